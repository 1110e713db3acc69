import { compareText } from "../../fusion/ids.ts";
import type { TodayView } from "../../query/records.ts";
import type { LabelRow, Session, StoryLabelRow } from "../../store/store.ts";
import type { ViewContext } from "./context.ts";
import { storyLine } from "./stories.ts";

type Marked = TodayView["marked"][number];
type Labels = Marked["labels"];

/** Of the newest labels: the page of stories and the search by tag have the others. */
const LABELS = 200;
const SHOWN = 50;

/**
 * What somebody has put a label on, and what came of it since: new reports of a story, newer versions of a document.
 * What moved comes first, then what was labelled last.
 */
export async function labelledThings(
  { session }: ViewContext,
  added: ReadonlySet<string>,
  fresh: ReadonlyMap<string, ReadonlySet<string>>,
): Promise<readonly Marked[]> {
  const stories = await storiesLabelled(session, await session.storyLabels());
  const found: { readonly thing: Marked; readonly at: string }[] = [];
  for (const [id, rows] of stories) {
    const row = await session.group("story", id);
    if (row === undefined) continue;
    const { title, documents, lineages } = storyLine(row);
    const thing = { kind: "story" as const, id, title, labels: labelsOf(rows), documents, lineages };
    found.push({ thing: { ...thing, fresh: fresh.get(id)?.size ?? 0 }, at: lastOf(rows) });
  }
  for (const [id, rows] of Map.groupBy(newest(await session.labels()), ({ document }) => document)) {
    const document = await session.document(id);
    if (document === undefined) continue;
    const later = (await session.versions(document.page)).filter(({ version }) => version > document.version);
    const [last] = later.toSorted((a, b) => b.version - a.version);
    const thing = {
      kind: "document" as const,
      id,
      title: document.title,
      labels: labelsOf(rows),
      documents: 1,
      lineages: 1,
      fresh: later.filter((each) => added.has(each.id)).length,
    };
    found.push({ thing: { ...thing, ...(last === undefined ? {} : { newest: last.id }) }, at: lastOf(rows) });
  }
  return found
    .toSorted((a, b) => b.thing.fresh - a.thing.fresh || compareText(b.at, a.at) || compareText(a.thing.id, b.thing.id))
    .slice(0, SHOWN)
    .map(({ thing }) => thing);
}

/** By the stories that they are on now: labels stay with the id that they were put on. */
async function storiesLabelled(
  session: Session,
  labels: readonly StoryLabelRow[],
): Promise<ReadonlyMap<string, readonly StoryLabelRow[]>> {
  const stories = new Map<string, StoryLabelRow[]>();
  for (const row of newest(labels)) {
    const group = await session.groupOf("story", row.story);
    if (group !== undefined) stories.set(group, [...(stories.get(group) ?? []), row]);
  }
  return stories;
}

type Dated = Pick<LabelRow, "at">;
const newest = <T extends Dated>(rows: readonly T[]): readonly T[] =>
  rows.toSorted((a, b) => compareText(b.at, a.at)).slice(0, LABELS);
const lastOf = (rows: readonly Dated[]): string => rows[0]?.at ?? "";
const labelsOf = (rows: readonly (LabelRow | StoryLabelRow)[]): Labels =>
  [...new Map(rows.map(({ kind, text }) => [`${kind} ${text}`, { kind, text }])).values()].toSorted(
    (a, b) => compareText(a.kind, b.kind) || compareText(a.text, b.text),
  );
