import type { ActorView, Evidence, RelationView } from "../../../../src/query/records.ts";
import { daysOf } from "../../parts/dates.ts";
import { relationWords } from "../../parts/terms.ts";
import { headed } from "../../parts/words.ts";

type Days = readonly [first: number, last: number];

/** What somebody is said to have been for a time, according to one claimant, or to the documents that called it so. */
export interface Tenure {
  /** "President of Afghanistan", "Hosts al-Qaeda". */
  readonly what: string;
  readonly according: string;
  /** `stated`: the words give a date. `called`: documents of these days call it so, and say nothing of from or to. */
  readonly basis: "stated" | "called";
  readonly status: string;
  /** EDTF as stated; null is open. */
  readonly from: string | null;
  readonly until: string | null;
  /** Days for which it is said without a gap; at least the day of the report. */
  readonly sure: Days;
  /** How far the words leave its beginning and its end open: undefined is no bound at all, a day of the sure ones none. */
  readonly earliest: number | undefined;
  readonly latest: number | undefined;
  readonly documents: number;
  readonly lineages: number;
  readonly evidence: Evidence;
}

/** Everything about somebody that has a date, the earliest first; and how much has none and is not drawn. */
export function tenuresOf({ key, roles, relations }: Pick<ActorView, "key" | "roles" | "relations">): {
  readonly tenures: readonly Tenure[];
  readonly undated: number;
} {
  const tenures = [...roles.flatMap(called), ...relations.flatMap((relation) => stated(relation, key))];
  const dated = new Set(tenures.map(({ what }) => what));
  const all = [...roles.map(roleWords), ...relations.map((relation) => wordsOf(relation, key))];
  return {
    tenures: tenures.toSorted((a, b) => a.sure[0] - b.sure[0] || a.sure[1] - b.sure[1] || (a.what < b.what ? -1 : 1)),
    undated: new Set(all.filter((what) => !dated.has(what))).size,
  };
}

const roleWords = ({ title, of }: ActorView["roles"][number]): string =>
  headed(of === undefined ? title : `${title} of ${of.name}`);

function wordsOf({ type, from, to }: RelationView, self: string): string {
  if (from.key === self) return headed(`${relationWords(type)} ${to.name}`);
  return `${headed(from.name)} ${relationWords(type)} ${to.key === self ? "it" : to.name}`;
}

/** "The president" on one day and again years later: called so on these days, whatever was between. */
function called(role: ActorView["roles"][number]): readonly Tenure[] {
  const [first, last] = [role.first, role.last].map((day) => (day === null ? undefined : daysOf(day)));
  if (first === undefined || last === undefined) return [];
  const { documents, lineages, quoted, former } = role;
  const from = former ? null : role.first;
  return [
    {
      what: roleWords(role),
      according:
        documents > 1
          ? `${quoted.outlet ?? "an outlet not named"} and others`
          : (quoted.outlet ?? "an outlet not named"),
      basis: "called",
      status: former ? "former" : "asserted",
      from,
      until: role.last,
      // "The former president" tells that it had ended by then.
      sure: former ? [first[0], first[0]] : [first[0], last[1]],
      earliest: undefined,
      latest: former ? first[0] : undefined,
      documents,
      lineages,
      evidence: quoted,
    },
  ];
}

/** One bar for each claimant and pair of dates; who repeats them counts in the same bar. */
function stated(relation: RelationView, self: string): readonly Tenure[] {
  const dated = relation.statements.filter(({ since, until }) => since !== undefined || until !== undefined);
  const same = Map.groupBy(dated, ({ claimant, since, until }) =>
    JSON.stringify([claimant, since?.value, until?.value]),
  );
  return [...same.values()].flatMap((statements) => {
    const [first] = statements;
    if (first === undefined) return [];
    const { claimant, since, until, quoted } = first;
    const [began, ended] = [since, until].map((date) => (date === undefined ? undefined : daysOf(date.value)));
    const reported = first.published === null ? undefined : daysOf(first.published);
    const sure = sureDays(began, ended, reported);
    if (sure === undefined) return [];
    return [
      {
        what: wordsOf(relation, self),
        according: headed(claimant),
        basis: "stated" as const,
        status: relation.status,
        from: since?.value ?? null,
        until: until?.value ?? null,
        sure,
        earliest: began === undefined ? undefined : Math.min(began[0], sure[0]),
        latest: ended === undefined ? undefined : Math.max(ended[1], sure[1]),
        documents: new Set(statements.map((one) => one.quoted.document)).size,
        lineages: new Set(statements.map((one) => one.quoted.lineage)).size,
        evidence: quoted,
      },
    ];
  });
}

/** "Since 2019", said in 2021, holds from the end of 2019 to the day of the report; "until May" to its beginning. */
function sureDays(began: Days | undefined, ended: Days | undefined, reported: Days | undefined): Days | undefined {
  if (began !== undefined) {
    const last = ended?.[0] ?? Math.max(reported?.[1] ?? began[1], began[1]);
    return [Math.min(began[1], last), Math.max(began[1], last)];
  }
  return ended === undefined ? undefined : [ended[0], ended[0]];
}
