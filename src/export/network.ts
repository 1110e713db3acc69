import { dyads } from "./dyads.ts";
import type { ExportSource } from "./source.ts";
import { list } from "./tables/table.ts";
import { type DocumentView, documentView, isoDays, type Party, tellingsOf } from "./view.ts";

export interface NetworkNode {
  readonly key: string;
  readonly name: string;
  readonly kind: string;
  readonly country: string | undefined;
  readonly sector: string | undefined;
}

/** One claim that ties two: an edge for each, or the denial would vanish in the sum. */
export interface NetworkEdge {
  readonly id: string;
  readonly source: string;
  readonly target: string;
  readonly attributes: Readonly<Record<(typeof EDGE_ATTRIBUTES)[number], string | number | undefined>>;
  readonly from: string | undefined;
  readonly to: string | undefined;
}

export const EDGE_ATTRIBUTES = [
  "layer",
  "type",
  "mode",
  "status",
  "stance",
  "claimant",
  "chain",
  "date",
  "date_from",
  "date_to",
  "place",
  "story",
  "documents",
  "lineages",
  "certainty",
  "document",
  "outlet",
  "published",
  "lineage",
  "uri",
  "start",
  "end",
  "words",
] as const;

/** Somebody unnamed who did it, or to whom it was done: an edge needs two ends, and "nobody is named" is one. */
const UNNAMED: NetworkNode = {
  key: "unnamed",
  name: "(nobody named)",
  kind: "unknown",
  country: undefined,
  sector: undefined,
};

export interface Network {
  readonly nodes: readonly NetworkNode[];
  readonly edges: readonly NetworkEdge[];
}

/** Actors and what is claimed between them: events from doer to recipient, and relations. */
export async function networkOf(source: ExportSource): Promise<Network> {
  const nodes = new Map<string, NetworkNode>();
  const edges: NetworkEdge[] = [];
  const node = (party: Party | undefined): string => {
    const found = party === undefined ? UNNAMED : nodeOf(party);
    if (!nodes.has(found.key)) nodes.set(found.key, found);
    return found.key;
  };
  for await (const from of source.documents()) {
    const view = documentView(from);
    for (const telling of tellingsOf(view)) {
      const { event, mention, number, actors, recipients, claimant, place, days } = telling;
      const happening = from.happenings.get(event.id);
      const attributes = {
        layer: "event",
        type: event.type,
        mode: event.mode,
        status: mention.status,
        stance: stanceOf(mention.status),
        claimant: claimant.name,
        chain: list(claimant.chain),
        date: event.date?.value,
        date_from: days?.from,
        date_to: days?.to,
        place: place?.name,
        story: happening?.story,
        documents: happening?.documents ?? 1,
        lineages: happening?.lineages ?? 1,
        certainty: event.certainty,
        ...wordsOf(view, mention.evidence),
      };
      const pairs = dyads(actors, recipients);
      for (const [index, [one, other]] of pairs.entries()) {
        const id = `${view.names(event.id)}/${number}${pairs.length > 1 ? `/${index + 1}` : ""}`;
        edges.push({ id, source: node(one), target: node(other), attributes, from: days?.from, to: days?.to });
      }
    }
    edges.push(...relationEdges(view, node));
  }
  return { nodes: [...nodes.values()].sort((a, b) => (a.key < b.key ? -1 : 1)), edges };
}

function* relationEdges(view: DocumentView, node: (party: Party) => string): Generator<NetworkEdge> {
  for (const relation of view.report.reading.relations) {
    const [from] = view.parties([relation.from]);
    const [to] = view.parties([relation.to]);
    if (from === undefined || to === undefined) continue;
    const claimant = view.claimant(relation.attribution);
    const [since, until] = [isoDays(relation.since), isoDays(relation.until)];
    const attributes = {
      layer: "relation",
      type: relation.type,
      mode: undefined,
      status: relation.status,
      stance: relation.status === "denied" ? "denies" : "asserts",
      claimant: claimant.name,
      chain: list(claimant.chain),
      date: undefined,
      date_from: since?.from,
      date_to: until?.to,
      place: undefined,
      story: undefined,
      documents: 1,
      lineages: 1,
      certainty: relation.certainty,
      ...wordsOf(view, relation.evidence),
    };
    yield {
      id: view.names(relation.id),
      source: node(from),
      target: node(to),
      attributes,
      from: since?.from,
      to: until?.to,
    };
  }
}

function wordsOf(view: DocumentView, span: readonly [number, number]) {
  const { document } = view.report.reading;
  return {
    document: document.id,
    outlet: document.outlet?.name,
    published: document.published?.value,
    lineage: view.report.lineage,
    uri: document.uri,
    start: span[0],
    end: span[1],
    words: view.words(span),
  };
}

function nodeOf({ actor, identity }: Party): NetworkNode {
  const { kind, country, sector } = actor;
  return { key: identity.key, name: identity.name === actor.id ? actor.name : identity.name, kind, country, sector };
}

export const stanceOf = (status: string): string =>
  status === "denied" || status === "negated" ? "denies" : "asserts";
