import type { Zone, ZoneKind } from "../../doc/reading.ts";
import type { Span } from "../../doc/span.ts";
import { type Block, blockOf } from "./block.ts";
import type { FrontLine } from "./byline.ts";
import type { CueReader } from "./cues.ts";
import type { Dateline } from "./dateline.ts";
import { type Draft, isGivenTitle } from "./draft.ts";
import { markFooter, markLists } from "./footer.ts";
import type { FrontReader } from "./front.ts";
import { markHeader } from "./header.ts";
import type { Paragraph } from "./paragraphs.ts";

/** A document's paragraphs with the zone of each, and what was seen on the way. */
export interface Layout {
  readonly blocks: readonly Block[];
  readonly kinds: readonly ZoneKind[];
  /** Bylines, date lines and credit lines, in text order. */
  readonly front: readonly FrontLine[];
  /** The name of the outlet at the top of the page. */
  readonly masthead?: Span;
  readonly title?: Span;
  /** The outlet that the text itself says it was first published by. */
  readonly origin?: Span;
  readonly dateline?: Dateline;
}

/** Says what each paragraph is. Whatever is not known to be something else is body: no text is lost by guesswork. */
export function layOut(
  text: string,
  paragraphs: readonly Paragraph[],
  givenTitle: string | undefined,
  readCue: CueReader,
  reader: FrontReader,
): Layout {
  const blocks = paragraphs.map((paragraph) => blockOf(text, paragraph, readCue));
  const isReport = (block: Block, index: number): boolean =>
    block.cue === undefined &&
    (block.prose || reader.dateline(text, block.span) !== undefined) &&
    !isGivenTitle(blocks, index, givenTitle);
  const draft: Draft = {
    text,
    blocks,
    kinds: blocks.map(() => undefined),
    front: [],
    firstProse: blocks.findIndex(isReport),
    lastProse: blocks.findLastIndex((block) => block.prose && block.cue === undefined),
    givenTitle,
    masthead: undefined,
    origin: undefined,
  };
  if (blocks.some((block) => block.wordCount > 0)) markRules(draft);
  // Without a paragraph of prose there is no telling the furniture from the report.
  if (draft.firstProse >= 0 && blocks.length > 1) {
    markFrontMatter(draft);
    markKnown(draft, reader);
    markLists(draft);
    markHeader(draft, reader);
    markFooter(draft, reader);
  }
  return finished(draft, reader);
}

function finished(draft: Draft, reader: FrontReader): Layout {
  const { blocks, kinds, front, masthead, origin } = draft;
  const dateline = datelineOf(draft, reader);
  const title = blocks[kinds.indexOf("title")]?.content;
  return {
    blocks,
    kinds: kinds.map((kind) => kind ?? "body"),
    front,
    ...(masthead === undefined ? {} : { masthead }),
    ...(title === undefined ? {} : { title }),
    ...(origin === undefined ? {} : { origin }),
    ...(dateline === undefined ? {} : { dateline }),
  };
}

const DATELINE_BLOCKS = 3;

/** At the head of the first paragraph; below it only with an agency or a day, for capitals and a dash may be anything. */
function datelineOf({ text, blocks, kinds }: Draft, reader: FrontReader): Dateline | undefined {
  let body = 0;
  for (const [index, block] of blocks.entries()) {
    if (kinds[index] !== undefined) continue;
    const dateline = reader.dateline(text, block.span);
    const isPlain = dateline?.agency === undefined && !/\d/.test(text.slice(...(dateline?.span ?? [0, 0])));
    if (dateline !== undefined && (body === 0 || !isPlain)) return dateline;
    body += 1;
    if (body >= DATELINE_BLOCKS) return undefined;
  }
  return undefined;
}

/** Lines drawn between parts, and the marks of Markdown headings, say nothing. */
function markRules({ blocks, kinds }: Draft): void {
  for (const [index, block] of blocks.entries()) if (block.rule) kinds[index] = "clutter";
}

const FRONT_MATTER_LINES = 60;

/** The "---" block at the head of a Markdown file: its fields were read where the file was. */
function markFrontMatter({ blocks, kinds }: Draft): void {
  if (blocks[0]?.text !== "---") return;
  const end = blocks.findIndex((block, index) => index > 0 && block.text === "---");
  if (end < 0 || end > FRONT_MATTER_LINES) return;
  if (!blocks.slice(1, end).every((block) => /^(?:[\p{L}\p{N}_-]+:|- )/u.test(block.text))) return;
  kinds.fill("clutter", 0, end + 1);
}

/** What a paragraph is by its own words: bylines, credits, captions, links, menus. */
function markKnown(draft: Draft, reader: FrontReader): void {
  const { text, blocks, kinds, firstProse, lastProse } = draft;
  for (const [index, block] of blocks.entries()) {
    if (kinds[index] !== undefined) continue;
    const isAtEdge = index < firstProse || index >= lastProse;
    const line = block.prose || block.cue !== undefined ? undefined : reader.line(text, block.content);
    if (line !== undefined && (index < firstProse || line.author !== undefined || isDated(draft, index))) {
      kinds[index] = line.kind;
      draft.front.push(line);
      draft.origin ??= line.outlet;
    } else if (block.furniture && isAtEdge) kinds[index] = "clutter";
    else if (block.cue !== undefined && (isAtEdge || standsAlone(block))) {
      kinds[index] = zoneOfCue(block);
      draft.origin ??= originOf(text, block, reader);
      if (block.cue.role === "label") markLabelled(draft, index);
    }
  }
}

/** "Source: NATO" is no report's origin, "Source: The Kabul Times" is. */
function originOf(text: string, { cue }: Block, reader: FrontReader): Span | undefined {
  if (cue?.outlet === undefined || (cue.role === "source" && !reader.isOutlet(text.slice(...cue.outlet))))
    return undefined;
  return cue.outlet;
}

/**
 * Below the first paragraph a date alone may be that of anything, of a correction for one: it must stand under a byline
 * or say itself that it is the date of publication.
 */
function isDated({ blocks, kinds, firstProse }: Draft, index: number): boolean {
  if (index <= firstProse + 2 && kinds[index - 1] === "byline") return true;
  return /^(?:first\s+)?(?:published|posted|date)\b/iu.test(blocks[index]?.plain ?? "");
}

/** "Image caption," on a line of its own: the next line is the caption. */
function markLabelled({ blocks, kinds, firstProse }: Draft, index: number): void {
  const next = blocks[index + 1];
  if (next !== undefined && next.cue === undefined && index + 1 !== firstProse && next.wordCount <= 40)
    kinds[index + 1] = "caption";
}

/**
 * Amid the report a sentence must say by its first word what it is ("Photo: …"): reports also tell who reported from
 * where. "From Kabul News:" may lead up to a quotation there, and is no credit.
 */
function standsAlone(block: Block): boolean {
  const role = block.cue?.role;
  if (role === "origin" || role === "source" || role === "bio") return false;
  return !block.prose || role === "nav" || /^\p{L}[\p{L} ]{2,14}:/u.test(block.plain);
}

function zoneOfCue(block: Block): ZoneKind | undefined {
  switch (block.cue?.role) {
    case "nav":
    case "widget":
    case "label":
    case "list":
    case "tail":
    case "comments":
      return "clutter";
    case "caption":
      return "caption";
    case "credit":
    case "origin":
    case "source":
      return "credit";
    case "byline":
      return "byline";
    default:
      // A line about the author is clutter only when the report is over.
      return undefined;
  }
}

/** Zones in text order: neighbouring paragraphs of body are one zone, everything else stands alone. */
export function zonesOf(layout: Layout): { readonly zones: readonly Zone[]; readonly zoneOf: readonly number[] } {
  const zones: Zone[] = [];
  const zoneOf: number[] = [];
  for (const [index, block] of layout.blocks.entries()) {
    const kind = layout.kinds[index] ?? "body";
    const last = zones.at(-1);
    if (kind === "body" && last?.kind === "body")
      zones[zones.length - 1] = { kind, span: [last.span[0], block.span[1]] };
    else zones.push({ kind, span: block.span });
    zoneOf.push(zones.length - 1);
  }
  return { zones, zoneOf };
}
