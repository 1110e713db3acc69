import type { Span } from "../../doc/span.ts";
import { isBlank } from "./characters.ts";
import type { Cue, CueReader } from "./cues.ts";
import type { Paragraph } from "./paragraphs.ts";

/** A paragraph with what its look says about it. */
export interface Block {
  readonly span: Span;
  /** An empty line, or nothing, stands before it. */
  readonly apart: boolean;
  readonly text: string;
  /** Without the marks of Markdown emphasis and a label such as "Subject:". */
  readonly content: Span;
  readonly plain: string;
  /** Runs of letters and digits. */
  readonly wordCount: number;
  /** Looks like sentences of a report. */
  readonly prose: boolean;
  /** Nothing but marks, and not dots of omission: "***", "___", the "#" of a heading. */
  readonly rule: boolean;
  /** A menu ("Home | News | Economy"), a list of tags, an address: clutter by its form above and below the report. */
  readonly furniture: boolean;
  readonly cue: Cue | undefined;
}

const SENTENCE_WORDS = 8;
const LONG_WORDS = 30;
/** A headline may end in a question mark or an exclamation mark; a sentence this long does not need the benefit of that doubt. */
const HEADLINE_WORDS = 20;

export function blockOf(text: string, paragraph: Paragraph, readCue: CueReader): Block {
  const span: Span = [paragraph.start, paragraph.end];
  const content = contentOf(text, span);
  const plain = text.slice(...content);
  const wordCount = countWords(plain);
  const stops = /[.…;][\])"'”’»]*$/u.test(plain) || /[.!?…][”"»]$/u.test(plain);
  const asks = /[!?:][\])"'”’»]*$/u.test(plain);
  const prose =
    wordCount >= LONG_WORDS ||
    (stops && wordCount >= SENTENCE_WORDS) ||
    (asks && wordCount > HEADLINE_WORDS) ||
    /[.!?]["”]?\s+["“]?\p{Lu}.*[.!?]["”’)]*$/su.test(plain);
  return {
    span,
    apart: paragraph.apart,
    text: text.slice(...span),
    content,
    plain,
    wordCount,
    prose,
    rule: wordCount === 0 && !/[.…?!]{2}|[.…?!]\s[.…?!]|…/u.test(plain),
    furniture: isMenu(plain) || isTagList(plain) || isAddress(plain) || isCounter(plain),
    cue: readCue(text, content, prose),
  };
}

const LONGEST_WRAPPED = 300;

/** "*By Ann Lee*", "[Read the full report](https://…)", "Subject: Talks fail". */
function contentOf(text: string, [start, end]: Span): Span {
  if (end - start > LONGEST_WRAPPED) return [start, end];
  const block = text.slice(start, end);
  const [mark = ""] = /^(?:\*{1,3}|_{1,3})(?=[^\s*_])/u.exec(block) ?? [];
  if (mark !== "" && block.endsWith(mark) && block.length > 2 * mark.length)
    return [start + mark.length, end - mark.length];
  const link = /^\[([^[\]]+)\]\([^()\s]*\)$/u.exec(block)?.[1];
  if (link !== undefined) return [start + 1, start + 1 + link.length];
  const [label = ""] = /^(?:Subject|Headline|Title):\s+(?=\S)/iu.exec(block) ?? [];
  return [start + label.length, end];
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
  return items.every((item) => /^[\p{Lu}#]/u.test(item) && !/\s(?:and|or|&)\s\p{Lu}/u.test(item));
}

/** "0 832", "1.2k", "SOCIETY | 11:39". */
function isCounter(text: string): boolean {
  return text.length < 40 && (/^[\d\s.,kK|]+$/u.test(text) || /^[\p{L} ]{2,24}\|\s*\d{1,2}:\d{2}$/u.test(text));
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

/** "HomeNewsBridge reopens" above "Bridge reopens": the path through the site, run together with the title. */
export function endsInTitle(longer: string, title: string): boolean {
  const [path, end] = [bare(longer), bare(title)];
  return end.length >= 15 && path.length > end.length && path.endsWith(end);
}
