import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { parseFeed } from "feedsmith";
import { MultiDirectedGraph } from "graphology";
import gexf from "graphology-gexf";
import graphml from "graphology-graphml";
import { expect, test } from "vitest";
import { openBrowser } from "../workbench/browser.ts";
import { handLibrary } from "./by-hand.ts";
import { sampleLibrary } from "./library.ts";

const STYLES = "https://styles.example/";

test("GraphML has the network that GEXF has, edge by edge", async () => {
  const library = await sampleLibrary();
  const one = graphml.parse(MultiDirectedGraph, await library.text("graphml"));
  const other = gexf.parse(MultiDirectedGraph, await library.text("gexf"));
  const told = (graph: MultiDirectedGraph) =>
    graph
      .mapEdges((_, { type, status, words }, source, target) => [source, target, type, status, words].join("|"))
      .sort();
  expect(told(one)).toEqual(told(other));
  expect(one.nodes().sort()).toEqual(other.nodes().sort());
});

test("a feed reader finds one entry a story, with both numbers, and an id and a day in each", async () => {
  const { format, feed } = parseFeed(await (await sampleLibrary()).text("atom"));
  expect(format).toBe("atom");
  if (format !== "atom") return;
  expect(feed.entries?.length).toBeGreaterThan(20);
  const ids = new Set(feed.entries?.map(({ id }) => id));
  expect(ids.size).toBe(feed.entries?.length);
  for (const { id, updated, title, content } of feed.entries ?? []) {
    expect(id).toMatch(/^urn:uuid:[0-9a-f-]{36}$/);
    expect(updated).toMatch(/^\d{4}-\d{2}-\d{2}T00:00:00Z$/);
    expect(title).toBeDefined();
    expect(JSON.stringify(content)).toMatch(/\d+ documents, \d+ lineages\./);
  }
});

test("TimelineJS itself makes a slide of every dated telling, and loads nothing that a report's words ask for", async () => {
  const browser = await openBrowser();
  if (browser === undefined) return;
  try {
    const page = await browser.newPage();
    const asked: string[] = [];
    page.on("request", (request) => asked.push(request.url()));
    // Its own style sheets are answered here; nothing leaves this machine.
    await page.route("**/*", (route) =>
      route.request().url().startsWith(STYLES) ? route.fulfill({ contentType: "text/css", body: "" }) : route.abort(),
    );
    const script = createRequire(import.meta.url).resolve("@knight-lab/timelinejs/dist/js/timeline.js");
    await page.setContent('<div id="line" style="width: 900px; height: 600px"></div>');
    await page.addScriptTag({ content: readFileSync(script, "utf8") });
    const data = await (await handLibrary()).text("timelinejs");
    await page.addScriptTag({
      content: `globalThis.line = new TL.Timeline("line", ${data}, { script_path: "${STYLES}" });`,
    });
    await page.waitForFunction("globalThis.line.config !== null && globalThis.line.config !== undefined");
    const slides = await page.evaluate(
      "({ events: line.config.events.map(({ group, text }) => [group, text.headline]), errors: line.config.messages.errors })",
    );
    expect(slides).toEqual({
      errors: [],
      events: [
        ["said to have happened", "ASSAULT: army → people"],
        ["said to have happened", "ASSAULT: army → people"],
      ],
    });
    expect(asked.filter((url) => /^https?:/.test(url) && !url.startsWith(STYLES))).toEqual([]);
  } finally {
    await browser.close();
  }
});
