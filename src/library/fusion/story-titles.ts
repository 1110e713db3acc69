import { aliasOf, compareText } from "../../fusion/ids.ts";
import type { Session, StoryLabelRow } from "../../store/store.ts";

/** Titles that people gave, by the id of the story that they were given to. */
export type GivenTitles = ReadonlyMap<string, StoryLabelRow>;

export async function titlesGiven(session: Session): Promise<GivenTitles> {
  const rows = (await session.storyLabels()).filter(({ kind }) => kind === "title");
  return new Map(rows.toSorted(later).map((row) => [row.story, row]));
}

/** The title of a story of these items: of several, where stories that had one each became one, the last that was given. */
export function titleGiven(titles: GivenTitles, items: readonly string[]): string | undefined {
  if (titles.size === 0) return undefined;
  const own = items.flatMap((item) => titles.get(aliasOf(item)) ?? []);
  return own.toSorted(later).at(-1)?.text;
}

const later = (a: StoryLabelRow, b: StoryLabelRow): number => compareText(a.at, b.at) || compareText(a.text, b.text);

/**
 * Gives a story a title, or takes it back with `undefined`: it has one of a person's own, or the machine's. Lists show it
 * once the stories are brought up to date.
 */
export async function giveTitle(
  session: Session,
  story: string,
  text: string | undefined,
  at: string,
): Promise<{ readonly before: string | undefined }> {
  const own: StoryLabelRow[] = [];
  for (const row of await session.storyLabels())
    if (row.kind === "title" && (await session.groupOf("story", row.story)) === story) own.push(row);
  await session.removeStoryLabels(own);
  if (text !== undefined) await session.addStoryLabels([{ story, kind: "title", text, at }]);
  await session.disturb("card", [story]);
  return { before: own.toSorted(later).at(-1)?.text };
}
