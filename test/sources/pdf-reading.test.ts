import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { Reading } from "../../src/doc/reading.ts";
import { createReader } from "../../src/reader/reader.ts";
import { fileResources } from "../../src/resources/files.ts";
import { pdfDocument } from "../../src/sources/pdf/pdf.ts";
import { limitsFor } from "../../src/sources/source.ts";
import { ROOT } from "../cli/run-cli.ts";
import { HEIGHT, pdfOf, set, type Words } from "./writers/pdf.ts";

const reader = createReader(fileResources());
const SAMPLE = `${ROOT}corpus/sample/`;

/** A browser's print: paragraphs in lines, pages cut wherever they end, head and foot around them. */
function printed(text: string): Uint8Array {
  const pages: Words[][] = [];
  let open: Words[] = [];
  let y = 70;
  for (const block of text.split("\n\n")) {
    // Lines of the front of a report stand alone; the lines of a paragraph are set anew.
    for (const paragraph of block.length < 200 ? block.split("\n") : [block.replaceAll("\n", " ")]) {
      for (const words of set([paragraph], { x: 60, y: 0, width: 85 }).words) {
        if (y > HEIGHT - 70) {
          pages.push(open);
          open = [];
          y = 70;
        }
        open.push({ ...words, y });
        y += 1.2 * (words.size ?? 11);
      }
    }
    y += 9;
  }
  pages.push(open);
  const around = (number: number): readonly Words[] => [
    { x: 30, y: 20, size: 8, text: "4/17/22, 10:31 AM" },
    { x: 30, y: 830, size: 8, text: "https://paper.example/news/report" },
    { x: 540, y: 830, size: 8, text: `${number}/${pages.length}` },
  ];
  return pdfOf({ pages: pages.map((words, at) => [...around(at + 1), ...words]) });
}

/** Claims by their words and act, events by their type and words: what a reader of the report would list. */
function elementsOf({ document, attributions, events }: Reading): ReadonlySet<string> {
  const words = ([start, end]: readonly [number, number]): string =>
    document.text.slice(start, end).replace(/\s+/gu, " ");
  return new Set([
    ...attributions.map(({ act, content }) => `${act}: ${content.map(words).join(" … ")}`),
    ...events.map(({ type, mentions }) => `${type}: ${mentions.map(({ trigger }) => words(trigger)).join(", ")}`),
  ]);
}

test("the reading of a report that was printed to PDF is nearly that of its text", async () => {
  const shares: number[] = [];
  for (const name of readdirSync(SAMPLE)
    .filter((file) => file.endsWith(".txt"))
    .sort()
    .slice(0, 10)) {
    const text = readFileSync(SAMPLE + name, "utf8")
      .normalize("NFKD")
      .replace(/[“”]/g, '"')
      .replace(/[‘’]/g, "'")
      .replace(/[–—]/g, "-");
    const plain = text.replace(/[^\n\u0020-\u007e]/g, "");
    const options = { where: name, given: {}, limits: limitsFor(1_000_000) };
    const { input } = await pdfDocument(printed(plain), options);
    expect(input.url).toBe("https://paper.example/news/report");
    const expected = elementsOf(reader.read({ text: plain }));
    const found = elementsOf(reader.read(input));
    shares.push([...expected].filter((element) => found.has(element)).length / Math.max(expected.size, found.size));
  }
  expect(shares.reduce((sum, share) => sum + share, 0) / shares.length).toBeGreaterThan(0.95);
});
