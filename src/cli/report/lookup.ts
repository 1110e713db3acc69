import type { Actor, Attribution, Event, Figure, Place, Reading } from "../../doc/reading.ts";
import type { Span } from "../../doc/span.ts";
import { oneLine } from "./layout.ts";

/** A reading by its ids, and the words behind its elements. */
export interface Lookup {
  readonly reading: Reading;
  readonly attributions: ReadonlyMap<string, Attribution>;
  readonly events: ReadonlyMap<string, Event>;
  readonly figures: ReadonlyMap<string, Figure>;
  words(span: Span): string;
  actor(id: string): Actor | undefined;
  place(id: string | undefined): Place | undefined;
  names(ids: readonly string[]): string;
  speaker(attribution: Attribution): string;
  /** The words of the content; pieces that stand apart are joined by an ellipsis. */
  content(attribution: Attribution): string;
  /** "according to Mujahid, according to a resident": the innermost speaker first; undefined: the outlet itself says so. */
  accordingTo(id: string | undefined): string | undefined;
}

export function lookup(reading: Reading): Lookup {
  const actors = byId(reading.actors);
  const places = byId(reading.places);
  const attributions = byId(reading.attributions);
  const words = (span: Span): string => oneLine(reading.document.text.slice(...span));
  const names = (ids: readonly string[]): string => list(ids.map((id) => oneLine(actors.get(id)?.name ?? id)));
  const speaker = ({ source }: Attribution): string => {
    const said = source.span === undefined ? undefined : words(source.span);
    if (source.actors.length === 0) return said ?? "nobody named";
    return names(source.actors);
  };
  return {
    reading,
    attributions,
    events: byId(reading.events),
    figures: byId(reading.figures),
    words,
    names,
    speaker,
    actor: (id) => actors.get(id),
    place: (id) => (id === undefined ? undefined : places.get(id)),
    content: ({ content }) => content.map(words).join(" … "),
    accordingTo(id) {
      const chain: string[] = [];
      const seen = new Set<string>();
      for (let at = id; at !== undefined && !seen.has(at); at = attributions.get(at)?.within) {
        seen.add(at);
        const attribution = attributions.get(at);
        if (attribution !== undefined) chain.push(speaker(attribution));
      }
      return chain.length === 0 ? undefined : `according to ${chain.join(", according to ")}`;
    },
  };
}

const byId = <T extends { readonly id: string }>(elements: readonly T[]): ReadonlyMap<string, T> =>
  new Map(elements.map((element) => [element.id, element]));

/** "A", "A and B", "A, B and C". */
export function list(names: readonly string[]): string {
  return names.length < 2 ? (names[0] ?? "") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}
