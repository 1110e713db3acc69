import type { PageOf, StoryLine } from "../../query/records.ts";
import type { GroupFilter, GroupRow } from "../../store/fusion-store.ts";
import { parseSearch, searchWords } from "../../store/search-query.ts";
import type { PageRequest, Session } from "../../store/store.ts";
import type { StoryCard } from "../fusion/story-card.ts";
import { documentsOfActor } from "./actor-documents.ts";
import type { ViewContext } from "./context.ts";

export interface StoriesFilter {
  /** Words of one of the reports. */
  readonly q?: string | undefined;
  readonly tag?: string | undefined;
  readonly set?: string | undefined;
  readonly from?: string | undefined;
  readonly until?: string | undefined;
  /** Key of an actor that one of the reports speaks of. */
  readonly actor?: string | undefined;
  readonly contested?: boolean | undefined;
}

/** Documents behind one search for stories: what matches in more is asked for too broadly to be a filter. */
const MOST_DOCUMENTS = 2_000;

/** The contested first, then by lineages and documents. */
export async function storiesView(
  context: ViewContext,
  filter: StoriesFilter,
  page: PageRequest,
): Promise<PageOf<StoryLine>> {
  const { session } = context;
  const { from, until, contested } = filter;
  const ids = await idsOf(context, filter);
  const groups: GroupFilter = {
    ...(ids === undefined ? {} : { ids }),
    ...(contested === true ? { contested } : {}),
    ...(from === undefined ? {} : { from }),
    ...(until === undefined ? {} : { until }),
  };
  const { rows, cursor } = await session.groups("story", page, groups);
  return { rows: rows.map(storyLine), ...(cursor === undefined ? {} : { cursor }) };
}

export function storyLine({ id, documents, lineages, contradictions, json }: GroupRow): StoryLine {
  const { title, machineTitle, date } = JSON.parse(json) as StoryCard;
  const machine = machineTitle === undefined ? {} : { machineTitle };
  return { id, title, ...machine, ...(date === undefined ? {} : { date }), documents, lineages, contradictions };
}

/** Stories that have all that was asked for; undefined where nothing was. */
async function idsOf(
  context: ViewContext,
  { q, tag, set, actor }: StoriesFilter,
): Promise<readonly string[] | undefined> {
  const { session } = context;
  const sets: ReadonlySet<string>[] = [];
  for (const [kind, text] of [
    ["tag", tag],
    ["set", set],
  ] as const)
    if (text !== undefined) sets.push(await labelled(session, kind, text));
  if (q !== undefined) {
    const { rows } = await session.search(parseSearch(q), {}, { limit: MOST_DOCUMENTS });
    const told = await storiesOfDocuments(
      session,
      rows.map(({ id }) => id),
    );
    sets.push(new Set([...told, ...(await storiesTitled(context, q))]));
  }
  if (actor !== undefined) sets.push(await storiesOfDocuments(session, await documentsOfActor(session, actor)));
  const [first, ...others] = sets;
  return first === undefined ? undefined : [...first].filter((id) => others.every((other) => other.has(id)));
}

/** Whose title of a person's own has all the words, the last of each clause perhaps only begun. */
async function storiesTitled({ session, titles }: ViewContext, q: string): Promise<ReadonlySet<string>> {
  const clauses = parseSearch(q);
  const found = new Set<string>();
  for (const { story, text } of (await titles()).values()) {
    const words = searchWords(text);
    const fits = clauses.every(({ words: asked, prefix, exclude }) => {
      const has = words.some((_, at) =>
        asked.every((word, of) => {
          const own = words[at + of];
          return prefix && of === asked.length - 1 ? own?.startsWith(word) === true : own === word;
        }),
      );
      return has !== exclude;
    });
    const group = fits ? await session.groupOf("story", story) : undefined;
    if (group !== undefined) found.add(group);
  }
  return found;
}

async function labelled(session: Session, kind: "tag" | "set", text: string): Promise<ReadonlySet<string>> {
  const groups = new Set<string>();
  for (const label of await session.storyLabels()) {
    const group = label.kind === kind && label.text === text ? await session.groupOf("story", label.story) : undefined;
    if (group !== undefined) groups.add(group);
  }
  return groups;
}

export async function storiesOfDocuments(session: Session, documents: readonly string[]): Promise<ReadonlySet<string>> {
  return new Set((await session.membersIn("story", documents)).map(({ group }) => group));
}
