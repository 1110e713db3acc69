import type { Reading } from "../../doc/reading.ts";
import { type FusionContext, headsOf, readingOf } from "./context.ts";
import { lineagesOfDocuments, reporter } from "./story-card.ts";

/** What more documents count than these is no one thing: "people killed this year". */
const MOST_DOCUMENTS = 40;

/** Compares documents that count one thing, whatever their stories: by the names of the counts. */
export async function compareCounts(context: FusionContext, keys: readonly string[]): Promise<void> {
  const { session } = context;
  await session.removeGroups("count", keys);
  for (const key of keys) {
    const found = await session.itemsUnder("count", [key]);
    if (found.length < 2 || found.length > MOST_DOCUMENTS) continue;
    const documents = found.map(({ document }) => document).toSorted();
    const readings = new Map<string, Reading>();
    for (const document of documents) {
      const reading = await readingOf(context, document);
      if (reading !== undefined) readings.set(document, reading);
    }
    const heads = await headsOf(context, documents);
    const report = await reporter(context, heads, readings, await lineagesOfDocuments(context, documents));
    const reports = documents.flatMap((document) => {
      const one = report(document);
      return one === undefined ? [] : [{ ...one, events: one.reading.events.map(({ id }) => id) }];
    });
    const contradictions = context.aspects.contradictionsBetween(reports);
    if (contradictions.length === 0) continue;
    const lineages = new Set(reports.map(({ lineage }) => lineage)).size;
    const counts = { documents: documents.length, lineages, contradictions: contradictions.length };
    await session.putGroups("count", [{ id: key, ...counts, date: null, json: JSON.stringify(contradictions) }]);
  }
}
