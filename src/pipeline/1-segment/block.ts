import type { Span } from "../../doc/span.ts";
import { isBlank } from "./characters.ts";
import type { Cue, CueReader } from "./cues.ts";
import type { Paragraph } from "./paragraphs.ts";

/** A paragraph with what its look says about it. */
export interface Block {
  readonly span: Span;
  readonly text: string;
  /** Runs of letters and digits. */
  readonly wordCount: number;
  /** Looks like sentences of a report. */
  readonly prose: boolean;
  /** A menu ("Home | News | Economy"), a list of tags, or nothing with letters (but dots of omission): clutter by its form. */
  readonly furniture: boolean;
  readonly cue: Cue | undefined;
}

const SENTENCE_WORDS = 8;
const LONG_WORDS = 30;
/** A headline may end in a question mark or an exclamation mark; a sentence this long does not need the benefit of that doubt. */
const HEADLINE_WORDS = 20;

export function blockOf(text: string, paragraph: Paragraph, readCue: CueReader): Block {
  const span: Span = [paragraph.start, paragraph.end];
  const content = text.slice(...span);
  const wordCount = countWords(content);
  const stops = /[.…;][\])"'”’»]*$/u.test(content) || /[.!?…][”"»]$/u.test(content);
  const asks = /[!?:][\])"'”’»]*$/u.test(content);
  const prose =
    wordCount >= LONG_WORDS ||
    (stops && wordCount >= SENTENCE_WORDS) ||
    (asks && wordCount > HEADLINE_WORDS) ||
    /[.!?]["”]?\s+["“]?\p{Lu}.*[.!?]["”’)]*$/su.test(content);
  return {
    span,
    text: content,
    wordCount,
    prose,
    furniture:
      (wordCount === 0 && !/[.…?!]{2}|[.…?!]\s[.…?!]|…/u.test(content)) ||
      isMenu(content) ||
      isTagList(content) ||
      isAddress(content),
    cue: readCue(text, span, prose),
  };
}

/** Runs between blanks that hold a letter or digit. */
function countWords(text: string): number {
  let count = 0;
  let open = true;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (isBlank(code)) open = true;
    else if (open && isWordCharacter(code, text, at)) {
      count += 1;
      open = false;
    }
  }
  return count;
}

function isWordCharacter(code: number, text: string, at: number): boolean {
  if (code < 0x80)
    return (code >= 0x30 && code <= 0x39) || (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a);
  return /^[\p{L}\p{N}]/u.test(String.fromCodePoint(text.codePointAt(at) ?? 0x20));
}

/** "About | Maps | Donate | Contact". */
function isMenu(text: string): boolean {
  if (text.length >= 300 || !/[|·•»›>/]/u.test(text)) return false;
  const items = text.split(/\s*[|·•»›>/]\s+|\s+[|·•»›>/]\s*/u).filter((item) => item !== "");
  return items.length >= 4 && items.every((item) => countWords(item) <= 3 && !/[.,;]$/.test(item));
}

/** "Noor Ahmad, US, NATO, Kabul, CIA": many short names between commas and no sentence around them. */
function isTagList(text: string): boolean {
  if (text.length > 400 || !text.includes(",") || /[.!?;:]["”’)]*$/u.test(text)) return false;
  const items = text.split(/,\s*/u);
  if (items.length < 4 || items.some((item) => countWords(item) > 4 || item === "")) return false;
  return items.every((item) => /^[\p{Lu}\p{N}#]/u.test(item) && !/\s(?:and|or|&)\s\p{Lu}/u.test(item));
}

function isAddress(text: string): boolean {
  return (
    /^(?:https?:\/\/)?(?:www\.)?[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+){1,4}(?:\/\S*)?$/u.test(text) && text.length < 300
  );
}

/** Equal but for case, punctuation, spacing and a tail such as " | The Kabul Times" on one of them. */
export function sameTitle(a: string, b: string): boolean {
  const [shorter = "", longer = ""] = [bare(a), bare(b)].sort((x, y) => x.length - y.length);
  if (shorter === longer) return shorter !== "";
  return shorter.length >= 15 && longer.startsWith(shorter) && shorter.length >= 0.6 * longer.length;
}

function bare(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "");
}
