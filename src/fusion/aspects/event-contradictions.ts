import type { Actor } from "../../doc/reading.ts";
import { contains, type Span } from "../../doc/span.ts";
import { claimantOf, partyKeys } from "./claimant.ts";
import { components } from "./components.ts";
import { compareDates, wrongWeekday } from "./dates.ts";
import type { EventStatement } from "./event-statements.ts";
import { placeKey } from "./figure-scope.ts";
import type { AspectKnowledge } from "./knowledge.ts";
import { comparePlaces } from "./places.ts";
import { positionsOf, type Statement, statement } from "./statement.ts";
import { tokensOf } from "./tokens.ts";
import type { Contradiction, ContradictionKind, Question } from "./types.ts";
import { attributionAt, sentenceAt, type View, wordsAt } from "./view.ts";
import { shared, stemOf, wordsOf } from "./words.ts";

/** Dates, places, doers and happenings of a story that exclude each other. */
export function eventContradictions(statements: readonly EventStatement[]): readonly Contradiction[] {
  return [
    ...contradicting(statements, "date", "date", (a, b) => {
      const [x, y] = [a.statement.value, b.statement.value];
      if (x?.kind !== "date" || y?.kind !== "date") return undefined;
      const { verdict, reason } = compareDates(x.edtf, y.edtf);
      return verdict === "contradict" && !elsewhere(a, b) ? reason : undefined;
    }),
    ...contradicting(statements, "place", "place", (a, b) => {
      const [x, y] = [a.statement.value, b.statement.value];
      if (x?.kind !== "place" || y?.kind !== "place") return undefined;
      const { verdict, reason } = comparePlaces(x, y);
      return verdict === "contradict" && !anotherDay(a, b) ? reason : undefined;
    }),
    ...contradicting(statements, "actor", "participants", exclusiveDoers),
    ...contradicting(statements, "happened", "denial", (a, b) =>
      a.statement.stance !== b.statement.stance && isSpoken(a) && isSpoken(b)
        ? "one says that it happened, the other that it did not"
        : undefined,
    ),
  ];
}

/** What differs in more than one respect is another happening, not another account of this one. */
function elsewhere({ view: v, event: e }: EventStatement, { view: w, event: f }: EventStatement): boolean {
  const [x, y] = [
    e.place === undefined ? undefined : v.places.get(e.place),
    f.place === undefined ? undefined : w.places.get(f.place),
  ];
  return (
    x !== undefined && y !== undefined && x.kind !== "country" && y.kind !== "country" && placeKey(x) !== placeKey(y)
  );
}

const anotherDay = ({ event: e }: EventStatement, { event: f }: EventStatement): boolean =>
  e.date !== undefined && f.date !== undefined && compareDates(e.date.value, f.date.value).verdict === "contradict";

type Excludes = (a: EventStatement, b: EventStatement) => string | undefined;

function contradicting(
  statements: readonly EventStatement[],
  question: Question,
  kind: ContradictionKind,
  excludes: Excludes,
): readonly Contradiction[] {
  const asked = statements.filter((each) => each.question === question && each.statement.stance !== "silent");
  const edges: [number, number, string][] = [];
  const held = asked.map(askedOf);
  for (const [i, a] of held.entries()) {
    for (let j = i + 1; j < held.length; j++) {
      const b = held[j];
      if (b === undefined || a.each.statement.claimant.key === b.each.statement.claimant.key) continue;
      const reason = sameHappening(a, b) ? excludes(a.each, b.each) : undefined;
      if (reason !== undefined) edges.push([i, j, reason]);
    }
  }
  return components(edges.map(([a, b]) => [a, b] as const)).map((members) => {
    const involved = members.map((index) => asked[index]).filter((each) => each !== undefined);
    const reason = edges.find(([a]) => members.includes(a))?.[2] ?? "";
    const [first] = involved;
    const about = first === undefined ? "" : wordsAt(first.view, first.event.mentions[0]?.evidence ?? [0, 0]);
    return { kind, about, question, positions: positionsOf(involved.map((each) => each.statement)), reason };
  });
}

/**
 * Told as one story, of one type, and with a party or the word for it in common: a story may hold the meeting and the
 * visit, which have dates of their own.
 */
function sameHappening(a: Asked, b: Asked): boolean {
  if (a.each.view === b.each.view) return a.each.event === b.each.event;
  if (a.each.event.type !== b.each.event.type) return false;
  return a.parties.some((key) => b.parties.includes(key)) || a.triggers.some((word) => b.triggers.includes(word));
}

/** A statement with what it is held against others by: worked out once, for each is held against all. */
interface Asked {
  readonly each: EventStatement;
  readonly parties: readonly string[];
  readonly triggers: readonly string[];
}

const askedOf = (each: EventStatement): Asked => ({
  each,
  parties: [...new Set([...each.event.actor, ...each.event.recipient].flatMap((id) => partyKeys(each.view, id)))],
  triggers: each.event.mentions.map(({ trigger }) => stemOf(wordsAt(each.view, trigger).toLowerCase())),
});

/** An outlet that writes "the attack" does not assert it against whoever denies it: both sides must be somebody's words. */
const isSpoken = ({ statement: { claimant } }: EventStatement): boolean => claimant.kind !== "outlet";

const DOERS: ReadonlySet<string> = new Set(["state", "government", "armed-group"]);

/** One attack has one doer: two states, or two groups, of which neither is part of the other. */
function exclusiveDoers(a: EventStatement, b: EventStatement): string | undefined {
  if (a.event.type !== "ASSAULT" || a.event.actor.length !== 1 || b.event.actor.length !== 1) return undefined;
  const [x, y] = [doer(a), doer(b)];
  if (x === undefined || y === undefined || x.kind !== y.kind || !DOERS.has(x.kind)) return undefined;
  if (a.view.report.identify(x.id).key === b.view.report.identify(y.id).key) return undefined;
  if (x.kind !== "armed-group" && (x.country === undefined || x.country === y.country)) return undefined;
  if (x.kind === "armed-group" && !(x.entity !== undefined && y.entity !== undefined)) return undefined;
  return `${x.name} and ${y.name} cannot both be the one who did it`;
}

const doer = ({ view, event }: EventStatement): Actor | undefined => {
  const [id] = event.actor;
  return id === undefined ? undefined : view.actors.get(id);
};

/**
 * "On Saturday, August 15": a weekday that the date does not fall on. Others who name the day of the same event join in.
 * Without statements, every date of the documents is looked at.
 */
export function weekdayContradictions(
  views: readonly View[],
  statements: readonly EventStatement[],
  knowledge: AspectKnowledge,
): readonly Contradiction[] {
  return views.flatMap((view) =>
    view.report.reading.times.flatMap((time): readonly Contradiction[] => {
      const { span, value } = time;
      if (span === undefined || isClutter(view, span) || !isAsked(view, span, statements)) return [];
      const wrong = wrongWeekday(view.text.slice(...span), value, knowledge);
      if (wrong === undefined) return [];
      const start = span[0] + wrong.at;
      const claimant = claimantOf(view, attributionAt(view, span));
      const say = (from: number, to: number, text: string): Statement =>
        statement(view, { claimant, stance: "asserts", value: { kind: "words", text }, spans: [[from, to]] });
      const others = views
        .filter((other) => other !== view && statements.some((each) => each.view === other))
        .flatMap((other) =>
          sameDay(other, value, tokensOf(view, [sentenceAt(view, span)], knowledge.empty), knowledge),
        );
      const own =
        others.length > 0
          ? [say(span[0], span[1], wordsAt(view, span))]
          : [say(start, start + wrong.word.length, wrong.word), say(...rest(span, start, wrong.word.length, view))];
      return [
        {
          kind: "date",
          about: `the day of ${wordsAt(view, span)}`,
          question: "date",
          positions: positionsOf([...own, ...others]),
          reason: `${value} was no ${wrong.word}`,
        },
      ];
    }),
  );
}

/** In a story, only the dates of its own events count. */
function isAsked(view: View, span: Span, statements: readonly EventStatement[]): boolean {
  if (statements.length === 0) return true;
  const sentence = sentenceAt(view, span);
  return statements.some(
    (each) => each.view === view && each.event.mentions.some(({ trigger }) => contains(sentence, trigger)),
  );
}

/** Where another report of the story names the weekday of that day in a sentence on the same thing. */
function sameDay(
  view: View,
  value: string,
  tokens: readonly string[],
  knowledge: AspectKnowledge,
): readonly Statement[] {
  for (const { span, value: day } of view.report.reading.times) {
    if (span === undefined || day !== value || isClutter(view, span)) continue;
    if (!wordsOf(wordsAt(view, span)).some((word) => knowledge.weekdays.has(word))) continue;
    if (shared(tokens, tokensOf(view, [sentenceAt(view, span)], knowledge.empty)).length < COMMON) continue;
    const claimant = claimantOf(view, attributionAt(view, span));
    const text = wordsAt(view, span);
    return [statement(view, { claimant, stance: "asserts", value: { kind: "words", text }, spans: [span] })];
  }
  return [];
}

const COMMON = 2;

/** What is left of a date without its weekday. */
function rest(span: readonly [number, number], start: number, length: number, view: View): [number, number, string] {
  const after = start + length;
  const [from, to] = start === span[0] ? [after, span[1]] : [span[0], start];
  const text = view.text.slice(from, to);
  const lead = text.length - text.replace(/^[\s,]+/, "").length;
  const words = text.trim().replace(/^,\s*|,$/g, "");
  return [from + lead, from + lead + words.length, words];
}

const isClutter = ({ report }: View, span: readonly [number, number]): boolean =>
  report.reading.document.zones.some(
    ({ kind, span: zone }) => (kind === "clutter" || kind === "byline") && zone[0] <= span[0] && span[1] <= zone[1],
  );
