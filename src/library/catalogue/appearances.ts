import type { Actor } from "../../doc/reading.ts";
import type { AppearanceRow } from "../../store/catalogue-store.ts";
import type { CatalogueDocument } from "./document.ts";
import type { EnteredClaim, EnteredEvent } from "./elements.ts";

/** Who of those that have a name is in a document, and how often it says, does and suffers something there. */
export function appearancesIn(
  document: CatalogueDocument,
  claims: readonly EnteredClaim[],
  events: readonly EnteredEvent[],
): readonly AppearanceRow[] {
  const says = tally(claims.flatMap(({ entry }) => entry.speakers.map(({ key }) => key)));
  const does = tally(events.flatMap(({ entry }) => entry.actors.map(({ key }) => key)));
  const suffers = tally(events.flatMap(({ entry }) => entry.recipients.map(({ key }) => key)));
  const actors = Map.groupBy(document.reading.actors, ({ id }) => document.keyOf(id));
  return [...actors].flatMap(([key, same]) => {
    const named = same.filter((actor) => document.isNamed(actor));
    const [first] = named;
    if (first === undefined) return [];
    return [
      {
        key,
        name: first.name,
        kind: first.kind,
        country: firstOf(named, "country"),
        sector: firstOf(named, "sector"),
        public: same.some(({ id }) => !document.isHidden(id)),
        withheld: same.some((actor) => actor.public === false),
        says: says.get(key) ?? 0,
        does: does.get(key) ?? 0,
        suffers: suffers.get(key) ?? 0,
      },
    ];
  });
}

const firstOf = (actors: readonly Actor[], field: "country" | "sector"): string | null =>
  actors.map((actor) => actor[field]).find((value) => value !== undefined) ?? null;

function tally(keys: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}
