import type { TimelineView } from "../../../../src/query/records.ts";
import type { Span } from "./span.ts";

export type Point = TimelineView["points"][number];

/** A point with its days: when it is said to have happened, first and last; when that was reported. */
export interface Dated {
  readonly point: Point;
  readonly from: number;
  readonly until: number;
  readonly reported: number | undefined;
}

export type LaneBy = "claimant" | "actor";

export interface Placed extends Dated {
  readonly row: number;
}
export interface Lane {
  readonly key: string;
  readonly name: string;
  readonly rows: number;
  readonly placed: readonly Placed[];
  /** Points of the lane in this span that have no row left. */
  readonly hidden: number;
}
export interface Lanes {
  readonly lanes: readonly Lane[];
  /** Lanes that have no room, and the points in them. */
  readonly hiddenLanes: number;
  readonly hiddenPoints: number;
}

export interface Room {
  readonly lanes: number;
  readonly rows: number;
  /** Pixels a day. */
  readonly scale: number;
  /** Pixels that a mark takes at least. */
  readonly mark: number;
  /** Pixels that its words take beside it; 0 without. */
  readonly label: (point: Point) => number;
}

/** Oldest first; then as the server has them, which is the same every time. */
export function datedPoints(points: readonly Point[], dayOf: (date: string) => number | undefined): readonly Dated[] {
  return points
    .flatMap((point) => {
      const from = point.from === null ? undefined : dayOf(point.from);
      const until = point.until === null ? undefined : dayOf(point.until);
      if (from === undefined || until === undefined) return [];
      return [{ point, from, until, reported: point.reported === null ? undefined : dayOf(point.reported) }];
    })
    .toSorted((a, b) => a.from - b.from || a.until - b.until);
}

/** First and last day of all that is drawn. */
export function wholeSpan(points: readonly Dated[]): Span | undefined {
  const [first] = points;
  if (first === undefined) return undefined;
  let [from, until] = [first.from, first.until];
  for (const point of points) {
    from = Math.min(from, point.from, point.reported ?? point.from);
    until = Math.max(until, point.until, point.reported ?? point.until);
  }
  return { from, until };
}

export function laneOf(
  { claimant, claimantKey, actors }: Point,
  by: LaneBy,
): { readonly key: string; readonly name: string } {
  if (by === "claimant") return { key: claimantKey, name: claimant };
  const [actor] = actors;
  return actor ?? { key: "", name: "somebody not named" };
}

/**
 * Lanes with the most points first, and in each as many rows as its points need so that none covers another. What finds
 * no row or no lane is counted: nothing is left out silently.
 */
export function lanesOf(points: readonly Dated[], by: LaneBy, span: Span, room: Room): Lanes {
  const groups = new Map<string, { readonly name: string; readonly all: Dated[] }>();
  for (const dated of points) {
    const { key, name } = laneOf(dated.point, by);
    const group = groups.get(key) ?? { name, all: [] };
    group.all.push(dated);
    groups.set(key, group);
  }
  const inside = ({ from, until }: Dated): boolean => from <= span.until && until >= span.from;
  const ordered = [...groups]
    .map(([key, { name, all }]) => ({ key, name, total: all.length, seen: all.filter(inside) }))
    .filter(({ seen }) => seen.length > 0)
    .toSorted((a, b) => b.total - a.total || (a.key < b.key ? -1 : 1));
  const shown = ordered.slice(0, room.lanes);
  const rest = ordered.slice(room.lanes);
  return {
    lanes: shown.map(({ key, name, seen }) => ({ key, name, ...placed(seen, room) })),
    hiddenLanes: rest.length,
    hiddenPoints: rest.reduce((sum, { seen }) => sum + seen.length, 0),
  };
}

/** Each in the first row that is free from its first day on: the rows are then as few as they can be. */
function placed(points: readonly Dated[], { scale, rows: most, mark, label }: Room): Omit<Lane, "key" | "name"> {
  const ends: number[] = [];
  const found: Placed[] = [];
  let hidden = 0;
  for (const dated of points) {
    const start = dated.from * scale;
    const drawn = (Math.max(dated.until, dated.reported ?? dated.until) + 1) * scale;
    const end = Math.max(drawn, start + mark) + label(dated.point) + 4;
    const free = ends.findIndex((taken) => taken <= start);
    const row = free < 0 ? ends.length : free;
    if (row >= most) {
      hidden++;
      continue;
    }
    ends[row] = end;
    found.push({ ...dated, row });
  }
  return { rows: Math.max(1, ends.length), placed: found, hidden };
}

/** The point nearest in time in the lane above or below; the same point where there is none. */
export function inNextLane(lanes: readonly Lane[], current: Dated, step: 1 | -1): Dated {
  const at = lanes.findIndex((lane) => lane.placed.some(({ point }) => point === current.point));
  const lane = lanes[at + step];
  const near = lane?.placed.toSorted((a, b) => Math.abs(a.from - current.from) - Math.abs(b.from - current.from))[0];
  return near ?? current;
}
