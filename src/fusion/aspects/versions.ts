import type { Attribution, Event, Figure, Reading } from "../../doc/reading.ts";
import type { Span } from "../../doc/span.ts";
import { compareText } from "./order.ts";
import { contentWords, shared, wordsOf } from "./words.ts";

export const CHANGES = ["added", "removed", "changed"] as const;

/** One thing that a later version of a document tells otherwise. Spans are each in the text of its own version. */
export interface VersionChange {
  readonly kind: "figure" | "date" | "claim" | "event";
  readonly change: (typeof CHANGES)[number];
  readonly before?: { readonly span: Span; readonly words: string };
  readonly after?: { readonly span: Span; readonly words: string };
}

interface Element {
  readonly span: Span;
  readonly words: string;
  /** What it is about; elements of one topic are held against each other. */
  readonly topic: string;
  /** What it says; the same is no change. */
  readonly value: string;
  /** The words around it, by which versions of one thing are found. */
  readonly around: readonly string[];
}

const NOTHING: ReadonlySet<string> = new Set();
/** Of the words around, so many must be the same for two elements to be versions of one. */
const ALIKE = 0.5;

/** What changed in figures, dates, claims and events from one version of a document to the next, in the order of the text. */
export function versionsChanged(before: Reading, after: Reading): readonly VersionChange[] {
  return (["figure", "date", "claim", "event"] as const).flatMap((kind) =>
    changes(kind, elementsOf(kind, before), elementsOf(kind, after)),
  );
}

function changes(
  kind: VersionChange["kind"],
  before: readonly Element[],
  after: readonly Element[],
): readonly VersionChange[] {
  const gone = new Set(before);
  const come = new Set(after);
  // First what stayed as it is, so that it is taken for nothing else.
  for (const old of before) {
    const same = [...come].find(({ topic, value }) => topic === old.topic && value === old.value);
    if (same === undefined) continue;
    gone.delete(old);
    come.delete(same);
  }
  const found: VersionChange[] = [];
  for (const old of [...gone]) {
    const next = closest(old, [...come]);
    if (next === undefined) continue;
    gone.delete(old);
    come.delete(next);
    if (kind === "event" && old.words === next.words) continue;
    found.push({ kind, change: "changed", before: seen(old), after: seen(next) });
  }
  for (const old of gone) found.push({ kind, change: "removed", before: seen(old) });
  for (const next of come) found.push({ kind, change: "added", after: seen(next) });
  return found.sort((a, b) => startOf(a) - startOf(b) || compareText(a.change, b.change));
}

const seen = ({ span, words }: Element): { readonly span: Span; readonly words: string } => ({ span, words });
const startOf = ({ before, after }: VersionChange): number => (after ?? before)?.span[0] ?? 0;

function closest(old: Element, candidates: readonly Element[]): Element | undefined {
  let best: Element | undefined;
  let most = ALIKE;
  for (const candidate of candidates) {
    if (candidate.topic !== old.topic) continue;
    const common = shared(old.around, candidate.around).length;
    const alike = (2 * common) / Math.max(1, old.around.length + candidate.around.length);
    if (alike <= most) continue;
    best = candidate;
    most = alike;
  }
  return best;
}

function elementsOf(kind: VersionChange["kind"], reading: Reading): readonly Element[] {
  switch (kind) {
    case "figure":
      return reading.figures.map((figure) => figureElement(reading, figure));
    case "date":
      return reading.times.flatMap(({ span, value }) =>
        span === undefined
          ? []
          : [{ span, words: textAt(reading, span), topic: "date", value, around: aroundOf(reading, span) }],
      );
    case "event":
      return reading.events.flatMap((event) => eventElement(reading, event));
    case "claim":
      return reading.attributions.flatMap((attribution) => claimElement(reading, attribution));
  }
}

function figureElement(reading: Reading, figure: Figure): Element {
  const { what, whom, low, high, share, of, unit, qualifier, span } = figure;
  return {
    span,
    words: textAt(reading, span),
    topic: JSON.stringify([what, whom, unit]),
    value: JSON.stringify([low, high, share, of, qualifier]),
    around: aroundOf(reading, span),
  };
}

function claimElement(reading: Reading, { source, cue, content, act, negated }: Attribution): readonly Element[] {
  const [first] = content;
  if (first === undefined) return [];
  const said = content.map((piece) => textAt(reading, piece)).join(" ");
  const names = source.actors.map((id) => reading.actors.find((actor) => actor.id === id)?.name ?? "");
  const span: Span = [Math.min(first[0], cue?.[0] ?? first[0]), Math.max(first[1], cue?.[1] ?? first[1])];
  const topic = names.length > 0 ? names.join(" and ") : source.span === undefined ? "" : textAt(reading, source.span);
  return [
    {
      span,
      words: textAt(reading, span),
      topic,
      value: JSON.stringify([wordsOf(said), act, negated]),
      around: contentWords(said, NOTHING),
    },
  ];
}

/** The same words are no change, though more may be known of whom they mean. */
function eventElement(reading: Reading, { type, actor, recipient, mentions }: Event): readonly Element[] {
  const [main] = mentions;
  if (main === undefined) return [];
  const words = textAt(reading, main.evidence);
  const names = (ids: readonly string[]): string =>
    ids.map((id) => reading.actors.find((one) => one.id === id)?.name ?? "").join(" and ");
  const value = JSON.stringify([names(actor), names(recipient), main.status, textAt(reading, main.trigger)]);
  return [{ span: main.evidence, words, topic: type, value, around: contentWords(words, NOTHING) }];
}

/** The words of its sentence, without its own. */
function aroundOf(reading: Reading, span: Span): readonly string[] {
  const [start, end] = reading.sentences.find((sentence) => sentence[0] <= span[0] && span[0] < sentence[1]) ?? span;
  const { text } = reading.document;
  return contentWords(`${text.slice(start, span[0])} ${text.slice(span[1], Math.max(end, span[1]))}`, NOTHING);
}

const textAt = ({ document }: Reading, span: Span): string => document.text.slice(...span).replace(/\s+/g, " ");
