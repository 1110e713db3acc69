import { type Kysely, type RawBuilder, sql } from "kysely";
import type { CountedRow, CountFilter, CountRow } from "../catalogue-store.ts";
import { padded } from "./batches.ts";
import { insertRows } from "./insert.ts";
import type { Tables } from "./tables.ts";

/*
 * Edges once more, by document and in whole numbers: for some days they are counted anew from all that their documents
 * have, which is a walk along one table.
 */

const EDGE = "edge:";
/** Whose values are another actor, what lies between the two, and its type. */
const TYPE = "edge:type";
/** By their numbers in the table. */
const KINDS = ["cooperation", "conflict", "relation", "says"] as const;
/** Of rows that count whatever type it is. */
const ANY = "";
const FEW = 3;

const kindNumber = (kind: string | undefined): number => (KINDS as readonly (string | undefined)[]).indexOf(kind);

interface Tie {
  readonly subject: string;
  readonly kind: number;
  readonly other: string;
  readonly type: string;
  readonly n: number;
}

function tieOf({ subject, facet, value, n }: CountedRow): Tie | undefined {
  if (facet === TYPE) {
    const [other = "", kind, type = ""] = value.split("\n");
    return { subject, kind: kindNumber(kind), other, type, n };
  }
  const kind = facet.startsWith(EDGE) ? kindNumber(facet.slice(EDGE.length)) : -1;
  return kind < 0 ? undefined : { subject, kind, other: value, type: ANY, n };
}

/** What is counted of each document. */
export async function fileTies(
  db: Kysely<Tables>,
  filed: readonly { readonly document: number; readonly counted: readonly CountedRow[] }[],
): Promise<void> {
  const ties = filed.flatMap(({ document, counted }) =>
    counted.flatMap((row) => {
      const tie = tieOf(row);
      return tie === undefined ? [] : [{ document, ...tie }];
    }),
  );
  const keys = [...new Set(ties.flatMap(({ subject, other }) => [subject, other]))];
  const known = await numbersOf(db, keys);
  const fresh = keys.filter((key) => !known.has(key));
  await insertRows(
    db,
    "keys",
    ["key"],
    fresh.map((key) => [key]),
    { known: "skip" },
  );
  const numbers = new Map([...known, ...(await numbersOf(db, fresh))]);
  const number = (key: string): number => numbers.get(key) ?? 0;
  const rows = ties.map(({ document, subject, kind, other, type, n }) => [
    document,
    number(subject),
    kind,
    number(other),
    type,
    n,
  ]);
  await insertRows(db, "ties", ["document", "subject", "kind", "other", "type", "n"], rows);
}

async function numbersOf(db: Kysely<Tables>, keys: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const found = new Map<string, number>();
  for (const batch of padded(keys)) {
    const rows = await db.selectFrom("keys").select(["id", "key"]).where("key", "in", batch).execute();
    for (const { id, key } of rows) found.set(key, id);
  }
  return found;
}

/** Can this be counted from the ties? */
export const isOfTies = ({ facets, prefix, ranges }: CountFilter): boolean =>
  prefix === undefined &&
  (ranges === undefined
    ? facets.every((facet) => facet.startsWith(EDGE) && facet !== TYPE)
    : ranges.every((range) => range.facet === TYPE && /^[^\n]+\n[a-z]+\n$/.test(range.prefix)));

type Sums = Pick<CountRow, "subject" | "facet" | "value" | "n" | "documents" | "lineages"> & {
  readonly oldest: number | string | null;
  readonly latest: number | string | null;
};

/** What edges come to in the documents that a condition on the catalogue picks, be they few or many. */
export async function tiesWithin(
  db: Kysely<Tables>,
  filter: CountFilter,
  { window, isShort }: { readonly window: RawBuilder<unknown>; readonly isShort: boolean },
  sums: RawBuilder<unknown>,
  limit: number,
): Promise<readonly Sums[]> {
  const { subjects, values, facets, ranges } = filter;
  const wanted = ranges?.map(({ subject, prefix }) => {
    const [other = "", kind = ""] = prefix.split("\n");
    return { subject, other, kind };
  });
  const asked = {
    subjects: wanted?.map(({ subject }) => subject) ?? subjects,
    others: wanted?.map(({ other }) => other) ?? values,
    kinds: wanted?.map(({ kind }) => kind) ?? facets.map((facet) => facet.slice(EDGE.length)),
  };
  const numbers = await numbersOf(db, [...new Set([...(asked.subjects ?? []), ...(asked.others ?? [])])]);
  // The sign keeps SQLite to the walk along documents; without it, each subject is looked up in each of them, which is less
  // where they are few.
  const among = (column: "subject" | "other", keys: readonly string[] | undefined): readonly RawBuilder<unknown>[] => {
    if (keys === undefined) return [];
    const known = [...new Set(keys.flatMap((key) => numbers.get(key) ?? []))];
    const plus = column === "subject" && known.length <= FEW ? sql`` : sql`+`;
    return [known.length === 0 ? sql`false` : sql`${plus}${sql.ref(`f.${column}`)} in (${sql.join(known)})`];
  };
  // Of many documents those are looked at that have the names; where many are asked for, that is nearly all.
  const names = asked.subjects ?? asked.others ?? [];
  const isNamed = !isShort && names.length > 0 && names.length <= FEW;
  const there = sql`c.sequence in (select g.document from counted g
    where g.subject in (${sql.join(names)}) and g.facet = 'all')`;
  const conditions = sql.join(
    [
      window,
      ...(isNamed ? [there] : []),
      sql`f.document = c.sequence`,
      ranges === undefined ? sql`f.type = ${ANY}` : sql`f.type <> ${ANY}`,
      sql`f.kind in (${sql.join([...new Set(asked.kinds)].map(kindNumber))})`,
      ...among("subject", asked.subjects),
      ...among("other", asked.others),
    ],
    sql` and `,
  );
  const kindName = sql`case t.kind ${sql.join(
    KINDS.map((kind, at) => sql`when ${sql.lit(at)} then ${sql.lit(kind)}`),
    sql` `,
  )} end`;
  const line = sql`cast(${"\n"} as text)`;
  const [facet, value] =
    ranges === undefined
      ? [sql`'edge:' || ${kindName}`, sql`o.key`]
      : [sql`'edge:type'`, sql`o.key || ${line} || ${kindName} || ${line} || t.type`];
  // What was asked for is picked from the pairs that are there: pairs of these subjects and others hardly stand for more.
  const most = ranges === undefined ? sql` limit ${limit}` : sql``;
  const { rows } = await sql<Sums>`select s.key as subject, ${facet} as facet, ${value} as value,
      t.n, t.documents, t.lineages, t.oldest, t.latest
    from (select f.subject, f.kind, f.other, f.type, ${sums} from catalogued c cross join ties f
      where ${conditions} group by f.subject, f.kind, f.other, f.type) as t
    cross join keys s cross join keys o where s.id = t.subject and o.id = t.other
    order by t.rank, 3, 1, 2${most}`.execute(db);
  if (wanted === undefined) return rows;
  const pairs = new Set(wanted.map(({ subject, other, kind }) => [subject, other, kind].join("\n")));
  return rows
    .filter(({ subject, value: of }) => pairs.has(`${subject}\n${of.slice(0, of.lastIndexOf("\n"))}`))
    .slice(0, limit);
}
