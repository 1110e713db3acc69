import type { Coverage } from "../../export/coverage.ts";
import type { ExportDocument, ExportJudgement, ExportSource, ExportStory } from "../../export/source.ts";
import type { Contradiction } from "../../fusion/aspects/types.ts";
import type { Lineage, LineageLink } from "../../fusion/lineages/types.ts";
import type { FileResources } from "../../resources/files.ts";
import type { DocumentRow } from "../../store/store.ts";
import { createCache, type FusionContext } from "../fusion/context.ts";
import { contradictionsOf, labelsOfStory, lineagesOfLibrary, storyView } from "../fusion/corpus.ts";
import { eventCodes } from "./codes.ts";
import { coverageOf } from "./coverage.ts";
import { documentFinder, HELD } from "./documents.ts";
import { judgementsIn } from "./judgements.ts";
import { strongestLink } from "./made-from.ts";
import { redactContradiction, redactStory } from "./redactions.ts";
import { type ExportAsked, pages, select } from "./select.ts";

/**
 * What exporters need of a library: streamed, in an order of keys, and within one view of it, so that what is written
 * belongs together. Bring the stories up to date before.
 */
export async function exportSource(
  context: FusionContext,
  resources: FileResources,
  asked: ExportAsked,
): Promise<ExportSource> {
  const { filter, withPrivatePersons = false, machine = false } = asked;
  const selection = await select(context, filter);
  const rows = new Map(selection.rows.map((row) => [row.id, row]));
  const finder = documentFinder(context, selection, { withPrivatePersons, machine });
  const held = createCache<ExportDocument>(HELD);
  const document = async (row: DocumentRow): Promise<ExportDocument | undefined> => {
    const known = held.get(row.id);
    if (known !== undefined) return known;
    const found = await finder.document(row);
    if (found !== undefined) held.set(row.id, found);
    return found;
  };
  const isAsked = (id: string): boolean => rows.has(id);
  let coverage: Promise<Coverage> | undefined;

  return {
    codes: eventCodes(resources),
    coverage() {
      coverage ??= coverageOf(context, resources, selection, asked, finder.redaction);
      return coverage;
    },
    async *documents() {
      for (const row of selection.rows) {
        const found = await document(row);
        if (found !== undefined) yield found;
      }
    },
    async document(id) {
      const row = rows.get(id) ?? (await context.session.document(id));
      return row === undefined ? undefined : document(row);
    },
    async *stories(): AsyncGenerator<ExportStory> {
      for await (const { id } of pages((page) => context.session.groups("story", page))) {
        if (selection.story !== undefined && id !== selection.story) continue;
        const story = await storyView(context, id);
        if (story === undefined || !story.reports.some((report) => isAsked(report.document))) continue;
        const labelled = { ...story, labels: await labelsOfStory(context, id) };
        yield await redactStory(labelled, finder.redaction);
      }
    },
    async *contradictions(): AsyncGenerator<Contradiction> {
      for await (const contradiction of contradictionsOf(context)) {
        if (selection.story !== undefined && contradiction.story !== selection.story) continue;
        const evidence = contradiction.positions.flatMap((position) => position.evidence);
        if (!evidence.some((each) => isAsked(each.document))) continue;
        yield await redactContradiction(contradiction, finder.redaction);
      }
    },
    async *lineages(): AsyncGenerator<Lineage> {
      const several = new Set<string>();
      for await (const lineage of lineagesOfLibrary(context)) {
        for (const id of lineage.documents) several.add(id);
        if (!lineage.documents.some(isAsked)) continue;
        yield { ...lineage, reasons: await finder.reasons(lineage) };
      }
      for (const { id } of selection.rows) {
        const [member] = several.has(id) ? [] : await context.session.membersIn("lineage", [id]);
        if (member !== undefined) yield { id: member.group, documents: [id], reasons: [] };
      }
    },
    async madeFrom(id): Promise<LineageLink | undefined> {
      const link = await strongestLink(context.session, id);
      if (link === undefined) return undefined;
      const [reason = ""] = await finder.reasons({
        id: "",
        documents: [link.original, link.copy],
        reasons: [link.reason],
      });
      return { ...link, reason };
    },
    judgements(): AsyncIterable<ExportJudgement> {
      return judgementsIn(context, selection, finder.redaction);
    },
  };
}
