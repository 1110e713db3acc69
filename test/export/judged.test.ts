import papa from "papaparse";
import { expect, test } from "vitest";
import { engineKey } from "../../src/library/engine-key.ts";
import { edit, elementAt, judgement } from "../../src/library/judgements/compose.ts";
import { judgedReading } from "../../src/library/judgements/judged.ts";
import { judge } from "../../src/library/judgements/ledger.ts";
import { resources } from "../library/fusion/sample-readings.ts";
import { handReadings } from "./by-hand.ts";
import { libraryOf } from "./library.ts";

const signed = { author: "R. Aalto", at: "2026-01-02T03:04:05.678Z", reason: "Gul Mina Rahmati told me" };

/** The hand library after somebody has called the shelling aerial, and has taken back another word. */
async function judgedLibrary() {
  const library = await libraryOf(handReadings());
  await library.store.transaction(async (session) => {
    const row = await session.document("one");
    const judged = row === undefined ? undefined : await judgedReading(session, row, engineKey(resources));
    if (judged === undefined) throw new Error("no reading");
    const shelled = elementAt(judged.reading, [52, 59], ["event"]);
    await judge(session, edit(judged, shelled, "mode", "aerial", signed));
    const other = await judge(session, edit(judged, shelled, "contexts", ["military"], signed));
    await judge(
      session,
      judgement({ ...signed, at: "2026-01-03T00:00:00.000Z" }, { act: "withdraw", record: other.id }),
    );
  });
  return library;
}

test("what people have said is in every row of it, with who said it", async () => {
  const library = await judgedLibrary();
  const rows = (text: string) => papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true }).data;
  const events = rows(await library.text("csv", { filter: {} }, { table: "events" }));
  expect(events[0]).toMatchObject({
    mode: "aerial",
    cameo: "195",
    judged: "true",
    judged_fields: "mode",
    judged_by: "R. Aalto",
  });
  const judgements = rows(await library.text("csv", { filter: {} }, { table: "judgements" }));
  expect(judgements.map(({ act, field, value, was, words }) => [act, field, value, was, words])).toEqual([
    ["edit", "mode", '"aerial"', '"heavy-weapons"', "shelled"],
    ["edit", "contexts", '["military"]', "[]", "shelled"],
    ["withdraw", "", expect.stringMatching(/^"[0-9a-f]{64}"$/), "", ""],
  ]);
  expect(judgements[1]?.["withdrawn_by"]).toBe(judgements[2]?.["judgement"]);
  // A reason may name a private person too.
  expect(judgements[0]?.["reason"]).not.toMatch(/Rahmati/);
});

test("the machine's own reading is to be had, without them", async () => {
  const library = await judgedLibrary();
  const modes = async (machine: boolean) =>
    (await library.text("reading", { filter: { document: "one" }, machine })).match(
      /"mode":"(?:aerial|heavy-weapons)"/g,
    );
  expect(await modes(false)).toEqual(['"mode":"aerial"']);
  expect(await modes(true)).toEqual(['"mode":"heavy-weapons"']);
});

test("a correction is a revision by a person in PROV-O, and an annotation of that person's", async () => {
  const library = await judgedLibrary();
  const graph: readonly Record<string, unknown>[] = JSON.parse(await library.text("json-ld"))["@graph"];
  const revised = graph.find((node) => node["prov:wasRevisionOf"] !== undefined);
  expect(revised).toMatchObject({
    "hearsay:eventMode": "aerial",
    "prov:wasAttributedTo": [{ "@id": "urn:hearsay:person:R.%20Aalto" }],
  });
  expect(revised?.["prov:wasGeneratedBy"]).toBeUndefined();
  const { items } = JSON.parse(await library.text("web-annotation"));
  const people = items
    .flatMap(({ creator }: { creator: unknown }) => [creator].flat())
    .filter(({ type }: { type: string }) => type === "Person");
  expect(people).toEqual([{ type: "Person", name: "R. Aalto" }]);
});
