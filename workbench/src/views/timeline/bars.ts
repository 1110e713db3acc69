import type { TimelineDays } from "../../../../src/query/records.ts";
import type { Span } from "./span.ts";
import { daysOfStretch, stretchOf, type Unit } from "./units.ts";

type Stretches = TimelineDays["all"]["stretches"];

/** Claims that are drawn as one: of one unit of time, or of the same days where these are longer. */
export interface Bar extends Span {
  readonly n: number;
  /** Which line of longer stretches it has; undefined for those of a unit. */
  readonly row?: number;
}

export interface Bars {
  /** Each unit with claims whose days lie in it. */
  readonly units: readonly Bar[];
  /** Claims whose days are longer than a unit: their length is what the words leave open. */
  readonly longer: readonly Bar[];
  /** Both, by their first day. */
  readonly inOrder: readonly Bar[];
  /** Claims of longer stretches that have no line left. */
  readonly hidden: number;
  /** The most claims in one unit. */
  readonly most: number;
}

/** Lines for longer stretches; those of most claims come first. */
const ROWS = 2;

/** Every claim once: in the unit in which its days lie, or among the longer stretches. */
export function barsOf(stretches: Stretches, unit: Unit): Bars {
  const counts = new Map<number, number>();
  const spans = new Map<string, Bar>();
  for (const [from, until, n] of stretches) {
    const number = stretchOf(unit, from);
    if (from === until || number === stretchOf(unit, until)) counts.set(number, (counts.get(number) ?? 0) + n);
    else spans.set(`${from} ${until}`, { from, until, n });
  }
  const units = [...counts]
    .map(([number, n]) => ({ ...daysOfStretch(unit, number), n }))
    .toSorted((a, b) => a.from - b.from);
  const rows: Span[][] = [];
  const longer: Bar[] = [];
  let hidden = 0;
  for (const bar of [...spans.values()].toSorted((a, b) => b.n - a.n || a.from - b.from || a.until - b.until)) {
    const row = rowFor(rows, bar);
    if (row === undefined) hidden += bar.n;
    else longer.push({ ...bar, row });
  }
  const inOrder = [...units, ...longer].toSorted((a, b) => a.from - b.from || a.until - b.until);
  return { units, longer, inOrder, hidden, most: Math.max(1, ...units.map(({ n }) => n)) };
}

/** The first line on which nothing is in its way. */
function rowFor(rows: Span[][], { from, until }: Span): number | undefined {
  for (let row = 0; row < ROWS; row++) {
    const taken = rows[row] ?? [];
    rows[row] = taken;
    if (taken.some((other) => other.from <= until && other.until >= from)) continue;
    taken.push({ from, until });
    return row;
  }
  return undefined;
}

/** How many claims may be of these days. */
export const claimsIn = (stretches: Stretches, { from, until }: Span): number =>
  stretches.reduce((sum, [first, last, n]) => (first <= until && last >= from ? sum + n : sum), 0);

/** From the first day to the last; undefined where there is none. */
export function spanOf(stretches: Stretches): Span | undefined {
  const [first] = stretches;
  if (first === undefined) return undefined;
  let [from, until] = [first[0], first[1]];
  for (const [start, end] of stretches) [from, until] = [Math.min(from, start), Math.max(until, end)];
  return { from, until };
}

/** The bar that ends nearest before some days, or begins nearest after them. */
export function nextBar(bars: readonly Bar[], current: Span | undefined, step: number): Bar | undefined {
  if (current === undefined) return bars[0];
  const at = bars.findIndex(({ from, until }) => from === current.from && until === current.until);
  if (at >= 0) return bars[Math.min(bars.length - 1, Math.max(0, at + step))];
  return step < 0
    ? (bars.findLast(({ from }) => from < current.from) ?? bars[0])
    : (bars.find(({ from }) => from >= current.from) ?? bars.at(-1));
}

/** The nearest in time, in another lane. */
export const nearestBar = (bars: readonly Bar[], { from, until }: Span): Bar | undefined =>
  bars.reduce<Bar | undefined>((best, bar) => {
    const away = (one: Bar): number => Math.abs(one.from + one.until - from - until);
    return best === undefined || away(bar) < away(best) ? bar : best;
  }, undefined);
