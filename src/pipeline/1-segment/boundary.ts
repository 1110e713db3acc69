import type { Word } from "../../doc/token.ts";
import { CLOSING_BRACKETS } from "./characters.ts";
import type { SpellingLexicon } from "./lexicon.ts";
import { type WordType, wordType } from "./word-type.ts";

/**
 * A linear classifier over gaps between words: "does the sentence end here?". Integer weights in a hashed table, so the
 * answer is the same on every machine. Features are words and word types around the gap and what stands open at it.
 */
export interface BoundaryModel {
  /** Length a power of two. */
  readonly weights: Int8Array;
  /** The score above which a gap of a kind ends the sentence. */
  readonly thresholds: Readonly<Record<GapKind, number>>;
}

/** What stands before a gap, closing quotes and brackets aside: final punctuation, an abbreviation, or neither. */
export type GapKind = "final" | "abbreviation" | "marked";

/** What the features need of each word of a paragraph, computed once. */
export interface ParagraphView {
  readonly words: readonly Word[];
  readonly types: readonly WordType[];
  readonly hashes: Int32Array;
  /** For each word: begins with a capital and is a word that seldom does. */
  readonly starters: Uint8Array;
  /** For each word: is it the form of a reporting verb? */
  readonly speech: Uint8Array;
}

/** What stands open where a sentence might end. */
export interface OpenState {
  start: number;
  quotes: number;
  brackets: number;
}

export function paragraphView(words: readonly Word[], lexicon: SpellingLexicon): ParagraphView {
  const hashes = new Int32Array(words.length);
  const types: WordType[] = [];
  const starters = new Uint8Array(words.length);
  const speech = new Uint8Array(words.length);
  for (const [index, word] of words.entries()) {
    const type = wordType(word.form, lexicon);
    const isLast = index === words.length - 1;
    const turned = type === "quote" ? directed(words[index - 1], word) : isLast && word.form === "“" ? "closing" : type;
    types.push(turned);
    hashes[index] = isQuoteMark(word.form) ? number(turned) : hashWord(word.form);
    if (type === "lower" && lexicon.speechVerbs.has(word.form)) speech[index] = 1;
    if ((type === "capital" || type === "letter") && lexicon.starters.has(word.form.toLowerCase())) starters[index] = 1;
  }
  return { words, types, hashes, starters, speech };
}

/** Straight quotes, and typographic ones that a converter turned the wrong way, show by the blanks beside them what they do. */
function directed(before: Word | undefined, word: Word): WordType {
  const spaceBefore = before === undefined || before.spaceAfter;
  if (spaceBefore === word.spaceAfter) return word.form === "”" ? "closing" : "quote";
  return spaceBefore ? "opening" : "closing";
}

/** The treebanks have mostly straight quotation marks, the press mostly typographic ones: what is learned of one holds for all. */
function isQuoteMark(form: string): boolean {
  return /^(?:["“”„«»]|''|``|’’)$/.test(form);
}

/** FNV-1a over the small letters. */
function hashWord(form: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < form.length && at < 32; at += 1) {
    const code = form.charCodeAt(at);
    if (code >= 0x80) return hashText(form.toLowerCase());
    hash = Math.imul(hash ^ (code >= 0x41 && code <= 0x5a ? code + 0x20 : code), 0x01000193);
  }
  return hash;
}

function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length && at < 32; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash;
}

/** Does the sentence that began at `state.start` end after the word at `gap`? */
export function endsHere(view: ParagraphView, gap: number, state: OpenState, model: BoundaryModel): boolean {
  const kind = gapKind(view, gap, state.start);
  if (kind === undefined) return false;
  const { weights } = model;
  const mask = weights.length - 1;
  let score = 0;
  gapFeatures(view, gap, state, (hash) => {
    score += weights[hash & mask] ?? 0;
  });
  return score > model.thresholds[kind];
}

/**
 * The kind of a gap after which a sentence may end at all; undefined for all others. "marked": no final punctuation, but a
 * colon, dash, smiley, number or the like on one side.
 */
export function gapKind(view: ParagraphView, gap: number, start: number): GapKind | undefined {
  const left = view.types[gap];
  const right = view.types[gap + 1];
  const word = view.words[gap];
  if (left === undefined || right === undefined || word === undefined) return undefined;
  if (right === "closing" || right === "comma" || right === "stop" || right === "mark") return undefined;
  const at = coreIndex(view, gap, start);
  const core = view.types[at] ?? left;
  // "Is it (really?) over": after a closing bracket or quotation mark no sentence begins with a small letter.
  if (at < gap && right === "lower") return undefined;
  if (isFinal(core)) return at < gap && isReported(view, gap, core) ? undefined : "final";
  if (core === "initials" || core === "letter-stop" || core.startsWith("abbreviation-")) {
    // "U.S. Secretary of State": one abbreviation is no sentence, except the number of a list ("a.").
    if (at - start < 1 && core !== "letter-stop") return undefined;
    return isInDate(core) && (isInDate(right) || right === "number") ? undefined : "abbreviation";
  }
  // "Keepin' It Real", the "Group of Friends" Mr. Bell leads: a closing quotation mark alone ends nothing.
  if (at < gap && !CLOSING_BRACKETS.has(word.form)) return undefined;
  if (!word.spaceAfter || right === "lower" || right === "clitic" || left === "opening") return undefined;
  // In the treebanks a greeting ("Hi Bob,") has lost its line break; in a report a comma goes on ("Moreover, Mr. Bell").
  if (left === "comma") return undefined;
  // Two words and nothing between them: in the treebanks a lost line break, in a report a name more often than not.
  return isPlain(left) && isPlain(right) ? undefined : "marked";
}

const LONGEST_SPEAKER = 4;
const SPEAKERS = new Set(["He", "She", "They", "We", "I"]);
const AFTER_VERB = new Set(["in", "at", "to", "of", "during", "as", "after", "with"]);

/**
 * “Why now?” Mr. Khan asked. — a name and a reporting verb after a quotation finish its sentence. After a full stop, which
 * house styles forbid there, only if nothing at all follows the verb.
 */
function isReported(view: ParagraphView, gap: number, core: WordType): boolean {
  let at = gap + 1;
  while (at - gap <= LONGEST_SPEAKER && isNamePart(view.types[at])) at += 1;
  if (at === gap + 1 || view.speech[at] !== 1) return false;
  // “Stop it!” Nobody answered. is two sentences, “Stop it!” She said. is one with a wrong capital.
  if (view.starters[gap + 1] === 1 && !SPEAKERS.has(view.words[gap + 1]?.form ?? "")) return false;
  const after = view.types[at + 1];
  if (after === undefined || after === "stop") return true;
  return core === "mark" && (after === "comma" || after === "colon" || AFTER_VERB.has(view.words[at + 1]?.form ?? ""));
}

function isNamePart(type: WordType | undefined): boolean {
  return type === "capital" || type === "abbreviation-title" || type === "letter-stop" || type === "initials";
}

/** "Wed. Feb. 29". */
function isInDate(type: WordType): boolean {
  return type === "abbreviation-day" || type === "abbreviation-month";
}

function isPlain(type: WordType): boolean {
  return type === "lower" || type === "capital" || type === "shouted" || type === "letter" || type === "mixed";
}

/** Enough for any real text; the limit keeps a million quotation marks from being walked again at each of them. */
const MOST_CLOSERS = 6;

/** The last word up to `gap` that is no closing quote or bracket. */
export function coreIndex(view: ParagraphView, gap: number, start: number): number {
  let at = gap;
  const last = Math.max(start, gap - MOST_CLOSERS);
  while (at > last && (view.types[at] === "closing" || view.types[at] === "quote")) at -= 1;
  return at;
}

export function isFinal(type: WordType | undefined): boolean {
  return type === "stop" || type === "mark" || type === "ellipsis";
}

const TYPE_NUMBERS = new Map<string, number>();
function number(type: WordType | undefined): number {
  const key = type ?? "none";
  let found = TYPE_NUMBERS.get(key);
  if (found === undefined) {
    found = hashText(key);
    TYPE_NUMBERS.set(key, found);
  }
  return found;
}

/** Calls `each` with the hash of every feature of a gap; `each` masks it to the size of its table. */
export function gapFeatures(view: ParagraphView, gap: number, state: OpenState, each: (hash: number) => void): void {
  const { types, hashes, words } = view;
  const left = words[gap];
  if (left === undefined) return;
  const core = coreIndex(view, gap, state.start);
  const l0 = number(types[gap]);
  const l1 = gap > state.start ? number(types[gap - 1]) : 1;
  const l2 = gap > state.start + 1 ? number(types[gap - 2]) : 1;
  const r0 = number(types[gap + 1]);
  const r1 = number(types[gap + 2]);
  const c0 = number(types[core]);
  const c1 = core > state.start ? number(types[core - 1]) : 1;
  const fl0 = hashes[gap] ?? 0;
  const fl1 = gap > state.start ? (hashes[gap - 1] ?? 0) : 1;
  const fc0 = hashes[core] ?? 0;
  const fc1 = core > state.start ? (hashes[core - 1] ?? 0) : 1;
  const fr0 = hashes[gap + 1] ?? 0;
  const fr1 = hashes[gap + 2] ?? 2;
  const space = left.spaceAfter ? 1 : 0;
  const starter = view.starters[gap + 1] ?? 0;
  const length = bucket(gap + 1 - state.start);
  const rest = bucket(words.length - 1 - gap);
  const open = (state.quotes > 0 ? 1 : 0) + (state.brackets > 0 ? 2 : 0) + (gap > core ? 4 : 0);
  each(mix(1, l0, r0, space));
  each(mix(2, fl0, space, 0));
  each(mix(3, fr0, c0, space));
  each(mix(4, fl0, fr0, 0));
  each(mix(5, l1, l0, r0));
  each(mix(6, l0, r0, r1));
  each(mix(7, fl1, l0, r0));
  each(mix(8, fr1, r0, c0));
  each(mix(9, length, c0, r0));
  each(mix(10, open, l0, r0));
  each(mix(11, open, c0, 0));
  each(mix(12, fc0, r0, 0));
  each(mix(13, fc1, c0, r0));
  each(mix(14, rest, c0, r0));
  each(mix(15, l2, mix(0, l1, l0, 0), r0));
  each(mix(16, number(types[state.start]), c0, r0));
  each(mix(17, c1, c0, mix(0, r0, r1, 0)));
  each(mix(18, fr0, fr1, c0));
  each(mix(19, c0, 0, 0));
  each(mix(20, fc0, fr0, 0));
  each(mix(22, starter, mix(0, coarse(types[core]), space, 0), r0));
  each(mix(23, starter, c0, open));
  each(mix(21, hashes[state.start] ?? 0, c0, length));
}

/** Abbreviations that can end a sentence behave alike, whatever they stand for. */
function coarse(type: WordType | undefined): number {
  if (type === "abbreviation-title" || type === "abbreviation-number") return 2;
  return type === "initials" || type?.startsWith("abbreviation-") === true ? 3 : number(type);
}

function bucket(count: number): number {
  return count <= 4 ? count : count <= 6 ? 5 : count <= 10 ? 6 : count <= 16 ? 7 : count <= 30 ? 8 : 9;
}

function mix(template: number, a: number, b: number, c: number): number {
  let hash = Math.imul(template + 0x9e3779b9, 0x85ebca6b) ^ a;
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) ^ b;
  hash = Math.imul(hash ^ (hash >>> 13), 0x297a2d39) ^ c;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  return hash ^ (hash >>> 13);
}

/** Follows quotes and brackets over the word at `index`, which belongs to the open sentence. */
export function advance(view: ParagraphView, index: number, state: OpenState): void {
  const type = view.types[index];
  const form = view.words[index]?.form ?? "";
  if (type === "quote") state.quotes = state.quotes > 0 ? state.quotes - 1 : state.quotes + 1;
  else if (type === "opening") {
    if (form === "(" || form === "[" || form === "{") state.brackets += 1;
    else state.quotes += 1;
  } else if (type === "closing") {
    if (form === ")" || form === "]" || form === "}") state.brackets = Math.max(0, state.brackets - 1);
    else if (form !== "’" || state.quotes > 0) state.quotes = Math.max(0, state.quotes - 1);
  }
}
