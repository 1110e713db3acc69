import type { Place } from "../../../doc/reading.ts";
import type { Gazetteer, GazetteerEntry } from "../../../lexicon/gazetteer.ts";
import { placeKey } from "../../../lexicon/gazetteer.ts";
import { parseTable } from "../../../lexicon/table.ts";
import type { Resources } from "../../resources.ts";
import type { KnowledgeBase } from "./knowledge-base.ts";
import { placeRow } from "./tables.ts";

/** A place that tables know. Coordinates are the middle of a circle that surely holds it. */
export interface KnownPlace {
  readonly name: string;
  readonly kind: Place["kind"];
  readonly country?: string;
  readonly lat?: number;
  readonly lon?: number;
  readonly radiusM?: number;
}

export interface Places {
  /** All places of that name, best known first; undefined when none is known well enough to be meant by name alone. */
  find(name: string): readonly KnownPlace[] | undefined;
}

/** A place this small shares its name with too many people, firms and words to be believed without a sign of place. */
const WELL_KNOWN = 100_000;

export function createPlaces(resources: Resources, knowledge: KnowledgeBase, gazetteer: Gazetteer): Places {
  const own = new Map<string, KnownPlace[]>();
  for (const name of resources.lexicons("places")) {
    for (const row of parseTable(`places/${name}`, resources.lexicon(`places/${name}`), placeRow)) {
      const { line: _line, aliases, radius, ...rest } = row;
      const place: KnownPlace = { ...rest, ...(radius === undefined ? {} : { radiusM: radius * 1000 }) };
      for (const text of [row.name, ...aliases]) {
        const key = placeKey(text);
        own.set(key, [...(own.get(key) ?? []), place]);
      }
    }
  }
  const capitals = new Map([...knowledge.capitals].map(([country, capital]) => [placeKey(capital), country]));
  const cache = new Map<string, readonly KnownPlace[] | undefined>();
  /** "Geneva" alone is the city; GeoNames ranks the region of the same name before it. */
  const cityFirst = (entries: readonly GazetteerEntry[]): readonly GazetteerEntry[] => {
    const [best] = entries;
    if (best?.kind !== "region") return entries;
    const city = entries.find(
      (entry) => entry.kind === "city" && entry.country === best.country && (entry.seat || entry.population >= 50_000),
    );
    return city === undefined ? entries : [city, ...entries.filter((entry) => entry !== city)];
  };
  const search = (name: string): readonly KnownPlace[] | undefined => {
    const key = placeKey(name);
    const listed = own.get(key);
    if (listed !== undefined) return listed;
    const entries = cityFirst(gazetteer.find(name));
    const [best] = entries;
    if (best === undefined) return undefined;
    const capitalOf = capitals.get(key);
    if (capitalOf === undefined && best.kind === "city" && best.population < WELL_KNOWN && !best.seat) {
      if (!EVERYWHERE.has(best.country)) return undefined;
    }
    const ordered =
      capitalOf === undefined
        ? entries
        : [...entries].sort(
            (a, b) =>
              Number(b.country === capitalOf && b.kind === "city") -
              Number(a.country === capitalOf && a.kind === "city"),
          );
    return ordered.map(asPlace);
  };
  return {
    find(name) {
      if (!cache.has(name)) {
        if (cache.size > 20_000) cache.clear();
        cache.set(name, search(name));
      }
      return cache.get(name);
    },
  };
}

/** Countries whose villages the news of wars names: there a small place counts. */
const EVERYWHERE = new Set(
  "AFG PAK TJK UZB TKM KGZ IRN IRQ SYR YEM LBN PSE UKR LBY SDN SSD SOM MLI NER BFA MMR".split(" "),
);

function asPlace(entry: GazetteerEntry): KnownPlace {
  const { name, kind, lat, lon, radiusM } = entry;
  // GeoNames by way of its packages writes Kosovo XKX; the states' table XKK.
  return { name, kind, country: entry.country === "XKX" ? "XKK" : entry.country, lat, lon, radiusM };
}
