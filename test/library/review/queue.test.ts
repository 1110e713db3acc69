import { describe, expect, test } from "vitest";
import type { Reading } from "../../../src/doc/reading.ts";
import { openFusion } from "../../../src/library/fusion/fuse.ts";
import { judgedReading } from "../../../src/library/judgements/judged.ts";
import { append } from "../../../src/library/judgements/ledger.ts";
import { reviewQueue } from "../../../src/library/review/queue.ts";
import type { Store } from "../../../src/store/store.ts";
import { anchor, judgement } from "../../judgements/report.ts";
import { keep, memory, resources, sampleReadings } from "../fusion/sample-readings.ts";
import { answer, engine, queueOf, shown, unsureReport, withEnding } from "./library.ts";

async function libraryOf(...readings: readonly Reading[]): Promise<Store> {
  const store = await memory();
  await keep(store, readings);
  return store;
}
async function readingIn(store: Store, id: string): Promise<Reading> {
  const judged = await store.view(async (session) => {
    const row = await session.document(id);
    return row === undefined ? undefined : judgedReading(session, row, engine);
  });
  if (judged === undefined) throw new Error(`no ${id}`);
  return judged.reading;
}

describe("the review queue", () => {
  test("asks who says what before who is who and what happened, as they stand in the text", async () => {
    const store = await libraryOf(unsureReport("d1", ["e2", "a1", "c2", "f1", "r1", "c1"]));
    expect(shown(await queueOf(store))).toEqual([
      "d1 attribution c1",
      "d1 attribution c2",
      "d1 actor a1",
      "d1 event e2",
      "d1 relation r1",
      "d1 figure f1",
    ]);
  });

  test("goes through the newest documents first, and through the newest version of a page only", async () => {
    const old = unsureReport("d1", ["e1"], "2022-04-01");
    const page = (reading: Reading, id: string): Reading => ({
      ...reading,
      document: { ...reading.document, id, uri: "https://a.example/1" },
    });
    const store = await libraryOf(
      old,
      page(unsureReport("d2", ["e1"], "2022-04-03"), "d2"),
      page(withEnding(unsureReport("d3", ["e1"], "2022-04-02"), " More."), "d3"),
    );
    expect(shown(await queueOf(store))).toEqual(["d3 event e1", "d1 event e1"]);
  });

  test("asks of an actor whose name several share last, and which of them it is", async () => {
    const reading = unsureReport("d1", ["a5", "e1"]);
    const actors = reading.actors.map((actor) =>
      actor.id === "a5" ? { ...actor, candidates: ["sarn-1", "sarn-2"] } : actor,
    );
    const store = await libraryOf({ ...reading, actors });
    const [, last] = await queueOf(store);
    expect(last).toMatchObject({ why: "candidates", element: "a5", choices: ["sarn-1", "sarn-2"] });
    await answer(store, last, { kind: "choose", entity: "sarn-2" });
    const sarn = (await readingIn(store, "d1")).actors.find(({ id }) => id === "a5");
    expect(sarn).toMatchObject({ entity: "sarn-2" });
    expect(sarn).not.toHaveProperty("candidates");
    expect(shown(await queueOf(store))).toEqual(["d1 event e1"]);
  });

  test("shows the words in their sentence", async () => {
    const [item] = await queueOf(await libraryOf(unsureReport("d1", ["c3"])));
    expect(item).toMatchObject({
      question: "Is “it had shelled the harbour” what council says (denial)?",
      context: { text: "The council denied that it had shelled the harbour." },
    });
    const { context, marks = [] } = item ?? { context: { text: "", start: 0 } };
    const words = marks.map(({ span: [start, end], role }) => [
      role,
      context.text.slice(start - context.start, end - context.start),
    ]);
    expect(words).toEqual([
      ["source", "The council"],
      ["cue", "denied"],
      ["content", "it had shelled the harbour"],
    ]);
  });

  test("lets go of what was accepted or rejected, and has it again when that is taken back", async () => {
    const store = await libraryOf(unsureReport("d1", ["c1", "e1", "e2"]));
    const [said, shelled] = await queueOf(store);
    const [accepted = ""] = await answer(store, said, { kind: "accept" });
    await answer(store, shelled, { kind: "reject" });
    expect(shown(await queueOf(store))).toEqual(["d1 event e2"]);
    expect((await readingIn(store, "d1")).events.map(({ id }) => id)).toEqual(["e2"]);
    await store.transaction((session) =>
      append(session, [{ record: judgement({ act: "withdraw", record: accepted, at: "2024-05-02T10:00:00.000Z" }) }]),
    );
    expect(shown(await queueOf(store))).toEqual(["d1 attribution c1", "d1 event e2"]);
  });

  test("is the same in pages of any size, also when it is answered on the way", async () => {
    const store = await libraryOf(
      unsureReport("d1", ["c1", "e1", "a2", "f1"], "2022-04-02"),
      withEnding(unsureReport("d2", ["c2", "e2"], "2022-04-01"), " More."),
    );
    const whole = shown(await queueOf(store));
    expect(whole).toHaveLength(6);
    for (const limit of [1, 2, 4, 6, 7]) {
      const paged: string[] = [];
      let cursor: string | undefined;
      do {
        const from = { limit, ...(cursor === undefined ? {} : { cursor }) };
        const page = await store.view((session) => reviewQueue({ session, engine }, from));
        paged.push(...shown(page.rows));
        if (limit === 2) for (const item of page.rows) await answer(store, item, { kind: "accept" });
        ({ cursor } = page);
      } while (cursor !== undefined);
      expect(paged).toEqual(limit < 4 ? whole : []);
    }
  });

  test("keeps to one kind and one document where that is asked for", async () => {
    const store = await libraryOf(
      unsureReport("d1", ["c1", "e1"], "2022-04-02"),
      withEnding(unsureReport("d2", ["c2", "e2"], "2022-04-01"), " More."),
    );
    expect(shown(await queueOf(store, { kind: "event" }))).toEqual(["d1 event e1", "d2 event e2"]);
    expect(shown(await queueOf(store, { document: "d2" }))).toEqual(["d2 attribution c2", "d2 event e2"]);
    expect(await queueOf(store, { kind: "judgement" })).toEqual([]);
  });

  test("refuses a cursor that is none", async () => {
    const store = await libraryOf(unsureReport("d1", ["c1"]));
    await expect(queueOf(store, { cursor: "7" })).rejects.toThrow("E_USAGE");
  });
});

describe("corrections that need a look", () => {
  const made = (body: Readonly<Record<string, unknown>>) =>
    judgement({ target: anchor(unsureReport("d1", []), "e1"), ...body });
  /** A library whose machine now says something else of what was judged before. */
  async function changed(record: ReturnType<typeof judgement>, reading: Reading): Promise<Store> {
    const store = await libraryOf(reading);
    await store.transaction((session) => append(session, [{ record }]));
    return store;
  }
  const retype = made({ act: "retype", type: "THREATEN", was: "ASSAULT" });
  const now = (type: "COERCE" | "ASSAULT"): Reading => {
    const reading = unsureReport("d1", ["e2"]);
    return { ...reading, events: reading.events.map((event) => (event.id === "e1" ? { ...event, type } : event)) };
  };

  test("come first: obsolete ones, held against what the machine now says", async () => {
    const store = await changed(retype, now("COERCE"));
    const [item, second] = await queueOf(store);
    expect(item).toMatchObject({
      why: "obsolete",
      question: "The machine now says type = COERCE. Does the correction still hold?",
      judgement: { said: "retype event “shelled”: THREATEN", author: "ana" },
    });
    expect(second?.why).toBe("unsure");
  });

  test("an obsolete one that still holds is said anew, and asked no more", async () => {
    const store = await changed(retype, now("COERCE"));
    const [item] = await queueOf(store);
    await answer(store, item, { kind: "accept" });
    expect((await readingIn(store, "d1")).events[0]?.type).toBe("THREATEN");
    expect(shown(await queueOf(store))).toEqual(["d1 event e2"]);
  });

  test("an obsolete one that no longer holds is taken back", async () => {
    const store = await changed(retype, now("COERCE"));
    const [item] = await queueOf(store);
    await answer(store, item, { kind: "reject" });
    expect((await readingIn(store, "d1")).events[0]?.type).toBe("COERCE");
    expect(shown(await queueOf(store))).toEqual(["d1 event e2"]);
  });

  test("a rejection of what the machine now calls otherwise can be said anew", async () => {
    const store = await changed(made({ act: "reject" }), now("COERCE"));
    const [item] = await queueOf(store);
    expect(item?.why).toBe("obsolete");
    await answer(store, item, { kind: "accept" });
    expect((await readingIn(store, "d1")).events.map(({ id }) => id)).toEqual(["e2"]);
    expect(shown(await queueOf(store))).toEqual(["d1 event e2"]);
  });

  test("one that lost its words is shown with the words that it had, and can only be taken back", async () => {
    const reading = now("ASSAULT");
    const without = { ...reading, events: reading.events.filter(({ id }) => id !== "e1") };
    const store = await changed(retype, without);
    const [item] = await queueOf(store);
    expect(item).toMatchObject({
      why: "orphaned",
      context: { text: expect.stringContaining("The council shelled the harbour") },
    });
    await expect(answer(store, item, { kind: "reject" })).rejects.toThrow("E_USAGE");
    await answer(store, item, { kind: "accept" });
    expect(shown(await queueOf(store))).toEqual(["d1 event e2"]);
  });
});

describe("reports that were joined for little", () => {
  test("are asked of in pairs, and a pair is decided by any verdict", async () => {
    const store = await memory();
    await keep(store, [...(await sampleReadings()).values()]);
    const fusion = openFusion(store, resources);
    const fuse = async () => {
      for await (const _ of fusion.update());
    };
    await fuse();
    const before = await queueOf(store, { kind: "link" });
    expect(before.length).toBeGreaterThan(2);
    expect(before.every(({ document, other }) => other !== undefined && other.document !== document)).toBe(true);
    await answer(store, before[0], { kind: "cannot-tell" });
    await answer(store, before[1], { kind: "accept" });
    await answer(store, before[2], { kind: "reject" });
    await fuse();
    const after = new Set((await queueOf(store, { kind: "link" })).map(({ id }) => id));
    expect(before.slice(0, 3).filter(({ id }) => after.has(id))).toEqual([]);
  });
});
