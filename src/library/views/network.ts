import { compareText } from "../../fusion/ids.ts";
import type { EventRow, NetworkView, PageOf } from "../../query/records.ts";
import type { ActorRow, CountFilter, CountRow } from "../../store/catalogue-store.ts";
import type { PageRequest, Session } from "../../store/store.ts";
import type { FusionContext } from "../fusion/context.ts";
import type { Seeing } from "./actors.ts";
import { dayText } from "./element-filter.ts";
import { eventRows, eventsPage } from "./events.ts";

export interface NetworkFilter {
  /** In the middle; without one, those with the most lineages. */
  readonly actor?: string | undefined;
  /** How many steps from the middle, 1 or 2. */
  readonly depth?: number | undefined;
  /** Days of publication. */
  readonly from?: string | undefined;
  readonly until?: string | undefined;
  /** Nodes at most. */
  readonly limit?: number | undefined;
}

type Edge = NetworkView["edges"][number];
type Kind = Edge["kind"];

const KINDS: readonly Kind[] = ["cooperation", "conflict", "relation", "says"];
const FACETS = KINDS.map((kind) => `edge:${kind}`);
const kindOf = (facet: string): Kind => facet.slice("edge:".length) as Kind;

const NODES = 40;
const EDGES = 200;
/** Edges of one node that are looked at. */
const AROUND = 2_000;
/** Of each neighbour, so many of its own in the second step. */
const BRANCHES = 5;

/** Who is said to have to do with whom: those with most lineages first, and how much is not shown. */
export async function networkView(
  { session }: FusionContext,
  given: NetworkFilter,
  { private: shown = false }: Seeing = {},
): Promise<NetworkView> {
  const { actor, depth = 1, from, until, limit = NODES } = given;
  const window = {
    ...(from === undefined ? {} : { from: dayText(from) }),
    ...(until === undefined ? {} : { until: dayText(until) }),
  };
  const around = neighbourhood(session, window, shown);
  const { rows, found } =
    actor === undefined
      ? { rows: (await session.actors({ private: shown }, { limit })).rows, found: 0 }
      : await ego(session, around, actor, depth, limit);
  const keys = rows.map(({ key }) => key);
  const { edges, hidden } = keys.length === 0 ? NO_EDGES : await edgesAmong(session, window, keys);
  return {
    nodes: rows.map((row) => nodeOf(row, edges)),
    edges,
    hidden: { nodes: Math.max(0, found - (keys.length - 1)), edges: hidden },
    from: from ?? null,
    until: until ?? null,
  };
}

function nodeOf(
  { key, name, kind, country, documents, lineages, private: hidden, near: neighbours }: ActorRow,
  edges: readonly Edge[],
): NetworkView["nodes"][number] {
  const near = new Set(edges.flatMap(({ from, to }) => (from === key ? [to] : to === key ? [from] : [])));
  return {
    key,
    name,
    kind: kind as NonNullable<NetworkView["nodes"][number]["kind"]>,
    ...(hidden ? { private: true as const } : {}),
    documents,
    lineages,
    hidden: Math.max(0, neighbours - near.size),
    country,
  };
}

type Window = Pick<CountFilter, "from" | "until">;
type Around = (key: string, most: number) => Promise<readonly ActorRow[]>;

/** The neighbours of somebody in the order of what their closest edge rests on. */
function neighbourhood(session: Session, window: Window, shown: boolean): Around {
  return async (key, most) => {
    const edges = [
      ...(await session.countsOf({ subjects: [key], facets: FACETS, ...window, bare: true }, AROUND)),
      ...(await session.countsOf({ values: [key], facets: FACETS, ...window, bare: true }, AROUND)),
    ];
    const best = new Map<string, CountRow>();
    for (const edge of edges) {
      const other = edge.subject === key ? edge.value : edge.subject;
      const known = best.get(other);
      if (other !== key && (known === undefined || byWeight(edge, known) < 0)) best.set(other, edge);
    }
    const sorted = [...best].toSorted(([a, x], [b, y]) => byWeight(x, y) || compareText(a, b)).map(([other]) => other);
    const rows = new Map((await session.actorsNamed(sorted)).map((row) => [row.key, row]));
    const visible = sorted.flatMap((other) => rows.get(other) ?? []).filter((row) => shown || !row.private);
    return visible.slice(0, most);
  };
}

const byWeight = (a: CountRow, b: CountRow): number =>
  b.lineages - a.lineages || b.documents - a.documents || b.n - a.n;

async function ego(
  session: Session,
  around: Around,
  actor: string,
  depth: number,
  limit: number,
): Promise<{ readonly rows: readonly ActorRow[]; readonly found: number }> {
  const [middle] = await session.actorsNamed([actor]);
  if (middle === undefined) return { rows: [], found: 0 };
  const all = await around(actor, AROUND * 2);
  // The second step takes half of the room at most: who is near is seen first.
  const near = all.slice(0, depth > 1 ? Math.ceil((limit - 1) / 2) : limit - 1);
  const rows = new Map([middle, ...near].map((row) => [row.key, row]));
  for (const one of depth > 1 ? near : []) {
    for (const further of await around(one.key, BRANCHES)) {
      if (rows.size < limit) rows.set(further.key, further);
    }
  }
  const shown = all.filter(({ key }) => rows.has(key)).length;
  return { rows: [...rows.values()], found: all.length - shown + rows.size - 1 };
}

interface Edges {
  /** The heaviest first. */
  readonly edges: readonly Edge[];
  readonly hidden: number;
}
const NO_EDGES: Edges = { edges: [], hidden: 0 };

async function edgesAmong(session: Session, window: Window, keys: readonly string[]): Promise<Edges> {
  const asked = { subjects: keys, facets: FACETS, values: keys, ...window };
  // Kept counts are soon asked for twice; those of some days are counted once, with the dates of all.
  const isKept = window.from === undefined && window.until === undefined;
  const dated = await session.countsOf(asked, isKept ? EDGES : EDGES * 10);
  const counts = dated.slice(0, EDGES);
  const isMore = isKept && counts.length === EDGES;
  const all = isMore ? await session.countsOf({ ...asked, bare: true }, EDGES * 10) : dated;
  const types = await typesOf(session, window, counts);
  const edges = counts.map(({ subject, facet, value, n, documents, lineages, first, last }) => {
    const kind = kindOf(facet);
    const own = types.get(`${subject}\n${value}\n${kind}`) ?? [];
    return { from: subject, to: value, kind, types: own, events: n, documents, lineages, first, last };
  });
  return { edges, hidden: all.length - counts.length };
}

/** What each edge is made of, the commonest first. */
async function typesOf(
  session: Session,
  window: Window,
  edges: readonly CountRow[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const facet = "edge:type";
  const ranges = edges
    .filter(({ facet: of }) => kindOf(of) !== "says")
    .map(({ subject, facet: of, value }) => ({ subject, facet, prefix: `${value}\n${kindOf(of)}\n` }));
  const counts = await session.countsOf({ facets: [facet], ranges, ...window, bare: true }, 40 * EDGES);
  const types = new Map<string, string[]>();
  for (const { subject, value } of counts.toSorted((a, b) => b.n - a.n || compareText(a.value, b.value))) {
    const end = value.lastIndexOf("\n");
    const edge = `${subject}\n${value.slice(0, end)}`;
    types.set(edge, [...(types.get(edge) ?? []), value.slice(end + 1)]);
  }
  return types;
}

/**
 * The claims behind an edge of cooperation or conflict: each mention of what the one is said to have done to the other. What
 * one says of another is asked for as claims, what they are to each other as relations.
 */
export async function edgeClaimsView(
  context: FusionContext,
  { from, to, kind }: { readonly from: string; readonly to: string; readonly kind: "cooperation" | "conflict" },
  page: PageRequest,
): Promise<PageOf<EventRow>> {
  const { rows, cursor } = await eventsPage(context, { actor: from, recipient: to }, { act: kind }, page);
  return { rows: await eventRows(context.session, rows), ...(cursor === undefined ? {} : { cursor }) };
}
