import type { PageOf, StoryLine } from "../../../src/query/records.ts";
import { pathTo } from "../server/client.ts";
import { useAnswer } from "../server/use-answer.ts";
import type { Choice } from "./filters.tsx";

/** The most contested stories, and the one that is chosen wherever it stands. */
export function useStoryChoices(chosen: string | undefined): readonly Choice[] {
  const listed = useAnswer<PageOf<StoryLine>>("/stories", { limit: 100 }).value?.rows ?? [];
  const known = chosen === undefined || listed.some(({ id }) => id === chosen);
  const other = useAnswer<StoryLine>(known || chosen === undefined ? undefined : pathTo("stories", chosen)).value;
  const choices = listed.map(({ id, title }) => ({ value: id, title: clipped(title) }));
  return known || chosen === undefined || other === undefined
    ? choices
    : [{ value: chosen, title: clipped(other.title) }, ...choices];
}

const clipped = (title: string): string => (title.length > 60 ? `${title.slice(0, 58)}…` : title);
