import type { EventFilter, EventRow, PageOf } from "../../query/records.ts";
import type { ElementFilter, Part, StoredElement } from "../../store/catalogue-store.ts";
import type { PageRequest, Session } from "../../store/store.ts";
import type { EventEntry } from "../catalogue/entries.ts";
import type { FusionContext } from "../fusion/context.ts";
import { askedOf, filteredPage, holdsWords, mayHold } from "./element-filter.ts";

/** A mention of an event as it is stored, with its entry. */
export interface FoundEvent {
  readonly row: StoredElement;
  readonly entry: EventEntry;
}

/** Each mention of an event with who says so, the newest publication first. */
export async function eventsView(
  context: FusionContext,
  given: EventFilter,
  page: PageRequest,
): Promise<PageOf<EventRow>> {
  const { rows, cursor } = await eventsPage(context, given, {}, page);
  return { rows: await eventRows(context.session, rows), ...(cursor === undefined ? {} : { cursor }) };
}

export async function eventsPage(
  context: FusionContext,
  given: EventFilter,
  more: Pick<ElementFilter, "act">,
  page: PageRequest,
): Promise<PageOf<FoundEvent>> {
  const asked = await askedOf(context, given, partsOf(given));
  if (asked === undefined) return { rows: [] };
  const { status } = given;
  // "Occurred" is so common that the list itself is looked through.
  const filter = { ...asked.filter, ...more, ...(status === "occurred" ? { status } : {}) };
  return filteredPage(context.session, "event", { ...asked, filter }, page, (row) => {
    if (asked.words !== undefined && !mayHold(row.json, asked.words)) return undefined;
    const entry = JSON.parse(row.json) as EventEntry;
    if (asked.words !== undefined && !holdsWords(toldIn(entry), asked.words)) return undefined;
    if (asked.story !== undefined && !asked.story.items.has(entry.item)) return undefined;
    return { row, entry };
  });
}

const partsOf = ({ speaker, actor, recipient, type, country, status }: EventFilter): readonly Part[] => [
  ...(speaker === undefined ? [] : [{ role: "speaker" as const, key: speaker }]),
  ...(actor === undefined ? [] : [{ role: "actor" as const, key: actor }]),
  ...(recipient === undefined ? [] : [{ role: "recipient" as const, key: recipient }]),
  ...(type === undefined ? [] : [{ role: "type" as const, key: type }]),
  ...(country === undefined ? [] : [{ role: "country" as const, key: country }]),
  ...(status === undefined || status === "occurred" ? [] : [{ role: "status" as const, key: status }]),
];

const toldIn = ({ words, actors, recipients, claimant, place }: EventEntry): string =>
  [words, ...[...actors, ...recipients].map(({ name }) => name), claimant, place ?? ""].join(" \n ");

export async function eventRows(session: Session, found: readonly FoundEvent[]): Promise<readonly EventRow[]> {
  const stories = await session.storiesOf(found.map(({ entry }) => entry.item));
  return found.map(({ row, entry }) => {
    const { document, outlet, title, published, lineage } = row;
    const { item, trigger: _trigger, where: _where, ...own } = entry;
    const story = stories.get(item);
    return { document, outlet, title, published, lineage, ...own, ...(story === undefined ? {} : { story }) };
  });
}

/** How many mentions of events there are in all; with an actor, those that it does or suffers. */
export async function countEvents(context: FusionContext, given: EventFilter, actor?: string): Promise<number> {
  const { session } = context;
  const asked = await askedOf(context, given, partsOf(given));
  if (asked === undefined) return 0;
  const { story, filter } = asked;
  if (story !== undefined) {
    const { rows } = await eventsPage(context, given, {}, { limit: MOST_OF_STORY });
    const own = ({ entry }: FoundEvent): boolean =>
      actor === undefined || [...entry.actors, ...entry.recipients].some(({ key }) => key === actor);
    return rows.filter(own).length;
  }
  return session.countElements("event", filter, actor === undefined ? [] : [actor]);
}
const MOST_OF_STORY = 10_000;
