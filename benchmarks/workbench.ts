/**
 * node benchmarks/workbench.ts [--events 50000] [--seed 1]: how smoothly the workbench moves among many events, in a real
 * Chromium. The sample corpus is served as always; where a view asks for what it draws, it gets so many generated rows in
 * place of the few of the sample, in pages as long as the server gives them. Then the view is scrolled, moved or zoomed by script, and
 * each frame is timed. Writes its section of benchmarks/RESULTS.md.
 */
import { parseArgs } from "node:util";
import type { ClaimRow, MapView, NetworkView, PageOf, TimelineView } from "../src/query/records.ts";
import { openBrowser, openWindow } from "../test/workbench/browser.ts";
import { serveWorkbench } from "../test/workbench/served.ts";
import { openPath } from "../test/workbench/views.ts";
import { environment } from "./accuracy/environment.ts";
import { writeSection } from "./sections.ts";
import { type Frames, type Page, type Route, timed } from "./workbench/frames.ts";
import { randomOf } from "./workbench/random.ts";

const { values } = parseArgs({
  options: { events: { type: "string", default: "50000" }, seed: { type: "string", default: "1" } },
});
const EVENTS = Number(values.events);
const random = randomOf(Number(values.seed));
const among = (count: number): number => Math.floor(random() * count);
const dayOf = (number: number): string => new Date(Date.UTC(2019, 0, 1 + number)).toISOString().slice(0, 10);
const DAYS = 1_200;

const served = await serveWorkbench();
const browser = await openBrowser();
if (browser === undefined) throw new Error("this measures a browser, and there is none");
const answer = async <T>(path: string): Promise<T> =>
  (await (await fetch(`${served.address}/api/v1${path}`)).json()) as T;

/** Rows of the sample on other days, each with a name of its own. */
const [claims, points, places, network] = [
  (await answer<PageOf<ClaimRow>>("/claims?limit=500")).rows,
  (await answer<TimelineView>("/timeline?limit=5000")).points,
  (await answer<MapView>("/map")).places,
  await answer<NetworkView>("/network?limit=500"),
];
const picked = <T>(rows: readonly T[]): T => rows[among(rows.length)] as T;

function claimsPage(route: Route): Promise<void> {
  const query = new URL(route.request().url()).searchParams;
  const [from, limit] = [Number(query.get("cursor") ?? 0), Number(query.get("limit") ?? 50)];
  const rows = Array.from({ length: Math.min(limit, EVENTS - from) }, (_, at) => ({
    ...picked(claims),
    attribution: `c${from + at}`,
  }));
  const next = from + rows.length;
  return route.fulfill({ json: { rows, ...(next < EVENTS ? { cursor: String(next) } : {}) } });
}

function timeline(): TimelineView {
  const made = Array.from({ length: EVENTS }, (_, at) => {
    const day = among(DAYS);
    const [from, until] = [dayOf(day), dayOf(day + (among(5) === 0 ? among(30) : 0))];
    return { ...picked(points), event: `e${at}`, from, until, reported: dayOf(day + among(20)) };
  });
  return { points: made.toSorted((a, b) => (a.from < b.from ? -1 : 1)), hidden: 0, undated: 0 };
}

/** As many places as so many events have in a large library: one in twenty-five is another. */
function map(): MapView {
  const count = Math.ceil(EVENTS / 25);
  const made = Array.from({ length: count }, (_, at) => ({
    ...picked(places),
    name: `Place ${at}`,
    lat: random() * 120 - 50,
    lon: random() * 340 - 170,
    events: 1 + among(50),
  }));
  return { places: made, unplaced: 0 };
}

/** The most that the server answers with: 500 actors, and every kind of tie among them. */
function manyTies(): NetworkView {
  const nodes = Array.from({ length: 500 }, (_, at) => ({
    ...picked(network.nodes),
    key: `n${at}`,
    name: `Actor ${at}`,
  }));
  const edges = Array.from({ length: 2_500 }, () => ({
    ...picked(network.edges),
    from: `n${among(500)}`,
    to: `n${among(500)}`,
    events: 1 + among(40),
  }));
  const known = new Map(
    edges.filter(({ from, to }) => from !== to).map((edge) => [`${edge.from} ${edge.to} ${edge.kind}`, edge]),
  );
  return { ...network, nodes, edges: [...known.values()], hidden: { nodes: 0, edges: 0 } };
}

interface Measured extends Frames {
  readonly name: string;
  readonly opened: number;
}

async function measured(
  name: string,
  path: string,
  api: string,
  given: (route: Route) => Promise<void>,
  move: (page: Page, step: number) => Promise<void>,
): Promise<Measured> {
  if (browser === undefined) throw new Error("no browser");
  const opened = await openWindow(browser);
  const page = await opened.newPage();
  await page.route(api, given);
  await openPath(page, served.address, "/stories");
  const begin = performance.now();
  await openPath(page, served.address, path);
  const took = performance.now() - begin;
  const frames = await timed(page, async () => {
    for (let step = 0; step < STEPS; step++) await move(page, step);
  });
  await opened.close();
  console.error(name, took, frames);
  return { name, opened: took, ...frames };
}
const STEPS = 24;

const wheel = (page: Page, x: number, y: number): Promise<void> => page.mouse.wheel(x, y);
async function dragged(page: Page, selector: string, step: number): Promise<void> {
  const box = await page.locator(selector).first().boundingBox();
  if (box === null) return;
  const [x, y] = [box.x + box.width / 2, Math.min(box.y + box.height / 2, 600)];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + (step % 2 === 0 ? 120 : -90), y + (step % 3 === 0 ? 40 : -30), { steps: 6 });
  await page.mouse.up();
  if (step % 8 === 7) await page.keyboard.press(step % 16 === 7 ? "+" : "-");
}
const [dates, spots, ties] = [timeline(), map(), manyTies()];
const json = (given: unknown) => (route: Route) => route.fulfill({ json: given });
const results = [
  await measured("claims, scrolled", "/claims", "**/api/v1/claims?**", claimsPage, (page) => wheel(page, 0, 900)),
  await measured("timeline, moved and zoomed", "/timeline", "**/api/v1/timeline**", json(dates), async (page, step) => {
    await page.locator(".timeline-slider").focus();
    await page.keyboard.press(step % 8 === 7 ? (step < 20 ? "+" : "-") : "ArrowRight");
    await wheel(page, 0, step % 2 === 0 ? 200 : -100);
  }),
  await measured("map, moved and zoomed", "/map", "**/api/v1/map**", json(spots), (page, step) =>
    dragged(page, "#thing svg", step),
  ),
  await measured("network, moved and zoomed", "/network", "**/api/v1/network?**", json(ties), (page, step) =>
    dragged(page, "#thing svg", step),
  ),
];
await browser.close();
await served.close();

const { date, commit, machine, node } = environment();
const row = ({ name, opened, frames, p50, p95, longest }: Measured): string =>
  `| ${name} | ${Math.round(opened)} | ${frames} | ${p50.toFixed(1)} | ${p95.toFixed(1)} | ${Math.round(longest)} |`;
const lines = [
  "## Frames of the workbench",
  "",
  `Written by \`node benchmarks/workbench.ts\` on ${date}, commit ${commit}; ${machine}; Node ${node}; Chromium without a graphics card.`,
  `${EVENTS} generated claims and events (seed ${values.seed}); on the map ${spots.places.length} places, in the network ${ties.nodes.length} actors with ${ties.edges.length} ties,`,
  "which is the most that the server gives at once. Milliseconds: until the view stands, between two frames while it is moved, of the longest task.",
  "",
  "| view | stands after | frames | median | p95 | longest task |",
  "|---|---:|---:|---:|---:|---:|",
  ...results.map(row),
];
writeSection("workbench", lines);
console.log(lines.join("\n"));
