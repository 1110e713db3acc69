import type { Attribution, DateValue } from "../../../doc/reading.ts";
import { byPosition, contains, overlaps, type Span } from "../../../doc/span.ts";
import type { Sentence, Token } from "../../../doc/token.ts";
import { tokenAt, tokenOver } from "../../../doc/tree.ts";
import { type Annotations, sentenceAt } from "../../annotations.ts";
import { type Piece, spanOfPieces } from "../pieces.ts";
import type { FoundExpression } from "./expression.ts";
import { timeExpressionsIn } from "./recognise.ts";
import { type Anchor, anchorOf, resolve } from "./resolve.ts";
import type { TimeTables } from "./tables.ts";
import { directionAt } from "./tense.ts";

/** A recognised expression in its document, before and after it is resolved. */
interface Candidate {
  readonly sentence: Sentence;
  readonly found: FoundExpression;
  readonly span: Span;
  /** The word that ties the expression into its clause. */
  readonly token: Token;
  /** The direct quotation that holds the words, if one does: its days are counted from the day on which it was said. */
  readonly quotation: Attribution | undefined;
}

export interface Times {
  readonly times: readonly DateValue[];
  /** Spans that are told as time, resolved or not: no figure is read from them. "Eight months after X" is time and figure both. */
  readonly taken: readonly Span[];
}

/**
 * Resolves every time expression against the day of publication, the day of the quotation that holds it, or the date
 * that the story has reached. What has no anchor, or one too coarse, is left out.
 */
export function timesOf(
  annotations: Annotations,
  pieces: ReadonlyMap<Sentence, readonly Piece[]>,
  tables: TimeTables,
): Times {
  const candidates: Candidate[] = [];
  for (const sentence of annotations.sentences) {
    const own = pieces.get(sentence) ?? [];
    for (const found of timeExpressionsIn(own, tables)) candidates.push(candidate(annotations, sentence, own, found));
  }
  const published = anchorOf(annotations.metadata.published?.value);
  const yearOnly = published === undefined ? onlyYear(candidates) : undefined;
  const resolved: { readonly candidate: Candidate; readonly time: DateValue }[] = [];
  const read = (one: Candidate, speaking: Anchor | undefined): void => {
    const { found } = one;
    const before = resolved.findLast(({ candidate: { span } }) => span[1] <= one.span[0]);
    const isNear = before !== undefined && one.sentence.paragraph - before.candidate.sentence.paragraph <= 1;
    const story = isNear ? anchorOf(before.time.value) : undefined;
    const direction = directionAt(one.sentence, one.token.index);
    const value = resolve(found.expression, found.signal, { speaking, story, yearOnly, direction }, tables);
    if (value === undefined) return;
    resolved.push({ candidate: one, time: { ...value, span: one.span } });
  };
  for (const one of candidates) if (one.quotation === undefined) read(one, published);
  const outside = [...resolved];
  for (const one of candidates) {
    if (one.quotation === undefined) continue;
    read(one, dayOfSaying(annotations, one.quotation, outside) ?? published);
    resolved.sort((a, b) => byPosition(a.candidate.span, b.candidate.span));
  }
  const kept = resolved.filter(({ candidate: one }) => !isOvernightOfADay(one, resolved));
  return {
    times: kept.map(({ time }) => time),
    taken: candidates.filter(({ found }) => found.expression.kind !== "elapsed").map(({ span }) => span),
  };
}

function candidate(
  annotations: Annotations,
  sentence: Sentence,
  pieces: readonly Piece[],
  found: FoundExpression,
): Candidate {
  const span = spanOfPieces(pieces, found.from, found.to);
  const own = pieces.slice(found.from, found.to).map((piece) => piece.token);
  const first = own[0]?.index ?? 0;
  const last = own.at(-1)?.index ?? 0;
  const isInside = (index: number): boolean => index >= first && index <= last;
  const token =
    own.find((one) => !isInside(one.head) && !["ADP", "SCONJ", "DET", "CCONJ"].includes(one.upos)) ??
    own.at(-1) ??
    tokenAt(sentence, 0);
  const quotation = annotations.attributions.find(
    (attribution) => attribution.mode === "direct" && attribution.content.some((piece) => contains(piece, span)),
  );
  return { sentence, found, span, token, quotation };
}

/** Where every full date of the text is of one year, that year is meant by "July 7" too. */
function onlyYear(candidates: readonly Candidate[]): Anchor | undefined {
  let anchor: Anchor | undefined;
  let year: number | undefined;
  for (const { found } of candidates) {
    const ends = found.expression.kind === "range" ? [found.expression.from, found.expression.to] : [found.expression];
    for (const end of ends) {
      if (end.kind !== "date" || end.date.year === undefined) continue;
      if (year !== undefined && end.date.year !== year) return undefined;
      year = end.date.year;
      if (anchor === undefined && end.date.day !== undefined) {
        const { month = 1, day } = end.date;
        anchor = anchorOf(`${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`);
      }
    }
  }
  return anchor;
}

/** The day that the cue of a quotation is told with: "said on Tuesday". */
function dayOfSaying(
  annotations: Annotations,
  { cue, content }: Attribution,
  resolved: readonly { readonly candidate: Candidate; readonly time: DateValue }[],
): Anchor | undefined {
  if (cue === undefined) return undefined;
  const sentence = sentenceAt(annotations.sentences, cue[0]);
  if (sentence === undefined) return undefined;
  const verb = tokenOver(sentence, cue[0]);
  for (const { candidate: one, time } of resolved) {
    if (one.sentence !== sentence || time.precision !== "day" || content.some((piece) => overlaps(piece, one.span)))
      continue;
    if (verb !== undefined && one.token.head === verb.index) return anchorOf(time.value);
  }
  return undefined;
}

/** "Overnight on Tuesday": the weekday gives the day, "overnight" only the hour. */
function isOvernightOfADay(
  one: Candidate,
  resolved: readonly { readonly candidate: Candidate; readonly time: DateValue }[],
): boolean {
  const { expression } = one.found;
  if (expression.kind !== "deictic" || expression.from === expression.to) return false;
  return resolved.some(
    ({ candidate: other, time }) => other !== one && other.sentence === one.sentence && time.precision === "day",
  );
}
