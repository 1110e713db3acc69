import { type Kysely, type RawBuilder, sql } from "kysely";
import type { CatalogueSession, HappenedRow } from "../catalogue-store.ts";
import type { SqlEngine } from "./engine.ts";
import type { Tables } from "./tables.ts";

/** Documents that are counted in one statement: the thread is free again after each. */
const DOCUMENTS = 1_000;
/** By whom mentions of events are parted, as their records name them: key and name. */
const PATHS = {
  claimant: [["claimantKey"], ["claimant"]],
  actor: [
    ["actors", 0, "key"],
    ["actors", 0, "name"],
  ],
} as const;
type Path = readonly (string | number)[];

/** How many mentions of events there are for the same days, according to or with the same. */
export function dayCounts(db: Kysely<Tables>, engine: SqlEngine["name"]): Pick<CatalogueSession, "happenedIn"> {
  return {
    async happenedIn(by, { party, happened }, after) {
      const { rows: last } = await sql<{ sequence: number | null }>`select max(sequence) as sequence from (
        select sequence from catalogued where sequence > ${after} order by sequence limit ${DOCUMENTS}) as found`.execute(
        db,
      );
      const until = last[0]?.sequence ?? undefined;
      if (until === undefined) return { rows: [] };
      const [key, name] = PATHS[by].map((path) => inside(engine, path));
      const { rows } = await sql<HappenedRow>`select ${key} as key, min(${name}) as name,
        e.happened_from as first, e.happened_until as last, cast(count(*) as integer) as n from elements e
        where e.document > ${after} and e.document <= ${until} and e.kind = 'event'${of(party)}${within(happened)}
        group by ${key}, e.happened_from, e.happened_until`.execute(db);
      return { rows, next: until };
    },
  };
}

/** A value within the record of an element. */
function inside(engine: SqlEngine["name"], path: Path): RawBuilder<string | null> {
  if (engine === "postgres") return sql`(cast(e.json as json) #>> ${sql.lit(`{${path.join(",")}}`)})`;
  const steps = path.map((step) => (typeof step === "number" ? `[${step}]` : `.${step}`));
  return sql`json_extract(e.json, ${sql.lit(`$${steps.join("")}`)})`;
}

/** Who did or suffered it. */
const of = (party: string | undefined): RawBuilder<unknown> =>
  party === undefined
    ? sql``
    : sql` and exists (select 1 from catalogued c cross join parts p where c.sequence = e.document and p.kind = 'event'
        and p.role in ('actor', 'recipient') and p.key = ${party} and p.newest = c.newest and p.document = e.document
        and p.ordinal = e.ordinal)`;

const within = (days: { readonly first: number; readonly last: number } | undefined): RawBuilder<unknown> =>
  days === undefined ? sql`` : sql` and e.happened_from <= ${days.last} and e.happened_until >= ${days.first}`;
