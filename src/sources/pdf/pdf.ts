import type { Note } from "../../doc/reading.ts";
import type { MetadataField, SourceDocument, SourceElement } from "../../doc/source.ts";
import type { SourceMap } from "../../doc/source-map.ts";
import { HearsayError } from "../../errors.ts";
import { isoDate } from "../page-date.ts";
import { addressOf, checkText, keyOf, type WholeOptions } from "../text.ts";
import { type Column, columnsOf } from "./columns.ts";
import { withoutFurniture } from "./furniture.ts";
import { piecesOf } from "./lines.ts";
import { bodySize, type Paragraph, paragraphsOf } from "./paragraphs.ts";
import { type PageRuns, type PdfInformation, pdfRuns } from "./runs.ts";
import { type JoinedText, joinedText } from "./text.ts";

/** Fewer letters than these are a stamp on a picture of a page. */
const FEWEST_LETTERS = 40;
/** Share of signs that mean nothing (private use, replacement) above which the fonts do not say what their letters are. */
const MEANINGLESS = 0.2;

/** The text of a PDF in reading order, with the page and box of each line. Throws coded errors. */
export async function pdfDocument(bytes: Uint8Array, options: WholeOptions): Promise<SourceDocument> {
  const { where, given, limits } = options;
  const { pages, information } = await pdfRuns(bytes, where, limits);
  const furnished = withoutFurniture(pages.map((page) => ({ ...page, pieces: piecesOf(page) })));
  const columns = furnished.pages.flatMap(({ pieces }): readonly Column[] => columnsOf(pieces));
  const paragraphs = paragraphsOf(columns);
  const joined = joinedText(paragraphs);
  checkLetters(joined.text, pages.length, where);
  checkText(joined.text, where, limits.maxText);
  const fields = {
    ...(furnished.address === undefined ? {} : { url: furnished.address }),
    ...titleOf(joined, paragraphs, information),
    ...authorOf(joined.text, information),
    ...addressOf(options),
  };
  return {
    kind: "document",
    where,
    input: { ...keyOf(options), ...fields, ...given, text: joined.text },
    markup: (Object.keys(fields) as MetadataField[]).filter(
      (name) => !Object.hasOwn(given, name) && !(name === "url" && options.address !== undefined),
    ),
    elements: pageElements(joined),
    map: mapOf(pages, joined),
    notes: createdNote(information),
    original: { bytes, mediaType: "application/pdf" },
  };
}

function checkLetters(text: string, pages: number, where: string): void {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const meaningless = text.match(/[\p{Co}\uFFFD\p{Cn}]/gu)?.length ?? 0;
  const expected = "pages with text";
  if (meaningless > MEANINGLESS * (letters + meaningless)) {
    const got = "letters of which the PDF does not say what they are";
    const fix = "Print it to a new PDF with text recognition (OCR), or find another copy.";
    throw new HearsayError("E_INPUT_NO_TEXT", { where, expected, got, fix });
  }
  if (letters < FEWEST_LETTERS) {
    const got = `${pages} pages with ${letters} letters: pictures, most likely`;
    const fix = "Run text recognition (OCR) over it first, for example `ocrmypdf`.";
    throw new HearsayError("E_INPUT_NO_TEXT", { where, expected, got, fix });
  }
}

/** In sizes of the body; below larger letters of another kind it must be clearer what is a headline. */
const HEADLINE = 1.25;
const BELOW_NAME = 1.6;

const plain = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

/**
 * The headline: what the PDF calls its title, if its pages show it (programs put file names there); else what stands in
 * the largest letters of the first page.
 */
function titleOf(
  { text, paragraphs: spans }: JoinedText,
  paragraphs: readonly Paragraph[],
  { title = "" }: PdfInformation,
): { readonly title?: string } {
  const said = plain(title);
  const body = bodySize(paragraphs.flatMap(({ lines }) => lines));
  let best: { readonly text: string; readonly size: number } | undefined;
  let largest = 0;
  for (const [at, { lines }] of paragraphs.entries()) {
    const [first] = lines;
    const span = spans[at];
    if (first === undefined || span === undefined || first.page > 1) break;
    const words = text.slice(span.start, span.end);
    const own = plain(words);
    if (words.length > 300 || own === "") continue;
    // "Headline - Outlet", as browsers take it from the page.
    if (own.length >= 12 && (said === own || said.startsWith(`${own} `))) return { title: words };
    if (words.split(" ").length < 3) {
      // The name of a paper, in letters larger than those of its headlines. Below a word as large there are no headlines.
      largest = Math.max(largest, first.size);
      continue;
    }
    const isHeadline = first.size > (first.size < largest ? BELOW_NAME : HEADLINE) * body;
    if (isHeadline && (best === undefined || first.size > 1.05 * best.size)) best = { text: words, size: first.size };
  }
  return best === undefined ? {} : { title: best.text };
}

/** Whoever saved the file is its author to most programs: believed only where the first page names them too. */
function authorOf(text: string, { author = "" }: PdfInformation): { readonly author?: string } {
  const name = plain(author);
  if (!name.includes(" ") || /\d/.test(name)) return {};
  return ` ${plain(text.slice(0, 2_000))} `.includes(` ${name} `) ? { author: author.trim() } : {};
}

/** When the file was made says nothing about when the report was published: printed next year, it is no younger. */
function createdNote({ created = "" }: PdfInformation): readonly Note[] {
  const day = isoDate(created.replace(/^D:/, "").slice(0, 8));
  return day === undefined ? [] : [{ code: "pdf-made", message: `The PDF was made on ${day}.` }];
}

/** One element for each stretch of the text that comes from one page. */
function pageElements({ lines }: JoinedText): readonly SourceElement[] {
  const elements: { span: [number, number]; path: string }[] = [];
  for (const { line, start, end } of lines) {
    const path = `/page[${line.page}]`;
    const open = elements.at(-1);
    if (open?.path === path) open.span[1] = end;
    else elements.push({ span: [start, end], path });
  }
  return elements;
}

const tenths = (points: number): number => Math.round(10 * points) / 10;

function mapOf(pages: readonly PageRuns[], { lines }: JoinedText): SourceMap {
  return {
    kind: "pdf",
    pages: pages.map(({ width, height }) => [tenths(width), tenths(height)]),
    lines: lines.map(({ line, start, end }) => {
      // From the height of capitals to the depth of a "g".
      const [top, height] = [line.y - 0.8 * line.size, line.size];
      return [start, end, line.page, tenths(line.x), tenths(top), tenths(line.width), tenths(height)];
    }),
  };
}
