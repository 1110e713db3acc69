import { coverageText } from "../coverage.ts";
import type { Exporter } from "../exporter.ts";
import { escaped } from "../markup.ts";
import { EDGE_ATTRIBUTES, networkOf } from "../network.ts";

const NODE_ATTRIBUTES = ["name", "kind", "country", "sector"] as const;
const NUMBERS: ReadonlySet<string> = new Set(["documents", "lineages", "start", "end"]);

/** The same network for igraph, networkx, yEd and Cytoscape. */
export const graphml: Exporter = {
  about: "the same network for igraph, networkx, yEd and Cytoscape (GraphML)",
  mediaType: "application/graphml+xml",
  extension: ".graphml",
  coverage: "inside",
  async *write(source) {
    const { nodes, edges } = await networkOf(source);
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n';
    yield '<key id="g_coverage" for="graph" attr.name="coverage" attr.type="string"/>\n';
    for (const name of NODE_ATTRIBUTES) yield key("node", name);
    for (const name of EDGE_ATTRIBUTES) yield key("edge", name);
    yield '<graph id="hearsay" edgedefault="directed">\n';
    yield `<data key="g_coverage">${escaped(coverageText(await source.coverage()))}</data>\n`;
    for (const node of nodes) {
      const values = NODE_ATTRIBUTES.map((name) => data("node", name, node[name])).join("");
      yield `<node id="${escaped(node.key)}">${values}</node>\n`;
    }
    for (const { id, source: from, target, attributes } of edges) {
      const values = EDGE_ATTRIBUTES.map((name) => data("edge", name, attributes[name])).join("");
      yield `<edge id="${escaped(id)}" source="${escaped(from)}" target="${escaped(target)}">${values}</edge>\n`;
    }
    yield "</graph>\n</graphml>\n";
  },
};

type Side = "node" | "edge";
const keyOf = (side: Side, name: string): string => `${side === "node" ? "n" : "e"}_${name}`;
const key = (side: Side, name: string): string =>
  `<key id="${keyOf(side, name)}" for="${side}" attr.name="${name}" attr.type="${NUMBERS.has(name) ? "int" : "string"}"/>\n`;
const data = (side: Side, name: string, value: string | number | undefined): string =>
  value === undefined ? "" : `<data key="${keyOf(side, name)}">${escaped(String(value))}</data>`;
