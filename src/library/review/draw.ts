import type { Reading } from "../../doc/reading.ts";
import { overlaps, type Span } from "../../doc/span.ts";
import { HearsayError } from "../../errors.ts";
import { ELEMENT_KINDS, type ElementKind, type Item, itemsOf } from "../../judgements/elements.ts";
import type { DocumentRow, Session, Store } from "../../store/store.ts";
import { createDraw, SAMPLE_SCHEMA, type Sample, type SampledItem, sampleId } from "../../validation/sample.ts";
import { marksOf } from "./questions.ts";
import { statementOf } from "./statements.ts";

const PAGE = 100;
/** Sentences that are shown of an actor who is spoken of all over a text. */
const SENTENCES = 8;

/** What a sample is drawn from. */
export interface Drawn {
  readonly view: Store["view"];
  readonly engine: string;
}

export interface DrawRequest {
  readonly seed: string;
  readonly size: number;
  /** All where none are named. */
  readonly layers: readonly ElementKind[];
}

/**
 * Draws elements of the machine's own readings, what people have judged left aside: of each layer at each certainty as
 * many as of any other. Of a page its newest version only. The same library, engine and seed: the same sample.
 * Documents are looked at some at a time, so that whoever else asks the library need not wait for all.
 */
export async function drawSample({ view, engine }: Drawn, request: DrawRequest): Promise<Sample> {
  const layers = ELEMENT_KINDS.filter((kind) => request.layers.length === 0 || request.layers.includes(kind));
  const draw = createDraw(request.seed, request.size);
  let made: Reading["engine"] | undefined;
  let documents = 0;
  for await (const { row, reading } of machineReadings(view, engine)) {
    made = reading.engine;
    documents++;
    for (const layer of layers)
      for (const item of itemsOf(reading, layer))
        draw.offer(layer, item.element.certainty, [row.id, item.element.id], () => sampledItem(row, reading, item));
  }
  const { strata, items } = draw.end();
  if (made === undefined || items.length === 0) {
    throw new HearsayError("E_USAGE", {
      where: "the sample",
      expected: `elements that this engine has found (${layers.join(", ")})`,
      got: documents === 0 ? "no document that it has read" : "none",
      fix: "Add documents, or run `hearsay reread`.",
    });
  }
  const { outlets, lineages, from, until, unfused } = await view((session) => session.overview(engine));
  return {
    schema: SAMPLE_SCHEMA,
    seed: request.seed,
    asked: request.size,
    layers,
    engine: made,
    corpus: { documents, lineages: unfused === 0 ? lineages : null, outlets, from, until },
    strata,
    items,
  };
}

/** Keeps a sample, once; gives its id. */
export async function keepSample(session: Session, sample: Sample, at: string): Promise<string> {
  const id = sampleId(sample);
  await session.addSample({ id, at, json: JSON.stringify(sample) });
  return id;
}

interface Machine {
  readonly row: DocumentRow;
  readonly reading: Reading;
}

async function* machineReadings(view: Store["view"], engine: string): AsyncGenerator<Machine> {
  let cursor: string | undefined;
  do {
    const page = await view((session) => readingsOf(session, engine, cursor));
    yield* page.read;
    ({ cursor } = page);
  } while (cursor !== undefined);
}

async function readingsOf(
  session: Session,
  engine: string,
  from: string | undefined,
): Promise<{ readonly read: readonly Machine[]; readonly cursor: string | undefined }> {
  const { rows, cursor } = await session.documents(
    {},
    { limit: PAGE, ...(from === undefined ? {} : { cursor: from }) },
  );
  const read: Machine[] = [];
  for (const row of rows) {
    const json = await session.reading(row.id, engine);
    if (json === undefined || (await session.versions(row.page)).at(-1)?.id !== row.id) continue;
    read.push({ row, reading: JSON.parse(json) as Reading });
  }
  return { read, cursor };
}

function sampledItem(row: DocumentRow, reading: Reading, item: Item): SampledItem {
  const marks = marksOf(item);
  return {
    document: row.id,
    textHash: row.textHash,
    layer: item.kind,
    certainty: item.element.certainty,
    by: item.element.by,
    statement: statementOf(reading, item),
    marks,
    context: sentencesWith(
      reading,
      marks.map(({ span }) => span),
    ),
  };
}

function sentencesWith({ sentences }: Reading, words: readonly Span[]): readonly Span[] {
  const around = sentences.filter((sentence) => words.some((span) => overlaps(sentence, span)));
  // Words in no sentence stand for themselves.
  const rest = words.filter((span) => !around.some((sentence) => overlaps(sentence, span)));
  return [...around, ...rest].sort((a, b) => a[0] - b[0]).slice(0, SENTENCES);
}
