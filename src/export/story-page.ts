import type { Evidence } from "../fusion/aspects/types.ts";
import { citationOf } from "./citations.ts";
import type { ExportSource, ExportStory } from "./source.ts";
import { type DocumentView, documentView } from "./view.ts";

/** A report that a story's page cites, by its number there. */
export interface Reference {
  readonly number: number;
  readonly view: DocumentView;
  readonly citation: string;
}

/** The reports of a story and whatever its evidence lies in, numbered in that order. */
export async function referencesOf(story: ExportStory, source: ExportSource): Promise<ReadonlyMap<string, Reference>> {
  const cited = [
    ...story.reports.map(({ document }) => document),
    ...story.happenings.flatMap(({ aspects }) => aspects.flatMap(({ positions }) => evidenceOf(positions))),
    ...story.contradicting.flatMap(({ positions }) => evidenceOf(positions)),
  ];
  const references = new Map<string, Reference>();
  for (const document of new Set(cited)) {
    const from = await source.document(document);
    if (from === undefined) continue;
    const view = documentView(from);
    references.set(document, { number: references.size + 1, view, citation: citationOf(view) });
  }
  return references;
}

const evidenceOf = (positions: readonly { readonly evidence: readonly Evidence[] }[]): readonly string[] =>
  positions.flatMap(({ evidence }) => evidence.map(({ document }) => document));
