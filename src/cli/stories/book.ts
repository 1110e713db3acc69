import type { Evidence } from "../../fusion/aspects/types.ts";
import type { FusionContext } from "../../library/fusion/context.ts";
import { oneLine } from "../report/layout.ts";
import { dateText } from "../report/values.ts";
import type { NameDocument } from "./lines.ts";

/** What documents are called, "Meridian Wire, 16 Apr 2022: the headline", and their words. */
export async function bookOf(
  { session }: FusionContext,
  documents: readonly string[],
): Promise<{ readonly nameOf: NameDocument; wordsAt(evidence: Evidence): string }> {
  const names = new Map<string, string>();
  const texts = new Map<string, string>();
  for (const id of new Set(documents)) {
    const row = await session.document(id);
    if (row === undefined) continue;
    const when = row.published === null ? "undated" : dateText({ value: row.published.slice(0, 10) });
    names.set(id, `${row.outlet ?? "outlet unknown"}, ${when}${row.title === null ? "" : `: ${row.title}`}`);
    texts.set(id, row.text);
  }
  return {
    nameOf: (document) => names.get(document) ?? document,
    wordsAt: ({ document, span }) => oneLine((texts.get(document) ?? "").slice(...span)),
  };
}
