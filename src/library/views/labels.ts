import type { StoryView } from "../../query/records.ts";
import type { Session } from "../../store/store.ts";

type Labels = StoryView["labels"];

/** Tags, notes and sets of a story, whichever of its ids they were put on. Its title is no label. */
export async function labelsOfStory(session: Session, id: string): Promise<Labels> {
  const labels = new Map<string, Labels[number]>();
  for (const { story, kind, text } of await session.storyLabels())
    if (kind !== "title" && (await session.groupOf("story", story)) === id)
      labels.set(`${kind} ${text}`, { kind, text });
  return [...labels.values()];
}

/** When it was last given a title, whichever of its ids it had then. */
export async function titledAt(session: Session, id: string): Promise<string | undefined> {
  let last: string | undefined;
  for (const { story, kind, at } of await session.storyLabels())
    if (kind === "title" && (last === undefined || at > last) && (await session.groupOf("story", story)) === id)
      last = at;
  return last;
}

export async function labelsOfDocument(session: Session, document: string): Promise<Labels> {
  return (await session.labels(document)).map(({ kind, text }) => ({ kind, text }));
}
