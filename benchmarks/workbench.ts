/**
 * node benchmarks/workbench.ts [--events 50000] [--seed 1] [--library FILE] [--only timeline] [--steps 16]: how smoothly the
 * workbench moves among many events, in a real Chromium. A library of generated reports is served as always; the map and
 * the network get more places and actors than the reports name. Each view is scrolled, moved and zoomed by script, and for
 * each frame it is told how long script, style and layout took, and when it came. With --library the file is kept, and used
 * as it is when it is there already; --only measures some of the views and writes nothing. Else it writes its section of
 * benchmarks/RESULTS.md.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import type { ActorLine, MapView, NetworkView, PageOf, TimelineDays } from "../src/query/records.ts";
import { openBrowser, openWindow } from "../test/workbench/browser.ts";
import { openPath } from "../test/workbench/views.ts";
import { environment } from "./accuracy/environment.ts";
import { writeSection } from "./sections.ts";
import { type Frames, type Page, type Route, timed } from "./workbench/frames.ts";
import { fillLibrary, serveLibrary } from "./workbench/library.ts";
import { manyActors, manyPlaces } from "./workbench/pictures.ts";
import { randomOf } from "./workbench/random.ts";

const { values } = parseArgs({
  options: {
    events: { type: "string", default: "50000" },
    seed: { type: "string", default: "1" },
    steps: { type: "string", default: "16" },
    library: { type: "string" },
    only: { type: "string", multiple: true },
  },
});
const [events, seed, steps] = [Number(values.events), Number(values.seed), Number(values.steps)];

const folder = mkdtempSync(join(tmpdir(), "hearsay-frames-"));
const file = values.library ?? join(folder, "library.db");
await fillLibrary(file, events, seed);
const served = await serveLibrary(file);
const browser = await openBrowser();
if (browser === undefined) throw new Error("this measures a browser, and there is none");

const answer = async <T>(path: string): Promise<T> =>
  (await (await fetch(`${served.address}/api/v1${path}`)).json()) as T;
const random = randomOf(seed);
const [days, actors] = [
  await answer<TimelineDays>("/timeline/days"),
  await answer<PageOf<ActorLine>>("/actors?limit=500"),
];
const places: MapView = manyPlaces(random, Math.ceil(events / 25));
const ties: NetworkView = manyActors(random, actors.rows);
const json = (given: unknown) => (route: Route) => route.fulfill({ json: given });

interface Measured extends Frames {
  readonly name: string;
  readonly opened: number;
}

interface Watched {
  readonly name: string;
  readonly path: string;
  /** What the view is given in place of what the library has. */
  readonly given?: readonly [api: string, answer: unknown];
  readonly move: (page: Page, step: number) => Promise<void>;
}

const inMiddle = async (page: Page, selector: string): Promise<readonly [number, number]> => {
  // Between the bars and the marks of a timeline there is a moment without either.
  const found = page.locator(selector).first();
  await found.waitFor({ state: "visible" });
  const box = await found.boundingBox();
  if (box === null) throw new Error(`${selector} is not there`);
  return [box.x + box.width / 2, Math.min(box.y + box.height / 2, 620)];
};

/** By hand to and fro, with the wheel closer and back. */
const handled =
  (selector: string) =>
  async (page: Page, step: number): Promise<void> => {
    const [x, y] = await inMiddle(page, selector);
    await page.mouse.move(x, y);
    if (step % 4 === 3) {
      await page.keyboard.down("Control");
      for (let turn = 0; turn < 3; turn++) await page.mouse.wheel(0, step % 8 === 3 ? -120 : 120);
      await page.keyboard.up("Control");
      return;
    }
    await page.mouse.down();
    await page.mouse.move(x + (step % 2 === 0 ? 120 : -90), y + (step % 3 === 0 ? 40 : -30), { steps: 5 });
    await page.mouse.up();
  };

const VIEWS: Readonly<Record<string, Watched>> = {
  claims: {
    name: "claims, scrolled",
    path: "/claims",
    move: (page) => page.mouse.wheel(0, 900),
  },
  timeline: {
    name: "timeline, walked, moved and zoomed",
    path: "/timeline",
    move: async (page, step) => {
      await page.locator(".timeline-slider").focus();
      for (let turn = 0; turn < 3; turn++) await page.keyboard.press("ArrowRight");
      const [x, y] = await inMiddle(page, ".timeline-slider");
      await page.mouse.move(x, y);
      for (let turn = 0; turn < 3; turn++) await page.mouse.wheel(step % 4 === 1 ? 120 : 0, step % 8 < 5 ? -120 : 120);
    },
  },
  map: {
    name: "map, moved and zoomed",
    path: "/map",
    given: ["**/api/v1/map**", places],
    move: handled("#thing svg.map"),
  },
  network: {
    name: "network, moved and zoomed",
    path: "/network",
    given: ["**/api/v1/network?**", ties],
    move: handled("#thing svg.network"),
  },
};

async function measured({ name, path, given, move }: Watched): Promise<Measured> {
  if (browser === undefined) throw new Error("no browser");
  const opened = await openWindow(browser);
  const page = await opened.newPage();
  if (given !== undefined) await page.route(given[0], json(given[1]));
  await openPath(page, served.address, "/stories");
  const begin = performance.now();
  await openPath(page, served.address, path);
  const took = performance.now() - begin;
  const frames = await timed(browser, page, async () => {
    for (let step = 0; step < steps; step++) await move(page, step);
  });
  await opened.close();
  const found = { name, opened: took, ...frames };
  console.error(JSON.stringify(found));
  return found;
}

const results: Measured[] = [];
for (const [name, watched] of Object.entries(VIEWS))
  if (values.only === undefined || values.only.includes(name)) results.push(await measured(watched));
await browser.close();
await served.close();
rmSync(folder, { recursive: true });

const { date, commit, machine, node } = environment();
const row = ({ name, opened, frames, busy, work, script, gap }: Measured): string =>
  `| ${name} | ${Math.round(opened)} | ${frames} | ${busy} | ${[work.p50, work.p95, work.longest, script, gap.p50, gap.p95].map((value) => value.toFixed(1)).join(" | ")} |`;
const lines = [
  "## Frames of the workbench",
  "",
  `Written by \`node benchmarks/workbench.ts\` on ${date}, commit ${commit}; ${machine}; Node ${node}; Chromium without a graphics card.`,
  `A library with ${days.all.events + days.undated} claims of what happened (seed ${values.seed}), ${days.all.events} of them with days; the map is given ${places.places.length} places,`,
  `the network ${ties.nodes.length} actors with ${ties.edges.length} ties. Milliseconds: until the view stands; processor time of script, style and layout for a frame for which there was any;`,
  "of the longest stretch of script; and between two frames as they came, which is mostly the drawing that a graphics card would do.",
  "",
  "| view | stands after | frames | busy | work: median | p95 | longest | longest script | between frames: median | p95 |",
  "|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|",
  ...results.map(row),
];
if (values.only === undefined) writeSection("workbench", lines);
console.log(lines.join("\n"));
