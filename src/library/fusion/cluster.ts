import type { DocumentDigest } from "../../fusion/digest.ts";
import { compareText } from "../../fusion/ids.ts";
import {
  clusterFor,
  type EarlierCluster,
  representatives,
  type StoryItem,
  scoreOf,
} from "../../fusion/stories/assign.ts";
import type { DatedRow } from "../../store/fusion-store.ts";
import { digestsOf, type FusionContext } from "./context.ts";
import { createNear, type Near } from "./near.ts";

/** Where an item stands: enough to say what comes before what. */
type Place = Omit<DatedRow, "cluster">;

/** As `itemOrder` has it, without the items themselves. */
export const inOrder = (a: Place, b: Place): number =>
  (a.day ?? Number.MAX_SAFE_INTEGER) - (b.day ?? Number.MAX_SAFE_INTEGER) || compareText(a.item, b.item);

/** So many later items are looked at one by one; of more, those near what changed are looked for. */
export const FEW = 3000;
/** A day after all days that an engine's integers hold. */
const NEVER = 2_000_000_000;

/**
 * Puts items into clusters: those given, and of the later ones all that what changes may touch. Gives the clusters whose
 * members are others now, those that no longer exist included.
 */
export async function cluster(
  context: FusionContext,
  items: readonly string[],
  most: number = FEW,
): Promise<ReadonlySet<string>> {
  const state = createState(context);
  const near = createNear(context);
  const fresh = new Set(items);
  const waiting = new Map((await state.load(items)).map((place) => [place.item, place]));
  const later = await laterItems(context, state, near, waiting, most);
  await near.fill(items);
  const around = new Set<string>();
  for (const item of items) for (const other of near.of(item)) around.add(other);
  await state.load([...around]);
  await state.loadClusters([...new Set([...items, ...around].map(state.clusterOf))]);
  const touched = new Set<string>();
  for (let item = first(waiting.values()); item !== undefined; item = first(waiting.values())) {
    waiting.delete(item.item);
    await near.fill([item.item]);
    const own = state.clusterOf(item.item);
    const next = await decide(context, state, near, item);
    if (next === own && !fresh.has(item.item)) continue;
    await state.loadClusters([own, next]);
    const changed = [...new Set([...state.membersOf(own), ...state.membersOf(next), item])];
    state.put(item.item, next);
    for (const id of [own, next]) touched.add(id);
    // Who comes later decides anew, if it is in these clusters or may be of what they tell.
    const after = item;
    for (const one of await later.near(changed, after, waiting))
      if (inOrder(one, after) > 0) waiting.set(one.item, one);
  }
  await state.save();
  return touched;
}

function first(places: Iterable<Place>): Place | undefined {
  let least: Place | undefined;
  for (const place of places) if (least === undefined || inOrder(place, least) < 0) least = place;
  return least;
}

/** The cluster that an item belongs to, given all that comes before it. */
async function decide(context: FusionContext, state: State, near: Near, item: Place): Promise<string> {
  const document = item.document;
  const digest = (await digestsOf(context, [document])).get(document);
  const own = digest === undefined ? undefined : itemIn(digest, item.item);
  if (digest === undefined || own === undefined) return item.item;
  const twins = new Map(
    digest.twins.flatMap(({ a, b, score }) =>
      a === item.item ? [[b, score] as const] : b === item.item ? [[a, score] as const] : [],
    ),
  );
  const around = await state.load([...near.of(item.item)]);
  const ids = [...new Set(around.filter((one) => inOrder(one, item) < 0).map((one) => state.clusterOf(one.item)))];
  await state.loadClusters(ids);
  const candidates = ids.map((id) => {
    const before = state.membersOf(id).filter((one) => inOrder(one, item) < 0);
    const members = representatives(before.toSorted(inOrder), document);
    return { id, documents: new Set(before.map((one) => one.document)).size, members };
  });
  const digests = await digestsOf(
    context,
    candidates.flatMap(({ members }) => members.map((member) => member.document)),
  );
  const scores = new Map(twins);
  const clusters = candidates.map(({ id, documents, members }): EarlierCluster => {
    const told = members.flatMap((member): readonly StoryItem[] => {
      const of = digests.get(member.document);
      const found = of === undefined ? undefined : itemIn(of, member.item);
      return found === undefined ? [] : [found];
    });
    for (const member of told) {
      const score = member.document === document ? undefined : scoreOf(own, member);
      if (score !== undefined) scores.set(member.item, score);
    }
    return { id, documents, members: told };
  });
  return clusterFor(own, clusters, scores);
}

const itemIn = ({ lead, events }: DocumentDigest, item: string): StoryItem | undefined =>
  lead.item === item ? lead : events.find((event) => event.item === item);

/** What was reported after the items that are to be put into clusters, and may have to be put elsewhere after them. */
async function laterItems(
  { session }: FusionContext,
  state: State,
  near: Near,
  waiting: ReadonlyMap<string, Place>,
  most: number,
) {
  const start = first(waiting.values());
  const since = start === undefined ? [] : await session.itemsSince("story", start.day ?? NEVER);
  const others = since.filter((item) => !waiting.has(item));
  if (others.length > most) return { near: nearOf };
  const few = await state.load(others);
  await near.fill(others);
  const besides = new Map<string, Place[]>();
  for (const one of few) {
    for (const other of near.of(one.item)) {
      const list = besides.get(other);
      if (list === undefined) besides.set(other, [one]);
      else list.push(one);
    }
  }
  return {
    /** All that is later is known here, or is waiting already. */
    async near(
      changed: readonly Place[],
      after: Place,
      already: ReadonlyMap<string, Place>,
    ): Promise<readonly Place[]> {
      if (few.every((one) => already.has(one.item) || inOrder(one, after) <= 0)) return [];
      return changed.flatMap((one) => [...(besides.get(one.item) ?? []), ...(few.includes(one) ? [one] : [])]);
    },
  };

  /** Documents that are older than most of a library: what is near those that changed is looked up. */
  async function nearOf(changed: readonly Place[]): Promise<readonly Place[]> {
    const names = changed.map(({ item }) => item);
    await near.fill(names);
    const beside = new Set(names);
    for (const name of names) for (const other of near.of(name)) beside.add(other);
    return state.load([...beside]);
  }
}

type State = ReturnType<typeof createState>;

/** Items and clusters as far as they were needed, with what changed of them. */
function createState({ session }: FusionContext) {
  const places = new Map<string, Place>();
  const clusterOf = new Map<string, string>();
  const stored = new Map<string, string>();
  const members = new Map<string, Set<string>>();
  const complete = new Set<string>();

  /** What is known already may have changed since it was stored. */
  function note({ item, document, day, cluster: to }: DatedRow): void {
    if (clusterOf.has(item)) return;
    places.set(item, { item, document, day });
    stored.set(item, to);
    set(item, to);
  }

  function set(item: string, to: string): void {
    clusterOf.set(item, to);
    const list = members.get(to) ?? new Set();
    members.set(to, list.add(item));
  }

  return {
    async load(names: readonly string[]): Promise<readonly Place[]> {
      const missing = names.filter((name) => !clusterOf.has(name));
      if (missing.length > 0) for (const row of await session.membersNamed("story", missing)) note(row);
      return names.flatMap((name) => places.get(name) ?? []);
    },
    clusterOf: (item: string): string => clusterOf.get(item) ?? item,
    async loadClusters(ids: readonly string[]): Promise<void> {
      const missing = ids.filter((id) => !complete.has(id));
      if (missing.length === 0) return;
      for (const row of await session.membersOfClusters("story", missing)) note(row);
      for (const id of missing) complete.add(id);
    },
    membersOf: (id: string): readonly Place[] => [...(members.get(id) ?? [])].flatMap((item) => places.get(item) ?? []),
    put(item: string, to: string): void {
      members.get(clusterOf.get(item) ?? "")?.delete(item);
      set(item, to);
    },
    async save(): Promise<void> {
      const changes = [...clusterOf].filter(([item, to]) => stored.get(item) !== to);
      await session.recluster(
        "story",
        changes.map(([item, to]) => ({ item, cluster: to })),
      );
    },
  };
}
