import { byPosition, join, type Span } from "../../doc/span.ts";
import type { CodingDesk, CodingItem } from "../../query/records.ts";
import type { DocumentRow, Session } from "../../store/store.ts";
import { type Coding, PART_WORDS, partsOf, QUESTIONS } from "../../validation/coding.ts";
import type { SampledItem } from "../../validation/sample.ts";
import { codingsOf, doneBy, itemsFor, lastSaid, type OpenItem, type OpenSample } from "./codings.ts";

/** Characters on either side that are shown to who wants more of the text. */
const MORE = 700;

/** Which of the open items: the first, the one behind another, the one before it, or this one. */
export interface Turn {
  readonly after?: string;
  readonly before?: string;
  /** By its number in the sample. */
  readonly item?: number;
}

/**
 * What lies before a coder: an item with its words and what the machine says of it, and how far they are. Neither how
 * sure the machine is of it, nor by which rule, nor what anybody else has answered is in it, and no order tells its stratum.
 * Items whose documents are gone are passed over.
 */
export async function deskOf(
  session: Session,
  { id, sample }: OpenSample,
  coder: string,
  turn: Turn = {},
): Promise<CodingDesk> {
  const codings = await codingsOf(session, id);
  const done = doneBy(codings, coder);
  const open = itemsFor(sample, id, coder).filter(({ item }) => !done.has(item));
  const said = lastSaid(codings, coder);
  const last = said === undefined ? undefined : lastOf(said, sample.items[said.item]);
  const desk = {
    sample: id,
    coder,
    whole: sample.items.length,
    coded: done.size,
    ...(last === undefined ? {} : { last }),
  };
  for (const { item: number, key } of inTurn(open, turn)) {
    const item = sample.items[number];
    const row = item === undefined ? undefined : await documentOf(session, item);
    if (item !== undefined && row !== undefined) return { ...desk, item: codingItem(key, item, row) };
  }
  return desk;
}

/** The number in the sample of the item that a coder has under a key. */
export const numberOf = ({ id, sample }: OpenSample, coder: string, key: string): number | undefined =>
  itemsFor(sample, id, coder).find((one) => one.key === key)?.item;

/** The document of an item, as long as it has the text from which the item was drawn. */
export async function documentOf(session: Session, item: SampledItem): Promise<DocumentRow | undefined> {
  const row = await session.document(item.document);
  return row?.textHash === item.textHash ? row : undefined;
}

/** All of them, beginning where somebody wants to go on: who leaves one for later comes to it again. */
function inTurn(open: readonly OpenItem[], { after, before, item }: Turn): readonly OpenItem[] {
  if (item !== undefined) return [...open].sort((a, b) => Number(b.item === item) - Number(a.item === item));
  if (after !== undefined) return [...open.filter(({ key }) => key > after), ...open.filter(({ key }) => key <= after)];
  if (before === undefined) return open;
  const back = open.toReversed();
  return [...back.filter(({ key }) => key < before), ...back.filter(({ key }) => key >= before)];
}

function lastOf({ verdict }: Coding, item: SampledItem | undefined): CodingDesk["last"] {
  return item === undefined || verdict === "withdrawn" ? undefined : { verdict, statement: item.statement };
}

function codingItem(
  key: string,
  { layer, statement, marks, context }: SampledItem,
  { text, title, outlet, published }: DocumentRow,
): CodingItem {
  const wider = context.map(([start, end]): Span => [Math.max(0, start - MORE), Math.min(text.length, end + MORE)]);
  return {
    key,
    layer,
    question: QUESTIONS[layer],
    statement,
    parts: partsOf(layer).map((part) => ({ part, words: PART_WORDS[layer][part] ?? part })),
    marks,
    passages: passagesOf(text, context),
    more: passagesOf(
      text,
      wider.map((span) => wholeWords(text, span)),
    ),
    title,
    outlet,
    published,
  };
}

/** Stretches of a text in its order; what only blanks part is one. */
function passagesOf(text: string, spans: readonly Span[]): CodingItem["passages"] {
  const joined: Span[] = [];
  for (const span of spans.toSorted(byPosition)) {
    const before = joined.at(-1);
    if (before !== undefined && (span[0] <= before[1] || text.slice(before[1], span[0]).trim() === ""))
      joined[joined.length - 1] = join(before, span);
    else joined.push(span);
  }
  return joined.map(([start, end]) => ({ start, text: text.slice(start, end) }));
}

/** Without the piece of a word at either end. */
function wholeWords(text: string, [start, end]: Span): Span {
  const from = start === 0 ? 0 : start + Math.max(0, text.slice(start, start + 40).search(/\s/));
  const back = end === text.length ? 0 : /\S*$/.exec(text.slice(Math.max(start, end - 40), end))?.[0].length;
  return [from, end - (back ?? 0)];
}
