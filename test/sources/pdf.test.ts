import { describe, expect, test } from "vitest";
import type { SourceDocument } from "../../src/doc/source.ts";
import { pdfDocument } from "../../src/sources/pdf/pdf.ts";
import { limitsFor } from "../../src/sources/source.ts";
import { codesOf, documentOf, itemsOfFile } from "./collect.ts";
import { linesOf, type PdfParts, pdfOf, set, type Words } from "./writers/pdf.ts";

const PROSE = [
  "The provincial council said on Monday that the bridge over the river had been closed after the flood, and that nobody would be allowed to cross it.",
  "Engineers, who arrived at noon, expect that lorries can cross it again within a week, a spokeswoman said. She gave no date for cars and buses.",
  "Traders in the valley complained that nobody had told them, and that their fruit was rotting by the road while the council held its meetings.",
];
/** Without the worker, which takes a second to load. */
const read = (parts: PdfParts): Promise<SourceDocument> =>
  pdfDocument(pdfOf(parts), { where: "a.pdf", given: {}, limits: limitsFor(1_000_000) });
const textOf = async (pages: readonly (readonly Words[])[]): Promise<string> => (await read({ pages })).input.text;

describe("the text of a PDF", () => {
  test("is its paragraphs, put together from their lines", async () => {
    const { words } = set(PROSE, { x: 60, y: 120, width: 80 });
    expect(await textOf([words])).toBe(PROSE.join("\n\n"));
  });

  test("knows paragraphs that are set in without a gap between them", async () => {
    const { words } = set(PROSE, { x: 60, y: 120, width: 80, indent: 18 });
    expect(await textOf([words])).toBe(PROSE.join("\n\n"));
  });

  test("reads two columns one after the other, below a headline over both", async () => {
    const [left, right] = [
      set(PROSE, { x: 50, y: 160, width: 42, size: 10 }),
      set(
        PROSE.map((text) => text.replaceAll("bridge", "tunnel")),
        { x: 310, y: 160, width: 42, size: 10 },
      ),
    ];
    const headline = { x: 50, y: 120, size: 22, text: "Flood closes a bridge and a tunnel in the valley" };
    // Drawn line by line across the page, as some programs do.
    const words = [headline, ...[...left.words, ...right.words].toSorted((a, b) => a.y - b.y || a.x - b.x)];
    expect(await textOf([words])).toBe(
      [headline.text, ...PROSE, ...PROSE.map((text) => text.replaceAll("bridge", "tunnel"))].join("\n\n"),
    );
  });

  test("carries a sentence over the end of a column and of a page", async () => {
    const lines = linesOf(PROSE.join(" "), 42);
    const column = (from: number, to: number, x: number): readonly Words[] =>
      lines.slice(from, to).map((text, at) => ({ x, y: 160 + 12 * at, size: 10, text }));
    const third = Math.ceil(lines.length / 3);
    const pages = [[...column(0, third, 50), ...column(third, 2 * third, 310)], column(2 * third, lines.length, 50)];
    expect(await textOf(pages)).toBe(PROSE.join(" "));
  });

  test("joins words that were broken at line ends, and leaves hyphens that belong to them", async () => {
    const lines = [
      "The council of the half-destroyed town said on Monday that all re-",
      "pairs of the bridge had been stopped, and that the half-",
      "destroyed school and the Anglo-",
      "American hospital would be rebuilt first.",
    ];
    expect(await textOf([lines.map((text, at) => ({ x: 60, y: 120 + 13 * at, text }))])).toBe(
      "The council of the half-destroyed town said on Monday that all repairs of the bridge had been stopped, and that the half-destroyed school and the Anglo-American hospital would be rebuilt first.",
    );
  });

  test("leaves out running heads, page numbers and what a browser prints around a page", async () => {
    const page = (number: number): readonly Words[] => [
      { x: 30, y: 20, size: 8, text: "4/17/22, 10:31 AM" },
      { x: 250, y: 20, size: 8, text: "Bridge closed - River Post" },
      ...set(PROSE, { x: 60, y: 120, width: 80 }).words,
      { x: 30, y: 830, size: 8, text: "https://www.river-post.example/news/bridge" },
      { x: 540, y: 830, size: 8, text: `${number}/2` },
    ];
    const { input, markup } = await read({ pages: [page(1), page(2)] });
    expect(input.text).toBe([...PROSE, ...PROSE].join("\n\n"));
    expect(input.url).toBe("https://www.river-post.example/news/bridge");
    expect(markup).toContain("url");
  });

  test("reads the rows of a table as rows", async () => {
    const rows = [
      ["District", "Killed", "Injured"],
      ["Khost", "12", "30"],
      ["Paktia", "7", "11"],
      ["Logar", "0", "2"],
    ].flatMap((row, at) => row.map((text, cell) => ({ x: 60 + 150 * cell, y: 300 + 14 * at, text })));
    const { words } = set(PROSE, { x: 60, y: 120, width: 80 });
    expect(await textOf([[...words, ...rows]])).toContain("Khost 12 30");
  });

  test("turned words in the margin are not part of it", async () => {
    const { words } = set(PROSE, { x: 60, y: 120, width: 80 });
    const stamp = Buffer.from(
      `BT /F 9 Tf 0 1 -1 0 20 300 Tm (Archive copy 4711) Tj ET ${words
        .map(({ x, y, text }) => `BT /F 11 Tf 1 0 0 1 ${x} ${842 - y} Tm (${text}) Tj ET`)
        .join(" ")}`,
    );
    expect((await read({ pages: [words], content: { bytes: stamp } })).input.text).toBe(PROSE.join("\n\n"));
  });

  test("words drawn twice to look bold are there once", async () => {
    const { words } = set(PROSE, { x: 60, y: 120, width: 80 });
    expect(await textOf([words.flatMap((word) => [word, { ...word, x: word.x + 0.3 }])])).toBe(PROSE.join("\n\n"));
  });
});

describe("what a PDF says about itself", () => {
  const { words } = set(PROSE, { x: 60, y: 160, width: 80 });
  const headline: Words = { x: 60, y: 120, size: 20, text: "Bridge closed after flood" };

  test("its title counts where its pages show it, with or without the outlet behind it", async () => {
    const info = { Title: "Bridge closed after flood - River Post" };
    expect((await read({ pages: [[{ ...headline, size: 11 }, ...words]], info })).input.title).toBe(headline.text);
  });

  test("a file name is no title: the headline is, by its size", async () => {
    const info = { Title: "Microsoft Word - draft_final2.docx", Author: "office4" };
    const { input } = await read({ pages: [[headline, ...words]], info });
    expect([input.title, input.author]).toEqual([headline.text, undefined]);
  });

  test("the names of authors below a short title in larger letters are no headline", async () => {
    const [name, authors] = [
      { x: 60, y: 100, size: 28, text: "Rivers" },
      { x: 60, y: 130, size: 15, text: "Ada Fern and Bo Reed" },
    ];
    expect((await read({ pages: [[name, authors, ...words]] })).input.title).toBeUndefined();
    const paper = { x: 60, y: 100, size: 28, text: "River Post" };
    expect((await read({ pages: [[paper, { ...headline, y: 130 }, ...words]] })).input.title).toBe(headline.text);
  });

  test("its author counts where the first page names them", async () => {
    const byline: Words = { x: 60, y: 140, text: "By Ada Fern" };
    const pages = [[headline, byline, ...words]];
    expect((await read({ pages, info: { Author: "Ada Fern" } })).input.author).toBe("Ada Fern");
    expect((await read({ pages, info: { Author: "Bo Reed" } })).input.author).toBeUndefined();
  });

  test("the day on which it was made is a note and no date of publication", async () => {
    const { input, notes } = await read({ pages: [words], info: { CreationDate: "D:20220417103100+02'00'" } });
    expect(input.published).toBeUndefined();
    expect(notes).toEqual([{ code: "pdf-made", message: "The PDF was made on 2022-04-17." }]);
  });
});

describe("the map back to the pages", () => {
  test("gives the page and box of every line, and its words", async () => {
    const [first, second] = [
      set([PROSE[0] ?? ""], { x: 60, y: 120, width: 60 }),
      set([PROSE[1] ?? ""], { x: 72, y: 200, width: 60 }),
    ];
    const { input, map, elements } = await read({ pages: [first.words, second.words] });
    expect(map?.pages).toEqual([
      [595, 842],
      [595, 842],
    ]);
    const lines = [
      ...first.words.map((words) => ({ ...words, page: 1 })),
      ...second.words.map((words) => ({ ...words, page: 2 })),
    ];
    expect(map?.lines.map(([start, end, page, x]) => [input.text.slice(start, end), page, x])).toEqual(
      lines.map(({ text, page, x }) => [text, page, x]),
    );
    for (const [index, [, , , , top, width, height]] of (map?.lines ?? []).entries()) {
      const { y = 0, size = 11 } = lines[index] ?? {};
      expect(top).toBeLessThan(y);
      expect(top + height).toBeGreaterThan(y);
      expect(height).toBeCloseTo(size, 0);
      expect(width).toBeGreaterThan(100);
    }
    expect(elements.map(({ span, path }) => [path, input.text.slice(...span)])).toEqual([
      ["/page[1]", PROSE[0]],
      ["/page[2]", PROSE[1]],
    ]);
  });
});

describe("PDFs that hold no text", () => {
  test("pages without letters are pictures, and the message says what to do", async () => {
    const [item] = await itemsOfFile("a.pdf", pdfOf({ pages: [[], [{ x: 60, y: 100, text: "Copy 7" }]] }));
    expect(item?.kind === "problem" && item.error.message).toMatch(/E_INPUT_NO_TEXT .*2 pages with 4 letters.*OCR/);
  });

  test("a PDF is known by its first bytes, whatever its name", async () => {
    const bytes = pdfOf({ pages: [set(PROSE, { x: 60, y: 120, width: 80 }).words] });
    expect((await documentOf("report.txt", bytes)).original?.mediaType).toBe("application/pdf");
    expect(codesOf(await itemsOfFile("report.txt", bytes, { format: "text" }))).toEqual(["E_INPUT_BINARY"]);
  });
});
