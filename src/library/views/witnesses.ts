import type { Span } from "../../doc/span.ts";
import type { Trail } from "../../query/records.ts";
import { searchWords } from "../../store/search-query.ts";
import type { DocumentRow } from "../../store/store.ts";
import { counted } from "./words.ts";

/** Of the words, so many stand in one sentence of the other document. */
const NEAR = 0.7;
/** Fewer words than these are the same by chance. */
const FEWEST = 4;
const DAY = 86_400_000;
const HOUR = 3_600_000;

/** Whether another document of the lineage has these words too, and how; nothing where it has not. */
export function witness(
  own: Pick<DocumentRow, "published">,
  words: string,
  other: Pick<DocumentRow, "id" | "outlet" | "published" | "text"> & { readonly sentences: readonly Span[] },
): Trail["alsoIn"][number] | undefined {
  const wanted = searchWords(words);
  const alike = likeness(wanted, other);
  if (alike === undefined) return undefined;
  const { id, outlet, published } = other;
  const when = apart(own.published, published);
  return { document: id, outlet, published, how: when === undefined ? alike : `${alike}, ${when}` };
}

function likeness(
  wanted: readonly string[],
  { text, sentences }: { readonly text: string; readonly sentences: readonly Span[] },
): string | undefined {
  if (wanted.length === 0) return undefined;
  if (` ${searchWords(text).join(" ")} `.includes(` ${wanted.join(" ")} `)) return "the same words";
  if (wanted.length < FEWEST) return undefined;
  let best = 0;
  for (const sentence of sentences) {
    const there = new Set(searchWords(text.slice(...sentence)));
    best = Math.max(best, wanted.filter((word) => there.has(word)).length / wanted.length);
  }
  return best >= NEAR ? `nearly the same words (${Math.floor(100 * best)} of 100)` : undefined;
}

/** "2 days later", "11 hours earlier", "on the same day"; nothing where either has no day. */
export function apart(own: string | null, other: string | null): string | undefined {
  const [a, b] = [momentOf(own), momentOf(other)];
  if (a === undefined || b === undefined) return undefined;
  const hours = a.timed && b.timed;
  const span = Math.abs(b.at - a.at);
  if (!hours && Math.floor(a.at / DAY) === Math.floor(b.at / DAY)) return "on the same day";
  if (hours && span < HOUR) return "within the hour";
  const how =
    hours && span < 2 * DAY
      ? counted(Math.round(span / HOUR), "hour")
      : counted(Math.abs(Math.floor(b.at / DAY) - Math.floor(a.at / DAY)), "day");
  return `${how} ${b.at > a.at ? "later" : "earlier"}`;
}

function momentOf(value: string | null): { readonly at: number; readonly timed: boolean } | undefined {
  if (value === null || !/^\d{4}-\d{2}-\d{2}/.test(value)) return undefined;
  const timed = /T\d{2}:\d{2}.*(?:Z|[+-]\d{2}:?\d{2})$/.test(value);
  const at = Date.parse(timed ? value : value.slice(0, 10));
  return Number.isNaN(at) ? undefined : { at, timed };
}
