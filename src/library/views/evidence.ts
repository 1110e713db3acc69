import type { Reading } from "../../doc/reading.ts";
import { overlaps, type Span } from "../../doc/span.ts";
import { dateText } from "../../doc/words.ts";
import { ELEMENT_KINDS, itemsOf, keySpans, labelOf } from "../../judgements/elements.ts";
import type { Trail } from "../../query/records.ts";
import type { DocumentRow } from "../../store/store.ts";
import { readingOf } from "../fusion/context.ts";
import { judgedReading } from "../judgements/judged.ts";
import { chainAt } from "./chain.ts";
import { castOf } from "./claimants.ts";
import type { ViewContext } from "./context.ts";
import { lineagesAround } from "./lineages.ts";
import { paragraphAt } from "./paragraphs.ts";
import { witness } from "./witnesses.ts";
import { oneLine } from "./words.ts";

/** Copies that are searched for the words; a wire that hundreds print needs no longer list. */
const MOST_COPIES = 50;

/** All that stands behind some words: who says them, where, who else has them. */
export async function evidenceView(context: ViewContext, id: string, span: Span): Promise<Trail | undefined> {
  const { session, engine } = context;
  const row = await session.document(id);
  const judged = row === undefined ? undefined : await judgedReading(session, row, engine);
  if (row === undefined || judged === undefined || span[0] >= span[1] || span[1] > row.text.length) return undefined;
  const { reading } = judged;
  const [lineage] = await lineagesAround(context, [id]);
  const cast = await castOf(context, [id]);
  const paragraph = paragraphAt(reading.document, span);
  const words = row.text.slice(...span);
  return {
    quoted: {
      document: id,
      span,
      words,
      outlet: row.outlet,
      title: row.title,
      published: row.published,
      lineage: lineage?.id ?? id,
    },
    paragraph: { ...paragraph, text: row.text.slice(...paragraph.span) },
    chain: chainAt(reading, span, (actor) => cast.byKey.get(cast.keyOf(id, actor) ?? "")?.ref),
    elements: elementsAt(reading, span),
    alsoIn: await witnessesOf(context, row, words, lineage?.documents.map(({ document }) => document) ?? []),
    ...(lineage === undefined ? {} : { lineage }),
    stories: await storiesAt(context, reading, span),
    citation: citationOf(row, paragraph),
  };
}

/** Elements that are known by words at this place. */
function elementsAt(reading: Reading, span: Span): Trail["elements"] {
  return ELEMENT_KINDS.flatMap((kind) =>
    itemsOf(reading, kind)
      .filter((item) => keySpans(item).some((own) => overlaps(own, span)))
      .map((item) => ({
        kind,
        id: item.element.id,
        label: oneLine(labelOf(reading, item)[0] ?? ""),
        certainty: item.element.certainty,
      })),
  );
}

async function witnessesOf(
  context: ViewContext,
  row: DocumentRow,
  words: string,
  documents: readonly string[],
): Promise<Trail["alsoIn"]> {
  const found: Trail["alsoIn"][number][] = [];
  for (const id of documents.filter((document) => document !== row.id).slice(0, MOST_COPIES)) {
    const [other, reading] = [await context.session.document(id), await readingOf(context, id)];
    if (other === undefined) continue;
    const one = witness(row, words, { ...other, sentences: reading?.sentences ?? [] });
    if (one !== undefined) found.push(one);
  }
  return found;
}

/** Stories whose events are told at these words, else all that the document tells. */
async function storiesAt({ session }: ViewContext, reading: Reading, span: Span): Promise<Trail["stories"]> {
  const { id } = reading.document;
  const here = new Set(
    reading.events
      .filter(({ mentions }) => mentions.some(({ evidence }) => overlaps(evidence, span)))
      .map((one) => one.id),
  );
  const all: { readonly id: string; readonly title: string; readonly told: boolean }[] = [];
  for (const group of new Set((await session.membersIn("story", [id])).map((member) => member.group))) {
    const row = await session.group("story", group);
    if (row === undefined) continue;
    const { title, reports } = JSON.parse(row.json) as {
      readonly title: string;
      readonly reports: readonly { readonly document: string; readonly events: readonly string[] }[];
    };
    const events = reports.find(({ document }) => document === id)?.events ?? [];
    all.push({ id: group, title, told: events.some((event) => here.has(event)) });
  }
  const told = all.filter((story) => story.told);
  return (told.length > 0 ? told : all).map(({ id: story, title }) => ({ id: story, title }));
}

/** "Outlet, “Title”, 17 April 2022, paragraph 3 of 9". */
function citationOf(
  { outlet, title, published }: DocumentRow,
  { number, of }: { readonly number: number; readonly of: number },
): string {
  return [
    outlet ?? "outlet unknown",
    ...(title === null ? [] : [`“${title}”`]),
    published === null ? "undated" : dateText({ value: published.slice(0, 10) }),
    ...(number === 0 ? [] : [`paragraph ${number} of ${of}`]),
  ].join(", ");
}
