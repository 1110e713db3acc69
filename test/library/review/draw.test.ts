import { describe, expect, test } from "vitest";
import type { Reading } from "../../../src/doc/reading.ts";
import { code, codingsOf, openItems, openSample, takeOver, withdrawLast } from "../../../src/library/review/codings.ts";
import { drawSample, keepSample } from "../../../src/library/review/draw.ts";
import type { Store } from "../../../src/store/store.ts";
import { type Sample, sampleId } from "../../../src/validation/sample.ts";
import { keep, memory } from "../fusion/sample-readings.ts";
import { answer, engine, queueOf, unsureReport, withEnding } from "./library.ts";

const REQUEST = { seed: "1", size: 100, layers: [] } as const;

async function libraryOf(...readings: readonly Reading[]): Promise<Store> {
  const store = await memory();
  await keep(store, readings);
  return store;
}
const draw = (store: Store, request: Partial<Parameters<typeof drawSample>[1]> = {}): Promise<Sample> =>
  drawSample({ view: store.view, engine }, { ...REQUEST, ...request });

const one = unsureReport("d1", ["c1", "e2"], "2022-04-01");
const two = withEnding(unsureReport("d2", ["a1"], "2022-04-02"), " More.");

describe("a sample of a library", () => {
  test("is drawn from all layers, with what the machine says and the words of it", async () => {
    const sample = await draw(await libraryOf(one, two));
    expect(sample.items).toHaveLength(sample.strata.reduce((sum, { size }) => sum + size, 0));
    const event = sample.items.find(({ layer, document }) => layer === "event" && document === "d1");
    expect(event?.statement).toMatch(/^“\w+” tells of ASSAULT, by /);
    const figure = sample.items.find(({ layer, document }) => layer === "figure" && document === "d1");
    const words = figure?.marks.map(({ span }) => one.document.text.slice(...span));
    expect(words).toEqual(["12"]);
    expect(figure?.context.map((span) => one.document.text.slice(...span))).toEqual([
      "He said 12 fishermen were killed.",
    ]);
  });

  test("is the same in whatever order documents were added, and another with another seed", async () => {
    const [a, b] = [
      await draw(await libraryOf(one, two), { size: 5 }),
      await draw(await libraryOf(two, one), { size: 5 }),
    ];
    expect(sampleId(b)).toBe(sampleId(a));
    expect(sampleId(await draw(await libraryOf(one, two), { size: 5, seed: "2" }))).not.toBe(sampleId(a));
  });

  test("is of the machine's readings, whatever people have judged", async () => {
    const store = await libraryOf(one, two);
    const before = await draw(store);
    for (const item of await queueOf(store)) await answer(store, item, { kind: "reject" });
    expect(await draw(store)).toEqual(before);
  });

  test("is of the newest version of a page only, and of the layers that were asked for", async () => {
    const page = (reading: Reading): Reading => ({
      ...reading,
      document: { ...reading.document, uri: "https://a.example/1" },
    });
    const sample = await draw(await libraryOf(page(one), page(two)), { layers: ["figure", "event"] });
    expect(new Set(sample.items.map(({ document }) => document))).toEqual(new Set(["d2"]));
    expect(new Set(sample.items.map(({ layer }) => layer))).toEqual(new Set(["event", "figure"]));
    expect(sample.corpus.documents).toBe(1);
  });

  test("cannot be drawn from nothing", async () => {
    await expect(draw(await memory())).rejects.toThrow("no document that it has read");
  });
});

describe("coding", () => {
  const at = "2024-05-01T10:00:00.000Z";
  async function drawn() {
    const store = await libraryOf(one, two);
    const sample = await draw(store);
    const id = await store.transaction((session) => keepSample(session, sample, at));
    const find = (item: number, coder: string, more: object = {}) =>
      store.transaction((session) =>
        code(session, { sample: id, item, coder, at, verdict: "correct", wrong: [], ...more }, sample),
      );
    const left = async (coder: string) =>
      openItems(sample, id, await store.view((session) => codingsOf(session, id)), coder);
    return { store, sample, id, find, left };
  }

  test("goes on where a coder stopped, and each coder has all items in an order of their own", async () => {
    const { sample, find, left } = await drawn();
    const [ana, ben] = [await left("ana"), await left("ben")];
    expect(ana).not.toEqual(ben);
    expect(ana.toSorted((a, b) => a - b)).toEqual(sample.items.map((_, item) => item));
    for (const item of ana.slice(0, 3)) await find(item, "ana");
    expect(await left("ana")).toEqual(ana.slice(3));
    expect(await left("ben")).toEqual(ben);
  });

  test("takes only items of the sample, and parts that an element of its layer has", async () => {
    const { sample, find } = await drawn();
    const event = sample.items.findIndex(({ layer }) => layer === "event");
    await expect(find(sample.items.length, "ana")).rejects.toThrow("E_INPUT_SCHEMA");
    await expect(find(event, "ana", { verdict: "wrong", wrong: ["speaker"] })).rejects.toThrow(
      "type, actor, recipient",
    );
    await expect(find(event, "ana", { verdict: "perhaps" })).rejects.toThrow("E_INPUT_SCHEMA");
    await expect(find(event, "ana", { verdict: "wrong", wrong: ["type", "actor"] })).resolves.toMatchObject({
      item: event,
    });
  });

  test("is taken back one by one, the last first, also where all was said at one moment", async () => {
    const { store, sample, id, find, left } = await drawn();
    const items = (await left("ana")).slice(0, 3);
    for (const item of items) await find(item, "ana");
    await find(items[0] ?? 0, "ben");
    const back = () => store.transaction((session) => withdrawLast(session, { id, at, sample }, { coder: "ana", at }));
    const taken = [await back(), await back(), await back()].map(({ item }) => item);
    expect(taken).toEqual(items.toReversed());
    expect((await left("ana")).slice(0, 3)).toEqual(items);
    expect(await left("ben")).not.toContain(items[0]);
    await expect(back()).rejects.toThrow("E_CONFLICT");
    expect(await store.view((session) => codingsOf(session, id))).toHaveLength(7);
  });

  test("is of the newest sample, or of the one whose id is given", async () => {
    const { store, id } = await drawn();
    const later = await draw(store, { seed: "2" });
    const other = await store.transaction((session) => keepSample(session, later, "2024-06-01T10:00:00.000Z"));
    expect((await store.view((session) => openSample(session))).id).toBe(other);
    expect((await store.view((session) => openSample(session, id.slice(0, 12)))).id).toBe(id);
    await expect(store.view((session) => openSample(session, "none"))).rejects.toThrow("E_USAGE");
  });

  test("is taken over from another library, each answer once, and refused where it was changed", async () => {
    const { store, id, find } = await drawn();
    for (const item of [0, 1, 2]) await find(item, "ana");
    const given = await store.view(async (session) => ({
      ...(await openSample(session)),
      codings: await codingsOf(session, id),
    }));
    const other = await libraryOf(one, two);
    const take = (file: unknown) => other.transaction((session) => takeOver(session, file, "ana.json"));
    expect(await take(given)).toBe(3);
    expect(await take(given)).toBe(0);
    expect(await other.view((session) => codingsOf(session, id))).toEqual(given.codings);
    const changed = { ...given, sample: { ...given.sample, seed: "2" } };
    const foreign = { ...given, codings: given.codings.map((coding) => ({ ...coding, sample: "0".repeat(64) })) };
    for (const wrong of [changed, foreign, {}, null])
      await expect(take(wrong)).rejects.toThrow("E_INPUT_SCHEMA ana.json");
  });
});
