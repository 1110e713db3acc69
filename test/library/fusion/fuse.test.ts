import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Reading } from "../../../src/doc/reading.ts";
import { corpusOf, storyView } from "../../../src/library/fusion/corpus.ts";
import { type FuseOptions, openFusion } from "../../../src/library/fusion/fuse.ts";
import type { Store } from "../../../src/store/store.ts";
import { keep, memory, resources, sampleReadings } from "./sample-readings.ts";
import { told as toldOf } from "./told.ts";

let readings: readonly Reading[];
let whole: Told;
const open: Store[] = [];

type Told = Awaited<ReturnType<typeof told>>;

beforeAll(async () => {
  readings = [...(await sampleReadings()).values()];
  const { store } = await library();
  await keep(store, readings);
  whole = await told(store);
});
afterAll(() => Promise.all(open.map((store) => store.close())));

async function library(): Promise<{ readonly store: Store }> {
  const store = await memory();
  open.push(store);
  return { store };
}

const told = (store: Store, options?: FuseOptions) =>
  toldOf(
    store,
    readings.map(({ document }) => document.id),
    options,
  );

test("stories, lineages and their ids are the same in whatever order and steps the documents come", async () => {
  const orders = fc.record({
    order: fc.shuffledSubarray(
      readings.map((_, at) => at),
      { minLength: readings.length },
    ),
    batch: fc.integer({ min: 1, max: 9 }),
    few: fc.constantFrom(0, 3000),
    cut: fc.integer({ min: 0, max: readings.length }),
  });
  await fc.assert(
    fc.asyncProperty(orders, async ({ order, batch, few, cut }) => {
      const { store } = await library();
      const sorted = order.flatMap((at) => readings[at] ?? []);
      await keep(store, sorted.slice(0, cut));
      await told(store, { batch, few });
      await keep(store, sorted.slice(cut));
      expect(await told(store, { batch, few })).toEqual(whole);
    }),
    { numRuns: 5, seed: 20 },
  );
});

test("taking documents out again leaves what would be told without them", async () => {
  const sample = fc.uniqueArray(fc.integer({ min: 0, max: readings.length - 1 }), { minLength: 1, maxLength: 12 });
  await fc.assert(
    fc.asyncProperty(sample, async (gone) => {
      const { store } = await library();
      const without = await library();
      await keep(store, readings);
      await told(store);
      await store.transaction((session) => session.removeDocuments(gone.map((at) => readings[at]?.document.id ?? "")));
      await keep(
        without.store,
        readings.filter((_, at) => !gone.includes(at)),
      );
      expect(await told(store)).toEqual(await told(without.store));
    }),
    { numRuns: 3, seed: 21 },
  );
});

test("an id that a story had before it grew still finds it", async () => {
  const { store } = await library();
  const fusion = openFusion(store, resources);
  const ids = new Map<string, string>();
  const newestFirst = readings.toSorted((a, b) =>
    (a.document.published?.value ?? "") < (b.document.published?.value ?? "") ? 1 : -1,
  );
  for (const reading of newestFirst) {
    await keep(store, [reading]);
    for await (const _ of fusion.update());
    const { stories } = await fusion.view(corpusOf);
    for (const { id, reports } of stories) ids.set(id, reports[0]?.document ?? "");
  }
  const now = new Set((await fusion.view(corpusOf)).stories.map(({ id }) => id));
  const former = [...ids].filter(([id]) => !now.has(id));
  expect(former.length).toBeGreaterThan(0);
  for (const [id] of former) {
    const story = await fusion.view((context) => storyView(context, id));
    // A story that fell apart into what single documents tell is no longer told by several.
    if (story !== undefined) expect(now).toContain(story.id);
  }
  expect(
    (await Promise.all(former.map(([id]) => fusion.view((context) => storyView(context, id))))).some(Boolean),
  ).toBe(true);
});

test("every position of every story stands on words of its document", () => {
  const texts = new Map(readings.map(({ document }) => [document.key ?? document.id, document.text]));
  const positions = [
    ...whole.corpus.stories.flatMap(({ aspects }) => aspects.flatMap((aspect) => aspect.positions)),
    ...whole.corpus.contradictions.flatMap((contradiction) => contradiction.positions),
  ];
  expect(positions.length).toBeGreaterThan(20);
  for (const { stance, words, evidence } of positions) {
    if (stance === "silent") continue;
    expect(evidence.length).toBeGreaterThan(0);
    const all = evidence.map(({ document, span }) => texts.get(document)?.slice(...span) ?? "");
    for (const each of all) expect(each).not.toBe("");
    const sentences = evidence.map(({ document }) => texts.get(document)?.replace(/\s+/g, " ") ?? "");
    for (const said of words) expect(sentences.some((text) => text.includes(said))).toBe(true);
  }
});
