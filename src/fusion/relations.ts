import type { Actor, DateValue, Relation, RelationType } from "../doc/reading.ts";
import { byPosition } from "../doc/span.ts";
import { claimantOf } from "./aspects/claimant.ts";
import type { Evidence, Identity, Report } from "./aspects/types.ts";
import { type View, viewOf } from "./aspects/view.ts";
import { type Days, daysOf } from "./days.ts";
import { compareText } from "./ids.ts";

/** One document as relations over time need it. */
export type RelationReport = Omit<Report, "events">;

/** What one claimant states in one document. */
export interface RelationStatement {
  /** The innermost speaker; the outlet where the words are nobody else's. */
  readonly claimant: string;
  readonly key: string;
  /** From the outlet inwards to the claimant. */
  readonly chain: readonly string[];
  readonly document: string;
  readonly lineage: string;
  /** EDTF: when the document was published. */
  readonly published?: string;
  /** The statement's own dates, never averaged with others. */
  readonly since?: DateValue;
  readonly until?: DateValue;
  readonly certainty: Relation["certainty"];
  readonly evidence: Evidence;
}

/** The outermost of the dates that claimants give, and who gives it. */
export interface RelationDate {
  /** EDTF. */
  readonly value: string;
  readonly precision: DateValue["precision"];
  readonly claimants: readonly string[];
  readonly evidence: readonly Evidence[];
  /** Does somebody give a date that cannot be the same one? */
  readonly disputed: boolean;
}

/** Who is what to whom, as claimants have it: from when to when, in how many documents and lineages. */
export interface RelationOverTime {
  readonly type: RelationType;
  /** Names and keys of the two ends; in relations that hold both ways, in the order of their keys. */
  readonly from: string;
  readonly to: string;
  readonly fromKey: string;
  readonly toKey: string;
  readonly status: RelationStatus;
  readonly since?: RelationDate;
  /** Also from statements that it is over: that there were such ties, that a group was taken off a list. */
  readonly until?: RelationDate;
  /** EDTF: first and last day on which a document states it; absent where none is dated. */
  readonly firstStated?: string;
  readonly lastStated?: string;
  /** In the order in which they are first reported. */
  readonly claimants: readonly string[];
  readonly documents: number;
  readonly lineages: number;
  readonly statements: readonly RelationStatement[];
  readonly evidence: readonly Evidence[];
}

/** What is only possible is nobody's statement. */
export type RelationStatus = Exclude<Relation["status"], "hypothetical">;

const MUTUAL: ReadonlySet<RelationType> = new Set(["alliedWith", "hostileTo", "tiesWith", "negotiatesWith", "borders"]);

/** One statement that two are something to each other, before it is joined with others. */
export interface Told {
  readonly type: RelationType;
  readonly status: RelationStatus;
  readonly from: Identity;
  readonly to: Identity;
  readonly statement: RelationStatement;
}

/**
 * Joins the relations of many readings: one entry for each type, pair and status, with everyone who states it. Asserted
 * and denied stand side by side; nothing is weighed, and no date is made of two. A pure function of the set of reports.
 */
export const relationsOverTime = (reports: readonly RelationReport[]): readonly RelationOverTime[] =>
  relationsFrom(reports.flatMap(toldIn));

/** The same, of statements that were taken from their readings before. */
export function relationsFrom(told: readonly Told[]): readonly RelationOverTime[] {
  const names = commonestNames(told);
  const groups = new Map<string, Told[]>();
  for (const each of told) {
    const key = [pairKey(each), each.status].join("\0");
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [each]);
    else group.push(each);
  }
  const endings = endingsOf(told);
  return [...groups]
    .sort(([a], [b]) => compareText(a, b))
    .flatMap(([, group]) => {
      const [first] = group;
      return first === undefined ? [] : [summary(first, group, names, endings.get(pairKey(first)) ?? [])];
    });
}

const pairKey = ({ type, from, to }: Pick<Told, "type" | "from" | "to">): string => [type, from.key, to.key].join("\0");

function summary(
  { type, status, from, to }: Told,
  group: readonly Told[],
  names: ReadonlyMap<string, string>,
  endings: readonly Dated[],
): RelationOverTime {
  const statements = group.map(({ statement }) => statement).sort(byTime);
  const since = outermost(
    statements.flatMap((statement) => (statement.since === undefined ? [] : [{ date: statement.since, statement }])),
    "since",
  );
  const until = outermost(
    [
      ...statements.flatMap((statement) =>
        statement.until === undefined ? [] : [{ date: statement.until, statement }],
      ),
      ...(status === "asserted" ? endings : []),
    ],
    "until",
  );
  const days = statements.flatMap(({ published }) => published ?? []);
  return {
    type,
    from: names.get(from.key) ?? from.name,
    to: names.get(to.key) ?? to.name,
    fromKey: from.key,
    toKey: to.key,
    status,
    ...(since === undefined ? {} : { since }),
    ...(until === undefined ? {} : { until }),
    ...(days[0] === undefined ? {} : { firstStated: days[0], lastStated: days.at(-1) ?? days[0] }),
    claimants: [...new Set(statements.map(({ claimant }) => claimant))],
    documents: new Set(statements.map(({ document }) => document)).size,
    lineages: new Set(statements.map(({ lineage }) => lineage)).size,
    statements,
    evidence: uniqueEvidence(statements),
  };
}

/** All that one document states of actors and places that have a name: "its allies" are nobody to ask about. */
export function toldIn(report: RelationReport): readonly Told[] {
  const view = viewOf({ ...report, events: [] });
  return report.reading.relations.flatMap((relation): readonly Told[] => {
    const { type, status, attribution: id, since, until, certainty, evidence } = relation;
    const attribution = id === undefined ? undefined : view.attributions.get(id);
    // Who "did not say" that it is so has not stated it.
    if (status === "hypothetical" || attribution?.negated === true) return [];
    const ends = [endOf(view, relation.from), endOf(view, relation.to)];
    const [from, to] = MUTUAL.has(type) ? ends.sort((a, b) => compareText(a?.key ?? "", b?.key ?? "")) : ends;
    if (from === undefined || to === undefined || from.key === to.key) return [];
    const { name, key, chain, lineage } = claimantOf(view, attribution);
    const statement = {
      claimant: name,
      key,
      chain,
      document: report.document,
      lineage,
      ...(report.published === undefined ? {} : { published: report.published }),
      ...(since === undefined ? {} : { since }),
      ...(until === undefined ? {} : { until }),
      certainty,
      evidence: { document: report.document, span: evidence },
    };
    return [{ type, status, from, to, statement }];
  });
}

function endOf(view: View, id: string): Identity | undefined {
  const actor = view.actors.get(id);
  if (actor !== undefined) return isNamed(actor) ? view.report.identify(id) : undefined;
  const place = view.places.get(id);
  if (place === undefined) return undefined;
  const plain = place.name.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  // One name in two countries is two places.
  return { key: `place:${plain}${place.country === undefined ? "" : `,${place.country}`}`, name: place.name };
}

const isNamed = ({ entity, mentions }: Actor): boolean =>
  entity !== undefined || mentions.some(({ form }) => form === "name");

interface Dated {
  readonly date: DateValue;
  readonly statement: RelationStatement;
}

/** Dates at which somebody says that a relation was over: taken off a list, or given as a former one. */
function endingsOf(told: readonly Told[]): ReadonlyMap<string, readonly Dated[]> {
  const endings = new Map<string, Dated[]>();
  for (const each of told) {
    const { type, status, statement } = each;
    const isDelisted = type === "delisted" && status === "asserted";
    const date = isDelisted ? statement.since : status === "former" ? statement.until : undefined;
    if (date === undefined) continue;
    const key = pairKey(isDelisted ? { ...each, type: "designatesAsTerrorist" } : each);
    endings.set(key, [...(endings.get(key) ?? []), { date, statement }]);
  }
  return endings;
}

/**
 * The earliest beginning or the latest end. "2002" and "11 September 2002" may be one day: the date that is certainly
 * the earlier wins, which among these is the exacter.
 */
function outermost(dated: readonly Dated[], side: "since" | "until"): RelationDate | undefined {
  const known = dated.flatMap((each) => {
    const days = daysOf(each.date.value);
    return days === undefined ? [] : [{ ...each, days }];
  });
  const [best] = known.toSorted(
    (a, b) =>
      (side === "since" ? a.days.last - b.days.last : b.days.first - a.days.first) ||
      lengthOrder(a.days, b.days) ||
      compareText(a.date.value, b.date.value),
  );
  if (best === undefined) return undefined;
  const same = known
    .filter(({ date }) => date.value === best.date.value)
    .map(({ statement }) => statement)
    .sort(byTime);
  return {
    value: best.date.value,
    precision: best.date.precision,
    claimants: [...new Set(same.map(({ claimant }) => claimant))],
    evidence: uniqueEvidence(same),
    disputed: known.some(({ days }) => days.first > best.days.last || days.last < best.days.first),
  };
}

const lengthOrder = (a: Days, b: Days): number => a.last - a.first - (b.last - b.first);

/** Undated documents last. */
const byTime = (a: RelationStatement, b: RelationStatement): number =>
  compareText(a.published ?? "~", b.published ?? "~") ||
  compareText(a.document, b.document) ||
  byPosition(a.evidence.span, b.evidence.span) ||
  compareText(a.key, b.key);

function uniqueEvidence(statements: readonly RelationStatement[]): readonly Evidence[] {
  const seen = new Set<string>();
  return statements
    .map(({ evidence }) => evidence)
    .filter(({ document, span }) => {
      const key = `${document}\0${span[0]}\0${span[1]}`;
      return !seen.has(key) && seen.add(key) !== undefined;
    });
}

/** One name for one key: the commonest of those that documents give, of equals the first by code unit. */
function commonestNames(told: readonly Told[]): ReadonlyMap<string, string> {
  const counts = new Map<string, Map<string, number>>();
  for (const { key, name } of told.flatMap(({ from, to }) => [from, to])) {
    const names = counts.get(key) ?? new Map<string, number>();
    counts.set(key, names.set(name, (names.get(name) ?? 0) + 1));
  }
  return new Map(
    [...counts].map(([key, names]) => {
      const [best] = [...names].sort(([a, x], [b, y]) => y - x || compareText(a, b));
      return [key, best?.[0] ?? key] as const;
    }),
  );
}
