import { type Kysely, type RawBuilder, type SqlBool, sql } from "kysely";
import type {
  CatalogueSession,
  DayRange,
  ElementFilter,
  ElementKind,
  Part,
  StoredElement,
} from "../catalogue-store.ts";
import type { SearchQuery } from "../search-query.ts";
import { batches, padded } from "./batches.ts";
import { numbersCursor, placesIn } from "./catalogue-order.ts";
import type { FullText } from "./full-text.ts";
import type { Tables } from "./tables.ts";

/** So many documents are looked through one by one rather than the list of an actor. */
const FEW_DOCUMENTS = 500;
/** Of lists longer than this, none is shorter than another. */
const MANY = 5_000;
/** Days: what lasts longer is looked for apart. */
const LONG = 366;

type Condition = RawBuilder<SqlBool>;
interface Found {
  readonly document: number;
  readonly ordinal: number;
  readonly newest: number | string;
  readonly json: string;
}

/**
 * A page of elements by one walk along an index that has them in the order of the list: of the rarest of the parts that
 * are asked for, or of the documents. All else is looked up for each row on the way.
 */
export function elementLists(
  db: Kysely<Tables>,
  fullText: FullText,
): Pick<CatalogueSession, "elements" | "countElements" | "storiesOf"> {
  return {
    async storiesOf(items) {
      const found = new Map<string, string>();
      for (const batch of padded([...new Set(items)])) {
        const { rows } = await sql<{ item: string; group_id: string }>`select m.item, m.group_id
          from members m cross join groups g where m.space = 'story' and m.item in (${sql.join(batch)})
            and g.space = 'story' and g.id = m.group_id`.execute(db);
        for (const { item, group_id } of rows) found.set(item, group_id);
      }
      return found;
    },
    async elements(kind, filter, { limit, cursor }) {
      const found = await walkFor(db, fullText, kind, filter);
      if (found === undefined) return { rows: [] };
      const { walk } = found;
      const conditions = [...found.conditions, ...(cursor === undefined ? [] : walk.behind(numbersCursor(cursor, 3)))];
      const { rows } = await sql<Found>`select e.document, e.ordinal, ${walk.newest} as newest, e.json
        from ${walk.tables} where ${sql.join(conditions, sql` and `)}
        order by ${walk.newest}, ${walk.document}, ${walk.ordinal} limit ${limit + 1}`.execute(db);
      const page = rows.slice(0, limit);
      const last = page.at(-1);
      const shown = await withDocuments(db, page);
      if (rows.length <= limit || last === undefined) return { rows: shown };
      return { rows: shown, cursor: cursorOf(last) };
    },
    async countElements(kind, filter, parties) {
      const among = parties.length === 0 ? undefined : sql.join(parties);
      const found = await walkFor(db, fullText, kind, filter);
      if (found === undefined) return 0;
      const { walk, conditions } = found;
      const own =
        among === undefined
          ? sql``
          : sql` and (e.document, e.ordinal) in (select p.document, p.ordinal from parts p
        where p.kind = ${kind} and p.role in ('actor', 'recipient') and p.key in (${among}))`;
      // Without anything else to look at, the index alone tells.
      const { rows } =
        among !== undefined && Object.keys(filter).length === 0
          ? await sql<{ n: number }>`select cast(count(*) as integer) as n from (
              select distinct newest, document, ordinal from parts
              where kind = ${kind} and role in ('actor', 'recipient') and key in (${among})) as found`.execute(db)
          : await sql<{ n: number }>`select cast(count(*) as integer) as n from ${walk.tables}
              where ${sql.join(conditions, sql` and `)}${own}`.execute(db);
      return rows[0]?.n ?? 0;
    },
  };
}

/** The walk that finds what is asked for soonest, with all conditions; undefined where there can be nothing. */
async function walkFor(
  db: Kysely<Tables>,
  fullText: FullText,
  kind: ElementKind,
  filter: ElementFilter,
): Promise<{ readonly walk: Walk; readonly conditions: readonly Condition[] } | undefined> {
  const documents = await wantedDocuments(db, fullText, filter);
  if (documents?.length === 0) return undefined;
  const few = documents !== undefined && documents.length <= FEW_DOCUMENTS;
  const parts = await byRarity(db, kind, filter.parts ?? []);
  const [rarest] = few ? [] : parts;
  const others = parts.filter((part) => part !== rarest);
  const walk = rarest === undefined ? alongDocuments(kind) : alongPart(kind, rarest);
  const conditions = [
    ...walk.conditions,
    ...others.map((part) => hasPart(kind, part)),
    ...ownConditions(filter),
    ...placeConditions(walk.newest, filter),
    ...(filter.outlet === undefined ? [] : [walk.outlet(filter.outlet)]),
    ...(documents === undefined ? [] : [sql<SqlBool>`${walk.document} in (${sql.join(documents)})`]),
    ...(documents === undefined && filter.words !== undefined
      ? [sql<SqlBool>`${walk.document} in (${holding(fullText, filter.words)})`]
      : []),
  ];
  return { walk, conditions };
}

const cursorOf = ({ newest, document, ordinal }: Found): string => JSON.stringify([Number(newest), document, ordinal]);

interface Walk {
  readonly tables: RawBuilder<unknown>;
  readonly conditions: readonly Condition[];
  readonly newest: RawBuilder<unknown>;
  readonly document: RawBuilder<unknown>;
  readonly ordinal: RawBuilder<unknown>;
  outlet(name: string): Condition;
  behind(last: readonly number[]): readonly Condition[];
}

// "Cross join" keeps SQLite to this order of the two tables; to PostgreSQL it is any join.
function alongPart(kind: ElementKind, { role, key }: Part): Walk {
  const [newest, document, ordinal] = [sql`p.newest`, sql`p.document`, sql`p.ordinal`];
  return {
    tables: sql`parts p cross join elements e`,
    conditions: [
      sql`p.kind = ${kind} and p.role = ${role} and p.key = ${key}`,
      sql`e.document = p.document and e.kind = ${kind} and e.ordinal = p.ordinal`,
    ],
    newest,
    document,
    ordinal,
    outlet: (name) => sql`exists (select 1 from catalogued c where c.sequence = p.document and c.outlet = ${name})`,
    behind: (last) => [sql`(${newest}, ${document}, ${ordinal}) > (${sql.join(last)})`],
  };
}

function alongDocuments(kind: ElementKind): Walk {
  const [newest, document, ordinal] = [sql`d.newest`, sql`d.sequence`, sql`e.ordinal`];
  return {
    tables: sql`catalogued d cross join elements e`,
    conditions: [sql`e.document = d.sequence and e.kind = ${kind}`],
    newest,
    document,
    ordinal,
    outlet: (name) => sql`d.outlet = ${name}`,
    behind: ([place = 0, number = 0, at = 0]) => [
      sql`(d.newest, d.sequence) >= (${place}, ${number})`,
      sql`(${newest}, ${document}, ${ordinal}) > (${place}, ${number}, ${at})`,
    ],
  };
}

const hasPart = (kind: ElementKind, { role, key }: Part): Condition =>
  sql`exists (select 1 from catalogued c cross join parts o where c.sequence = e.document and o.kind = ${kind} and o.role = ${role}
    and o.key = ${key} and o.newest = c.newest and o.document = e.document and o.ordinal = e.ordinal)`;

function ownConditions({ act, status, negated, happened }: ElementFilter): readonly Condition[] {
  return [
    ...(act === undefined ? [] : [sql<SqlBool>`e.act = ${act}`]),
    ...(status === undefined ? [] : [sql<SqlBool>`e.status = ${status}`]),
    ...(negated === undefined ? [] : [sql<SqlBool>`e.negated = ${negated ? 1 : 0}`]),
    ...(happened === undefined
      ? []
      : [sql<SqlBool>`e.happened_from <= ${happened.last} and e.happened_until >= ${happened.first}`]),
  ];
}

function placeConditions(newest: RawBuilder<unknown>, { from, until }: ElementFilter): readonly Condition[] {
  const { first, last } = placesIn(from, until);
  return [
    ...(first === undefined ? [] : [sql<SqlBool>`${newest} >= ${first}`]),
    ...(last === undefined ? [] : [sql<SqlBool>`${newest} <= ${last}`]),
  ];
}

/** The parts, the rarest first. */
async function byRarity(db: Kysely<Tables>, kind: ElementKind, parts: readonly Part[]): Promise<readonly Part[]> {
  if (parts.length < 2) return parts;
  const counts = new Map<Part, number>();
  for (const part of parts) {
    const { rows } = await sql<{ n: number }>`select cast(count(*) as integer) as n from (select 1 from parts
      where kind = ${kind} and role = ${part.role} and key = ${part.key} limit ${MANY}) as found`.execute(db);
    counts.set(part, rows[0]?.n ?? 0);
  }
  return parts.toSorted((a, b) => (counts.get(a) ?? 0) - (counts.get(b) ?? 0));
}

/** Numbers of the only documents that can hold what is asked for, where these are known and few; else undefined. */
async function wantedDocuments(
  db: Kysely<Tables>,
  fullText: FullText,
  { documents, words, happened }: ElementFilter,
): Promise<readonly number[] | undefined> {
  const sets: (readonly number[])[] = [];
  if (documents !== undefined) {
    const found: number[] = [];
    for (const batch of batches(documents)) {
      const rows = await db.selectFrom("documents").select("sequence").where("id", "in", batch).execute();
      found.push(...rows.map(({ sequence }) => sequence));
    }
    sets.push(found);
  }
  if (words !== undefined) {
    const { rows } = await sql<{ sequence: number }>`${holding(fullText, words)} limit ${FEW_DOCUMENTS + 1}`.execute(
      db,
    );
    // In PostgreSQL and SQLite alike a list that is not cut off is all of them.
    if (rows.length <= FEW_DOCUMENTS) sets.push(rows.map(({ sequence }) => sequence));
    else if (documents !== undefined) sets.push(await among(db, fullText, words, sets[0] ?? []));
  }
  if (happened !== undefined && sets.length === 0) {
    const rows = await happeningIn(db, happened);
    if (rows.length <= MANY) sets.push(rows);
  }
  const [first, ...rest] = sets;
  return first?.filter((sequence) => rest.every((set) => set.includes(sequence)));
}

async function among(
  db: Kysely<Tables>,
  fullText: FullText,
  words: SearchQuery,
  sequences: readonly number[],
): Promise<readonly number[]> {
  if (sequences.length === 0) return [];
  const { rows } = await sql<{ sequence: number }>`${holding(fullText, words)}
    and documents.sequence in (${sql.join(sequences)})`.execute(db);
  return rows.map(({ sequence }) => sequence);
}

/** The catalogue stands for the documents here: it is small, and has the same numbers. */
function holding(fullText: FullText, words: SearchQuery): RawBuilder<unknown> {
  const conditions = words.map((clause) =>
    clause.exclude ? sql`not (${fullText.matches(clause)})` : sql`${fullText.matches(clause)}`,
  );
  return sql`select documents.sequence from catalogued as documents where ${sql.join(conditions, sql` and `)}`;
}

/** Documents that tell of a happening in these days, by the day on which it begins; `MANY` at most. */
async function happeningIn(db: Kysely<Tables>, { first, last }: DayRange): Promise<readonly number[]> {
  const { rows } = await sql<{ document: number }>`
    select document from elements where happened_from between ${first - LONG} and ${last} and happened_until >= ${first}
    union select document from elements where happened_until - happened_from > 366
      and happened_from <= ${last} and happened_until >= ${first}
    limit ${MANY + 1}`.execute(db);
  return rows.map(({ document }) => document);
}

async function withDocuments(db: Kysely<Tables>, rows: readonly Found[]): Promise<readonly StoredElement[]> {
  const sequences = [...new Set(rows.map(({ document }) => document))];
  if (sequences.length === 0) return [];
  // All but the id is taken from the small table: in that of the documents it stands behind the text.
  const documents = await db
    .selectFrom("catalogued")
    .innerJoin("documents", "documents.sequence", "catalogued.sequence")
    .select([
      "catalogued.sequence",
      "documents.id",
      "catalogued.outlet",
      "catalogued.title",
      "catalogued.published",
      "lineage",
    ])
    .where("catalogued.sequence", "in", sequences)
    .execute();
  const bySequence = new Map(documents.map((document) => [document.sequence, document]));
  return rows.flatMap((row) => {
    const { document, ordinal, json } = row;
    const found = bySequence.get(document);
    if (found === undefined) return [];
    const { id, outlet, title, published, lineage } = found;
    return [{ document: id, ordinal, outlet, title, published, lineage, json, cursor: cursorOf(row) }];
  });
}
