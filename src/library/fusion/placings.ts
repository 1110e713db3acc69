import { compareText } from "../../fusion/ids.ts";
import { lastWords, nodeOf, type Pair, type Placed, placingOf, type VerdictEnd } from "../../judgements/placing.ts";
import type { PlacedRow, VerdictEndRow, VerdictSpace } from "../../store/verdict-store.ts";
import type { FusionContext } from "./context.ts";
import { type Placings, placingsFrom } from "./placing-names.ts";

export async function placingsOf({ session, placings }: FusionContext, space: VerdictSpace): Promise<Placings> {
  const held = placings.get(space);
  if (held !== undefined) return held;
  const made = placingsFrom(await session.placed(space));
  placings.set(space, made);
  return made;
}

/** What of a space people's verdicts have put elsewhere since it was last looked at. */
export interface Moved {
  readonly things: readonly string[];
  readonly hubs: readonly string[];
  readonly names: readonly string[];
}
const NOTHING: Moved = { things: [], hubs: [], names: [] };

/** Works out again where verdicts put things, by the hubs that the machine has them under now. */
export async function place(
  context: FusionContext,
  space: VerdictSpace,
  hubsOf: (things: readonly string[]) => Promise<ReadonlyMap<string, string>>,
  apart?: (a: string, b: string) => boolean,
): Promise<Moved> {
  const { session, placings } = context;
  const [ends, before] = [(await session.ends(space)).map(endOf), await session.placed(space)];
  if (ends.length === 0 && before.length === 0) return NOTHING;
  const hubs = await hubsOf([...new Set(ends.map(({ thing }) => thing))]);
  const { placed } = placingOf(ends, (thing) => hubs.get(thing), apart);
  const changed = difference(before, placed);
  if (changed.length === 0) return NOTHING;
  await session.replacePlaced(
    space,
    placed.map((row) => ({ space, ...row })),
  );
  placings.set(space, placingsFrom(placed));
  const isHub = ({ thing, hub }: Placed): boolean => thing === nodeOf(hub);
  return {
    things: changed.flatMap((row) => (isHub(row) ? [] : [row.thing])),
    hubs: changed.flatMap((row) => (isHub(row) ? [row.hub] : [])),
    names: [...new Set(changed.flatMap(({ name, hub }) => [name, hub]))].sort(compareText),
  };
}

/** Rows that are in one list alone. */
function difference(before: readonly PlacedRow[], after: readonly Placed[]): readonly Placed[] {
  const named = ({ thing, hub, name }: Placed): string => JSON.stringify([thing, hub, name]);
  const [old, fresh] = [new Set(before.map(named)), new Set(after.map(named))];
  return [...before.filter((row) => !fresh.has(named(row))), ...after.filter((row) => !old.has(named(row)))];
}

/** A verdict with what its record says; kept beside its ends, so that they need not be looked up in the chain. */
export type Said = Pick<VerdictEnd, "at" | "author" | "reason" | "verdict">;

export const endOf = ({ record, side, thing, json }: VerdictEndRow): VerdictEnd => ({
  record,
  side,
  thing,
  ...(JSON.parse(json) as Said),
});

/** A verdict on two things of the library, and whether it could be followed. */
export interface FollowedPair extends Pair {
  /** False for a negative one that positive ones contradict by way of a third. */
  readonly followed: boolean;
}

/** What people have last said of each pair with one of these things. */
export async function verdictsOn(
  { session }: FusionContext,
  space: VerdictSpace,
  things: ReadonlySet<string>,
  hubsOf: (things: readonly string[]) => Promise<ReadonlyMap<string, string>>,
): Promise<readonly FollowedPair[]> {
  const ends = (await session.ends(space)).map(endOf);
  if (!ends.some(({ thing }) => things.has(thing))) return [];
  const hubs = await hubsOf([...new Set(ends.map(({ thing }) => thing))]);
  const { conflicts } = placingOf(ends, (thing) => hubs.get(thing));
  const refused = new Set(conflicts.map(({ a, b }) => JSON.stringify([a, b])));
  return lastWords(ends)
    .filter(({ a, b }) => things.has(a) || things.has(b))
    .map((pair) => ({ ...pair, followed: !refused.has(JSON.stringify([pair.a, pair.b])) }))
    .toSorted((x, y) => compareText(x.a, y.a) || compareText(x.b, y.b));
}
