import { compareText } from "../fusion/ids.ts";
import type { Anchor } from "./anchor.ts";
import { inOrder, withdrawals } from "./order.ts";
import type { JudgementRecord } from "./record.ts";

/** What people have last said of two things: one, not one, or looked at and not to be said. */
export interface Verdict {
  readonly a: string;
  readonly b: string;
  readonly verdict: "positive" | "negative" | "unsure";
  readonly record: string;
  readonly author: string;
}

/**
 * The verdicts that hold, one for each pair, in order of their ends. `keyOf` names what an anchor means where things of
 * many documents are joined, so that two anchors at different words of one actor are one end; without a name there is no
 * such thing now, and nothing is said of it.
 */
export function verdictsOf(
  records: readonly JudgementRecord[],
  keyOf: (anchor: Anchor) => string | undefined,
): readonly Verdict[] {
  const withdrawn = withdrawals(records);
  const last = new Map<string, Verdict>();
  for (const record of inOrder(records)) {
    if (record.act !== "link" || withdrawn.has(record.id)) continue;
    const [a, b] = [keyOf(record.target), keyOf(record.with)].sort((x = "", y = "") => compareText(x, y));
    if (a === undefined || b === undefined || a === b) continue;
    const { verdict, id, author } = record;
    last.set(JSON.stringify([a, b]), { a, b, verdict, record: id, author });
  }
  return [...last.values()].sort((x, y) => compareText(x.a, y.a) || compareText(x.b, y.b));
}

/** Something that the machine has found in common; the strongest is followed first. */
export interface MachineLink {
  readonly a: string;
  readonly b: string;
  readonly strength: number;
}

export interface Clusters {
  /** Each thing's cluster, named by the first of its members. */
  readonly clusterOf: ReadonlyMap<string, string>;
  /** Links that were not followed because somebody has said that two of those they would have joined are not one. */
  readonly refused: readonly (MachineLink & { readonly record: string })[];
  /** Negative verdicts that positive ones contradict by way of a third: for people to look at, and not followed. */
  readonly conflicts: readonly Verdict[];
}

/**
 * Clusters of things by the machine's links and people's verdicts: what people have joined is one; no link of the machine
 * joins two clusters that hold a pair of which somebody says that it is not one, not even by way of a third. Taking one
 * verdict back gives the clusters without it. Pure: the order of the arguments makes no difference.
 */
export function clustersOf(
  things: readonly string[],
  links: readonly MachineLink[],
  verdicts: readonly Verdict[],
): Clusters {
  const root = new Map<string, string>();
  const members = new Map<string, string[]>();
  for (const thing of things) {
    root.set(thing, thing);
    members.set(thing, [thing]);
  }
  const rootOf = (thing: string): string => root.get(thing) ?? thing;
  const known = ({ a, b }: { readonly a: string; readonly b: string }): boolean => root.has(a) && root.has(b);
  const unite = (a: string, b: string): void => {
    const [one, other] = [members.get(a) ?? [], members.get(b) ?? []];
    const [small, large] = one.length > other.length ? [b, a] : [a, b];
    for (const thing of members.get(small) ?? []) root.set(thing, large);
    members.set(large, [...one, ...other]);
    members.delete(small);
  };
  const inOrderOfEnds = verdicts.filter(known).toSorted((x, y) => compareText(x.a, y.a) || compareText(x.b, y.b));
  for (const { a, b, verdict } of inOrderOfEnds)
    if (verdict === "positive" && rootOf(a) !== rootOf(b)) unite(rootOf(a), rootOf(b));

  const apart = new Map<string, Verdict[]>();
  const conflicts: Verdict[] = [];
  for (const verdict of inOrderOfEnds.filter((one) => one.verdict === "negative")) {
    if (rootOf(verdict.a) === rootOf(verdict.b)) conflicts.push(verdict);
    else for (const end of [verdict.a, verdict.b]) apart.set(end, [...(apart.get(end) ?? []), verdict]);
  }
  const refused: (MachineLink & { readonly record: string })[] = [];
  const strongest = links
    .filter(known)
    .map(({ a, b, strength }) => (compareText(a, b) <= 0 ? { a, b, strength } : { a: b, b: a, strength }))
    .sort((x, y) => y.strength - x.strength || compareText(x.a, y.a) || compareText(x.b, y.b));
  for (const link of strongest) {
    const [a, b] = [rootOf(link.a), rootOf(link.b)];
    if (a === b) continue;
    const between = (members.get(a) ?? [])
      .flatMap((thing) => apart.get(thing) ?? [])
      .filter((verdict) => rootOf(verdict.a) === b || rootOf(verdict.b) === b)
      .toSorted((x, y) => compareText(x.record, y.record));
    const [verdict] = between;
    if (verdict === undefined) unite(a, b);
    else refused.push({ ...link, record: verdict.record });
  }
  const clusterOf = new Map<string, string>();
  for (const some of members.values()) {
    const [name = ""] = some.toSorted(compareText);
    for (const thing of some) clusterOf.set(thing, name);
  }
  return { clusterOf, refused, conflicts };
}
