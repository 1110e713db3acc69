import type { TimelineDays } from "../../../../src/query/records.ts";
import { headed } from "../../parts/words.ts";
import { type Bar, type Bars, barsOf } from "./bars.ts";
import type { Unit } from "./units.ts";

export interface BarLane {
  /** Undefined for all claims. */
  readonly key: string | undefined;
  readonly name: string;
  readonly events: number;
  readonly bars: Bars;
  /** The claims of the highest bar of its measure: lanes share one, and all claims have their own. */
  readonly most: number;
}

/** A bar with the lane in which it stands. */
export interface Chosen {
  readonly lane: string | undefined;
  readonly bar: Bar;
}

const made = new WeakMap<TimelineDays, Map<Unit, readonly BarLane[]>>();

/** All claims and the lanes below them, parted by one unit of time; worked out once for each. */
export function barLanes(days: TimelineDays, unit: Unit): readonly BarLane[] {
  const units = made.get(days) ?? new Map<Unit, readonly BarLane[]>();
  made.set(days, units);
  const known = units.get(unit);
  if (known !== undefined) return known;
  const whole = barsOf(days.all.stretches, unit);
  const lanes = days.lanes.map(({ key, name, events, stretches }) => ({
    key,
    name: headed(name),
    events,
    bars: barsOf(stretches, unit),
  }));
  const most = Math.max(1, ...lanes.map(({ bars }) => bars.most));
  const found = [
    { key: undefined, name: "All claims", events: days.all.events, bars: whole, most: whole.most },
    ...lanes.map((lane) => ({ ...lane, most })),
  ];
  units.set(unit, found);
  return found;
}
