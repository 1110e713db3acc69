import type { DateValue, Figure, Place } from "../../doc/reading.ts";
import type { Span } from "../../doc/span.ts";
import type { Sentence } from "../../doc/token.ts";
import { isWithin, tokenAt, tokenOver } from "../../doc/tree.ts";
import { type Annotations, sentenceAt } from "../annotations.ts";
import { casesOf } from "./clause.ts";
import { isTimeOf } from "./date-paths.ts";
import { clauseHead, type Draft } from "./draft.ts";
import { leansOn } from "./relative-date.ts";

/** Something with words of its own, at the topmost token of these words. */
export interface Anchored<T> {
  readonly item: T;
  readonly token: number;
  readonly span: Span;
}

/** A date with the reason why an event has it, for `--explain`. */
export interface Dated {
  readonly date: DateValue;
  readonly why: string;
}

/** Times, places and figures of a document by sentence. Build once per document. */
export interface Circumstances {
  /** The date that the words of the sentence itself give; `others` are what else the sentence tells. */
  dateOf(draft: Draft, others: readonly Draft[]): Dated | undefined;
  placeOf(draft: Draft): { readonly place: Place; readonly why: string } | undefined;
  /** For each figure the one of these drafts to which it belongs, if any does. */
  figuresOf(drafts: readonly Draft[]): ReadonlyMap<Draft, readonly Figure[]>;
  /** The time expressions of a sentence that date the clause they stand in. */
  timesIn(sentence: Sentence): readonly Anchored<DateValue>[];
}

/** "five years after" dates what it leans on, not the clause that it stands in. */
const RELATION = /\b(after|before|since)$/i;

export function createCircumstances(annotations: Annotations): Circumstances {
  const spanned = annotations.times.flatMap((time) => (time.span === undefined ? [] : [[time, time.span] as const]));
  const leans = ([, span]: readonly [DateValue, Span]): boolean => RELATION.test(annotations.text.slice(...span));
  const times = bySentence(
    annotations,
    spanned.filter((time) => !leans(time)),
  );
  const elapsed = bySentence(annotations, spanned.filter(leans));
  const places = bySentence(
    annotations,
    annotations.places.flatMap((place) => place.mentions.map((span) => [place, span] as const)),
  );
  const figures = bySentence(
    annotations,
    annotations.figures.map((figure) => [figure, figure.span] as const),
  );
  return {
    timesIn: (sentence) => times.get(sentence.index) ?? [],
    dateOf: (draft, others) => {
      const since = (elapsed.get(draft.sentence.index) ?? []).find((time) => isElapsedSince(draft, time));
      const found = since ?? nearestTime(draft, times.get(draft.sentence.index) ?? [], isOnlyNamed(draft, others));
      if (found === undefined) return undefined;
      if (since === undefined) return { date: found.item, why: whereStands(draft, found, annotations.text) };
      return { date: found.item, why: `“${annotations.text.slice(...found.span)}” leans on it` };
    },
    placeOf: (draft) => {
      const all = (places.get(draft.sentence.index) ?? []).filter((one) => isLocative(draft.sentence, one.token));
      const found = nearest(draft, all);
      return found === undefined ? undefined : { place: found.item, why: whereStands(draft, found, annotations.text) };
    },
    figuresOf: (drafts) => share(drafts, figures),
  };
}

/** Types that are done with words: what is to be done has a time of its own. */
const WORDS: ReadonlySet<string> = new Set(["AGREE", "REQUEST", "THREATEN", "REJECT", "CONCEDE", "ACCUSE"]);

const NEARNESS = ["in its own phrase", "in its clause", "in the clause that it leans on", "beside its clause"] as const;

function whereStands(draft: Draft, { token, span }: Anchored<unknown>, text: string): string {
  const distance = distanceTo(draft, token, span);
  const near = distance === undefined ? "in the clause that tells its time" : NEARNESS[distance];
  return `“${text.slice(...span).replace(/\s+/g, " ")}” stands ${near}`;
}

/** "criticised the arrest of two men": the two belong to the arrest, which stands nearest. */
function share(
  drafts: readonly Draft[],
  figures: ReadonlyMap<number, readonly Anchored<Figure>[]>,
): ReadonlyMap<Draft, readonly Figure[]> {
  const shared = new Map<Draft, Figure[]>();
  const bySentence = Map.groupBy(drafts, (draft) => draft.sentence.index);
  for (const [sentence, own] of bySentence) {
    for (const figure of figures.get(sentence) ?? []) {
      const lengths = own.map((draft) => lengthTo(draft, figure));
      const shortest = Math.min(...lengths);
      const owner = own[lengths.indexOf(shortest)];
      if (owner === undefined || shortest === Number.POSITIVE_INFINITY) continue;
      shared.set(owner, [...(shared.get(owner) ?? []), figure.item]);
    }
  }
  return shared;
}

function lengthTo(draft: Draft, { token, span }: Anchored<unknown>): number {
  const distance = distanceTo(draft, token, span);
  return distance === undefined ? Number.POSITIVE_INFINITY : 10_000 * distance + Math.abs(span[0] - draft.trigger[0]);
}

function bySentence<T>(
  annotations: Annotations,
  items: readonly (readonly [T, Span])[],
): ReadonlyMap<number, readonly Anchored<T>[]> {
  const found = new Map<number, Anchored<T>[]>();
  for (const [item, span] of items) {
    const sentence = sentenceAt(annotations.sentences, span[0]);
    const token = sentence === undefined ? undefined : topOf(sentence, span);
    if (sentence === undefined || token === undefined) continue;
    const known = found.get(sentence.index) ?? [];
    found.set(sentence.index, known);
    known.push({ item, token, span });
  }
  return found;
}

/** The token of the span whose governor stands outside. */
function topOf(sentence: Sentence, span: Span): number | undefined {
  const first = tokenOver(sentence, span[0])?.index;
  if (first === undefined) return undefined;
  for (let index = first; index < sentence.tokens.length && tokenAt(sentence, index).start < span[1]; index++) {
    const head = tokenAt(sentence, index).head;
    if (head < 0 || tokenAt(sentence, head).start < span[0] || tokenAt(sentence, head).start >= span[1]) return index;
  }
  return first;
}

const LOCATIVE = new Set([
  "in",
  "at",
  "near",
  "inside",
  "outside",
  "across",
  "around",
  "throughout",
  "over",
  "off",
  "along",
  "on",
]);

function isLocative(sentence: Sentence, token: number): boolean {
  let at = token;
  for (let steps = 0; steps < 4; steps++) {
    const here = tokenAt(sentence, at);
    if (/^(obl|nmod)/.test(here.deprel))
      return (
        casesOf(sentence, at).some((word) => LOCATIVE.has(word.split(" ")[0] ?? "")) ||
        (here.deprel === "nmod:poss" && steps > 0)
      );
    if (!/^(conj|appos|compound|flat|nmod:poss|amod)/.test(here.deprel) || here.head < 0) return false;
    at = here.head;
  }
  return false;
}

function nearestTime(
  draft: Draft,
  times: readonly Anchored<DateValue>[],
  named: boolean,
): Anchored<DateValue> | undefined {
  const own = named ? times.filter((time) => distanceTo(draft, time.token, time.span) === 0) : times;
  return nearest(draft, own) ?? times.find((time) => isTimeOf(draft, time.token));
}

/** Prepositions behind which a happening lies at another time than the clause: "arrested on Monday over the killing". */
const APART =
  /^(after|before|since|following|until|till|ahead of|over|about|for|against|despite|because of|due to|to|on)$/;

/**
 * "Egypt condemned the attack on Monday", "were held on Monday over the killing": the day is that of the verb, and what its
 * object or phrase names may be older. "Carried out the attack on Monday" is the attack itself.
 */
function isOnlyNamed({ sentence, head, support, type }: Draft, others: readonly Draft[]): boolean {
  if (tokenAt(sentence, head).upos !== "NOUN" || support !== undefined) return false;
  const clause = clauseHead(sentence, head);
  if (!others.some((other) => other.head === clause && other.type !== type)) return false;
  let noun = tokenAt(sentence, head);
  while (/^(nmod|conj|compound)/.test(noun.deprel) && noun.head >= 0) noun = tokenAt(sentence, noun.head);
  return noun.deprel === "obj" || casesOf(sentence, noun.index).some((word) => APART.test(word));
}

/** "eight months after the retreat let them return": the time lies at whatever "after" introduces. */
function isElapsedSince(draft: Draft, { span }: Anchored<DateValue>): boolean {
  const after = draft.sentence.tokens.findLast((token) => token.end <= span[1]);
  return after !== undefined && after.head >= 0 && leansOn(draft, after);
}

/** The one that stands nearest in the tree: in the trigger's own phrase, in its clause, in the clause that it elaborates. */
function nearest<T>(draft: Draft, items: readonly Anchored<T>[]): Anchored<T> | undefined {
  let best: Anchored<T> | undefined;
  let shortest = Number.POSITIVE_INFINITY;
  for (const item of items) {
    const length = lengthTo(draft, item);
    if (length < shortest) {
      best = item;
      shortest = length;
    }
  }
  return best;
}

/** 0 in the trigger's phrase or its arguments', 1 in its clause, 2 in the clause that a participle or infinitive leans on. */
function distanceTo(draft: Draft, token: number, span: Span): 0 | 1 | 2 | 3 | undefined {
  const { sentence, head } = draft;
  // "the Sept. 11, 2001, attacks": right before the trigger, wherever the tree hangs it.
  const between = draft.trigger[0] - span[1];
  if (between >= 0 && between <= 2) return 0;
  const clause = clauseHead(sentence, token);
  if (isWithin(sentence, token, head) && (clause === head || clause === clauseHead(sentence, head))) return 0;
  const own = clauseHead(sentence, head);
  if (clause === own) return 1;
  const noun = tokenAt(sentence, head).upos === "NOUN";
  if (noun && isWithin(sentence, token, head) && tokenAt(sentence, clause).deprel === "acl") return 1;
  if (draft.fillers.some((filler) => isWithin(sentence, token, filler) && clauseHead(sentence, filler) === clause))
    return 1;
  const verb = tokenAt(sentence, own);
  // "a base in 2009 in which seven were killed": what the relative clause describes has the time.
  if (verb.deprel === "acl:relcl" && isWithin(sentence, token, verb.head)) return 3;
  const leans = /^(xcomp|advcl)$/.test(verb.deprel) && verb.feats["VerbForm"] !== "Fin";
  // "opened fire to disperse the crowd on Monday": the tree hangs the day on the purpose.
  const below = tokenAt(sentence, clause);
  // "agreed to meet this month": the month is that of the meeting.
  if (below.deprel === "xcomp" && WORDS.has(draft.type)) return undefined;
  if (/^(xcomp|advcl)$/.test(below.deprel) && below.head === own && /^VBG?$/.test(below.xpos)) return 3;
  return leans && verb.head >= 0 && clauseHead(sentence, verb.head) === clause ? 2 : undefined;
}
