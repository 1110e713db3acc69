import type { Reading } from "../../doc/reading.ts";
import { compareText } from "../../fusion/ids.ts";
import type { FigureStep, TodayView } from "../../query/records.ts";
import type { GroupRow } from "../../store/fusion-store.ts";
import { readingOf } from "../fusion/context.ts";
import { openStory } from "../fusion/story-card.ts";
import type { ViewContext } from "./context.ts";
import { allContradictions } from "./contradictions.ts";
import { labelledThings } from "./labelled.ts";
import { stepRecord } from "./positions.ts";
import { storyLine } from "./stories.ts";
import { orphansOf } from "./waiting.ts";
import { counted } from "./words.ts";

/** A rail, not a list: what is beyond has its own page. */
const STORIES = 30;
const CONTRADICTIONS = 20;
/** Stories that are opened to look for revised figures. */
const OPENED = 30;
const REVISED = 20;
const IMPORTS = 10;
/** New documents that are looked through for what is new in stories. */
const MOST_NEW = 10_000;

/** What came after the document with that number in the order of adding; of 0, all that the library has. */
export async function todayView(context: ViewContext, since: number): Promise<TodayView> {
  const { session, engine } = context;
  const { sequence } = await session.overview(engine);
  const added = await session.documentsSince(since, MOST_NEW);
  const fresh = new Map<string, Set<string>>();
  for (const { document, group } of since === 0 ? [] : await session.membersIn("story", added))
    fresh.set(group, (fresh.get(group) ?? new Set()).add(document));
  const rows = await shownStories(context, [...fresh.keys()]);
  const isNew = new Set(added);
  const contradictions = (await allContradictions(context)).filter(({ positions }) =>
    positions.some(({ evidence }) => evidence.some(({ document }) => isNew.has(document))),
  );
  const imports = await session.imports();
  return {
    upTo: sequence,
    newDocuments: added.length,
    stories: rows.map((row) => {
      const line = storyLine(row);
      const count = fresh.get(row.id)?.size ?? 0;
      return { ...line, fresh: count, note: noteOf(row) };
    }),
    contradictions: contradictions.slice(0, CONTRADICTIONS),
    revised: await withTitles(
      context,
      (await revisedFigures(context)).filter(({ after }) => isNew.has(after.evidence.document)).slice(0, REVISED),
    ),
    orphans: await orphansOf(context),
    marked: await labelledThings(context, isNew, fresh),
    imports: imports
      .slice(-IMPORTS)
      .reverse()
      .map(({ id, sources, startedAt, finishedAt, documents }) => ({
        id,
        sources: [...sources],
        startedAt,
        finishedAt,
        documents,
      })),
  };
}

/** The most contested and those with something new, in the order of all lists of stories. */
async function shownStories({ session }: ViewContext, fresh: readonly string[]): Promise<readonly GroupRow[]> {
  const { rows } = await session.groups("story", { limit: STORIES });
  if (fresh.length === 0) return rows;
  const { rows: changed } = await session.groups("story", { limit: STORIES }, { ids: fresh });
  const known = new Set(changed.map(({ id }) => id));
  return [...changed, ...rows.filter(({ id }) => !known.has(id))].slice(0, STORIES).toSorted(contestedFirst);
}

const contestedFirst = (a: GroupRow, b: GroupRow): number =>
  Number(b.contradictions > 0) - Number(a.contradictions > 0) ||
  b.lineages - a.lineages ||
  b.documents - a.documents ||
  b.contradictions - a.contradictions ||
  compareText(b.date ?? "", a.date ?? "") ||
  compareText(a.id, b.id);

/** What contradicts in it; how many of its reports are new stands beside. */
function noteOf({ json, contradictions }: GroupRow): string {
  const { contradictions: found } = JSON.parse(json) as {
    readonly contradictions: readonly { readonly about: string }[];
  };
  return contradictions === 0 ? "" : `${counted(contradictions, "contradiction")}: ${found[0]?.about ?? ""}`;
}

type Revised = TodayView["revised"][number];

/** Titles may be given at any time: what was worked out before has those of its day. */
async function withTitles({ session }: ViewContext, revised: readonly Revised[]): Promise<readonly Revised[]> {
  const found: Revised[] = [];
  for (const each of revised) {
    const row = await session.group("story", each.story);
    found.push(row === undefined ? each : { ...each, title: storyLine(row).title });
  }
  return found;
}

/** One claimant, one count, other numbers on other days: in the stories that lists show first. */
function revisedFigures(context: ViewContext): Promise<readonly Revised[]> {
  return context.memo("revised", async () => {
    const { rows } = await context.session.groups("story", { limit: OPENED });
    const revised: Revised[] = [];
    for (const row of rows) {
      const { card, happenings } = await openStory(context, row);
      for (const reports of happenings) {
        const steps = context.aspects.figureSteps(reports).map(stepRecord);
        for (const own of Map.groupBy(steps, ({ key, question }) => `${key} ${question}`).values())
          revised.push(...(await revisions(context, own, { story: row.id, title: card.title })));
      }
    }
    return revised.toSorted((a, b) => compareText(b.after.at ?? "", a.after.at ?? ""));
  });
}

async function revisions(
  context: ViewContext,
  steps: readonly FigureStep[],
  story: Pick<Revised, "story" | "title">,
): Promise<readonly Revised[]> {
  const found: Revised[] = [];
  const dated = steps
    .filter(({ asOf }) => asOf !== undefined)
    .toSorted((a, b) => compareText(a.asOf ?? "", b.asOf ?? ""));
  for (const [at, after] of dated.entries()) {
    const before = dated[at - 1];
    if (before === undefined || before.asOf === after.asOf || before.short === after.short) continue;
    found.push({
      ...story,
      claimant: after.claimant,
      question: after.question,
      before: { words: await wordsOf(context, before), at: before.asOf ?? null, evidence: before.evidence },
      after: { words: await wordsOf(context, after), at: after.asOf ?? null, evidence: after.evidence },
    });
  }
  return found;
}

async function wordsOf(context: ViewContext, { evidence, short }: FigureStep): Promise<string> {
  const reading: Reading | undefined = await readingOf(context, evidence.document);
  return reading === undefined ? short : reading.document.text.slice(...evidence.span).replace(/\s+/g, " ");
}
