import { actorView } from "../../src/library/views/actor.ts";
import { actorsView } from "../../src/library/views/actors.ts";
import { claimsView } from "../../src/library/views/claims.ts";
import { openViews, type ViewContext } from "../../src/library/views/context.ts";
import { denialsView } from "../../src/library/views/denials.ts";
import { searchView } from "../../src/library/views/documents.ts";
import { eventsView } from "../../src/library/views/events.ts";
import { mapView } from "../../src/library/views/map.ts";
import { networkView } from "../../src/library/views/network.ts";
import { relationsView } from "../../src/library/views/relations.ts";
import { storiesView } from "../../src/library/views/stories.ts";
import { storyView } from "../../src/library/views/story.ts";
import { timelineView } from "../../src/library/views/timeline.ts";
import { engineOf } from "../../src/reader/engine.ts";
import type { FileResources } from "../../src/resources/files.ts";
import type { Store } from "../../src/store/store.ts";

export interface Measured {
  readonly name: string;
  readonly p50: number;
  readonly p95: number;
  readonly slowest: number;
}

export interface Counts {
  readonly documents: number;
  readonly claims: number;
  readonly events: number;
  readonly actors: number;
}

/** What pages are asked for: drawn anew for each. */
interface Drawn {
  readonly actor: string;
  readonly other: string;
  readonly outlet: string;
  readonly word: string;
  readonly story: string;
  readonly month: string;
}

const page = { limit: 50 };
const PAGES: Readonly<Record<string, (context: ViewContext, drawn: Drawn) => Promise<unknown>>> = {
  "search: one word": (context, { word }) => searchView(context, word, {}, page),
  "search: a word and an outlet": (context, { word, outlet }) => searchView(context, word, { outlet }, page),
  "stories, first page": (context) => storiesView(context, {}, page),
  "story (of the sample)": (context, { story }) => storyView(context, story),
  "claims, newest": (context) => claimsView(context, {}, page),
  "claims of a speaker": (context, { actor }) => claimsView(context, { speaker: actor }, page),
  "claims of a speaker about another": (context, { actor, other }) =>
    claimsView(context, { speaker: actor, actor: other }, page),
  "claims: denials in a month": (context, { month }) =>
    claimsView(context, { act: "denial", from: month, until: month }, page),
  "claims of an outlet": (context, { outlet }) => claimsView(context, { outlet }, page),
  "claims that hold a word": (context, { word }) => claimsView(context, { q: word }, page),
  "denials with what they deny": (context, { actor }) => denialsView(context, { actor }, page),
  "events of an actor": (context, { actor }) => eventsView(context, { actor }, page),
  "events between two, of a type": (context, { actor, other }) =>
    eventsView(context, { actor, recipient: other, type: "ASSAULT" }, page),
  "events that happened in a month": (context, { month }) =>
    eventsView(context, { happenedFrom: month, happenedUntil: month }, page),
  "actors, first page": (context) => actorsView(context, {}, page),
  "actors by name": (context, { word }) => actorsView(context, { q: word.slice(0, 4) }, page),
  actor: (context, { actor }) => actorView(context, actor, { private: true }),
  "relations of an actor": (context, { actor }) => relationsView(context, { actor }, page),
  "network around an actor": (context, { actor }) => networkView(context, { actor }, { private: true }),
  "network in a month": (context, { actor, month }) =>
    networkView(context, { actor, from: month, until: month }, { private: true }),
  "timeline of an actor": (context, { actor }) => timelineView(context, { actor, limit: 200 }),
  "map of an actor": (context, { actor }) => mapView(context, { actor }),
  "map of the library": (context) => mapView(context, {}),
};

/** Asks for each kind of page in turns, so that none profits from the one before. */
export async function measure(
  store: Store,
  resources: FileResources,
  rounds: number,
  seed: number,
  only?: string,
): Promise<{ readonly pages: readonly Measured[]; readonly counts: Counts }> {
  const views = openViews(store, resources, engineOf(resources));
  const { draw, counts } = await views.view((context) => drawing(context, seed));
  const asked = Object.entries(PAGES).filter(([name]) => only === undefined || name === only);
  const times = new Map(asked.map(([name]) => [name, [] as number[]]));
  for (let round = 0; round <= rounds; round++) {
    for (const [name, ask] of asked) {
      const drawn = await draw();
      // The time of this thread's work: what else the machine does hardly shows.
      const began = process.threadCpuUsage();
      await views.view((context) => ask(context, drawn));
      const { user, system } = process.threadCpuUsage(began);
      // The first of each kind compiles it.
      if (round > 0) times.get(name)?.push((user + system) / 1000);
    }
  }
  const pages = [...times].map(([name, all]) => {
    const sorted = all.toSorted((a, b) => a - b);
    const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
    return { name, p50: at(0.5), p95: at(0.95), slowest: at(1) };
  });
  return { pages, counts };
}

/** Actors, outlets and words are drawn from events: as often as the reports have them. */
async function drawing(context: ViewContext, seed: number) {
  const { session } = context;
  const { documents } = await session.counts();
  const claims = await session.countElements("claim", {}, []);
  const events = await session.countElements("event", {}, []);
  let actors = 0;
  for (let cursor: string | undefined; ; ) {
    const rows = await session.actors({ private: true }, { limit: 5000, ...(cursor === undefined ? {} : { cursor }) });
    actors += rows.rows.length;
    cursor = rows.cursor;
    if (cursor === undefined) break;
  }
  const pool: Omit<Drawn, "story" | "month">[] = [];
  for (let year = 2019; year < 2023; year++) {
    for (let month = 1; month <= 12; month++) {
      const day = `${year}-${String(month).padStart(2, "0")}`;
      const { rows } = await eventsView(context, { from: day, until: day }, { limit: 40 });
      for (const { actors: of, recipients, outlet, words } of rows) {
        const [actor, other] = [of[0]?.key, recipients[0]?.key];
        const [word] = words.match(/\p{L}{4,}/gu) ?? [];
        if (actor !== undefined && other !== undefined && outlet !== null && word !== undefined)
          pool.push({ actor, other, outlet, word });
      }
    }
  }
  // The sample was added first.
  const own = await session.documentsSince(0, 30);
  const ids = [...new Set((await session.membersIn("story", own)).map(({ group }) => group))];
  const told: string[] = [];
  for (const id of ids) if ((await session.group("story", id)) !== undefined) told.push(id);
  let state = seed;
  const next = (most: number): number => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return Math.floor((state / 2 ** 32) * most);
  };
  const draw = async (): Promise<Drawn> => {
    const drawn = pool[next(pool.length)];
    if (drawn === undefined) throw new Error("a library with events");
    const month = `${2019 + next(4)}-${String(1 + next(12)).padStart(2, "0")}`;
    return { ...drawn, story: told[next(told.length)] ?? "", month };
  };
  return { draw, counts: { documents, claims, events, actors } };
}
