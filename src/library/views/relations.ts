import { type RelationOverTime, relationsFrom } from "../../fusion/relations.ts";
import type { PageOf, RelationView } from "../../query/records.ts";
import type { CountRow } from "../../store/catalogue-store.ts";
import type { PageRequest, Session } from "../../store/store.ts";
import { EVERYBODY } from "../catalogue/counted.ts";
import type { RelationEntry } from "../catalogue/entries.ts";
import type { FusionContext } from "../fusion/context.ts";
import { refsOf } from "./actors.ts";
import { fromOffset } from "./offset.ts";

export interface RelationsFilter {
  /** Key of one of the two. */
  readonly actor?: string | undefined;
  readonly type?: string | undefined;
}

/** Who is what to whom, as claimants have it, most lineages first. */
export async function relationsView(
  { session }: FusionContext,
  { actor = EVERYBODY, type }: RelationsFilter,
  { limit, cursor }: PageRequest,
): Promise<PageOf<RelationView>> {
  const from = fromOffset(cursor);
  const prefix = type === undefined ? {} : { prefix: `${type}\n` };
  const counts = await session.countsOf(
    { subjects: [actor], facets: ["relation"], ...prefix },
    Math.min(from + limit + 1, MOST_RELATIONS),
  );
  const rows = await relationViews(session, counts.slice(from, from + limit));
  return { rows, ...(counts.length > from + limit ? { cursor: String(from + limit) } : {}) };
}
const MOST_RELATIONS = 10_000;

/** Statements that one relation is shown with; its numbers count all. */
const STATEMENTS = 40;
const SHOWN = 20;

export async function relationViews(session: Session, counts: readonly CountRow[]): Promise<readonly RelationView[]> {
  const keys = counts.map(({ value }) => value.split("\n"));
  const ref = await refsOf(
    session,
    keys.flatMap(([, , from = "", to = ""]) => [from, to]),
  );
  const views: RelationView[] = [];
  for (const [at, { documents, lineages }] of counts.entries()) {
    const [type = "", status = "", from = "", to = ""] = keys[at] ?? [];
    const { over, quoted } = await statementsOf(session, { type, status, from, to });
    if (over === undefined) continue;
    const date = (side: "since" | "until") => {
      const found = over[side];
      return found === undefined ? {} : { [side]: { value: found.value, disputed: found.disputed } };
    };
    views.push({
      type: over.type,
      from: ref(from),
      to: ref(to),
      status,
      ...date("since"),
      ...date("until"),
      claimants: over.claimants,
      documents,
      lineages,
      statements: quoted,
    });
  }
  return views;
}

interface Between {
  readonly type: string;
  readonly status: string;
  readonly from: string;
  readonly to: string;
}

/** What is said of one relation; also of its end, which is told in other statements: "a former ally". */
async function statementsOf(
  session: Session,
  { type, status, from, to }: Between,
): Promise<{ readonly over: RelationOverTime | undefined; readonly quoted: RelationView["statements"] }> {
  const rows = [];
  for (const each of type === "designatesAsTerrorist" ? [type, "delisted"] : [type]) {
    const parts = [{ role: "between" as const, key: [each, from, to].join("\n") }];
    rows.push(...(await session.elements("relation", { parts }, { limit: STATEMENTS })).rows);
  }
  const found = rows.map((row) => ({ row, entry: JSON.parse(row.json) as RelationEntry }));
  const told = found.map(({ row, entry }) => ({
    ...entry.told,
    statement: { ...entry.told.statement, lineage: row.lineage },
  }));
  const over = relationsFrom(told).find((one) => one.type === type && one.status === status);
  const quoted = found
    .filter(({ entry }) => entry.told.type === type && entry.told.status === status)
    .slice(0, SHOWN)
    .map(({ row: { document, outlet, title, published, lineage }, entry }) => {
      const { claimant, since, until, evidence } = entry.told.statement;
      return {
        claimant,
        published,
        ...(since === undefined ? {} : { since }),
        ...(until === undefined ? {} : { until }),
        quoted: { document, span: evidence.span, words: entry.words, outlet, title, published, lineage },
      };
    });
  return { over, quoted };
}
