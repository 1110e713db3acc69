import type { DateValue } from "../../doc/reading.ts";
import { compareText } from "../../fusion/ids.ts";
import type { StoryView } from "../../query/records.ts";
import { readingOf } from "../fusion/context.ts";
import { storyView as fusedStory, type HappeningView } from "../fusion/corpus.ts";
import { castOf, claimantsOf } from "./claimants.ts";
import type { ViewContext } from "./context.ts";
import { labelsOfStory, titledAt } from "./labels.ts";
import { lineagesAround } from "./lineages.ts";
import { withMarks } from "./marked.ts";
import { aspectRecord, contradictionRecord, stepRecord } from "./positions.ts";
import { oneLine } from "./words.ts";

type Happening = StoryView["happenings"][number];

/** By its id, or by one that it had before it grew. */
export async function storyView(context: ViewContext, id: string): Promise<StoryView | undefined> {
  const story = await fusedStory(context, id);
  if (story === undefined) return undefined;
  const { session } = context;
  const documents = story.reports.map(({ document }) => document);
  const { rows } = await session.documents({ ids: documents }, { limit: Math.max(1, documents.length) });
  const described = new Map(rows.map((row) => [row.id, row]));
  const reports = story.reports.map(({ document, events, lineage }) => {
    const { title = null, outlet = null, published = null } = described.get(document) ?? {};
    return { document, title, outlet, published, lineage, events };
  });
  const order = new Map(documents.map((document, at) => [document, at]));
  const happenings: Happening[] = [];
  for (const happening of story.happenings) happenings.push(await happeningView(context, happening, order));
  const cast = await castOf(context, documents);
  const titled = story.machineTitle === undefined ? undefined : await titledAt(session, story.id);
  return {
    id: story.id,
    title: story.title,
    ...(story.machineTitle === undefined ? {} : { machineTitle: story.machineTitle }),
    ...(titled === undefined ? {} : { titledAt: titled }),
    ...(story.date === undefined ? {} : { date: story.date }),
    documents: story.documents,
    lineages: story.lineages,
    contradictions: story.contradictions,
    reports,
    claimants: claimantsOf(
      story.happenings.flatMap(({ aspects }) => aspects),
      cast,
      reports,
    ),
    happenings: happenings.toSorted(mainFirst),
    contradicting: await marked(context, story.contradicting.map(contradictionRecord)),
    joined: story.joined.map((link) => ({ ...link })),
    lineagesOf: await lineagesAround(context, documents),
    labels: await labelsOfStory(session, story.id),
  };
}

async function marked<T extends Parameters<typeof withMarks>[1]>(
  context: ViewContext,
  answered: readonly T[],
): Promise<readonly T[]> {
  const all: T[] = [];
  for (const each of answered) all.push(await withMarks(context, each));
  return all;
}

/** More documents, then more answers, then the older words. */
function mainFirst(a: Happening, b: Happening): number {
  const answers = ({ aspects }: Happening): number => aspects.reduce((sum, { positions }) => sum + positions.length, 0);
  const [first, second] = [a.events[0], b.events[0]];
  return (
    b.events.length - a.events.length ||
    answers(b) - answers(a) ||
    compareText(first?.document ?? "", second?.document ?? "") ||
    compareText(first?.events[0] ?? "", second?.events[0] ?? "")
  );
}

/** Named by the words of the first report, as lists order them. */
async function happeningView(
  context: ViewContext,
  { events, aspects, steps }: HappeningView,
  order: ReadonlyMap<string, number>,
): Promise<Happening> {
  const sorted = events.toSorted((a, b) => (order.get(a.document) ?? 0) - (order.get(b.document) ?? 0));
  const dates: DateValue[] = [];
  let title = "";
  let type = "";
  for (const { document, events: own } of sorted) {
    const reading = await readingOf(context, document);
    if (reading === undefined) continue;
    for (const event of reading.events.filter((each) => own.includes(each.id))) {
      const [mention] = event.mentions;
      if (title === "" && mention !== undefined) {
        title = oneLine(reading.document.text.slice(...mention.evidence));
        type = event.type;
      }
      if (event.date !== undefined && event.date.basis !== "publication") dates.push(event.date);
    }
  }
  const [date] = dates.toSorted(
    (a, b) => PRECISIONS.indexOf(a.precision) - PRECISIONS.indexOf(b.precision) || compareText(a.value, b.value),
  );
  return {
    title,
    type,
    ...(date === undefined ? {} : { date }),
    events: sorted,
    aspects: await marked(context, aspects.map(aspectRecord)),
    steps: steps.map(stepRecord),
  };
}
const PRECISIONS = ["day", "week", "interval", "month", "quarter", "year"];
