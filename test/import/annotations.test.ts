import { beforeEach, describe, expect, test } from "vitest";
import { readBrat } from "../../src/import/brat.ts";
import { annotationsOf } from "../../src/import/reading.ts";
import { readWebAnnotations } from "../../src/import/web-annotation.ts";
import { engineKey } from "../../src/library/engine-key.ts";
import { importAnnotations, importForeign } from "../../src/library/import/import-annotations.ts";
import { judgedReading } from "../../src/library/judgements/judged.ts";
import { verify } from "../../src/library/judgements/ledger.ts";
import type { Store } from "../../src/store/store.ts";
import { handReadings } from "../export/by-hand.ts";
import { keep, memory, resources } from "../library/fusion/sample-readings.ts";

const engine = engineKey(resources);
const signed = { author: "R. Aalto", at: "2026-01-02T03:04:05.678Z" };
const [first, second] = handReadings();
if (first === undefined || second === undefined) throw new Error("no readings");
const { text } = second.document;

let store: Store;
beforeEach(async () => {
  store = await memory();
  await keep(store, [first, second]);
});

async function judged(id: string) {
  return store.transaction(async (session) => {
    const row = await session.document(id);
    return row === undefined ? undefined : (await judgedReading(session, row, engine))?.reading;
  });
}

const at = (words: string): string => {
  const start = [...text.slice(0, text.indexOf(words))].length;
  return `${start} ${start + [...words].length}`;
};

describe("brat annotations of a text that the library holds", () => {
  const ann = [
    `T1\tOrganization ${at("the health office")}\tthe health office`,
    `T2\tAid ${at("said")}\tsaid`,
    `T3\tPerson ${at("7 people")}\t7 people`,
    `E1\tAid:T2 Agent:T1 Recipient:T3`,
  ].join("\n");

  test("become elements in the person's name, which point at one another", async () => {
    const done = await store.transaction((session) =>
      importAnnotations(session, engine, readBrat("two.ann", text, ann), signed),
    );
    expect(done).toMatchObject({ judgements: 3, known: 0, left: [] });
    const reading = await judged("two");
    const aid = reading?.events.find(({ type }) => type === "AID");
    expect(aid).toMatchObject({ by: "by-hand", judged: [{ field: "exists", author: "R. Aalto" }] });
    expect(aid?.actor.map((id) => reading?.actors.find((actor) => actor.id === id)?.name)).toEqual([
      "the health office",
    ]);
    expect(aid?.recipient.map((id) => reading?.actors.find((actor) => actor.id === id)?.name)).toEqual(["7 people"]);
  });

  test("are not said twice by being imported twice, and the chain stays whole", async () => {
    const again = { ...signed, at: "2026-01-03T00:00:00.000Z" };
    const annotated = readBrat("two.ann", text, ann);
    await store.transaction((session) => importAnnotations(session, engine, annotated, signed));
    const done = await store.transaction((session) => importAnnotations(session, engine, annotated, again));
    expect(done).toMatchObject({ judgements: 0, known: 3 });
    expect(await store.transaction((session) => verify(session))).toMatchObject({ records: 3, faults: [] });
  });

  test("of another text are left out and said", async () => {
    const done = await store.transaction((session) =>
      importAnnotations(session, engine, readBrat("x.ann", `${text}!`, ""), signed),
    );
    expect(done.left).toEqual([{ where: "x.ann", because: "the library has no document with this text" }]);
  });
});

describe("Web Annotations", () => {
  const annotation = (value: string, exact: string, purpose?: string) => ({
    "@context": "http://www.w3.org/ns/anno.jsonld",
    id: `urn:${exact}`,
    type: "Annotation",
    body: { type: "TextualBody", value, ...(purpose === undefined ? {} : { purpose }) },
    target: { source: "https://example.org/two?a=1&b=2", selector: [{ type: "TextQuoteSelector", exact }] },
  });

  test("make elements of tags and notes of remarks, on the document at that address", async () => {
    const given = [
      annotation("event:SUPPORT", "health", "tagging"),
      annotation("Ask again.", "7 people"),
      annotation("place", "nowhere at all", "tagging"),
    ];
    const { annotations } = readWebAnnotations("h.jsonld", JSON.stringify(given));
    const done = await store.transaction((session) => importForeign(session, engine, "h.jsonld", annotations, signed));
    expect(done).toMatchObject({ judgements: 1, notes: 1, left: [{ where: "urn:nowhere at all" }] });
    expect((await judged("two"))?.events.map(({ type }) => type)).toContain("SUPPORT");
    const labels = await store.transaction((session) => session.labels("two"));
    expect(labels).toMatchObject([{ kind: "note", text: "“7 people”: Ask again." }]);
  });
});

describe("the elements of a reading", () => {
  test("that somebody has gone through are that person's, and say what the reading says", async () => {
    const done = await store.transaction((session) =>
      importAnnotations(session, engine, annotationsOf(first, "one"), signed),
    );
    expect(done.left).toEqual([]);
    const { actors, places, attributions, events, figures } = first;
    const elements = [actors, places, attributions, events, figures].flat().length;
    // And one more: an event points at its figure, which comes after it.
    expect(done.judgements).toBe(elements + 1);
    const reading = await judged("one");
    const told = ({ events }: typeof first) =>
      events.map(({ type, mode, actor, recipient, mentions, date, place, figures }) => ({
        type,
        mode,
        actor,
        recipient,
        mentions,
        date: date?.value,
        place,
        figures,
      }));
    expect(reading === undefined ? undefined : told(reading)).toEqual(told(first));
  });
});
