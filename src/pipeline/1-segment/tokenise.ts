import type { Word } from "../../doc/token.ts";
import { characterSize, isBlank, isInvisible } from "./characters.ts";
import type { SpellingLexicon } from "./lexicon.ts";
import * as pattern from "./patterns.ts";

/** The cut of one paragraph while it is made: half-open spans, flat (start, end, start, end, …). */
interface Cut {
  readonly text: string;
  readonly to: number;
  readonly lexicon: SpellingLexicon;
  readonly bounds: number[];
}

/**
 * Cuts `text[from, to)` into syntactic words as UD English EWT and GUM do. One pass from left to right; each step looks
 * ahead a bounded distance, so time is linear, and any string is accepted.
 */
export function tokenise(text: string, from: number, to: number, lexicon: SpellingLexicon): readonly Word[] {
  const cut: Cut = { text, to, lexicon, bounds: [] };
  let at = from;
  let chunk = true;
  while (at < to) {
    const code = text.charCodeAt(at);
    if (isBlank(code) || characterSize(text, at) === 0) {
      at += 1;
      chunk = true;
    } else if (isInvisible(code)) {
      at += 1;
    } else {
      const plain = plainEnd(cut, at);
      at = plain > at ? push(cut, at, plain) : Math.max(at + 1, Math.min(to, next(cut, at, chunk)));
      chunk = false;
    }
  }
  return words(cut);
}

function words(cut: Cut): readonly Word[] {
  const found: Word[] = [];
  for (let index = 0; index < cut.bounds.length; index += 2) {
    const start = cut.bounds[index] ?? 0;
    const end = Math.min(cut.bounds[index + 1] ?? 0, cut.to);
    found.push(wordAt(cut.text, start, end, cut.to));
  }
  return found;
}

export function wordAt(text: string, start: number, end: number, to = text.length): Word {
  let form = text.slice(start, end);
  for (let at = start; at < end; at += 1) {
    if (isInvisible(text.charCodeAt(at))) {
      form = Array.from(form, (character) => (isInvisible(character.charCodeAt(0)) ? "" : character)).join("");
      break;
    }
  }
  let after = end;
  while (after < to && isInvisible(text.charCodeAt(after))) after += 1;
  return { start, end, form, spaceAfter: after >= to || isBlank(text.charCodeAt(after)) };
}

function match(cut: Cut, expression: RegExp, at: number): number {
  expression.lastIndex = at;
  return expression.test(cut.text) && expression.lastIndex <= cut.to ? expression.lastIndex : -1;
}

function push(cut: Cut, start: number, end: number): number {
  cut.bounds.push(start, end);
  return end;
}

/**
 * The end of a run of ASCII letters (or digits) that is certainly one word because a blank, or a comma or stop and a blank,
 * follows: nine words of ten, and none of the patterns need be asked. -1 when they must be.
 */
function plainEnd(cut: Cut, at: number): number {
  const { text, to, lexicon } = cut;
  let end = at;
  if (isAsciiLetter(text.charCodeAt(at))) while (end < to && isAsciiLetter(text.charCodeAt(end))) end += 1;
  else while (end < to && isAsciiDigit(text.charCodeAt(end))) end += 1;
  if (end === at) return -1;
  let after = end;
  const mark = text.charCodeAt(end);
  if (end < to && (mark === COMMA || mark === STOP)) after += 1;
  if (after < to && !isBlank(text.charCodeAt(after))) return -1;
  if (mark === STOP && after > end && isAsciiLetter(text.charCodeAt(at))) {
    if (end - at === 1 || lexicon.abbreviations.has(text.slice(at, end + 1))) return -1;
  }
  const isRare = end - at <= 10 && lexicon.contractions.has(text.slice(at, end).toLowerCase());
  return isRare ? -1 : end;
}

const COMMA = 0x2c;
const STOP = 0x2e;

function isAsciiLetter(code: number): boolean {
  return (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a);
}

function isAsciiDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

/** Pushes the words that begin at `at` and says where they end. `chunk`: nothing but white space stands before. */
function next(cut: Cut, at: number, chunk: boolean): number {
  const address = addressEnd(cut, at);
  if (address > at) return push(cut, at, address);
  if (match(cut, pattern.LETTER, at) > 0 || cut.text[at] === "_") return letters(cut, at);
  if (match(cut, pattern.DIGIT, at) > 0) return digits(cut, at);
  return punctuation(cut, at, chunk);
}

function addressEnd(cut: Cut, at: number): number {
  const full = match(cut, pattern.ADDRESS, at);
  if (full > 0) {
    const text = cut.text.slice(at, full);
    const tail = pattern.ADDRESS_TAIL.exec(text.slice(-64))?.[0] ?? "";
    // "(see http://example.org/a_(b))": a bracket belongs to the address when it was opened inside it.
    const keep = tail.startsWith(")") && text.slice(0, text.length - tail.length).includes("(") ? 1 : 0;
    return full - tail.length + keep;
  }
  const email = match(cut, pattern.EMAIL, at);
  if (email > 0) {
    let end = email;
    while (cut.text[end - 1] === "." || cut.text[end - 1] === "-") end -= 1;
    if (cut.text[end - 1] !== "@") return end;
  }
  pattern.DOTTED.lastIndex = at;
  const dotted = pattern.DOTTED.exec(cut.text);
  if (dotted === null) return -1;
  const kind = cut.lexicon.endings.get((dotted[1] ?? "").toLowerCase());
  const end = at + dotted[0].length;
  if (kind === undefined || end > cut.to) return -1;
  // "stable.But": a capital after the dot is the next sentence unless the whole is shouted ("REPORT.DOC").
  if (/^\p{Lu}\p{Ll}/u.test(dotted[1] ?? "")) return -1;
  const path = match(cut, pattern.PATH, end);
  if (kind === "short" && path < 0) return -1;
  if (path < 0) return end;
  const tail = pattern.ADDRESS_TAIL.exec(cut.text.slice(Math.max(end, path - 64), path))?.[0] ?? "";
  return kind === "file" ? end : path - tail.length;
}

function letters(cut: Cut, at: number): number {
  const { text } = cut;
  const initials = match(cut, pattern.INITIALS, at);
  if (initials > 0 && !isApart(cut, at, initials)) return push(cut, at, initials);
  const abbreviation = abbreviationEnd(cut, at);
  if (abbreviation > 0) return push(cut, at, abbreviation);
  let end = match(cut, pattern.WORD_RUN, at);
  if (end < 0) return push(cut, at, at + Math.max(1, characterSize(text, at)));
  end = withoutInvisibleTail(text, at, end);
  for (;;) {
    const character = text[end];
    if (character === "&" && isCapital(text, end - 1) && isCapital(text, end + 1)) {
      end = Math.max(end + 1, match(cut, pattern.WORD_RUN, end + 1));
    } else if (character === "-" && staysTogether(cut, at, end)) {
      end = stemEnd(cut, end + 1);
    } else if (character === "$" && isCapital(text, end - 1) && end - at <= 3) {
      end += 1;
      return push(cut, at, end);
    } else {
      const inner = match(cut, pattern.INNER_APOSTROPHE, end);
      if (inner < 0 || match(cut, pattern.CLITIC, end) > 0 || isNegation(text, end)) break;
      end = Math.max(inner + 1, match(cut, pattern.WORD_RUN, inner));
    }
  }
  return clitics(cut, at, end);
}

/** "do|n't", "could|n't|'ve", "Kabul|'s", and the irregular ones of the table: "can|not". */
function clitics(cut: Cut, start: number, coreEnd: number): number {
  let end = coreEnd;
  const { text } = cut;
  if (isNegation(text, end) && end - start > 1) {
    push(cut, start, end - 1);
    end = push(cut, end - 1, end + 2);
  } else {
    const offsets = cut.lexicon.contractions.get(text.slice(start, Math.min(end, start + 32)).toLowerCase());
    let from = start;
    for (const offset of offsets ?? []) from = push(cut, from, start + offset);
    push(cut, from, end);
  }
  return moreClitics(cut, end);
}

function moreClitics(cut: Cut, from: number): number {
  let end = from;
  for (let clitic = match(cut, pattern.CLITIC, end); clitic > 0; clitic = match(cut, pattern.CLITIC, end)) {
    end = push(cut, end, clitic);
  }
  return end;
}

function isNegation(text: string, apostrophe: number): boolean {
  return /^n['’ʼ`´]t(?![\p{L}\p{N}])/iu.test(text.slice(apostrophe - 1, apostrophe + 3));
}

function withoutInvisibleTail(text: string, start: number, end: number): number {
  let at = end;
  while (at > start + 1 && isInvisible(text.charCodeAt(at - 1))) at -= 1;
  return at;
}

function isCapital(text: string, at: number): boolean {
  return /^\p{Lu}/u.test(text.charAt(at));
}

/** "I.We": two sentences without a space, not initials; "J.Smith" is an initial and a name. */
function isApart(cut: Cut, at: number, end: number): boolean {
  return /\p{L}/u.test(cut.text.charAt(end)) && at < end;
}

/** An abbreviation with its stop: longest first, so that "Ph.D." is not "Ph." and a rest. */
function abbreviationEnd(cut: Cut, at: number): number {
  const { text, lexicon } = cut;
  for (let stop = Math.min(cut.to, at + lexicon.longestAbbreviation) - 1; stop > at; stop -= 1) {
    if (text.charCodeAt(stop) !== STOP) continue;
    const kind = lexicon.abbreviations.get(text.slice(at, stop + 1));
    const isDots = text[stop + 1] === "." && text[stop + 2] === ".";
    if (kind !== undefined && !isDots && fits(cut, kind, at, stop + 1)) return stop + 1;
  }
  const initial = match(cut, pattern.SINGLE_INITIAL, at);
  if (initial > 0 && !/[\p{L}\p{N}]/u.test(cut.text.charAt(at - 1)) && !isBulletLike(cut, initial)) return initial;
  return -1;
}

/** Some abbreviations are also words ("in.", "no.", "min."): those count only beside a number. */
function fits(cut: Cut, kind: string, at: number, end: number): boolean {
  const { text } = cut;
  const follows = text.charCodeAt(end);
  if (kind === "number") {
    let next = end;
    while (next < cut.to && next < end + 3 && isBlank(text.charCodeAt(next))) next += 1;
    return /[\p{N}#(§]/u.test(text.charAt(next)) || /^[ivxlcIVXLC]+\b/.test(text.slice(next, next + 6));
  }
  if (kind === "measure") {
    let before = at - 1;
    while (before >= 0 && at - before < 4 && isBlank(text.charCodeAt(before))) before -= 1;
    return /\p{N}/u.test(text.charAt(before)) || /^[ap]\.m\.$/i.test(text.slice(at, end));
  }
  if (kind === "title" && /\p{Lu}/u.test(text.charAt(end))) return true;
  return !/[\p{L}\p{N}]/u.test(String.fromCharCode(follows)) || /\p{Lu}/u.test(text.charAt(end));
}

function isBulletLike(cut: Cut, end: number): boolean {
  return cut.text[end] === ")";
}

/** Prefixes keep their hyphen ("anti-government"); the stem must begin with a letter or digit. */
function staysTogether(cut: Cut, start: number, hyphen: number): boolean {
  const { text, lexicon } = cut;
  // "Sar-e-Pul" has no "e-" as "e-mail" has.
  if (text[start - 1] === "-" || hyphen - start > LONGEST_PREFIX || stemEnd(cut, hyphen + 1) < 0) return false;
  const prefix = text.slice(start, hyphen);
  // "UN-backed" is no "un-": only a capital at the beginning may differ.
  return lexicon.prefixes.has(prefix.charAt(0).toLowerCase() + prefix.slice(1));
}

const LONGEST_PREFIX = 8;

/** A word, or a number with its ending: "mid-July", "mid-1980s". */
function stemEnd(cut: Cut, at: number): number {
  const number = match(cut, pattern.NUMBER, at);
  if (number < 0) return match(cut, pattern.WORD_RUN, at);
  return Math.max(number, match(cut, pattern.NUMBER_TAIL, number));
}

function digits(cut: Cut, at: number): number {
  const { text } = cut;
  const whole = Math.max(match(cut, pattern.DATE, at), match(cut, pattern.TELEPHONE, at));
  if (whole > 0) return push(cut, at, whole);
  const number = match(cut, pattern.NUMBER, at);
  if (number < 0) return push(cut, at, at + Math.max(1, characterSize(text, at)));
  const tail = match(cut, pattern.NUMBER_TAIL, number);
  if (tail > 0) return push(cut, at, tail);
  const run = match(cut, pattern.NUMBER_LETTERS, number);
  if (run < 0) return moreClitics(cut, push(cut, at, number));
  const unit = text.slice(number, Math.min(run, number + 12));
  // "61persons", "3days" are two words; "4G", "3143C", "5th" are one.
  const isWord = /^\p{L}{3,}$/u.test(unit);
  if (cut.lexicon.units.has(unit.toLowerCase()) || isWord || match(cut, pattern.INITIALS, number) > 0) {
    return push(cut, at, number);
  }
  return push(cut, at, run);
}

function punctuation(cut: Cut, at: number, chunk: boolean): number {
  const { text } = cut;
  if (chunk) {
    for (const expression of [pattern.EMOTICON, pattern.ELISION, pattern.SIGNED_NUMBER]) {
      const end = match(cut, expression, at);
      if (end > 0)
        return expression === pattern.SIGNED_NUMBER
          ? push(cut, at, match(cut, pattern.NUMBER, end))
          : push(cut, at, end);
    }
  }
  for (const expression of [
    pattern.DECIMAL,
    pattern.ELLIPSIS,
    pattern.MARKS,
    pattern.DRAWN_LINE,
    pattern.DOUBLED_QUOTE,
    pattern.HANDLE,
    pattern.HASHTAG,
    pattern.PICTURE,
  ]) {
    const end = match(cut, expression, at);
    if (end > 0) return push(cut, at, end);
  }
  const end = at + Math.max(1, characterSize(text, at));
  return push(cut, at, Math.max(end, match(cut, pattern.MARKS_ON, end)));
}
