import { type Expression, type Kysely, type RawBuilder, type SqlBool, sql } from "kysely";
import type { CatalogueSession, DayRange, ElementFilter, ElementKind, Part } from "../catalogue-store.ts";
import type { SearchClause, SearchQuery } from "../search-query.ts";
import { batches, padded } from "./batches.ts";
import { cursorOf, type Found, withDocuments } from "./catalogue-found.ts";
import { stretchesWithin } from "./catalogue-happenings.ts";
import { numbersCursor, placesIn } from "./catalogue-order.ts";
import { documentOf } from "./filings.ts";
import type { FullText } from "./full-text.ts";
import type { Tables } from "./tables.ts";

/** So many documents are looked through one by one rather than the list of an actor. */
const FEW_DOCUMENTS = 500;
/** Of lists longer than this, none is shorter than another. */
const MANY = 5_000;

type Condition = RawBuilder<SqlBool>;
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
        const names = batch.map((item) => sql`(cast(${documentOf(item)} as text), cast(${item} as text))`);
        const { rows } = await sql<{ item: string; group_id: string }>`select m.item, m.group_id
          from (values ${sql.join(names)}) as given_items cross join members m cross join groups g
          where m.document = given_items.column1 and m.space = 'story' and m.item = given_items.column2
            and g.space = 'story' and g.id = m.group_id`.execute(db);
        for (const { item, group_id } of rows) found.set(item, group_id);
      }
      return found;
    },
    async elements(kind, filter, { limit, cursor }) {
      const walks = await walksFor(db, fullText, kind, filter);
      if (walks.length === 0) return { rows: [] };
      const last = cursor === undefined ? undefined : numbersCursor(cursor, 3);
      const rows = await walked(db, kind, walks, last, limit + 1);
      const page = rows.slice(0, limit);
      const end = page.at(-1);
      const shown = (await withDocuments(db, page)).map(({ element }) => element);
      if (rows.length <= limit || end === undefined) return { rows: shown };
      return { rows: shown, cursor: cursorOf(end) };
    },
    async countElements(kind, filter, parties) {
      const among = parties.length === 0 ? undefined : sql.join(parties);
      // Without anything else to look at, the index alone tells.
      if (among !== undefined && Object.keys(filter).length === 0) {
        return counted(
          db,
          sql`select distinct newest, document, ordinal from parts
            where kind = ${kind} and role in ('actor', 'recipient') and key in (${among})`,
        );
      }
      const walks = await walksFor(db, fullText, kind, filter);
      if (walks.length === 0) return 0;
      const own =
        among === undefined
          ? sql``
          : sql` and (e.document, e.ordinal) in (select p.document, p.ordinal from parts p
              where p.kind = ${kind} and p.role in ('actor', 'recipient') and p.key in (${among}))`;
      const each = walks.map(
        ({
          walk,
          conditions,
        }) => sql`select ${walk.newest} as newest, ${walk.document} as document, ${walk.ordinal} as ordinal
          from ${walk.tables} where ${sql.join(conditions, sql` and `)}${own}`,
      );
      return counted(db, sql.join(each, sql` union `));
    },
  };
}

async function counted(db: Kysely<Tables>, rows: RawBuilder<unknown>): Promise<number> {
  const { rows: found } = await sql<{ n: number }>`select cast(count(*) as integer) as n
    from (${rows}) as found`.execute(db);
  return found[0]?.n ?? 0;
}

/** The first of what the walks find behind an element. */
async function walked(
  db: Kysely<Tables>,
  kind: ElementKind,
  walks: readonly Conditioned[],
  behind: readonly number[] | undefined,
  limit: number,
): Promise<readonly Found[]> {
  const each = walks.map(({ walk, conditions }) => {
    const all = [...conditions, ...(behind === undefined ? [] : walk.behind(behind))];
    return {
      from: sql`from ${walk.tables} where ${sql.join(all, sql` and `)}`,
      order: sql`order by ${walk.newest}, ${walk.document}, ${walk.ordinal} limit ${limit}`,
      place: sql`${walk.newest} as newest, ${walk.document} as document, ${walk.ordinal} as ordinal`,
    };
  });
  const [only] = each;
  if (only !== undefined && each.length === 1) {
    const { rows } = await sql<Found>`select ${only.place}, e.json ${only.from} ${only.order}`.execute(db);
    return rows;
  }
  // What stands in several lists is found once.
  const all = each.map(({ place, from, order }) => sql`select * from (select ${place} ${from} ${order}) as found`);
  const { rows } = await sql<Found>`select e.document, e.ordinal, found.newest, e.json from
      (select newest, document, ordinal from (${sql.join(all, sql` union `)}) as found
        order by newest, document, ordinal limit ${limit}) as found
    cross join elements e where e.document = found.document and e.kind = ${kind} and e.ordinal = found.ordinal
    order by found.newest, found.document, found.ordinal`.execute(db);
  return rows;
}

interface Conditioned {
  readonly walk: Walk;
  readonly conditions: readonly Condition[];
}

/** The walks that find what is asked for soonest, with all conditions; none where there can be nothing. */
async function walksFor(
  db: Kysely<Tables>,
  fullText: FullText,
  kind: ElementKind,
  filter: ElementFilter,
): Promise<readonly Conditioned[]> {
  const { happened, parts: asked = [] } = filter;
  const stretches = happened === undefined || kind !== "event" ? undefined : stretchesWithin(happened);
  const documents = await wantedDocuments(db, fullText, kind, filter, stretches);
  if (documents?.length === 0) return [];
  const few = documents !== undefined && documents.length <= FEW_DOCUMENTS;
  const parts = await byRarity(db, kind, asked);
  const [rarest] = few ? [] : parts;
  const others = parts.filter((part) => part !== rarest);
  const walks =
    rarest !== undefined
      ? [alongPart(kind, rarest)]
      : few || happened === undefined || stretches === undefined
        ? [alongDocuments(kind)]
        : stretches.map((stretch) => alongStretch(stretch, happened));
  return walks.map((walk) => ({
    walk,
    conditions: [
      ...walk.conditions,
      ...others.map((part) => hasPart(walk, kind, part)),
      ...ownConditions(filter),
      ...placeConditions(walk.newest, filter),
      ...(filter.outlet === undefined ? [] : [walk.outlet(filter.outlet)]),
      ...(documents === undefined ? [] : [sql<SqlBool>`${walk.document} in (${sql.join(documents)})`]),
      ...(documents === undefined && filter.words !== undefined
        ? filter.words.map((clause) => matching(fullText.matchesOnTheWay(clause, walk.document), clause))
        : []),
    ],
  }));
}

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

/** Along what is said to have happened in one month or year. */
function alongStretch(stretch: number, { first, last }: DayRange): Walk {
  const [newest, document, ordinal] = [sql`h.newest`, sql`h.document`, sql`h.ordinal`];
  return {
    tables: sql`happenings h cross join elements e`,
    conditions: [
      sql`h.stretch = ${stretch} and h.happened_from <= ${last} and h.happened_until >= ${first}`,
      sql`e.document = h.document and e.kind = 'event' and e.ordinal = h.ordinal`,
    ],
    newest,
    document,
    ordinal,
    outlet: (name) => sql`exists (select 1 from catalogued c where c.sequence = h.document and c.outlet = ${name})`,
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

/** By what the walk has already: no element has to be opened for it. */
const hasPart = ({ newest, document, ordinal }: Walk, kind: ElementKind, { role, key }: Part): Condition =>
  sql`exists (select 1 from parts o where o.kind = ${kind} and o.role = ${role} and o.key = ${key}
    and o.newest = ${newest} and o.document = ${document} and o.ordinal = ${ordinal})`;

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
  kind: ElementKind,
  { documents, words, happened, parts = [] }: ElementFilter,
  stretches: readonly number[] | undefined,
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
    const [clause, ...more] = words;
    // Of one clause the first are there before all are found.
    const all = clause === undefined || more.length > 0 || clause.exclude ? undefined : fullText.sequences(clause);
    const { rows } = await sql<{ sequence: number }>`${all ?? holding(fullText, words)}
      limit ${FEW_DOCUMENTS + 1}`.execute(db);
    // In PostgreSQL and SQLite alike a list that is not cut off is all of them.
    if (rows.length <= FEW_DOCUMENTS) sets.push(rows.map(({ sequence }) => sequence));
    else if (documents !== undefined) sets.push(await among(db, fullText, words, sets[0] ?? []));
  }
  // Lists of months and years are in order by themselves.
  if (
    happened !== undefined &&
    kind === "event" &&
    sets.length === 0 &&
    (parts.length > 0 || stretches === undefined)
  ) {
    const rows = await happeningIn(db, happened, stretches);
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

const matching = (condition: Expression<SqlBool>, { exclude }: SearchClause): Condition =>
  exclude ? sql<SqlBool>`not (${condition})` : sql<SqlBool>`${condition}`;

/** The catalogue stands for the documents here: it is small, and has the same numbers. */
function holding(fullText: FullText, words: SearchQuery): RawBuilder<unknown> {
  const conditions = words.map((clause) => matching(fullText.matches(clause), clause));
  return sql`select documents.sequence from catalogued as documents where ${sql.join(conditions, sql` and `)}`;
}

/** Documents that tell of a happening in these days; a few more than `MANY` at most. */
async function happeningIn(
  db: Kysely<Tables>,
  { first, last }: DayRange,
  stretches: readonly number[] | undefined,
): Promise<readonly number[]> {
  const lists = stretches === undefined ? sql`` : sql` and stretch in (${sql.join(stretches)})`;
  const { rows } = await sql<{ document: number }>`select distinct document from happenings
    where happened_from <= ${last} and happened_until >= ${first}${lists} limit ${MANY + 1}`.execute(db);
  return rows.map(({ document }) => document);
}
