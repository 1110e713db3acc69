import { contains, overlaps, type Span } from "../../doc/span.ts";
import type { Sentence } from "../../doc/token.ts";
import type { Candidate } from "./candidate.ts";
import { candidatesOf } from "./candidates.ts";
import type { CueLexicon } from "./lexicon.ts";
import { type Quote, quoteAround, quotesIn } from "./quotes.ts";
import { reachOf } from "./reach.ts";
import { contentSpans, cueTokens, sourceSpan } from "./spans.ts";
import { nominalBefore, nominalBeside, quotedCandidates } from "./speech.ts";

/** A candidate with the exact words of its parts. */
export interface Draft {
  readonly candidate: Candidate;
  readonly frame: string;
  readonly source: Span | undefined;
  readonly cue: Span;
  readonly content: readonly Span[];
  /** How much of the content stands in quotation marks that the cue does not share, 0 to 1. */
  readonly quoted: number;
}

/** What drafting needs to know of words. */
export type Grammar = Pick<CueLexicon, "catenatives" | "addressees" | "lightVerbs" | "tallies" | "act">;

/** All that the trees and quotation marks of a document offer, before anything is judged. */
export function draftsOf(
  text: string,
  sentences: readonly Sentence[],
  quotes: readonly Quote[],
  lexicon: Grammar,
): readonly (readonly Draft[])[] {
  return sentences.map((sentence, index) => {
    const drafts: Draft[] = [];
    const candidates = candidatesOf(sentence, lexicon);
    for (const candidate of candidates) {
      const draft = draftOf(text, candidate, quotes, lexicon);
      if (draft !== undefined) drafts.push(draft);
    }
    for (const { candidate, content } of quotedCandidates(text, sentences, index, quotes)) {
      const ofVerb = drafts.filter((draft) => draft.candidate.anchor === candidate.anchor);
      const agrees = ofVerb.find(
        (draft) =>
          draft.quoted > 0.5 && content.every((piece) => draft.content.some((other) => contains(other, piece))),
      );
      if (agrees !== undefined) continue;
      // The marks say more than the tree: what it found for this verb beside the quote is a misreading.
      const kept = drafts.filter((draft) => draft.candidate.anchor !== candidate.anchor || mixes(draft, content));
      const draft = draftOf(text, candidate, quotes, lexicon, content);
      if (draft !== undefined && kept.length === drafts.length - ofVerb.length) kept.push(draft);
      drafts.splice(0, drafts.length, ...kept);
    }
    return drafts;
  });
}

/** The source the tree gives, unless it lies in a quote that the cue is outside of: then the parser took the quote's subject. */
function freeSource(candidate: Candidate, own: Quote | undefined, quotes: readonly Quote[]): number | undefined {
  const { sentence, source } = candidate;
  const token = source === undefined ? undefined : sentence.tokens[source];
  if (token === undefined) return undefined;
  const around = quoteAround(quotes, token.start);
  const isSpeech = around !== undefined && around !== own && around.inner[1] - around.inner[0] > 25;
  return isSpeech ? undefined : source;
}

/** A quote before the verb leaves its subject to be found right beside it, where the tree has none. */
function sourceBeside(candidate: Candidate, quotes: readonly Quote[]): number | undefined {
  const { sentence, anchor, content, pos, frame } = candidate;
  if (pos !== "verb" || frame.startsWith("P-") || /^(?:seem|appear)$/.test(candidate.lemma)) return undefined;
  const spans = quotesIn(quotes, sentence.span).map((quote) => quote.span);
  if (content.length > 0 && Math.min(...content) < anchor.index && spans.length > 0) {
    return nominalBeside(sentence, anchor, spans);
  }
  return /^VB[DPZ]$/.test(anchor.xpos) ? nominalBefore(sentence, anchor, content) : undefined;
}

/** A reported clause that holds the quote and words of its own: "said “this” was why". */
const mixes = (draft: Draft, quoted: readonly Span[]): boolean =>
  /-(?:that|clause|wh)$/.test(draft.frame) &&
  quoted.every((piece) => draft.content.some((other) => contains(other, piece)));

function draftOf(
  text: string,
  candidate: Candidate,
  quotes: readonly Quote[],
  lexicon: Grammar,
  given?: readonly Span[],
): Draft | undefined {
  const { sentence, anchor } = candidate;
  const cueWords = cueTokens(candidate, lexicon.catenatives);
  const cueSet = new Set(cueWords);
  const first = sentence.tokens[cueWords[0] ?? anchor.index] ?? anchor;
  const last = sentence.tokens[cueWords.at(-1) ?? anchor.index] ?? anchor;
  const cue: Span = [first.start, last.end];
  const own = quoteAround(quotes, anchor.start);
  const head = freeSource(candidate, own, quotes) ?? sourceBeside(candidate, quotes);
  const source =
    head === undefined
      ? undefined
      : sourceSpan(sentence, head, [...cueWords, ...candidate.content], cueWords[0] ?? anchor.index);
  const named = source === undefined ? [] : indicesIn(sentence, source);
  const words = candidate.content.length === 0 ? [] : reachOf(candidate, cueWords, named, lexicon.addressees);
  let content = given ?? contentSpans(sentence, words, cueSet);
  content = withQuotes(text, content, cue, source, own, quotes);
  if (content.length === 0) return undefined;
  const quoted = quotedShare(content, own, quotes);
  const direct = quoted >= 0.85 && /^[VP]-(?:that|clause|paren|NP|wh)$/.test(candidate.frame);
  return {
    candidate,
    frame: direct ? `${candidate.frame.charAt(0)}-quote` : candidate.frame,
    source,
    cue,
    content,
    quoted,
  };
}

/**
 * Quotation marks outrank the tree: a content that reaches into a quote takes it whole, over sentence ends, and what is
 * said inside a quote ends with it.
 */
function withQuotes(
  text: string,
  content: readonly Span[],
  cue: Span,
  source: Span | undefined,
  own: Quote | undefined,
  quotes: readonly Quote[],
): readonly Span[] {
  const pieces: Span[] = [];
  for (const piece of content) {
    let [start, end] = piece;
    if (own !== undefined) {
      start = Math.max(start, own.inner[0]);
      end = Math.min(end, own.inner[1]);
    } else {
      for (const quote of quotesIn(quotes, [start, end])) {
        const taken = overlaps(quote.span, cue) || (source !== undefined && overlaps(quote.span, source));
        if (taken) continue;
        start = Math.min(start, quote.span[0]);
        end = Math.max(end, quote.span[1]);
      }
    }
    const closes = quoteAround(quotes, end - 1)?.span[1] === end;
    [start, end] = trim(text, start, end, own !== undefined || closes);
    if (start < end) pieces.push([start, end]);
  }
  return merged(text, pieces);
}

const indicesIn = (sentence: Sentence, [start, end]: Span): readonly number[] =>
  sentence.tokens.filter((token) => token.start >= start && token.end <= end).map(({ index }) => index);

function trim(text: string, from: number, to: number, insideQuote: boolean): [number, number] {
  let start = from;
  let end = to;
  while (start < end && /[\s,;:.–—-]/u.test(text.charAt(start))) start++;
  const stop = insideQuote ? /[\s,;:–—]/u : /[\s,;:–—.]/u;
  while (end > start && stop.test(text.charAt(end - 1)) && !isAbbreviation(text, end)) end--;
  return [start, end];
}

/** "U.S.", "Inc.": a stop that belongs to its word. */
function isAbbreviation(text: string, end: number): boolean {
  return (
    text.charAt(end - 1) === "." &&
    /(?:\b\p{L}\.\p{L}|\b(?:Inc|Jr|Sr|Co|Corp|Ltd|etc|a\.m|p\.m))\.$/u.test(text.slice(Math.max(0, end - 8), end))
  );
}

function merged(text: string, pieces: readonly Span[]): readonly Span[] {
  const sorted = [...pieces].sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  const out: Span[] = [];
  for (const piece of sorted) {
    const last = out.at(-1);
    if (last !== undefined && (piece[0] <= last[1] || /^\s*$/.test(text.slice(last[1], piece[0])))) {
      out[out.length - 1] = [last[0], Math.max(last[1], piece[1])];
    } else out.push(piece);
  }
  return out;
}

function quotedShare(content: readonly Span[], own: Quote | undefined, quotes: readonly Quote[]): number {
  if (own !== undefined) return 0;
  let inside = 0;
  let all = 0;
  for (const piece of content) {
    all += piece[1] - piece[0];
    for (const { span } of quotesIn(quotes, piece)) {
      inside += Math.min(span[1], piece[1]) - Math.max(span[0], piece[0]);
    }
  }
  return all === 0 ? 0 : inside / all;
}
