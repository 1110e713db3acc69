import process from "node:process";
import type { SourceItem } from "../doc/source.ts";
import { HearsayError } from "../errors.ts";
import { collect, openBytes, peek } from "./bytes.ts";
import { checkJsonlHead, jsonlItems } from "./jsonl.ts";
import { formatOfName, sourceFiles } from "./paths.ts";
import { DEFAULT_MAX_TEXT, type GivenMetadata, limitsFor, type SourceFormat, type SourceLimits } from "./source.ts";
import { textDocument } from "./text.ts";

export interface SourceOptions {
  /** "auto" goes by the name of the file, and by its first bytes where the name says nothing. */
  readonly format?: SourceFormat | "auto";
  readonly given?: GivenMetadata;
  /** Longest text of one document, in UTF-16 code units. */
  readonly maxText?: number;
  /** Encoding of text and HTML, when the caller knows better. */
  readonly encoding?: string | undefined;
  /** In place of the process's own standard input. */
  readonly stdin?: AsyncIterable<Uint8Array | string>;
}

/** Bytes that decide what a nameless stream is. */
const LOOK = 65_536;

/**
 * Text comes in: every document behind the paths, in order, one at a time. What cannot be read becomes an item of its
 * own at its place; only a mistake in the options throws.
 */
export async function* readSources(
  paths: readonly string[],
  options: SourceOptions = {},
): AsyncGenerator<SourceItem, void> {
  const limits = limitsFor(options.maxText ?? DEFAULT_MAX_TEXT);
  for (const file of sourceFiles(paths)) {
    if (file.kind !== "file") {
      yield file;
      continue;
    }
    try {
      yield* fileItems(file.path, options, limits);
    } catch (error) {
      if (!(error instanceof HearsayError) || error.code === "E_USAGE") throw error;
      yield { kind: "problem", where: file.path, error };
    }
  }
}

async function* fileItems(
  path: string,
  options: SourceOptions,
  limits: SourceLimits,
): AsyncGenerator<SourceItem, void> {
  const where = path === "-" ? "standard input" : path;
  const given = options.given ?? {};
  const [head, bytes] = await peek(openBytes(path, where, options.stdin ?? process.stdin), LOOK);
  const asked = options.format ?? "auto";
  const format = asked === "auto" ? (formatOfName(path) ?? formatOfBytes(head)) : asked;
  if (format === "jsonl") {
    checkJsonlHead(head, where);
    yield* jsonlItems(bytes, where, given, limits);
    return;
  }
  const whole = { path, where, given, limits, encoding: options.encoding };
  if (format === "html") {
    const page = await collect(bytes, limits.maxPage, where);
    // The parser of pages is loaded when the first page comes: most runs see none.
    const { htmlDocument } = await import("./html.ts");
    yield htmlDocument(page, whole);
  } else {
    yield textDocument(await collect(bytes, 4 * limits.maxText, where), whole);
  }
}

/** A look at the first bytes: a page starts with markup, JSON Lines with an object on a line. */
export function formatOfBytes(head: Uint8Array): SourceFormat {
  const start = Buffer.from(head)
    .toString("latin1")
    .replace(/^\u00ef\u00bb\u00bf/, "")
    .trimStart();
  if (
    /^(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)*<(?:!doctype html|html|head|body|article|main|div|p|h1|meta|title)[\s>]/i.test(
      start,
    )
  ) {
    return "html";
  }
  return /^\{\s*"(?:[^"\\]|\\.)*"\s*:/.test(start) ? "jsonl" : "text";
}
