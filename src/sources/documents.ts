import type { SourceItem } from "../doc/source.ts";
import { HearsayError } from "../errors.ts";
import { type Archive, type ByteSource, oneChunk } from "./byte-source.ts";
import { collect, peek } from "./bytes.ts";
import { checkJsonlHead, jsonlItems } from "./jsonl.ts";
import { openParser, type Parser } from "./parse/parser.ts";
import { charsetOfType, formatOfBytes, formatOfMagic, formatOfName, formatOfType } from "./sniff.ts";
import { DEFAULT_MAX_TEXT, limitsFor, type SourceFormat, type SourceLimits } from "./source.ts";
import { textDocument, type WholeOptions } from "./text.ts";
import { gunzipped, type Unpacked } from "./unpack.ts";

/** What all documents of a run share. */
export interface SourceContext {
  readonly limits: SourceLimits;
  readonly parser: Parser;
  /** Encoding of text and HTML, when the caller knows better. */
  readonly encoding?: string | undefined;
}

/** Around a source: how deep it lies in archives, and what they have unpacked to. */
interface Nesting {
  readonly depth: number;
  readonly unpacked: Unpacked;
}

/** A context of its own; the caller closes its parser. */
export function openContext(
  options: {
    readonly maxText?: number | undefined;
    readonly limits?: Partial<SourceLimits> | undefined;
    readonly encoding?: string | undefined;
  } = {},
): SourceContext {
  const limits = limitsFor(options.maxText ?? DEFAULT_MAX_TEXT, options.limits);
  return { limits, parser: openParser(limits), encoding: options.encoding };
}

/** Bytes that decide what a nameless stream is. */
const LOOK = 65_536;

/**
 * Every document in these bytes: one of a page, many of an archive. What cannot be read becomes a problem in its place;
 * only a mistake in the options (E_USAGE) is thrown.
 */
export async function* documentsFrom(
  source: ByteSource,
  context: SourceContext,
  asked: SourceFormat | "auto" = "auto",
  nesting: Nesting = { depth: 0, unpacked: { bytes: 0 } },
): AsyncGenerator<SourceItem, void> {
  try {
    yield* itemsOf(source, context, asked, nesting);
  } catch (error) {
    if (!(error instanceof HearsayError) || error.code === "E_USAGE") throw error;
    yield { kind: "problem", where: source.where, error };
  }
}

async function* itemsOf(
  source: ByteSource,
  context: SourceContext,
  asked: SourceFormat | "auto",
  nesting: Nesting,
): AsyncGenerator<SourceItem, void> {
  const { where, name, given, mediaType } = source;
  const { limits, parser } = context;
  const [head, bytes] = await peek(source.bytes, LOOK);
  const magic = formatOfMagic(head);
  if (magic === "gzip" && asked !== "text") {
    checkDepth(where, nesting, limits);
    const inner = gunzipped(bytes, where, nesting.unpacked, limits);
    const deeper = { ...nesting, depth: nesting.depth + 1 };
    yield* itemsOf(
      { ...source, name: name.replace(/\.gz$/i, ""), bytes: inner, path: undefined },
      context,
      asked,
      deeper,
    );
    return;
  }
  const format =
    asked !== "auto"
      ? asked
      : magic === "gzip" || magic === undefined
        ? (formatOfType(mediaType) ?? formatOfName(name) ?? formatOfBytes(head))
        : magic;
  const within = { ...nesting, depth: nesting.depth + 1 };
  const archive: Archive = {
    limits,
    unpacked: nesting.unpacked,
    read: (member) => documentsFrom(member, context, "auto", within),
  };
  const whole: WholeOptions = {
    where,
    key: source.key,
    given,
    limits,
    encoding: context.encoding,
    declared: charsetOfType(mediaType),
    address: source.address,
  };
  switch (format) {
    case "text":
      yield textDocument(await collect(bytes, 4 * limits.maxText, where), whole);
      return;
    case "jsonl":
      checkJsonlHead(head, where);
      yield* jsonlItems(bytes, where, given, limits);
      return;
    case "feed": {
      const { parseFeed } = await import("./feed/parse.ts");
      const { feedDocuments } = await import("./feed/documents.ts");
      const { address, key } = source;
      const feed = parseFeed(await collect(bytes, limits.maxPage, where), { where, address, declared: whole.declared });
      yield* feedDocuments(feed, {
        where,
        key,
        given,
        maxText: limits.maxText,
        because: "its page was not asked for",
      });
      return;
    }
    case "zip": {
      checkDepth(where, nesting, limits);
      // A file is opened again at its end, where the directory of a ZIP stands.
      if (source.path !== undefined) await source.bytes.return();
      const { zipItems } = await import("./zip.ts");
      yield* zipItems({ ...source, bytes }, archive);
      return;
    }
    case "warc": {
      checkDepth(where, nesting, limits);
      const { warcItems } = await import("./warc/items.ts");
      yield* warcItems({ ...source, bytes }, archive);
      return;
    }
    default: {
      const limit = format === "html" ? limits.maxPage : limits.maxFile;
      const { document, attachments } = await parser.parse({
        format,
        bytes: await collect(bytes, limit, where),
        options: whole,
      });
      if (document !== undefined) yield document;
      for (const { name: file, mediaType: type, bytes: content } of attachments) {
        checkDepth(where, nesting, limits);
        const inside = `${where}!${file}`;
        const key = source.key === undefined ? undefined : inside;
        yield* archive.read({ where: inside, key, name: file, mediaType: type, given: {}, bytes: oneChunk(content) });
      }
    }
  }
}

function checkDepth(where: string, { depth }: Nesting, limits: SourceLimits): void {
  if (depth < limits.maxNesting) return;
  throw new HearsayError("E_INPUT_TOO_DEEP", {
    where,
    expected: `archives and messages at most ${limits.maxNesting} deep in one another`,
    got: "one more",
    fix: "Unpack it yourself and name the files.",
  });
}
