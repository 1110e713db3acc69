import type { Reading } from "../../doc/reading.ts";
import type { Span } from "../../doc/span.ts";
import { type VersionChange, versionsChanged } from "../../fusion/aspects/versions.ts";
import type { Style } from "../style.ts";
import { block, oneLine, painted } from "./layout.ts";

/** What a version tells otherwise than the one before: figures, dates, claims and events, each with the words of both. */
export function changeLines(before: Reading, after: Reading, style: Style): readonly string[] {
  const changes = versionsChanged(before, after);
  if (changes.length === 0) return [];
  return [
    style.heading("What it tells otherwise"),
    ...changes.flatMap((change) => lines(change, before, after, style)),
  ];
}

function lines(
  { kind, change, before: old, after: next }: VersionChange,
  before: Reading,
  after: Reading,
  style: Style,
): readonly string[] {
  // What is long stands in its sentence below.
  const short = kind === "figure" || kind === "date";
  const words = [old, next].flatMap((side) => (side === undefined ? [] : [oneLine(side.words)]));
  return [
    ...painted(
      [
        [`${kind} ${change}${short ? ":" : ""}`, style.act],
        ...(short ? [[words.join(" → "), style.plain] as const] : []),
      ],
      style.width,
      2,
    ),
    ...(old === undefined ? [] : block(`“${sentenceAt(before, old.span)}”`, style.width, 8, "    − ").map(style.warn)),
    ...(next === undefined
      ? []
      : block(`“${sentenceAt(after, next.span)}”`, style.width, 8, "    + ").map(style.words)),
  ];
}

/** The sentences that hold the words; the words alone where they are in none. */
function sentenceAt({ document, sentences }: Reading, span: Span): string {
  const held = sentences.filter(([start, end]) => start < span[1] && end > span[0]);
  const [from, until] = [held[0]?.[0] ?? span[0], held.at(-1)?.[1] ?? span[1]];
  return oneLine(document.text.slice(Math.min(from, span[0]), Math.max(until, span[1])));
}
