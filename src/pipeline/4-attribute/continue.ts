import { contains, overlaps, type Span } from "../../doc/span.ts";
import type { Sentence } from "../../doc/token.ts";
import { sentenceAt } from "../annotations.ts";
import { indexPieces } from "./pieces.ts";
import type { Quote } from "./quotes.ts";

/** What the passes over the text know of an attribution while its content may still grow. */
export interface Claim {
  readonly cue: Span | undefined;
  readonly source: Span | undefined;
  readonly content: readonly Span[];
  readonly quoted: number;
}

const words = (text: string): number => text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;

export interface Continued {
  /** Quotes that go on from a claim, by its index. */
  readonly more: ReadonlyMap<Quote, number>;
  /** Quotes of whole sentences that nobody introduces. */
  readonly loose: readonly Quote[];
}

/**
 * Quotes that no cue of their own introduces go on from the speaker before: “Q1,” he said. “Q2.” – in the same
 * paragraph, in the next paragraph that is nothing but a quote, and over paragraphs that repeat the opening mark.
 * Gives for each such quote the index of the claim that it continues.
 */
export function continuations(
  text: string,
  sentences: readonly Sentence[],
  paragraphs: readonly Span[],
  quotes: readonly Quote[],
  claims: readonly Claim[],
): Continued {
  const found = new Map<Quote, number>();
  const loose: Quote[] = [];
  const speeches = claims
    .map((claim, index) => ({ claim, index }))
    .filter(({ claim }) => claim.quoted > 0.15 && claim.cue !== undefined);
  const near = indexPieces(claims);
  let paragraph = 0;
  let last: { readonly index: number; readonly paragraph: number; readonly end: number } | undefined;
  let next = 0;
  const ordered = speeches
    .map(({ claim, index }) => ({ claim, index, end: endOf(claim, sentences) }))
    .sort((a, b) => a.end - b.end);
  for (const quote of quotes) {
    while (paragraph < paragraphs.length && (paragraphs[paragraph]?.[1] ?? 0) <= quote.span[0]) paragraph++;
    const around = paragraphs[paragraph];
    if (around === undefined) break;
    for (let speech = ordered[next]; speech !== undefined && speech.end <= quote.span[0]; speech = ordered[++next]) {
      last = { index: speech.index, paragraph, end: speech.end };
    }
    // A claim made inside the quote does not introduce it.
    const covered = near(...quote.span).some((index) => {
      const { cue, content } = claims[index] ?? { cue: undefined, content: [] };
      return (cue === undefined || !contains(quote.span, cue)) && content.some((piece) => overlaps(piece, quote.span));
    });
    if (covered) continue;
    const whole = isWholeSentences(text, sentences, quote, around);
    if (!whole) continue;
    if (last === undefined) {
      loose.push(quote);
      continue;
    }
    const between = paragraphAt(paragraphs, last.end - 1);
    const alone = quote.span[0] - around[0] <= 1 && around[1] - quote.span[1] <= 1;
    const same = between === paragraph && /^[\s.!?…]*$/u.test(text.slice(last.end, quote.span[0]));
    const following = between === paragraph - 1 && (alone || quote.continues);
    if ((same || following) && words(text.slice(...quote.inner)) >= 2) {
      found.set(quote, last.index);
      last = { ...last, end: quote.span[1] };
    } else if (alone) loose.push(quote);
  }
  return { more: found, loose };
}

/** A claim lasts to the end of the sentence in which its cue stands: “Q1,” she told the paper on Monday. “Q2.” */
function endOf({ cue, content }: Claim, sentences: readonly Sentence[]): number {
  const said = cue === undefined ? undefined : sentenceAt(sentences, cue[0]);
  return Math.max(said?.span[1] ?? 0, ...content.map((piece) => piece[1]));
}

function paragraphAt(paragraphs: readonly Span[], offset: number): number {
  let low = 0;
  let high = paragraphs.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((paragraphs[middle]?.[1] ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return (paragraphs[low]?.[0] ?? Number.POSITIVE_INFINITY) <= offset ? low : -1;
}

/** Does the quote begin where a sentence begins and end where one ends? Scare quotes and titles do not. */
function isWholeSentences(text: string, sentences: readonly Sentence[], quote: Quote, paragraph: Span): boolean {
  if (quote.span[0] > paragraph[0] && !/[.!?…”"’»]\s*$/u.test(text.slice(paragraph[0], quote.span[0]))) return false;
  if (!/[.!?…—-]\s*["”»’']*$/u.test(text.slice(...quote.span)) && quote.closed) return false;
  const sentence = sentenceAt(sentences, quote.inner[0]);
  const starts = sentence !== undefined && Math.abs(sentence.span[0] - quote.span[0]) <= 1;
  return starts || quote.span[0] === paragraph[0];
}
