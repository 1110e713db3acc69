import { compareText } from "../fusion/ids.ts";
import { clustersOf, type MachineLink, type Verdict } from "./links.ts";

/** A verdict on two things as it was found at one of them: the same words may stand in several documents. */
export interface VerdictEnd {
  readonly record: string;
  readonly at: string;
  readonly author: string;
  readonly reason?: string;
  readonly verdict: Verdict["verdict"];
  readonly side: "target" | "with";
  readonly thing: string;
}

/** Where verdicts put a thing, or all that the machine has joined under one name ("hub"), of which no verdict speaks. */
export interface Placed {
  readonly thing: string;
  readonly hub: string;
  readonly name: string;
}

export interface Placing {
  /** Only what is elsewhere than the machine has it, and what somebody says is not something else. */
  readonly placed: readonly Placed[];
  /** Negative verdicts that positive ones contradict: for people to look at, and not followed. */
  readonly conflicts: readonly Verdict[];
}

/** How firmly a thing stays with what the machine has joined it with. */
const ODD_ONE_OUT = 1;
const MOVED = 2;
const STAYS = 3;
const SAME_WORDS = 4;

/**
 * Puts people's verdicts over what the machine has joined. Things are joined by it under a name, their hub; all of a hub
 * that no verdict names stays together. What people join is one, and so are the hubs of both ends; of two things that
 * somebody says are not one, the one that was pointed at leaves its hub, and the one that it was held against stays.
 * `apart` names hubs that are known not to be one: there a joined thing moves alone. Pure: order makes no difference, and
 * one verdict taken back gives what there would be without it.
 */
export function placingOf(
  ends: readonly VerdictEnd[],
  hubOf: (thing: string) => string | undefined,
  apart: (a: string, b: string) => boolean = () => false,
): Placing {
  const known = ends.filter(({ thing }) => hubOf(thing) !== undefined);
  const pairs = lastWords(known);
  const hubs = new Map(known.map(({ thing }) => [thing, hubOf(thing) ?? ""]));
  const firmness = firmnessOf(pairs, [...hubs.keys()]);
  const parted = new Set(pairs.flatMap(({ verdict, a, b }) => (verdict === "negative" ? [a, b] : [])));
  const links: MachineLink[] = [...hubs].map(([thing, hub]) => ({
    a: thing,
    b: nodeOf(hub),
    strength: firmness(thing),
  }));
  // What was said of words that stand in several documents was said of all of them at once.
  for (const side of Map.groupBy(known, ({ record, side: end }) => `${record} ${end}`).values()) {
    for (const same of Map.groupBy(side, ({ thing }) => hubs.get(thing)).values()) {
      const things = same.map(({ thing }) => thing).sort();
      for (const [at, b] of things.slice(1).entries()) links.push({ a: things[at] ?? b, b, strength: SAME_WORDS });
    }
  }
  const names = [...new Set(hubs.values())].sort();
  const { clusterOf, conflicts } = clustersOf([...hubs.keys(), ...names.map(nodeOf)], links, [
    ...pairs,
    ...names.flatMap((a, at) =>
      names.slice(at + 1).flatMap((b) => (apart(a, b) ? [{ ...NOBODY, a: nodeOf(a), b: nodeOf(b) }] : [])),
    ),
  ]);
  const nameOf = namesOf(clusterOf, names);
  const placed = [
    ...names
      .map((hub) => ({ thing: nodeOf(hub), hub, name: nameOf(nodeOf(hub)) }))
      .filter(({ hub, name }) => hub !== name),
    ...[...hubs].flatMap(([thing, hub]) => {
      const name = nameOf(thing);
      return name === nameOf(nodeOf(hub)) && !parted.has(thing) ? [] : [{ thing, hub, name }];
    }),
  ];
  return {
    placed: placed.toSorted((a, b) => compareText(a.thing, b.thing)),
    conflicts: conflicts.filter(({ record }) => record !== ""),
  };
}

/** What people have joined stays or leaves as one. */
function firmnessOf(pairs: readonly Pair[], things: readonly string[]): (thing: string) => number {
  const joined = pairs.filter(({ verdict }) => verdict === "positive");
  const { clusterOf } = clustersOf(things, [], joined);
  const odd = new Set(pairs.flatMap(({ verdict, target }) => (verdict === "negative" ? [clusterOf.get(target)] : [])));
  const moved = new Set(joined.map(({ target }) => target));
  return (thing) => (odd.has(clusterOf.get(thing)) ? ODD_ONE_OUT : moved.has(thing) ? MOVED : STAYS);
}

/** Hubs among things: no thing's name begins so. */
export const nodeOf = (hub: string): string => `@${hub}`;
const NOBODY = { verdict: "negative", record: "", author: "" } as const;

/** What was last said of two things, and of which of them it was said. */
export interface Pair extends Verdict {
  readonly target: string;
  readonly other: string;
  readonly at: string;
  readonly reason?: string;
}

/** Of each pair the last word, by time and then by record. */
export function lastWords(ends: readonly VerdictEnd[]): readonly Pair[] {
  const records = [...Map.groupBy(ends, ({ record }) => record).values()]
    .flatMap((all) => (all[0] === undefined ? [] : [{ ...all[0], all }]))
    .sort((a, b) => compareText(a.at, b.at) || compareText(a.record, b.record));
  const last = new Map<string, Pair>();
  for (const { verdict, record, author, at, reason, all } of records) {
    for (const { thing: target } of all.filter(({ side }) => side === "target")) {
      for (const { thing: other } of all.filter(({ side }) => side === "with")) {
        if (target === other) continue;
        const [a, b] = target < other ? [target, other] : [other, target];
        const said = { verdict, record, author, at, ...(reason === undefined ? {} : { reason }) };
        last.set(JSON.stringify([a, b]), { a, b, target, other, ...said });
      }
    }
  }
  return [...last.values()];
}

/** A cluster bears the name of the first hub in it, what is known better before what is only called something. */
function namesOf(clusterOf: ReadonlyMap<string, string>, hubs: readonly string[]): (node: string) => string {
  const called = new Map<string, string>();
  for (const hub of hubs.toSorted((a, b) => Number(isLocal(a)) - Number(isLocal(b)) || compareText(a, b))) {
    const cluster = clusterOf.get(nodeOf(hub)) ?? "";
    if (!called.has(cluster)) called.set(cluster, hub);
  }
  return (node) => {
    const cluster = clusterOf.get(node) ?? node;
    return called.get(cluster) ?? `parted:${cluster}`;
  };
}

const isLocal = (hub: string): boolean => hub.startsWith("in:");
