import { contains, overlaps, type Span } from "../../doc/span.ts";
import type { Sentence } from "../../doc/token.ts";
import type { Candidate } from "./candidate.ts";
import { candidatesOf } from "./candidates.ts";
import { type Quote, quoteAround, quotesIn } from "./quotes.ts";
import { contentSpans, cueTokens, sourceSpan } from "./spans.ts";
import { quotedCandidates } from "./speech.ts";

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

/** All that the trees and quotation marks of a document offer, before anything is judged. */
export function draftsOf(
  text: string,
  sentences: readonly Sentence[],
  quotes: readonly Quote[],
  catenatives: ReadonlySet<string>,
): readonly (readonly Draft[])[] {
  return sentences.map((sentence, index) => {
    const drafts: Draft[] = [];
    const candidates = candidatesOf(sentence);
    const withContent = new Set(candidates.map((candidate) => candidate.anchor.index));
    for (const candidate of candidates) {
      const draft = draftOf(text, candidate, quotes, catenatives);
      if (draft !== undefined) drafts.push(draft);
    }
    for (const { candidate, content } of quotedCandidates(text, sentences, index, quotes)) {
      const same = drafts.findIndex(
        (draft) =>
          draft.candidate.anchor === candidate.anchor &&
          draft.quoted > 0.5 &&
          content.some((piece) => draft.content.some((other) => overlaps(piece, other))),
      );
      if (same >= 0) continue;
      if (withContent.has(candidate.anchor.index)) {
        // The marks say more than the tree: a clause found by the parser but another one quoted next to the verb.
        const rival = drafts.some(
          (draft) => draft.candidate.anchor === candidate.anchor && /-(?:that|wh|clause)$/.test(draft.frame),
        );
        if (rival) continue;
      }
      const draft = draftOf(text, candidate, quotes, catenatives, content);
      if (draft !== undefined) drafts.push(draft);
    }
    return drafts;
  });
}

function draftOf(
  text: string,
  candidate: Candidate,
  quotes: readonly Quote[],
  catenatives: ReadonlySet<string>,
  given?: readonly Span[],
): Draft | undefined {
  const { sentence, anchor } = candidate;
  const cueWords = cueTokens(candidate, catenatives);
  const cueSet = new Set(cueWords);
  const first = sentence.tokens[cueWords[0] ?? anchor.index] ?? anchor;
  const last = sentence.tokens[cueWords.at(-1) ?? anchor.index] ?? anchor;
  const cue: Span = [first.start, last.end];
  const own = quoteAround(quotes, anchor.start);
  const source =
    candidate.source === undefined
      ? undefined
      : sourceSpan(sentence, candidate.source, [...cueWords, ...candidate.content]);
  let content = given ?? contentSpans(sentence, candidate.content, cueSet);
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
    [start, end] = trim(text, start, end, own !== undefined);
    if (start < end) pieces.push([start, end]);
  }
  return merged(text, pieces);
}

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

/** Is a quote whole and nothing but a quote between these offsets? */
export const isAllQuoted = (span: Span, quotes: readonly Quote[]): boolean =>
  quotes.some((quote) => contains(quote.span, span));
