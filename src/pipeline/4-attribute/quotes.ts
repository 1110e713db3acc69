import type { Span } from "../../doc/span.ts";

/** A stretch in quotation marks inside one paragraph. `span` holds the marks, `inner` what stands between them. */
export interface Quote {
  readonly span: Span;
  readonly inner: Span;
  readonly kind: "double" | "single";
  /** False where the closing mark is missing and the quote runs to the end of its paragraph. */
  readonly closed: boolean;
  /** It goes on from the unclosed quote of the paragraph before: the opening mark is repeated, the closing one comes last. */
  readonly continues: boolean;
  /** Inside another quote of the same paragraph. */
  readonly depth: number;
}

type Role = "open" | "close" | "either" | "none";
interface Mark {
  readonly at: number;
  readonly family: Family;
  readonly role: Role;
}
type Family = "curly" | "straight" | "guillemet" | "low" | "single-curly" | "single-straight";

const LETTER = /[\p{L}\p{N}]/u;
const AFTER_SPACE = /[\s([{–—\-/“"‘'«„¿¡:>]/u;
/** Words that English cuts at the front: the mark before them is an apostrophe ('em, 'til, ’90s). */
const ELISION = /^(?:em|til|tis|twas|cause|bout|round|cos|coz|n|nuff|s|\d0s|\d\d)(?![\p{L}\p{N}])/iu;
const PLURAL_POSSESSIVE = /[sxz]$/iu;

/**
 * Pairs the quotation marks of each paragraph for itself, so that a stray mark never shifts a pair of another
 * paragraph. Total and linear: every text gives a result; each mark is pushed and popped once. The one tie between
 * paragraphs is the printers' convention that a quote of several paragraphs repeats its opening mark at each of them.
 */
export function pairQuotes(text: string, paragraphs: readonly Span[]): readonly Quote[] {
  const quotes: Quote[] = [];
  let running = false;
  for (const [index, paragraph] of paragraphs.entries()) {
    const marks = marksOf(text, paragraph);
    const { pairs, open } = match(marks, text);
    const first = marks[0];
    const startsOpen = first !== undefined && first.at === paragraph[0] && first.role !== "close";
    const next = paragraphs[index + 1];
    const found: Quote[] = pairs.map(([from, to, kind]) => ({
      span: [from, to + 1],
      inner: [from + 1, to],
      kind,
      closed: true,
      continues: running && startsOpen && from === paragraph[0],
      depth: 0,
    }));
    let unclosed = false;
    if (open !== undefined && (open === paragraph[0] || (next !== undefined && opensParagraph(text, next)))) {
      unclosed = true;
      found.push({
        span: [open, paragraph[1]],
        inner: [open + 1, paragraph[1]],
        kind: "double",
        closed: false,
        continues: running && open === paragraph[0],
        depth: 0,
      });
    }
    running = unclosed;
    quotes.push(...nested(found));
  }
  return quotes;
}

function opensParagraph(text: string, [start]: Span): boolean {
  return /[“"«„]/u.test(text.charAt(start));
}

function marksOf(text: string, [start, end]: Span): readonly Mark[] {
  const marks: Mark[] = [];
  for (let at = start; at < end; at++) {
    const mark = markAt(text, at, start, end);
    if (mark !== undefined) marks.push(mark);
  }
  return marks;
}

function markAt(text: string, at: number, start: number, end: number): Mark | undefined {
  const before = at > start ? text.charAt(at - 1) : " ";
  const after = at + 1 < end ? text.charAt(at + 1) : " ";
  switch (text.charAt(at)) {
    case "“":
      // German style closes with the mark that opens in English.
      return { at, family: "curly", role: /\s/u.test(after) && !/\s/u.test(before) ? "close" : "open" };
    case "”":
      // Seen at the front of quotes typed by machine: a closing mark between a space and a letter opens.
      return { at, family: "curly", role: /\s/u.test(before) && LETTER.test(after) ? "open" : "close" };
    case "„":
      return { at, family: "low", role: "open" };
    case "«":
      return { at, family: "guillemet", role: "open" };
    case "»":
      return { at, family: "guillemet", role: "close" };
    case '"':
    case "＂":
      return { at, family: "straight", role: straightRole(before, after) };
    case "‘":
      if (ELISION.test(text.slice(at + 1, at + 8))) return undefined;
      return LETTER.test(before) ? undefined : { at, family: "single-curly", role: "open" };
    case "’":
      if (LETTER.test(after) || /\s/u.test(before)) return undefined;
      return { at, family: "single-curly", role: "close" };
    case "'":
      // Two single marks typed for a double one; the mark stands at the outer of the two.
      if (after === "'") return doubled(text, at, "open", start, end);
      if (before === "'") return doubled(text, at, "close", start, end);
      return singleStraight(text, at, before, after);
    case "`":
      return after === "`" ? { at, family: "straight", role: "open" } : undefined;
    default:
      return undefined;
  }
}

/** '' opens before a word and closes after one; the opening pair counts at its first mark, the closing at its last. */
function doubled(text: string, at: number, side: "open" | "close", start: number, end: number): Mark | undefined {
  const first = side === "open" ? at : at - 1;
  const before = first > start ? text.charAt(first - 1) : " ";
  const after = first + 2 < end ? text.charAt(first + 2) : " ";
  if (before === "'" || after === "'") return undefined;
  const role = straightRole(before, after);
  return role === side ? { at, family: "straight", role } : undefined;
}

function straightRole(before: string, after: string): Role {
  const mayOpen = AFTER_SPACE.test(before) && !/\s/u.test(after);
  const mayClose = !/\s/u.test(before) && !LETTER.test(after);
  if (mayOpen && mayClose) return "either";
  if (mayOpen) return "open";
  // 6'2" and 5" are inches, but a digit may also end a quote: only an open quote tells.
  return mayClose ? "close" : "either";
}

function singleStraight(text: string, at: number, before: string, after: string): Mark | undefined {
  if (LETTER.test(before) && LETTER.test(after)) return undefined;
  if (AFTER_SPACE.test(before) && !/\s/u.test(after) && before !== "'") {
    if (ELISION.test(text.slice(at + 1, at + 8))) return undefined;
    return { at, family: "single-straight", role: "open" };
  }
  return LETTER.test(after) || /\s/u.test(before) ? undefined : { at, family: "single-straight", role: "close" };
}

const isSingle = (family: Family): boolean => family.startsWith("single");

interface Matched {
  readonly pairs: readonly (readonly [from: number, to: number, kind: Quote["kind"]])[];
  /** The last double mark that opens and is never closed. */
  readonly open: number | undefined;
}

/** One pass with a stack. A mark that closes nothing is stray; one that opens is stray when a later pair swallows it. */
function match(marks: readonly Mark[], text: string): Matched {
  const pairs: [number, number, Quote["kind"]][] = [];
  const stack: Mark[] = [];
  let held: [number, number] | undefined;
  const settle = (): void => {
    if (held !== undefined) pairs.push([held[0], held[1], "single"]);
    held = undefined;
  };
  const standing = { single: 0, straight: 0, other: 0 };
  const slot = (family: Family): "single" | "straight" | "other" =>
    isSingle(family) ? "single" : family === "straight" ? "straight" : "other";
  const push = (mark: Mark): void => {
    stack.push(mark);
    standing[slot(mark.family)]++;
  };
  const popTo = (wanted: (mark: Mark) => boolean): Mark | undefined => {
    for (let top = stack.pop(); top !== undefined; top = stack.pop()) {
      standing[slot(top.family)]--;
      if (wanted(top)) return top;
    }
    return undefined;
  };
  for (const mark of marks) {
    if (isSingle(mark.family)) {
      if (mark.role === "open") {
        // Two singles in a row that both open: the first was an apostrophe.
        if (stack.at(-1)?.family === mark.family) popTo(() => true);
        settle();
        push(mark);
      } else if (stack.at(-1)?.family === mark.family) {
        const opener = popTo(() => true);
        if (opener !== undefined) held = [opener.at, mark.at];
        if (!maybePossessive(text, mark.at)) settle();
      } else if (held !== undefined && !maybePossessive(text, mark.at)) {
        // "the ‘Three Brothers’ Fund’": the earlier mark was a plural possessive, the quote ends here.
        held[1] = mark.at;
        settle();
      }
      continue;
    }
    const straight = mark.family === "straight";
    const isOpen = standing[straight ? "straight" : "other"] > 0;
    const opens = mark.role === "open" || (mark.role === "either" && !isOpen);
    if (opens) {
      // An opening straight mark while one is open: the earlier one is stray, for straight marks do not nest.
      if (straight && isOpen) popTo((other) => other.family === "straight");
      settle();
      push(mark);
    } else if (isOpen) {
      const opener = popTo((other) => !isSingle(other.family) && (other.family === "straight") === straight);
      settle();
      if (opener !== undefined) pairs.push([opener.at, mark.at, "double"]);
    }
  }
  settle();
  return { pairs, open: stack.find((mark) => !isSingle(mark.family))?.at };
}

/** "the voters’ anger": a closing single mark after s before a small letter may be a plural possessive. */
function maybePossessive(text: string, at: number): boolean {
  return PLURAL_POSSESSIVE.test(text.charAt(at - 1)) && /^\s\p{Ll}/u.test(text.slice(at + 1, at + 3));
}

/** In text order, with their depth; single quotes that cross a double one are apostrophes and are dropped. */
function nested(found: readonly Quote[]): readonly Quote[] {
  const sorted = [...found].sort((a, b) => a.span[0] - b.span[0] || b.span[1] - a.span[1]);
  const kept: Quote[] = [];
  const around: Quote[] = [];
  for (const quote of sorted) {
    while ((around.at(-1)?.span[1] ?? Number.POSITIVE_INFINITY) <= quote.span[0]) around.pop();
    const outer = around.at(-1);
    if (outer !== undefined && quote.span[1] > outer.span[1]) continue;
    kept.push({ ...quote, depth: around.length });
    around.push(quote);
  }
  return kept;
}

/** The quotes that lie in no other one, in text order. */
export const outermost = (quotes: readonly Quote[]): readonly Quote[] => quotes.filter((quote) => quote.depth === 0);

/** The quote that holds the offset, marks included. `quotes` are outermost and in text order. */
export function quoteAround(quotes: readonly Quote[], offset: number): Quote | undefined {
  let low = 0;
  let high = quotes.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((quotes[middle]?.span[1] ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  const quote = quotes[low];
  return quote !== undefined && quote.span[0] <= offset ? quote : undefined;
}

/** The quotes that share a character with the span. */
export function quotesIn(quotes: readonly Quote[], [start, end]: Span): readonly Quote[] {
  const found: Quote[] = [];
  let low = 0;
  let high = quotes.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((quotes[middle]?.span[1] ?? 0) <= start) low = middle + 1;
    else high = middle;
  }
  for (let at = low; at < quotes.length; at++) {
    const quote = quotes[at];
    if (quote === undefined || quote.span[0] >= end) break;
    found.push(quote);
  }
  return found;
}
