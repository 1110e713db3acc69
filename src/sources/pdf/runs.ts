import { z } from "zod";
import { HearsayError } from "../../errors.ts";

/** A piece of text as the PDF draws it: one font, one line, anything from a letter to a sentence. */
export interface Run {
  readonly text: string;
  /** Left end and baseline, in points from the upper left corner of the page as shown. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  /** Height of the font, in points. */
  readonly size: number;
  readonly font: string;
}

export interface PageRuns {
  /** From 1. */
  readonly number: number;
  /** As shown, in points. */
  readonly width: number;
  readonly height: number;
  readonly runs: readonly Run[];
}

export interface PdfInformation {
  readonly title?: string | undefined;
  readonly author?: string | undefined;
  readonly created?: string | undefined;
}

export interface PdfRuns {
  readonly pages: readonly PageRuns[];
  readonly information: PdfInformation;
}

const matrix = z.tuple([z.number(), z.number(), z.number(), z.number(), z.number(), z.number()]);
type Matrix = z.infer<typeof matrix>;
const itemSchema = z.object({ str: z.string(), transform: matrix, width: z.number(), fontName: z.string().catch("") });
const viewportSchema = z.object({ width: z.number(), height: z.number(), transform: matrix });
const word = z.string().optional().catch(undefined);
const informationSchema = z.object({ Title: word, Author: word, CreationDate: word });

/** What is used of pdf.js; its own types need those of the browser. */
interface PdfPage {
  getViewport(options: { readonly scale: number }): unknown;
  getTextContent(): Promise<{ readonly items: readonly unknown[] }>;
  cleanup(): void;
}
interface PdfFile {
  readonly numPages: number;
  getPage(number: number): Promise<PdfPage>;
  getMetadata(): Promise<{ readonly info: unknown }>;
}
interface LoadingTask {
  readonly promise: Promise<PdfFile>;
  destroy(): Promise<void>;
}
interface PdfJs {
  getDocument(options: Readonly<Record<string, unknown>>): LoadingTask;
}

export interface PdfLimits {
  readonly maxPdfPages: number;
  readonly maxText: number;
}

/** Opens a PDF with pdf.js: nothing is fetched, no script runs, no picture is decoded. Throws coded errors. */
export async function pdfRuns(bytes: Uint8Array, where: string, limits: PdfLimits): Promise<PdfRuns> {
  const { getResolvedPDFJS } = await import("unpdf");
  const { getDocument } = (await getResolvedPDFJS()) as unknown as PdfJs;
  const task = getDocument({
    // pdf.js empties the array that it is given.
    data: new Uint8Array(bytes),
    isEvalSupported: false,
    enableXfa: false,
    disableFontFace: true,
    useSystemFonts: false,
    stopAtErrors: false,
    maxImageSize: 0,
    verbosity: 0,
  });
  try {
    const file = await task.promise;
    checkPages(file.numPages, where, limits);
    const pages: PageRuns[] = [];
    let characters = 0;
    for (let number = 1; number <= file.numPages; number++) {
      const page = await runsOf(await file.getPage(number), number);
      pages.push(page);
      characters += page.runs.reduce((sum, run) => sum + run.text.length, 0);
      if (characters > 2 * limits.maxText) throw tooLong(where, limits);
    }
    const { info } = await file.getMetadata();
    const { Title, Author, CreationDate } = informationSchema.catch({}).parse(info);
    return { pages, information: { title: Title, author: Author, created: CreationDate } };
  } catch (cause) {
    throw cause instanceof HearsayError ? cause : refused(cause, where);
  } finally {
    await task.destroy();
  }
}

async function runsOf(page: PdfPage, number: number): Promise<PageRuns> {
  const { width, height, transform } = viewportSchema.parse(page.getViewport({ scale: 1 }));
  const { items } = await page.getTextContent();
  const runs: { readonly run: Run; readonly turn: number }[] = [];
  for (const item of items) {
    const parsed = itemSchema.safeParse(item);
    if (!parsed.success || parsed.data.str === "") continue;
    const { str, transform: own, width: length, fontName } = parsed.data;
    const [a, b, c, d, x, y] = times(transform, own);
    const size = Math.hypot(c, d);
    if (![x, y, size, length].every(Number.isFinite) || size === 0) continue;
    // Quarter turns: 0 is upright. Watermarks and archive stamps run up the margin or across the page.
    const turn = Math.round(Math.atan2(b, a) / (Math.PI / 2));
    const slanted = Math.abs(Math.atan2(b, a) - (turn * Math.PI) / 2) > 0.05;
    if (!slanted) runs.push({ turn, run: { text: str, x, y, width: Math.abs(length), size, font: fontName } });
  }
  page.cleanup();
  return { number, width, height, runs: runs.filter(({ turn }) => turn === 0).map(({ run }) => run) };
}

const times = ([a, b, c, d, e, f]: Matrix, [g, h, i, j, k, l]: Matrix): Matrix => [
  a * g + c * h,
  b * g + d * h,
  a * i + c * j,
  b * i + d * j,
  a * k + c * l + e,
  b * k + d * l + f,
];

function checkPages(pages: number, where: string, { maxPdfPages }: PdfLimits): void {
  if (pages <= maxPdfPages) return;
  const facts = { expected: `a PDF of at most ${maxPdfPages} pages`, got: `${pages}` };
  throw new HearsayError("E_INPUT_TOO_LARGE", { where, ...facts, fix: "Cut it into its reports." });
}

function tooLong(where: string, { maxText }: PdfLimits): HearsayError {
  const facts = { expected: `at most ${maxText} characters in one document`, got: "more" };
  return new HearsayError("E_INPUT_TOO_LARGE", {
    where,
    ...facts,
    fix: "Cut it into its reports, or raise --max-text.",
  });
}

function refused(cause: unknown, where: string): Error {
  const got = cause instanceof Error ? cause.message : String(cause);
  // pdf.js wraps what it meets in errors of its own; want of memory is told apart by whoever set the limit.
  if (/call stack|allocation failed|invalid (?:array|string) length/i.test(got)) return new RangeError(got, { cause });
  if (cause instanceof Error && cause.name === "PasswordException") {
    const fix = "Open it with its password and save it without one.";
    return new HearsayError("E_INPUT_ENCRYPTED", { where, expected: "an open PDF", got: "a locked one", fix, cause });
  }
  const fix = "Open it in a PDF program and save it again, or save it as text.";
  return new HearsayError("E_INPUT_DAMAGED", { where, expected: "a PDF that can be parsed", got, fix, cause });
}
