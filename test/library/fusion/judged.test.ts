import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Reading } from "../../../src/doc/reading.ts";
import { anchorOf } from "../../../src/judgements/anchor.ts";
import { ELEMENT_KINDS, itemsOf, keySpans } from "../../../src/judgements/elements.ts";
import type { JudgementRecord } from "../../../src/judgements/record.ts";
import { corpusOf, relationsOf, storyView } from "../../../src/library/fusion/corpus.ts";
import { type FuseOptions, openFusion } from "../../../src/library/fusion/fuse.ts";
import { append } from "../../../src/library/judgements/ledger.ts";
import type { Store } from "../../../src/store/store.ts";
import { randomJudgement } from "../../judgements/random-judgement.ts";
import { judgement } from "../../judgements/report.ts";
import { randomFrom, shuffled } from "../../judgements/upgrade.ts";
import { keep, memory, resources, sampleReadings } from "./sample-readings.ts";
import { told as toldOf } from "./told.ts";

let readings: readonly Reading[];
let records: readonly JudgementRecord[];
const open: Store[] = [];

beforeAll(async () => {
  readings = [...(await sampleReadings()).values()];
  records = someRecords(readings);
});
afterAll(() => Promise.all(open.map((store) => store.close())));

async function library(): Promise<Store> {
  const store = await memory();
  open.push(store);
  return store;
}
const told = (store: Store, options?: FuseOptions) =>
  toldOf(
    store,
    readings.map(({ document }) => document.id),
    options,
  );
const say = (store: Store, said: readonly JudgementRecord[]) =>
  store.transaction((session) =>
    append(
      session,
      said.map((record) => ({ record })),
    ),
  );

/** On elements of all kinds, and on whether actors and events of any two reports are one. */
function someRecords(all: readonly Reading[]): readonly JudgementRecord[] {
  const random = randomFrom(7);
  const onElements = shuffled(all, random).flatMap((reading) => {
    const [item] = shuffled(
      ELEMENT_KINDS.flatMap((kind) => itemsOf(reading, kind)),
      random,
    );
    const [span] = item === undefined ? [] : keySpans(item);
    return item === undefined || span === undefined ? [] : [randomJudgement(reading, item, span, random)];
  });
  const links = (["event", "actor"] as const).flatMap((kind) =>
    Array.from({ length: 24 }, (_, at) => {
      const ends = shuffled(all, random).flatMap((reading) => {
        const [item] = shuffled(itemsOf(reading, kind), random);
        return item === undefined ? [] : [anchorOf(reading, item)];
      });
      const verdict = (["negative", "positive", "negative", "unsure"] as const)[at % 4];
      return judgement({ act: "link", target: ends[0], with: ends[1], verdict });
    }),
  );
  return [...onElements, ...links];
}

const withdrawn = (all: readonly JudgementRecord[]): readonly JudgementRecord[] =>
  all.map(({ id }) => judgement({ act: "withdraw", record: id }));

describe("what is told across documents", () => {
  test("is the same whenever judgements come between the documents, and in whatever steps", async () => {
    const whole = await library();
    await keep(whole, readings);
    const machine = await told(whole);
    await say(whole, records);
    const expected = await told(whole);
    expect(expected.placed.length).toBeGreaterThan(20);
    expect(expected.corpus.stories).not.toEqual(machine.corpus.stories);
    const coming = fc.record({
      documents: fc.shuffledSubarray([...readings], { minLength: readings.length }),
      said: fc.shuffledSubarray([...records], { minLength: records.length }),
      cuts: fc.array(fc.tuple(fc.nat(readings.length), fc.nat(records.length)), { minLength: 1, maxLength: 3 }),
      batch: fc.integer({ min: 1, max: 9 }),
      few: fc.constantFrom(0, 3000),
    });
    await fc.assert(
      fc.asyncProperty(coming, async ({ documents, said, cuts, batch, few }) => {
        const store = await library();
        let [kept, spoken] = [0, 0];
        for (const [until, word] of [...cuts, [documents.length, said.length] as const]) {
          await keep(store, documents.slice(kept, until));
          await say(store, said.slice(spoken, word));
          [kept, spoken] = [Math.max(kept, until), Math.max(spoken, word)];
          await told(store, { batch, few });
        }
        expect(await told(store)).toEqual(expected);
      }),
      { numRuns: 4, seed: 30 },
    );
  });

  test("is as if nothing had been said once it is taken back, and as said once that is taken back too", async () => {
    const store = await library();
    await keep(store, readings);
    const before = await told(store);
    await say(store, records);
    const judged = await told(store);
    const back = withdrawn(records);
    await say(store, back);
    expect(await told(store)).toEqual(before);
    await say(store, withdrawn(back));
    expect(await told(store)).toEqual(judged);
  });

  test("goes with documents that are taken out, with what was said of them", async () => {
    const [store, without] = [await library(), await library()];
    await keep(store, readings);
    await say(store, records);
    await told(store);
    const gone = readings.filter((_, at) => at % 4 === 0).map(({ document }) => document.id);
    await store.transaction((session) => session.removeDocuments(gone));
    await keep(
      without,
      readings.filter(({ document }) => !gone.includes(document.id)),
    );
    await say(without, records);
    expect(await told(store)).toEqual(await told(without));
  });

  test("does not hold for a later version what was said of an earlier one that was taken out", async () => {
    const [store, without] = [await library(), await library()];
    const [first] = readings.filter(({ events }) => events.length > 2);
    if (first === undefined) throw new Error("no reading with events");
    const uri = "https://example.org/page";
    const versionOf = (id: string, textHash: string): Reading => ({
      ...first,
      document: { ...first.document, id, textHash, uri },
    });
    const [one, two] = [versionOf("one", first.document.textHash), versionOf("two", `sha256:${"1".repeat(64)}`)];
    const rejected = itemsOf(one, "event").map((item) => judgement({ act: "reject", target: anchorOf(one, item) }));
    const eventsOf = async (from: Store) =>
      (await toldOf(from, ["two"])).members.filter(({ item }) => item.startsWith("two#"));
    await keep(store, [one, two]);
    await say(store, rejected);
    expect((await eventsOf(store)).map(({ item }) => item)).toEqual(["two#lead"]);
    await store.transaction((session) => session.removeDocuments(["one"]));
    await keep(without, [two]);
    expect(await eventsOf(store)).toEqual(await eventsOf(without));
    expect((await eventsOf(store)).length).toBeGreaterThan(2);
  });

  test("is seen at once by whoever had a library open when somebody else judged", async () => {
    const store = await library();
    await keep(store, readings);
    const mine = openFusion(store, resources);
    for await (const _ of mine.update());
    await mine.view(corpusOf);
    await say(store, records);
    const others = await told(store);
    for await (const _ of mine.update());
    expect(await mine.view(corpusOf)).toEqual(others.corpus);
  });
});

describe("a verdict on two happenings", () => {
  /** Two reports that the machine tells in one story, by their events. */
  async function joined(store: Store) {
    const fusion = openFusion(store, resources);
    for await (const _ of fusion.update());
    const { stories } = await fusion.view(corpusOf);
    const story = stories.find(
      ({ documents, reports }) => documents > 3 && reports.every(({ events }) => events.length > 0),
    );
    if (story === undefined) throw new Error("no story of four reports");
    const anchors = story.reports.map(({ document, events }) => {
      const reading = readings.find((one) => (one.document.key ?? one.document.id) === document);
      const item =
        reading === undefined ? undefined : itemsOf(reading, "event").find(({ element }) => element.id === events[0]);
      if (reading === undefined || item === undefined) throw new Error(`no ${document}`);
      return { document: reading.document.id, anchor: anchorOf(reading, item) };
    });
    return { fusion, story, anchors };
  }

  test("parts the one that it points at, says who says so, and tells the rest as before", async () => {
    const store = await library();
    await keep(store, readings);
    const { fusion, story, anchors } = await joined(store);
    const [held, target] = [anchors[0], anchors.at(-1)];
    await say(store, [
      judgement({
        act: "link",
        target: target?.anchor,
        with: held?.anchor,
        verdict: "negative",
        reason: "another one",
      }),
    ]);
    for await (const _ of fusion.update());
    const after = await fusion.view((context) => storyView(context, story.id));
    const left = after?.reports.map(({ document }) => document) ?? [];
    expect(left).toEqual(anchors.map(({ document }) => document).filter((id) => id !== target?.document));
    expect(after?.said).toMatchObject([
      {
        documents: [target?.document, held?.document],
        verdict: "negative",
        author: "ana",
        reason: "another one",
        followed: true,
      },
    ]);
  });

  test("joins two stories, and says in words who joined them", async () => {
    const store = await library();
    await keep(store, readings);
    const { fusion, story, anchors } = await joined(store);
    const inStory = new Set(anchors.map(({ document }) => document));
    const { stories } = await fusion.view(corpusOf);
    const other = stories.find(({ reports }) =>
      reports.every(({ document, events }) => {
        const reading = readings.find((one) => (one.document.key ?? one.document.id) === document);
        return events.length > 0 && !inStory.has(reading?.document.id ?? "");
      }),
    );
    const [report] = other?.reports ?? [];
    const reading = readings.find((one) => (one.document.key ?? one.document.id) === report?.document);
    const item =
      reading === undefined
        ? undefined
        : itemsOf(reading, "event").find(({ element }) => element.id === report?.events[0]);
    if (other === undefined || reading === undefined || item === undefined) throw new Error("no second story");
    await say(store, [
      judgement({
        act: "link",
        target: anchorOf(reading, item),
        with: anchors[0]?.anchor,
        verdict: "positive",
        reason: "one war",
      }),
    ]);
    for await (const _ of fusion.update());
    const after = await fusion.view((context) => storyView(context, story.id));
    expect(after?.reports.map(({ document }) => document)).toContain(reading.document.id);
    expect((await fusion.view((context) => storyView(context, other.id)))?.id).toBe(after?.id);
    expect(after?.joined[0]).toMatchObject({
      reasons: ["one happening, says ana: one war"],
      record: expect.any(String),
    });
  });
});

describe("a verdict on two actors", () => {
  test("makes them one wherever either is told of, and two again when it is taken back", async () => {
    const store = await library();
    await keep(store, readings);
    const fusion = openFusion(store, resources);
    for await (const _ of fusion.update());
    const { relations } = await fusion.view(corpusOf);
    // Somebody with relations, and somebody without any, of other reports.
    const [one] = relations.filter(({ fromKey }) => fromKey.startsWith("name:"));
    const names = new Set(relations.flatMap(({ from, to }) => [from, to]));
    const ends = readings.flatMap((reading) =>
      itemsOf(reading, "actor").flatMap((item) =>
        "name" in item.element ? [{ reading, item, name: item.element.name }] : [],
      ),
    );
    const known = ends.find(({ name }) => name === one?.from);
    const other = ends.find(
      ({ reading, item, name }) =>
        !names.has(name) &&
        reading !== known?.reading &&
        item.kind === "actor" &&
        item.element.entity === undefined &&
        item.element.kind === "person" &&
        name.includes(" ") &&
        item.element.mentions.some(({ form }) => form === "name"),
    );
    if (one === undefined || known === undefined || other === undefined) throw new Error("no two such actors");
    const asked = () => fusion.view((context) => relationsOf(context, other.name));
    expect(await asked()).toEqual([]);
    const verdict = judgement({
      act: "link",
      target: anchorOf(other.reading, other.item),
      with: anchorOf(known.reading, known.item),
      verdict: "positive",
    });
    await say(store, [verdict]);
    for await (const _ of fusion.update());
    expect((await asked()).map(({ type, to }) => [type, to])).toContainEqual([one.type, one.to]);
    await say(store, withdrawn([verdict]));
    for await (const _ of fusion.update());
    expect(await asked()).toEqual([]);
  });
});
