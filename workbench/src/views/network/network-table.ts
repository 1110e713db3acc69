import { dateWords } from "../../parts/dates.ts";
import type { Table } from "../../parts/table.ts";
import { relationWords, typeWords } from "../../parts/terms.ts";
import { headed } from "../../parts/words.ts";
import { EDGE_WORDS, type Edge, type Graph } from "./graph.ts";

export const typesText = ({ kind, types }: Edge): string =>
  types.map((type) => (kind === "relation" ? relationWords(type) : typeWords(type))).join(", ");

/** The edges, those of most lineages first. */
export function networkTable({ nodes, edges }: Graph): Table {
  const names = new Map(nodes.map(({ key, name }) => [key, headed(name)]));
  return {
    columns: [
      { name: "From" },
      { name: "To" },
      { name: "Kind" },
      { name: "What" },
      { name: "Claims", kind: "number" },
      { name: "Documents", kind: "number" },
      { name: "Lineages", kind: "number" },
      { name: "First" },
      { name: "Last" },
    ],
    rows: edges
      .toSorted((a, b) => b.lineages - a.lineages || b.events - a.events)
      .map((edge) => ({
        cells: [
          names.get(edge.from) ?? edge.from,
          names.get(edge.to) ?? edge.to,
          EDGE_WORDS[edge.kind],
          typesText(edge),
          edge.events,
          edge.documents,
          edge.lineages,
          dateWords(edge.first),
          dateWords(edge.last),
        ],
      })),
  };
}
