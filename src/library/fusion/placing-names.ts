import { nodeOf, type Placed } from "../../judgements/placing.ts";

/** Where people's verdicts put actors, or reports of events and openings; all else is where the machine has it. */
export interface Placings {
  /** Of a thing that the machine has joined under a name. */
  nameOf(thing: string, hub: string): string;
  /** Of a thing that a verdict speaks of. */
  own(thing: string): string | undefined;
  /** Of all that the machine has joined under one name and no verdict speaks of. */
  ofHub(hub: string): string;
  /** Names of the machine under which there may be something of this name. */
  hubsOf(name: string): readonly string[];
  /** Things that verdicts put under this name. */
  thingsOf(name: string): readonly string[];
  /** All names under which there may now be something that the machine has under one. */
  namesFrom(hub: string): readonly string[];
}

export function placingsFrom(rows: readonly Placed[]): Placings {
  const nameOf = new Map(rows.map(({ thing, name }) => [thing, name]));
  const isHub = ({ thing, hub }: Placed): boolean => thing === nodeOf(hub);
  const ofHub = (hub: string): string => nameOf.get(nodeOf(hub)) ?? hub;
  const hubs = Map.groupBy(rows.filter(isHub), ({ name }) => name);
  const things = Map.groupBy(
    rows.filter((row) => !isHub(row)),
    ({ name }) => name,
  );
  const from = Map.groupBy(rows, ({ hub }) => hub);
  return {
    nameOf: (thing, hub) => nameOf.get(thing) ?? ofHub(hub),
    own: (thing) => nameOf.get(thing),
    ofHub,
    hubsOf: (name) => [...(ofHub(name) === name ? [name] : []), ...(hubs.get(name) ?? []).map(({ hub }) => hub)],
    thingsOf: (name) => (things.get(name) ?? []).map(({ thing }) => thing),
    namesFrom: (hub) => [...new Set([ofHub(hub), ...(from.get(hub) ?? []).map(({ name }) => name)])],
  };
}
