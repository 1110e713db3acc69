import { diffWordsWithSpace } from "diff";
import { versionsChanged } from "../../fusion/aspects/versions.ts";
import type { ChangesView } from "../../query/records.ts";
import { judgedReading } from "../judgements/judged.ts";
import type { ViewContext } from "./context.ts";
import { documentLines } from "./documents.ts";
import { oneLine } from "./words.ts";

/** What changed from one document to another, or from the version before; nothing where there is none. */
export async function changesView(
  { session, engine }: ViewContext,
  id: string,
  beforeId: string | undefined,
): Promise<ChangesView | undefined> {
  const after = await session.document(id);
  if (after === undefined) return undefined;
  const before =
    beforeId === undefined
      ? (await session.versions(after.page)).findLast(({ version }) => version < after.version)
      : await session.document(beforeId);
  if (before === undefined) return undefined;
  const [first, second] = [await judgedReading(session, before, engine), await judgedReading(session, after, engine)];
  const lines = await documentLines(session, [before, after]);
  const [lineBefore, lineAfter] = lines;
  if (first === undefined || second === undefined || lineBefore === undefined || lineAfter === undefined)
    return undefined;
  return {
    before: lineBefore,
    after: lineAfter,
    words: diffWordsWithSpace(before.text, after.text).map(({ added, removed, value }) => ({
      kind: added ? "added" : removed ? "removed" : "same",
      text: value,
    })),
    changes: versionsChanged(first.reading, second.reading).map(({ kind, change, before: was, after: is }) => ({
      kind,
      said: saidOf(kind, change, was?.words, is?.words),
      ...(was === undefined ? {} : { before: was.span }),
      ...(is === undefined ? {} : { after: is.span }),
    })),
  };
}

function saidOf(kind: string, change: string, before: string | undefined, after: string | undefined): string {
  const quoted = (words: string | undefined): string => `“${oneLine(words ?? "")}”`;
  if (change === "added") return `${kind} added: ${quoted(after)}`;
  if (change === "removed") return `${kind} removed: ${quoted(before)}`;
  return `${kind} changed from ${quoted(before)} to ${quoted(after)}`;
}
