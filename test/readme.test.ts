import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { readme } from "../scripts/write-readme.ts";
import { read } from "../src/index.ts";

const text = readFileSync(new URL("../README.md", import.meta.url), "utf8");

test("README.md shows what the demo prints and what was measured (else: node scripts/write-readme.ts)", async () => {
  expect(text).toBe(await readme());
});

test("the example in README.md prints what it says", () => {
  const reading = read("The ministry denied on Tuesday that rockets had landed in Termez.", {
    published: "2022-04-19",
  });
  const words = (span: readonly [number, number]) => reading.document.text.slice(...span);
  const said = reading.attributions.map((claim) => [
    claim.source.span && words(claim.source.span),
    claim.act,
    claim.content.map(words),
  ]);
  expect(said).toEqual([["The ministry", "denial", ["that rockets had landed in Termez"]]]);
  expect(text).toContain("// The ministry denial [ 'that rockets had landed in Termez' ]");
});
