import { PLOVER_TYPES } from "../../doc/reading.ts";
import { compareText } from "../../fusion/ids.ts";
import type { MapView } from "../../query/records.ts";
import type { CountRow, StoredElement } from "../../store/catalogue-store.ts";
import type { Session } from "../../store/store.ts";
import { EVERYBODY } from "../catalogue/counted.ts";
import { placeKey } from "../catalogue/elements.ts";
import type { EventEntry } from "../catalogue/entries.ts";
import type { FusionContext } from "../fusion/context.ts";
import { dayText } from "./element-filter.ts";
import { eventsPage } from "./events.ts";

export interface MapFilter {
  readonly story?: string | undefined;
  /** Who did it or suffered it. */
  readonly actor?: string | undefined;
  /** Days of publication. */
  readonly from?: string | undefined;
  readonly until?: string | undefined;
  /** PLOVER type. */
  readonly type?: string | undefined;
}

type Place = MapView["places"][number];
type Quoted = Place["quoted"][number];

/** Places, most lineages first. */
const PLACES = 500;
/** So many of them come with words. */
const QUOTED = 30;
const QUOTES = 2;
const EVENTS_OF_STORY = 5_000;

/** Where events are said to have happened, as circles no finer than the words. */
export async function mapView(context: FusionContext, given: MapFilter): Promise<MapView> {
  if (given.story !== undefined) return ofStory(context, given);
  return given.actor === undefined ? ofAll(context, given) : ofActor(context, given, given.actor);
}

async function ofActor(context: FusionContext, given: MapFilter, actor: string): Promise<MapView> {
  const { session } = context;
  const { type } = given;
  const filter = { ...windowOf(given), ...(type === undefined ? {} : { type }) };
  const isWhole = given.from === undefined && given.until === undefined;
  // Kept of whoever has a name; of all others, and within some days, counted from what there is.
  const { found, unplaced } =
    (isWhole ? await keptOf(session, actor, type) : undefined) ?? (await countedOf(session, actor, given));
  const shown = found.slice(0, PLACES);
  const first = shown.slice(0, QUOTED).map(({ place }) => place);
  const events = await session.eventsAt(actor, first, filter, QUOTES);
  const places = shown.map(({ place, documents, lineages, types }): Place => {
    const told = types.map((each) => ({ type: each.type, events: each.n }));
    const quoted = (events.get(place) ?? []).map(quoteOf);
    return { ...placeOf(place), events: sumOf(types), documents, lineages, types: told, quoted };
  });
  return { places, unplaced, ...moreThan(found) };
}

/** One more place than is shown is asked for. */
const moreThan = (found: readonly unknown[]): Pick<MapView, "more"> => (found.length > PLACES ? { more: true } : {});

interface PlacesOfActor {
  readonly found: Awaited<ReturnType<Session["placesOf"]>>;
  readonly unplaced: number;
}

const sumOf = (types: readonly { readonly n: number }[]): number => types.reduce((sum, { n }) => sum + n, 0);

/** undefined where nothing is kept. */
async function keptOf(session: Session, actor: string, type: string | undefined): Promise<PlacesOfActor | undefined> {
  const subjects = [actor];
  const facets = (name: string): readonly string[] => [type === undefined ? name : `${name}:${type}`];
  const counts = await session.countsOf({ subjects, facets: facets("at"), bare: true }, PLACES + 1);
  const [unplaced] = await session.countsOf({ subjects, facets: facets("unplaced"), bare: true }, 1);
  if (counts.length === 0 && unplaced === undefined) return undefined;
  const types = await typesAt(session, { subjects }, counts, type);
  const found = counts.map(({ value, documents, lineages }) => ({
    place: value,
    documents,
    lineages,
    types: (types.get(value) ?? []).map(({ type: name, events }) => ({ type: name, n: events })),
  }));
  return { found, unplaced: unplaced?.n ?? 0 };
}

async function countedOf(session: Session, actor: string, given: MapFilter): Promise<PlacesOfActor> {
  const { type } = given;
  const window = windowOf(given);
  const found = await session.placesOf(actor, { ...window, ...(type === undefined ? {} : { type }) }, PLACES + 1);
  const parts = type === undefined ? [] : [{ role: "type" as const, key: type }];
  const all = await session.countElements("event", { ...window, ...(parts.length === 0 ? {} : { parts }) }, [actor]);
  const placed = found.reduce((sum, { types }) => sum + sumOf(types), 0);
  return { found, unplaced: found.length <= PLACES ? all - placed : 0 };
}

const windowOf = ({ from, until }: MapFilter): { readonly from?: string; readonly until?: string } => ({
  ...(from === undefined ? {} : { from: dayText(from) }),
  ...(until === undefined ? {} : { until: dayText(until) }),
});

async function ofAll({ session }: FusionContext, given: MapFilter): Promise<MapView> {
  const { type } = given;
  const window = windowOf(given);
  const subjects = [EVERYBODY];
  const facet = (name: string): readonly string[] => [type === undefined ? name : `${name}:${type}`];
  const found = await session.countsOf({ subjects, facets: facet("at"), ...window, bare: true }, PLACES + 1);
  const counts = found.slice(0, PLACES);
  const [unplaced] = await session.countsOf({ subjects, facets: facet("unplaced"), ...window, bare: true }, 1);
  const types = await typesAt(session, { subjects, ...window }, counts, type);
  const places: Place[] = [];
  for (const [at, { value, n, documents, lineages }] of counts.entries()) {
    const quoted = at < QUOTED ? await quotesAt(session, value, given) : [];
    places.push({ ...placeOf(value), events: n, documents, lineages, types: types.get(value) ?? [], quoted });
  }
  return { places, unplaced: unplaced?.n ?? 0, ...moreThan(found) };
}

async function typesAt(
  session: Session,
  filter: { readonly subjects: readonly string[]; readonly from?: string; readonly until?: string },
  counts: readonly CountRow[],
  only: string | undefined,
): Promise<ReadonlyMap<string, Place["types"]>> {
  const values = counts.map(({ value }) => value);
  if (values.length === 0) return new Map();
  if (only !== undefined) return new Map(counts.map(({ value, n }) => [value, [{ type: only, events: n }]]));
  // Where these are all places there are, none need be looked up by name.
  const named = counts.length < PLACES ? {} : { values };
  const rows = await session.countsOf(
    { ...filter, facets: PLOVER_TYPES.map((type) => `at:${type}`), ...named, bare: true },
    20 * PLACES,
  );
  const found = new Map<string, { type: string; events: number }[]>();
  for (const { facet, value, n } of rows)
    found.set(value, [...(found.get(value) ?? []), { type: facet.slice("at:".length), events: n }]);
  for (const types of found.values()) types.sort((a, b) => b.events - a.events || compareText(a.type, b.type));
  return found;
}

function placeOf(value: string): Pick<Place, "name" | "country" | "kind" | "lat" | "lon" | "radiusM"> {
  const [name, country, kind, lat, lon, radiusM] = JSON.parse(value) as readonly [
    string,
    string | null,
    string,
    number,
    number,
    number | null,
  ];
  return { name, country, kind, lat, lon, radiusM: radiusM ?? RADIUS_M[kind] ?? 5_000 };
}

/** Where the gazetteer has no size: somewhere in the place, and no finer. */
const RADIUS_M: Readonly<Record<string, number>> = {
  country: 300_000,
  region: 50_000,
  city: 10_000,
  facility: 1_000,
  feature: 20_000,
};

async function quotesAt(session: Session, place: string, given: MapFilter): Promise<readonly Quoted[]> {
  const { type } = given;
  const parts = [
    { role: "place" as const, key: place },
    ...(type === undefined ? [] : [{ role: "type" as const, key: type }]),
  ];
  const { rows } = await session.elements("event", { parts, ...windowOf(given) }, { limit: QUOTES });
  return rows.map(quoteOf);
}

function quoteOf({ document, outlet, title, published, lineage, json }: StoredElement): Quoted {
  const { span, words } = JSON.parse(json) as EventEntry;
  return { document, span, words, outlet, title, published, lineage };
}

/** A story has few events: they are counted here. */
async function ofStory(context: FusionContext, { story, actor, from, until, type }: MapFilter): Promise<MapView> {
  const filter = { story, from, until, ...(type === undefined ? {} : { type: type as EventEntry["type"] }) };
  const { rows } = await eventsPage(context, filter, {}, { limit: EVENTS_OF_STORY });
  const own = rows.filter(
    ({ entry }) => actor === undefined || [...entry.actors, ...entry.recipients].some(({ key }) => key === actor),
  );
  const byPlace = Map.groupBy(own, ({ entry: { where } }) =>
    where?.lat === undefined || where.lon === undefined ? "" : placeKey(where),
  );
  const places = [...byPlace]
    .filter(([place]) => place !== "")
    .map(([place, events]): Place => {
      const types = Map.groupBy(events, ({ entry }) => entry.type);
      return {
        ...placeOf(place),
        events: events.length,
        documents: new Set(events.map(({ row }) => row.document)).size,
        lineages: new Set(events.map(({ row }) => row.lineage)).size,
        types: [...types]
          .map(([name, of]) => ({ type: name, events: of.length }))
          .toSorted((a, b) => b.events - a.events || compareText(a.type, b.type)),
        quoted: events.slice(0, QUOTES).map(({ row }) => quoteOf(row)),
      };
    });
  return {
    places: places.toSorted(
      (a, b) => b.lineages - a.lineages || b.documents - a.documents || compareText(a.name, b.name),
    ),
    unplaced: byPlace.get("")?.length ?? 0,
  };
}
