import { expect, test } from "vitest";
import { createReader } from "../../../src/reader/reader.ts";
import { fileResources } from "../../../src/resources/files.ts";

const reader = createReader(fileResources());
const claims = (text: string): readonly (readonly [string, string])[] =>
  reader
    .read({ text })
    .attributions.map(({ source, content }) => [
      source.span === undefined ? "" : text.slice(...source.span),
      content.map((piece) => text.slice(...piece)).join(" … "),
    ]);

test("who puts a number at so many states it", () => {
  expect(claims("Officials in Herat put the number of dead at 47.")).toContainEqual([
    "Officials in Herat",
    "the number of dead at 47",
  ]);
});

test("who puts a thing at a place states nothing", () => {
  expect(claims("Rebels put a bomb at the gate.")).toEqual([]);
});
