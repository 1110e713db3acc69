import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { planted, SAMPLE } from "./planted.ts";
import { sampleInputs } from "./sample-texts.ts";

const inputs = await sampleInputs();
const textOf = (document: string): string => inputs.get(document)?.text ?? "";

/** Everything planted that stands at certain words: [where it is listed, document, its words]. */
const placed = [
  ...planted.contradictions.flatMap((c) => c.positions.map((p) => [`contradiction ${c.id}`, p] as const)),
  ...planted.reconcilable.flatMap((c) => c.positions.map((p) => [`reconcilable ${c.id}`, p] as const)),
  ...(
    ["citations", "figures", "nested", "denials", "clutter", "captions", "aliases", "events", "traps"] as const
  ).flatMap((list) => planted[list].map((entry) => [list, entry] as const)),
  ...(["relations", "dates", "faults"] as const).flatMap((list) =>
    planted[list].map((entry) => [list, entry] as const),
  ),
];

describe("planted truth of the sample corpus", () => {
  test("every report of the folder is listed", () => {
    const about = new Set(["README.md", "planted.json"]);
    const files = readdirSync(SAMPLE).filter((name) => !about.has(name));
    expect([...new Set(planted.documents.map((document) => document.file))].sort()).toEqual(files.sort());
  });

  test("ids are unique and every document named anywhere exists", () => {
    const ids = planted.documents.map((document) => document.id);
    expect(new Set(ids).size).toBe(ids.length);
    const named = [
      ...planted.lineages.flatMap((lineage) => lineage.documents),
      ...planted.stories.flatMap((story) => story.documents),
      ...planted.apart.flatMap((pair) => pair.documents),
      ...placed.map(([, entry]) => entry.document),
      ...planted.clutterMarkup.map((entry) => entry.document),
    ];
    expect(named.filter((id) => !ids.includes(id))).toEqual([]);
  });

  test("every document belongs to exactly one story", () => {
    const told = planted.stories.flatMap((story) => story.documents);
    expect([...told].sort()).toEqual(planted.documents.map((document) => document.id).sort());
  });

  test("every quote is verbatim in its document", () => {
    expect(placed.filter(([, entry]) => !textOf(entry.document).includes(entry.quote))).toEqual([]);
  });

  test("every quote stands in its document once, so that it points at one place", () => {
    const unclear = placed.filter(([, { document, quote }]) => {
      const text = textOf(document);
      return text.indexOf(quote) !== text.lastIndexOf(quote);
    });
    expect(unclear).toEqual([]);
  });

  test("the words inside a quote are verbatim in it", () => {
    const inner = [
      ...planted.figures.map((f) => [f.quote, f.words]),
      ...planted.events.map((e) => [e.quote, e.trigger]),
      ...planted.aliases.map((a) => [a.quote, a.mention]),
      ...planted.nested.map((n) => [n.quote, n.content]),
      ...planted.dates.map((d) => [d.quote, d.words]),
    ];
    expect(inner.filter(([quote = "", words = ""]) => !quote.includes(words))).toEqual([]);
  });

  test("clutter of the markup is in the file", () => {
    const files = new Map(planted.documents.map((document) => [document.id, document.file]));
    const missing = planted.clutterMarkup.filter(
      ({ document, quote }) => !readFileSync(join(SAMPLE, files.get(document) ?? ""), "utf8").includes(quote),
    );
    expect(missing).toEqual([]);
  });

  test("no real person is quoted: words in quotation marks are never a named official's", () => {
    const named = planted.documents.flatMap((document) => [
      ...textOf(document.id).matchAll(
        /[”"],? (?:said |says )?(Ghani|Baradar|Wang|Zarif|Milley|Mujahid|Pompeo|Kirby|Asadov|Samangani)\b/g,
      ),
    ]);
    expect(named.map(([words]) => words)).toEqual([]);
  });
});
