import type { Reading, Status } from "../../../../src/doc/reading.ts";
import type { Span } from "../../../../src/doc/span.ts";

/** What can be seen, pointed at and corrected in a document, by its local id. */
export type ElementKind = "event" | "attribution" | "figure" | "actor" | "relation" | "time";

/** Words that an element stands on. An element with words in several places has several marks. */
export interface Mark {
  readonly kind: ElementKind;
  /** Local id; of a time, which has none, "t" and its place in the list. */
  readonly id: string;
  readonly span: Span;
  /** Is it the first place of the element: where one comes to it when one goes through the text? */
  readonly first: boolean;
  /** How it is drawn. */
  readonly look: `event-${Look}` | "cue" | "nested" | "figure" | "actor" | "pronoun" | "relation" | "time";
  readonly unsure: boolean;
}
export type Look = "occurred" | "denied" | "possible";

export const lookOf = (status: Status): Look => {
  if (status === "denied" || status === "negated") return "denied";
  return status === "occurred" || status === "ongoing" ? "occurred" : "possible";
};

/** Which kinds of elements are marked. */
export interface MarkFilter {
  readonly kinds: ReadonlySet<ElementKind>;
  readonly unsureOnly: boolean;
}
export const ALL_KINDS: readonly ElementKind[] = ["event", "attribution", "figure", "actor", "time"];
export const everything: MarkFilter = { kinds: new Set(ALL_KINDS), unsureOnly: false };

/** All marks of a reading in text order, longer ones before those inside them. */
export function marksOf(reading: Reading, { kinds, unsureOnly }: MarkFilter = everything): readonly Mark[] {
  const marks: Mark[] = [];
  const put = (
    kind: ElementKind,
    id: string,
    certainty: string,
    places: readonly (readonly [Span, Mark["look"]])[],
  ): void => {
    const unsure = certainty === "unsure";
    if (!kinds.has(kind) || (unsureOnly && !unsure)) return;
    const inOrder = places.toSorted(([a], [b]) => a[0] - b[0] || b[1] - a[1]);
    for (const [at, [span, look]] of inOrder.entries()) {
      if (span[0] < span[1]) marks.push({ kind, id, span, look, unsure, first: at === 0 });
    }
  };
  for (const { id, mentions, certainty } of reading.events)
    put(
      "event",
      id,
      certainty,
      mentions.map(({ trigger, status }) => [trigger, `event-${lookOf(status)}`]),
    );
  for (const { id, cue, content, within, certainty } of reading.attributions) {
    const cues: readonly (readonly [Span, Mark["look"]])[] = cue === undefined ? [] : [[cue, "cue"]];
    // What somebody says inside what somebody says is drawn under the words; the outermost has its rail alone.
    const words = content.map((span) => [span, "nested"] as const);
    put("attribution", id, certainty, within === undefined && cue !== undefined ? cues : [...cues, ...words]);
  }
  for (const { id, span, certainty } of reading.figures) put("figure", id, certainty, [[span, "figure"]]);
  for (const { id, mentions, certainty } of reading.actors)
    put(
      "actor",
      id,
      certainty,
      mentions.map(({ span, form }) => [span, form === "pronoun" ? "pronoun" : "actor"]),
    );
  for (const { id, evidence, certainty } of reading.relations) put("relation", id, certainty, [[evidence, "relation"]]);
  for (const [at, { span }] of reading.times.entries())
    if (span !== undefined) put("time", `t${at + 1}`, "sure", [[span, "time"]]);
  return marks.toSorted((a, b) => a.span[0] - b.span[0] || b.span[1] - a.span[1] || (a.id < b.id ? -1 : 1));
}

/** The order in which a click on words offers the elements there: what is narrowest and says most comes first. */
const RANK: Readonly<Record<ElementKind, number>> = {
  event: 0,
  figure: 1,
  attribution: 2,
  actor: 3,
  time: 4,
  relation: 5,
};
export const byRank = (a: Mark, b: Mark): number =>
  RANK[a.kind] - RANK[b.kind] || a.span[1] - a.span[0] - (b.span[1] - b.span[0]) || (a.id < b.id ? -1 : 1);
