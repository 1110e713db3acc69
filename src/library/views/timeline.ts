import { statedDays } from "../../fusion/days.ts";
import { compareText } from "../../fusion/ids.ts";
import type { EventRow, TimelineView } from "../../query/records.ts";
import type { FusionContext } from "../fusion/context.ts";
import { countEvents, eventRows, eventsPage, type FoundEvent } from "./events.ts";
import { oneLine } from "./words.ts";

export interface TimelineFilter {
  readonly story?: string | undefined;
  /** Who did it or suffered it. */
  readonly actor?: string | undefined;
  /** Days on which it is said to have happened. */
  readonly from?: string | undefined;
  readonly until?: string | undefined;
  readonly limit?: number | undefined;
}

type Point = TimelineView["points"][number];

const POINTS = 500;

/** On two clocks: when it is said to have happened, and when it was reported. Where there are more, the newest reports. */
export async function timelineView(context: FusionContext, given: TimelineFilter): Promise<TimelineView> {
  const { limit = POINTS } = given;
  const { events, total } = await eventsOf(context, given, limit);
  const rows = await eventRows(context.session, events);
  const points = rows.map((row, at) => pointOf(row, events[at]?.entry.words ?? row.words));
  return {
    points: points.toSorted(byTime),
    hidden: Math.max(0, total - points.length),
    undated: points.filter(({ happened }) => happened === undefined).length,
  };
}

function pointOf(row: EventRow, words: string): Point {
  const { document, event, type, status, span, published, claimant, claimantKey, actors, recipients, outlet } = row;
  const days = statedDays(row.date);
  return {
    document,
    event,
    type,
    status,
    title: oneLine(words),
    ...(days === undefined || row.date === undefined ? {} : { happened: row.date }),
    from: days === undefined ? null : dayOf(days.first),
    until: days === undefined ? null : dayOf(days.last),
    reported: published,
    claimant,
    claimantKey,
    actors,
    recipients,
    outlet,
    lineage: row.lineage,
    ...(row.story === undefined ? {} : { story: row.story }),
    evidence: { document, span },
  };
}

const DAY_MS = 86_400_000;
const dayOf = (day: number): string => new Date(day * DAY_MS).toISOString().slice(0, 10);

/** By when it happened; what has no such day by when it was reported. */
const byTime = (a: Point, b: Point): number =>
  compareText(a.from ?? a.reported ?? "~", b.from ?? b.reported ?? "~") ||
  compareText(a.reported ?? "~", b.reported ?? "~") ||
  compareText(a.document, b.document) ||
  a.evidence.span[0] - b.evidence.span[0] ||
  compareText(a.event, b.event);

/** The newest mentions of events, and how many there are in all. */
async function eventsOf(
  context: FusionContext,
  { story, actor, from, until }: TimelineFilter,
  limit: number,
): Promise<{ readonly events: readonly FoundEvent[]; readonly total: number }> {
  const common = { story, happenedFrom: from, happenedUntil: until };
  const sides =
    actor === undefined
      ? [common]
      : [
          { ...common, actor },
          { ...common, recipient: actor },
        ];
  const found = new Map<string, FoundEvent>();
  for (const side of sides) {
    for (const one of (await eventsPage(context, side, {}, { limit })).rows)
      found.set(`${one.row.document} ${one.row.ordinal}`, one);
  }
  const events = [...found.values()].toSorted((a, b) => byPlace(a.row.cursor, b.row.cursor)).slice(0, limit);
  // Who did and suffered one thing is asked for twice, and counted once.
  const total = events.length < limit && found.size < limit ? found.size : await countEvents(context, common, actor);
  return { events, total };
}

/** The order of lists. */
function byPlace(a: string, b: string): number {
  const [one, other] = [JSON.parse(a) as readonly number[], JSON.parse(b) as readonly number[]];
  return one.map((each, at) => each - (other[at] ?? 0)).find((difference) => difference !== 0) ?? 0;
}
