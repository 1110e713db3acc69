import { documentView } from "../view.ts";
import { ORIGIN, origin } from "./common.ts";
import { integer, list, table, text } from "./table.ts";

export const lineages = table(
  "lineages",
  "One row for each document of a lineage: documents of one lineage go back to one origin and count once.",
  {
    ...ORIGIN,
    place: integer("1 for the oldest of its documents"),
    lineage_documents: integer("how many go back to this origin"),
    reasons: text("why they are one, parted by |"),
  },
  async function* (source) {
    for await (const lineage of source.lineages()) {
      for (const [index, document] of lineage.documents.entries()) {
        const from = await source.document(document);
        if (from === undefined) continue;
        yield {
          ...origin(documentView(from)),
          lineage: lineage.id,
          place: index + 1,
          lineage_documents: lineage.documents.length,
          reasons: list(lineage.reasons),
        };
      }
    }
  },
);
