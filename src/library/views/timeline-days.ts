import { statedDays } from "../../fusion/days.ts";
import { compareText } from "../../fusion/ids.ts";
import type { PageOf, TimelineDays } from "../../query/records.ts";
import type { HappenedRow } from "../../store/catalogue-store.ts";
import type { PageRequest } from "../../store/store.ts";
import type { FusionContext } from "../fusion/context.ts";
import type { ViewContext } from "./context.ts";
import { askedOf } from "./element-filter.ts";
import { eventsPage, type FoundEvent } from "./events.ts";
import type { TimelineFilter } from "./timeline.ts";

export interface DaysFilter extends Omit<TimelineFilter, "limit"> {
  /** By who says so, or by the first who acts. */
  readonly lanes?: "claimant" | "actor" | undefined;
}

type Kept = FusionContext & Pick<ViewContext, "memo">;
type Stretch = TimelineDays["all"]["stretches"][number];

const LANES = 14;
const AT_ONCE = 1_000;

/** Every claim of what happened, counted by the days that its words allow: what a picture of all of them needs. */
export async function timelineDays(context: Kept, given: DaysFilter): Promise<TimelineDays> {
  const { story, actor, from, until, lanes = "claimant" } = given;
  if (story !== undefined) return counted(await rowsOfStory(context, given, lanes));
  return context.memo(`timeline days ${JSON.stringify([actor, from, until, lanes])}`, async () => {
    const asked = await askedOf(context, { happenedFrom: from, happenedUntil: until }, []);
    const filter = {
      ...(actor === undefined ? {} : { party: actor }),
      ...(asked?.filter.happened === undefined ? {} : { happened: asked.filter.happened }),
    };
    const rows: HappenedRow[] = [];
    for (let after: number | undefined = 0; after !== undefined; ) {
      const found: Awaited<ReturnType<typeof context.session.happenedIn>> = await context.session.happenedIn(
        lanes,
        filter,
        after,
      );
      for (const row of found.rows) rows.push(row);
      after = found.next;
    }
    return counted(rows);
  });
}

/** A story has few events: they are counted here. */
async function rowsOfStory(
  context: FusionContext,
  { story, actor, from, until }: DaysFilter,
  lanes: "claimant" | "actor",
): Promise<readonly HappenedRow[]> {
  const filter = { story, happenedFrom: from, happenedUntil: until };
  const rows: FoundEvent[] = [];
  for (let page: PageRequest | undefined = { limit: AT_ONCE }; page !== undefined; ) {
    const found: PageOf<FoundEvent> = await eventsPage(context, filter, {}, page);
    for (const row of found.rows) rows.push(row);
    page = found.cursor === undefined ? undefined : { limit: AT_ONCE, cursor: found.cursor };
  }
  return rows.flatMap(({ entry: { actors, recipients, claimant, claimantKey, date } }) => {
    if (actor !== undefined && ![...actors, ...recipients].some(({ key }) => key === actor)) return [];
    const { first = null, last = null } = statedDays(date) ?? {};
    const lane = lanes === "claimant" ? { key: claimantKey, name: claimant } : actors[0];
    return [{ key: lane?.key ?? null, name: lane?.name ?? null, first, last, n: 1 }];
  });
}

/** In all and in the lanes with most claims; what has no lane of its own is in all of them. */
export function counted(rows: readonly HappenedRow[]): TimelineDays {
  const all = new Map<string, Stretch>();
  const lanes = new Map<string, { name: string; events: number; readonly stretches: Map<string, Stretch> }>();
  let [events, undated] = [0, 0];
  for (const { key, name, first, last, n } of rows) {
    if (first === null || last === null) {
      undated += n;
      continue;
    }
    events += n;
    const lane = lanes.get(key ?? "") ?? { name: name ?? NOBODY, events: 0, stretches: new Map<string, Stretch>() };
    lanes.set(key ?? "", lane);
    lane.events += n;
    // One may be called otherwise in other documents: the same name is shown in whatever order they come.
    if (name !== null && compareText(name, lane.name) < 0) lane.name = name;
    for (const to of [all, lane.stretches]) {
      const at = `${first} ${last}`;
      to.set(at, [first, last, (to.get(at)?.[2] ?? 0) + n]);
    }
  }
  const ordered = [...lanes].toSorted(([a, one], [b, other]) => other.events - one.events || compareText(a, b));
  const shown = ordered.slice(0, LANES);
  const rest = ordered.slice(LANES);
  return {
    all: { events, stretches: inOrder(all) },
    lanes: shown.map(([key, { name, events: own, stretches }]) => ({
      key,
      name,
      events: own,
      stretches: inOrder(stretches),
    })),
    others: { lanes: rest.length, events: rest.reduce((sum, [, { events: own }]) => sum + own, 0) },
    undated,
  };
}

const NOBODY = "somebody not named";

const inOrder = (stretches: ReadonlyMap<string, Stretch>): readonly Stretch[] =>
  [...stretches.values()].toSorted(([a, b], [c, d]) => a - c || b - d);
