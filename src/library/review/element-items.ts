import type { Reading } from "../../doc/reading.ts";
import { byPosition, type Span } from "../../doc/span.ts";
import { compareText } from "../../fusion/ids.ts";
import { type ElementKind, type Item, itemsOf, keySpans } from "../../judgements/elements.ts";
import type { ReviewItem } from "../../query/records.ts";
import type { DocumentRow, Session } from "../../store/store.ts";
import { judgedReading } from "../judgements/judged.ts";
import { contextOf } from "./context.ts";
import { marksOf, questionOf } from "./questions.ts";
import { aboutDocument, type ReviewContext, type ReviewKind, type Waiting } from "./request.ts";

/** Who says a thing is worth more than what is made of it; who of several is meant takes knowledge that a text has not. */
const ORDER: readonly ElementKind[] = ["attribution", "actor", "event", "relation", "figure", "place"];

/** What the machine is unsure of, document by document, the newest first; of a page its newest version only. */
export async function* elementItems(
  { session, engine }: ReviewContext,
  request: {
    readonly document?: string;
    readonly kind?: ReviewKind;
    readonly page: string | null;
    readonly after: string;
  },
): AsyncGenerator<Waiting> {
  let after = request.after;
  for await (const { row, page } of rowsFrom(session, request)) {
    const judged = await judgedReading(session, row, engine);
    for (const { item, key } of judged === undefined ? [] : unsureIn(judged.reading)) {
      if (key <= after || (request.kind !== undefined && item.kind !== request.kind)) continue;
      yield { item: reviewItem(row, judged?.reading, item), place: ["elements", page, key] };
    }
    after = "";
  }
}

/** Documents with the cursor that leads to each. */
async function* rowsFrom(
  session: Session,
  { document, page: from }: { readonly document?: string; readonly page: string | null },
): AsyncGenerator<{ readonly row: DocumentRow; readonly page: string | null }> {
  if (document !== undefined) {
    const row = await session.document(document);
    if (row !== undefined) yield { row, page: null };
    return;
  }
  let page = from;
  for (;;) {
    const { rows, cursor } = await session.documents({}, { limit: 1, ...(page === null ? {} : { cursor: page }) });
    const [row] = rows;
    if (row !== undefined && (await session.versions(row.page)).at(-1)?.id === row.id) yield { row, page };
    if (cursor === undefined) return;
    page = cursor;
  }
}

/** In the order in which they are asked: by kind, then as they stand in the text. What somebody has judged is decided. */
function unsureIn(reading: Reading): readonly { readonly item: Item; readonly key: string }[] {
  return ORDER.flatMap((kind, rank) =>
    itemsOf(reading, kind)
      .filter(({ element }) => element.certainty === "unsure" && element.judged === undefined)
      .map((item) => {
        const open = item.kind === "actor" && item.element.candidates !== undefined;
        const [start, end] = firstOf(item);
        const place = [open ? ORDER.length : rank, padded(start), padded(end), item.element.id];
        return { item, key: place.join(" ") };
      }),
  ).sort((a, b) => compareText(a.key, b.key));
}

const firstOf = (item: Item): Span => keySpans(item).toSorted(byPosition)[0] ?? [0, 0];
const padded = (offset: number): string => String(offset).padStart(12, "0");

function reviewItem(row: DocumentRow, reading: Reading | undefined, item: Item): ReviewItem {
  const [span = [0, 0] as const] = keySpans(item);
  const marks = marksOf(item);
  const candidates = item.kind === "actor" ? item.element.candidates : undefined;
  return {
    id: `element:${row.id}:${item.element.id}`,
    why: candidates === undefined ? "unsure" : "candidates",
    kind: item.kind,
    question: reading === undefined ? "" : questionOf(reading, item),
    ...aboutDocument(row),
    element: item.element.id,
    span,
    // An actor may be spoken of all over a text: what it is first called is shown.
    context:
      reading === undefined
        ? { text: "", start: 0 }
        : contextOf(reading, item.kind === "actor" || item.kind === "place" ? [span] : marks.map((mark) => mark.span)),
    marks,
    ...(candidates === undefined ? {} : { choices: candidates }),
  };
}
