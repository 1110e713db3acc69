import { HearsayError } from "../../errors.ts";
import type { DocumentDigest } from "../../fusion/digest.ts";
import { compareText } from "../../fusion/ids.ts";
import { itemOrder, type StoryItem } from "../../fusion/stories/assign.ts";
import { documentOf, isOpening } from "../../fusion/stories/attach.ts";
import { digestsOf, type FusionContext } from "./context.ts";
import { placingsOf } from "./placings.ts";
import { rootCluster } from "./stories.ts";

/** An event of a document, local to its reading. */
export interface ReportedEvent {
  readonly document: string;
  readonly event: string;
  /** What stories are made of: where it is told after anything that is said of it. */
  readonly item: string;
}
/** Two events of which something is to be said: the first is the one that is pointed at. */
export type EventPair = readonly [ReportedEvent, ReportedEvent];

/**
 * What is to be said not to be one so that a document leaves a story: for each happening that it shares with other
 * reports, one pair of events; for an opening that it shares, the events that both open with. One verdict on a happening
 * is enough, since what it points at leaves all of it.
 */
export async function pairsToSplit(
  context: FusionContext,
  story: string,
  document: string,
): Promise<readonly EventPair[]> {
  const { clusters, digests } = await happeningsOf(context, story);
  const digest = digests.get(document);
  if (digest === undefined)
    throw usage(document, "a report of the story", "another", "`hearsay story ID --json` lists them.");
  const items = new Map(
    [...digests.values()].flatMap(({ events, lead }) => [...events, lead]).map((item) => [item.item, item]),
  );
  const oldestFirst = (names: readonly string[]): readonly StoryItem[] =>
    names.flatMap((name) => items.get(name) ?? []).toSorted(itemOrder);
  const foreign = (names: readonly string[]) => names.filter((name) => documentOf(name) !== document);
  const pairs: (readonly [string, string])[] = [];
  const opening = [...clusters].find(([name, held]) => isOpening(name) && held.includes(digest.lead.item));
  const others = foreign(opening?.[1] ?? []);
  if (others.length > 0) {
    const main = oldestFirst(others).flatMap((lead) => digests.get(lead.document)?.lead.main ?? [])[0];
    if (main === undefined || digest.lead.main === undefined)
      throw usage(
        document,
        "a report that opens with an event",
        "one that opens like others with words alone",
        "Add the event that it opens with: `hearsay correct ID --quote WORDS --add event --set type=…`.",
      );
    pairs.push([digest.lead.main, main]);
  }
  for (const [name, held] of clusters) {
    const rest = foreign(held);
    if (isOpening(name) || rest.length === 0) continue;
    for (const item of held.filter((one) => documentOf(one) === document)) {
      if (pairs.some(([own, other]) => own === item && rest.includes(other))) continue;
      const [oldest] = oldestFirst(rest);
      if (oldest !== undefined) pairs.push([item, oldest.item]);
    }
  }
  if (pairs.length === 0)
    throw usage(
      document,
      "a report that shares a happening or an opening with others of the story",
      "one that only stands beside them",
      "Reject the event that brings it there.",
    );
  return pairs.map(([a, b]) => [eventOf(digests, a), eventOf(digests, b)]);
}

/** The pair of events that has to be said to be one so that two stories become one: of the main happening of each. */
export async function pairToMerge(context: FusionContext, story: string, other: string): Promise<EventPair> {
  return [await mainEvent(context, story), await mainEvent(context, other)];
}

async function mainEvent(context: FusionContext, story: string): Promise<ReportedEvent> {
  const { clusters, digests } = await happeningsOf(context, story);
  const root = await rootCluster(context, [...clusters.keys()]);
  const order = (name: string): number => (name === root ? 0 : 1);
  const [first] = [...clusters]
    .filter(([name]) => !isOpening(name))
    .toSorted(([a, x], [b, y]) => order(a) - order(b) || y.length - x.length || compareText(a, b));
  const [oldest] = [...digests.values()]
    .flatMap(({ events }) => events)
    .filter(({ item }) => first?.[1].includes(item) === true)
    .toSorted(itemOrder);
  if (oldest !== undefined) return { document: oldest.document, event: oldest.event, item: oldest.item };
  throw usage(
    story,
    "a story with an event",
    "one that is told in words alone",
    "Add the event that its reports open with: `hearsay correct ID --quote WORDS --add event --set type=…`.",
  );
}

/** Items of a story by the cluster that they are in now, and the digests of its documents. */
async function happeningsOf(context: FusionContext, story: string) {
  const { nameOf } = await placingsOf(context, "story");
  const members = await context.session.members("story", [story]);
  const clusters = new Map<string, readonly string[]>();
  for (const { item, cluster } of members) {
    const name = nameOf(item, cluster);
    clusters.set(name, [...(clusters.get(name) ?? []), item]);
  }
  const digests = await digestsOf(
    context,
    members.map(({ document }) => document),
  );
  return { clusters, digests };
}

function eventOf(digests: ReadonlyMap<string, DocumentDigest>, item: string): ReportedEvent {
  const document = documentOf(item);
  const event = digests.get(document)?.events.find((one) => one.item === item)?.event ?? "";
  return { document, event, item };
}

const usage = (where: string, expected: string, got: string, fix: string): HearsayError =>
  new HearsayError("E_USAGE", { where, expected, got, fix });
