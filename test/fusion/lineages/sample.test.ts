import { expect, test } from "vitest";
import {
  citationsOf,
  lineageDigest,
  lineageKeys,
  lineageLink,
  lineagesOf,
} from "../../../src/fusion/lineages/index.ts";
import { planted } from "../../corpus/planted.ts";
import { sampleReadings } from "../../library/fusion/sample-readings.ts";
import { tables } from "./tables.ts";

const readings = [...(await sampleReadings())].map(([name, reading]) => ({ name, reading }));
const digests = readings.map(({ reading }) => lineageDigest(reading, tables));
const nameOf = new Map(readings.map(({ name, reading }) => [reading.document.id, name] as const));

test("every planted copy is in its lineage, and nothing else", () => {
  const keys = digests.map((digest) => new Set(lineageKeys(digest)));
  const links = digests.flatMap((a, at) =>
    digests.slice(at + 1).flatMap((b, after) => {
      const meet = [...(keys[at] ?? [])].some((key) => keys[at + 1 + after]?.has(key));
      return (meet ? lineageLink(a, b) : undefined) ?? [];
    }),
  );
  const found = lineagesOf(digests, links)
    .map(({ documents }) => documents.map((document) => nameOf.get(document)))
    .filter((documents) => documents.length > 1);
  expect(found.sort()).toEqual(planted.lineages.map(({ documents }) => documents).sort());
});

test("every planted citation is found, and its claim rests on the outlet's report", () => {
  const library = new Set(digests.flatMap(({ outlet }) => outlet?.key ?? []));
  for (const { document, outlet, quote } of planted.citations) {
    const reading = readings.find(({ name }) => name === document)?.reading;
    if (reading === undefined) throw new RangeError(document);
    const { text } = reading.document;
    const start = text.indexOf(quote);
    const found = citationsOf(reading, tables, library).filter(
      ({ span }) => span[0] >= start && span[1] <= start + quote.length,
    );
    expect(found.map(({ name }) => name)).toContain(outlet);
  }
});
