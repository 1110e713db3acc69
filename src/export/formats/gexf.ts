import { coverageText } from "../coverage.ts";
import type { Exporter } from "../exporter.ts";
import { escaped } from "../markup.ts";
import { EDGE_ATTRIBUTES, type NetworkEdge, type NetworkNode, networkOf } from "../network.ts";

const NODE_ATTRIBUTES = ["kind", "country", "sector"] as const;
const NUMBERS: ReadonlySet<string> = new Set(["documents", "lineages", "start", "end"]);

/** GEXF 1.3: directed, and several edges between two nodes, one for each claim. */
export const gexf: Exporter = {
  about: "who is said to do what to whom, as a network for Gephi: one edge for each claim",
  mediaType: "application/gexf+xml",
  extension: ".gexf",
  coverage: "inside",
  async *write(source) {
    const { nodes, edges } = await networkOf(source);
    const coverage = await source.coverage();
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<gexf xmlns="http://gexf.net/1.3" version="1.3">\n<meta>\n';
    yield `<creator>Hearsay ${escaped(coverage.engine.version)}</creator>\n`;
    yield `<description>${escaped(coverageText(coverage))}</description>\n</meta>\n`;
    yield '<graph defaultedgetype="directed" mode="static">\n';
    yield declared("node", NODE_ATTRIBUTES);
    yield declared("edge", EDGE_ATTRIBUTES);
    yield "<nodes>\n";
    for (const node of nodes) yield nodeText(node);
    yield "</nodes>\n<edges>\n";
    for (const edge of edges) yield edgeText(edge);
    yield "</edges>\n</graph>\n</gexf>\n";
  },
};

function declared(of: "node" | "edge", names: readonly string[]): string {
  const rows = names.map(
    (name) => `<attribute id="${name}" title="${name}" type="${NUMBERS.has(name) ? "integer" : "string"}"/>\n`,
  );
  return `<attributes class="${of}">\n${rows.join("")}</attributes>\n`;
}

function nodeText(node: NetworkNode): string {
  const head = `<node id="${escaped(node.key)}" label="${escaped(node.name)}">`;
  return `${head}${values(NODE_ATTRIBUTES.map((name) => [name, node[name]] as const))}</node>\n`;
}

function edgeText({ id, source, target, attributes }: NetworkEdge): string {
  const ends = `source="${escaped(source)}" target="${escaped(target)}"`;
  const head = `<edge id="${escaped(id)}" ${ends} label="${escaped(String(attributes.type ?? ""))}">`;
  return `${head}${values(EDGE_ATTRIBUTES.map((name) => [name, attributes[name]] as const))}</edge>\n`;
}

function values(pairs: readonly (readonly [string, string | number | undefined])[]): string {
  const given = pairs.flatMap(([name, value]) =>
    value === undefined ? [] : [`<attvalue for="${name}" value="${escaped(String(value))}"/>`],
  );
  return given.length === 0 ? "" : `<attvalues>${given.join("")}</attvalues>`;
}
