import { type Kysely, type RawBuilder, sql } from "kysely";
import { sha256Hex } from "../../doc/hash.ts";
import type { CatalogueSession, StoredElement } from "../catalogue-store.ts";
import { batches } from "./batches.ts";
import { type Found, withDocuments } from "./catalogue-found.ts";
import { placesIn } from "./catalogue-order.ts";
import type { Tables } from "./tables.ts";

type Filter = Parameters<CatalogueSession["placesOf"]>[1];

/** Places are known by numbers: their texts stand in one table. */
export const placeNumber = (place: string): number => Number.parseInt(sha256Hex(place).slice(0, 13), 16);

export function placeLists(db: Kysely<Tables>): Pick<CatalogueSession, "placesOf" | "eventsAt"> {
  return {
    async placesOf(party, filter, limit) {
      const own = eventsOf(party, filter);
      const { rows } = await sql<{ place: number | string; documents: number; lineages: number; json: string }>`
        select t.place, t.documents, t.lineages, places.json from (select p.place,
          cast(count(distinct c.page) as integer) as documents, cast(count(distinct c.lineage) as integer) as lineages
          from parts p cross join catalogued c where ${own} and c.sequence = p.document group by p.place) as t
        cross join places where places.id = t.place
        order by t.lineages desc, t.documents desc, places.json limit ${limit}`.execute(db);
      const { rows: counts } = await sql<{ place: number | string; type: string; n: number }>`
        select p.place, p.type, cast(count(*) as integer) as n from parts p where ${own} group by p.place, p.type
        order by n desc, p.type`.execute(db);
      const types = Map.groupBy(counts, ({ place }) => Number(place));
      return rows.map(({ place, documents, lineages, json }) => ({
        place: json,
        documents,
        lineages,
        types: (types.get(Number(place)) ?? []).map(({ type, n }) => ({ type, n })),
      }));
    },
    async eventsAt(party, places, filter, most) {
      const numbers = new Map(places.map((place) => [placeNumber(place), place]));
      if (numbers.size === 0) return new Map();
      const rows = await newestAt(db, eventsOf(party, filter), [...numbers.keys()], most);
      const elements = await elementsNamed(db, rows);
      const found = new Map<string, StoredElement[]>();
      for (const { place, document, ordinal } of rows) {
        const [name, element] = [numbers.get(Number(place)), elements.get(`${document} ${ordinal}`)];
        if (name !== undefined && element !== undefined) found.set(name, [...(found.get(name) ?? []), element]);
      }
      return found;
    },
  };
}

type At = Omit<Found, "json"> & { readonly place: number | string };

/** Rows of one look along the list of somebody: at places where much happens, the first hold enough. */
const ROWS = [500, 4_000, 30_000] as const;

/** By a walk along what somebody does, and then suffers, that ends when every place has enough. */
async function newestAt(
  db: Kysely<Tables>,
  own: RawBuilder<unknown>,
  places: readonly number[],
  most: number,
): Promise<readonly At[]> {
  const found = new Map<number, At[]>(places.map((place) => [place, []]));
  const wanting = (): readonly number[] => places.filter((place) => (found.get(place)?.length ?? 0) < most);
  for (const role of ["actor", "recipient"]) {
    let last: At | undefined;
    for (let round = 0; wanting().length > 0; round++) {
      const size = ROWS[Math.min(round, ROWS.length - 1)] ?? 0;
      // Where much happens has enough after the first look: of all that follows, only the rest is taken out of the store.
      const there = round === 0 ? sql`` : sql` and p.place in (${sql.join(wanting())})`;
      const behind =
        last === undefined
          ? sql``
          : sql` and (p.newest, p.document, p.ordinal) > (${Number(last.newest)}, ${last.document}, ${last.ordinal})`;
      const { rows } = await sql<At>`select p.newest, p.document, p.ordinal, p.place from parts p
        where ${own}${there} and p.role = ${role}${behind} order by p.newest, p.document, p.ordinal limit ${size}`.execute(
        db,
      );
      for (const row of rows) {
        const at = found.get(Number(row.place));
        if (at !== undefined && at.length < most) at.push(row);
      }
      last = rows.at(-1);
      if (rows.length < size) break;
    }
  }
  return [...found.values()].flat();
}

/** What somebody does or suffers at places that are known; each once. */
function eventsOf(party: string, { from, until, type }: Filter): RawBuilder<unknown> {
  const { first, last } = placesIn(from, until);
  return sql`p.kind = 'event' and p.role in ('actor', 'recipient') and p.key = ${party} and p.place is not null
    ${first === undefined ? sql`` : sql` and p.newest >= ${first}`}
    ${last === undefined ? sql`` : sql` and p.newest <= ${last}`}
    ${type === undefined ? sql`` : sql` and p.type = ${type}`}`;
}

/** By document and ordinal. */
async function elementsNamed(
  db: Kysely<Tables>,
  wanted: readonly Omit<Found, "json">[],
): Promise<ReadonlyMap<string, StoredElement>> {
  const rows: Found[] = [];
  for (const batch of batches(wanted, 100)) {
    // PostgreSQL takes parameters of a list of values for texts.
    const names = batch.map(
      ({ document, ordinal }) => sql`(cast(${document} as integer), cast(${ordinal} as integer))`,
    );
    const { rows: found } = await sql<Omit<Found, "newest">>`select e.document, e.ordinal, e.json
      from (values ${sql.join(names)}) as given_elements cross join elements e
      where e.document = given_elements.column1 and e.kind = 'event' and e.ordinal = given_elements.column2`.execute(
      db,
    );
    const newest = new Map(batch.map((row) => [`${row.document} ${row.ordinal}`, row.newest]));
    rows.push(...found.map((row) => ({ ...row, newest: newest.get(`${row.document} ${row.ordinal}`) ?? 0 })));
  }
  const shown = await withDocuments(db, rows);
  return new Map(shown.map(({ sequence, element }) => [`${sequence} ${element.ordinal}`, element]));
}
