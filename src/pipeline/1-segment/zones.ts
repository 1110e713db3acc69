import type { Zone, ZoneKind } from "../../doc/reading.ts";
import type { Span } from "../../doc/span.ts";
import { type Block, blockOf, sameTitle } from "./block.ts";
import type { CueReader } from "./cues.ts";
import type { Dateline, FrontLine, FrontReader } from "./front.ts";
import type { Paragraph } from "./paragraphs.ts";

/** A document's paragraphs with the zone of each, and what was seen on the way. */
export interface Layout {
  readonly blocks: readonly Block[];
  readonly kinds: readonly ZoneKind[];
  readonly front: readonly { readonly block: number; readonly line: FrontLine }[];
  /** The name of the outlet at the top of the page. */
  readonly masthead?: Span;
  readonly title?: Span;
  /** The outlet that the text itself says it was first published by. */
  readonly origin?: Span;
  readonly dateline?: Dateline;
}

const LIST_LINES = 8;
const TITLE_LENGTH = 220;
const STANDFIRST_WORDS = 12;

/** Says what each paragraph is. Whatever is not known to be something else is body: no text is lost by guesswork. */
export function layOut(
  text: string,
  paragraphs: readonly Paragraph[],
  givenTitle: string | undefined,
  readCue: CueReader,
  front: FrontReader,
): Layout {
  const blocks = paragraphs.map((paragraph) => blockOf(text, paragraph, readCue));
  const kinds: (ZoneKind | undefined)[] = blocks.map(() => undefined);
  const lines: { block: number; line: FrontLine }[] = [];
  const firstProse = blocks.findIndex(
    (block, index) => block.prose && block.cue === undefined && !isTitle(blocks, index, givenTitle),
  );
  let origin: Span | undefined;
  let masthead: Span | undefined;
  if (blocks.length > 1) {
    const end = firstProse < 0 ? blocks.length : firstProse;
    const lastProse = blocks.findLastIndex((block) => block.prose && block.cue === undefined);
    for (const [index, block] of blocks.entries()) {
      const line = block.prose || block.cue !== undefined ? undefined : front.line(text, block.span);
      const isAtEdge = index < end || index >= lastProse;
      if (line !== undefined && (isAtEdge || line.author !== undefined) && firstProse >= 0) {
        kinds[index] = line.kind;
        lines.push({ block: index, line });
        if (line.outlet !== undefined && line.kind === "credit") origin ??= line.outlet;
      } else if (block.furniture && firstProse >= 0) kinds[index] = "clutter";
      else if (block.cue !== undefined && (isAtEdge || standsAlone(block))) {
        kinds[index] = zoneOfCue(block);
        if (block.cue.outlet !== undefined) origin ??= block.cue.outlet;
      }
    }
    if (firstProse >= 0) {
      masthead = header(
        blocks,
        kinds,
        firstProse,
        givenTitle,
        front,
        (found) => {
          origin ??= found;
        },
        (index) => front.dateline(text, blocks[index]?.span ?? [0, 0]) !== undefined,
      );
      footer(blocks, kinds, firstProse);
    }
  }
  const body = blocks.findIndex((block, index) => kinds[index] === undefined && block.wordCount > 0);
  const dateline = body < 0 ? undefined : front.dateline(text, blocks[body]?.span ?? [0, 0]);
  const title = blocks[kinds.indexOf("title")]?.span;
  return {
    blocks,
    kinds: kinds.map((kind) => kind ?? "body"),
    front: lines,
    ...(masthead === undefined ? {} : { masthead }),
    ...(title === undefined ? {} : { title }),
    ...(origin === undefined ? {} : { origin }),
    ...(dateline === undefined ? {} : { dateline }),
  };
}

/**
 * Amid the report a sentence must say by its first word what it is ("Photo: …"): reports also tell who reported from
 * where. "From Kabul News:" may lead up to a quotation there, and is no credit.
 */
function standsAlone(block: Block): boolean {
  if (block.cue?.role === "origin" || block.cue?.role === "bio") return false;
  return !block.prose || block.cue?.role === "nav" || /^\p{L}[\p{L} ]{2,14}:/u.test(block.text);
}

function zoneOfCue(block: Block): ZoneKind | undefined {
  switch (block.cue?.role) {
    case "nav":
    case "list":
    case "tail":
    case "comments":
      return "clutter";
    case "caption":
      return "caption";
    case "credit":
    case "origin":
      return "credit";
    case "byline":
      return "byline";
    default:
      // A line about the author is clutter only when the report is over: see footer.
      return undefined;
  }
}

function isTitle(blocks: readonly Block[], index: number, givenTitle: string | undefined): boolean {
  return givenTitle !== undefined && index < 12 && sameTitle(blocks[index]?.text ?? "", givenTitle);
}

/** Masthead, menus, title and standfirst above the first paragraph of prose. Returns the masthead. */
function header(
  blocks: readonly Block[],
  kinds: (ZoneKind | undefined)[],
  firstProse: number,
  givenTitle: string | undefined,
  front: FrontReader,
  credit: (outlet: Span) => void,
  hasDateline: (index: number) => boolean,
): Span | undefined {
  const open = (): readonly number[] => [...Array(firstProse).keys()].filter((index) => kinds[index] === undefined);
  let masthead: Span | undefined;
  const first = open()[0];
  const name = first === undefined ? undefined : mastheadOf(blocks[first], front);
  if (first !== undefined && name !== undefined && open().length > 1) {
    masthead = name;
    kinds[first] = "clutter";
  }
  const given = [...Array(firstProse).keys()].filter((index) => isTitle(blocks, index, givenTitle));
  const lastClutter = kinds.lastIndexOf("clutter", firstProse);
  const candidates = open().filter((index) => isTitleLike(blocks[index]));
  const below = candidates.filter((index) => index > lastClutter);
  const title = given.at(-1) ?? (givenTitle === undefined ? (below[0] ?? candidates.at(-1)) : undefined);
  if (title === undefined) return masthead;
  kinds[title] = "title";
  for (const index of open()) {
    const block = blocks[index];
    if (block === undefined) continue;
    if (index < title) kinds[index] = "clutter";
    else if (front.isOutlet(block.text)) {
      kinds[index] = "credit";
      credit(block.span);
    } else if (block.wordCount >= 5 && !block.text.endsWith(":")) kinds[index] = "standfirst";
  }
  if (isStandfirst(blocks, kinds, firstProse, title) && !hasDateline(firstProse)) kinds[firstProse] = "standfirst";
  return masthead;
}

/** "STEPPE COURIER | Central Asia's daily", "The Potomac Ledger". */
function mastheadOf(block: Block | undefined, front: FrontReader): Span | undefined {
  if (block === undefined || block.prose) return undefined;
  const name = block.text.split(/\s+[|–—-]\s+/u)[0] ?? "";
  return front.isOutlet(name) ? [block.span[0], block.span[0] + name.length] : undefined;
}

function isTitleLike(block: Block | undefined): boolean {
  if (block === undefined || block.text.length > TITLE_LENGTH || block.wordCount < 2) return false;
  // "QUESTION: Why now?" is a turn of an interview, "He named three:" leads up to something.
  return /\p{L}{2}/u.test(block.text) && !/^\p{Lu}[\p{Lu} .]+:|:$/u.test(block.text);
}

/** One short sentence right under the title and before much longer paragraphs. */
function isStandfirst(
  blocks: readonly Block[],
  kinds: readonly (ZoneKind | undefined)[],
  at: number,
  title: number,
): boolean {
  const block = blocks[at];
  const next = blocks[at + 1];
  if (block === undefined || next === undefined || at !== title + 1 || kinds[at + 1] !== undefined) return false;
  const later = blocks.slice(at + 1).filter((other) => other.prose).length;
  return (
    block.wordCount <= STANDFIRST_WORDS &&
    !/["“”]/u.test(block.text) &&
    next.wordCount >= 2.5 * block.wordCount &&
    later >= 3
  );
}

/** What comes after the report: comment forms, links, lines about the author. */
function footer(blocks: readonly Block[], kinds: (ZoneKind | undefined)[], firstProse: number): void {
  let lastProse = firstProse;
  for (let index = blocks.length - 1; index > firstProse; index -= 1) {
    const block = blocks[index];
    if (block?.prose === true && kinds[index] === undefined && block.cue?.role !== "bio") {
      lastProse = index;
      break;
    }
  }
  for (let index = 0; index < blocks.length; index += 1) {
    const role = blocks[index]?.cue?.role;
    if (role === "list") index = markList(blocks, kinds, index);
  }
  let over = false;
  for (let index = firstProse + 1; index < blocks.length; index += 1) {
    const block = blocks[index];
    if (block === undefined) continue;
    const role = block.cue?.role;
    if (role === "comments" && index > firstProse + 2) {
      for (let rest = index; rest < blocks.length; rest += 1) kinds[rest] = "clutter";
      return;
    }
    if (index <= lastProse) continue;
    if (role === "bio") kinds[index] = "clutter";
    over ||= role === "tail" || role === "list" || role === "bio";
    if (over && kinds[index] === undefined) kinds[index] = "clutter";
  }
}

/** Marks the headline-like lines under "Most read" and the like; returns the last one's index. */
function markList(blocks: readonly Block[], kinds: (ZoneKind | undefined)[], head: number): number {
  let at = head;
  while (at - head < LIST_LINES) {
    const next = blocks[at + 1];
    if (next === undefined || kinds[at + 1] !== undefined || next.prose || next.wordCount > 20) break;
    if (/[.:"”]$/u.test(next.text)) break;
    at += 1;
    kinds[at] = "clutter";
  }
  return at;
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
