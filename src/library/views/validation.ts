import { HearsayError } from "../../errors.ts";
import type {
  CodingDesk,
  CodingRequest,
  DrawRequest,
  PageOf,
  SampleLine,
  ValidationView,
} from "../../query/records.ts";
import type { Session, Store } from "../../store/store.ts";
import { lastCodings } from "../../validation/coding.ts";
import { code, codingsOf, type OpenSample, openSample, withdrawLast } from "../review/codings.ts";
import { deskOf, numberOf, type Turn } from "../review/desk.ts";
import { drawSample, keepSample } from "../review/draw.ts";
import { reportOf } from "../review/report.ts";
import { fromOffset, offsetPage } from "./offset.ts";

/** What samples there are, the newest first. */
export async function samplesView(
  session: Session,
  { limit, cursor }: { readonly limit: number; readonly cursor?: string },
): Promise<PageOf<SampleLine>> {
  const page = offsetPage(await session.samples(), fromOffset(cursor), limit);
  const rows: SampleLine[] = [];
  for (const { id } of page.rows) rows.push(await lineOf(session, await sampleCalled(session, id)));
  return { ...page, rows };
}

/** Draws a sample and keeps it; the same one once. */
export async function drawView(
  store: Store,
  { size, seed = "1", layers = [] }: DrawRequest,
  { engine, at }: { readonly engine: string; readonly at: string },
): Promise<SampleLine> {
  const sample = await drawSample({ view: store.view, engine }, { size, seed, layers });
  return store.transaction(async (session) => {
    const id = await keepSample(session, sample, at);
    return lineOf(session, await sampleCalled(session, id));
  });
}

export async function codingView(session: Session, id: string, coder: string, turn: Turn): Promise<CodingDesk> {
  return deskOf(session, await sampleCalled(session, id), coder, turn);
}

/** Records an answer, and puts the next item before its coder. */
export async function codeView(
  session: Session,
  id: string,
  { item: key, verdict, wrong = [] }: CodingRequest,
  signed: { readonly coder: string; readonly at: string },
): Promise<CodingDesk> {
  const opened = await sampleCalled(session, id);
  const item = numberOf(opened, signed.coder, key);
  if (item === undefined) {
    throw new HearsayError("E_NOT_FOUND", {
      where: key,
      expected: "the key of an item as this coder has it",
      got: "none with it",
      fix: `GET /validation/samples/${opened.id}/next gives the item that is open.`,
    });
  }
  await code(session, { sample: opened.id, item, ...signed, verdict, wrong }, opened.sample);
  return deskOf(session, opened, signed.coder, { after: key });
}

/** Takes a coder's last answer back; its item is open again, and lies before them. */
export async function withdrawView(
  session: Session,
  id: string,
  signed: { readonly coder: string; readonly at: string },
): Promise<CodingDesk> {
  const opened = await sampleCalled(session, id);
  const { item } = await withdrawLast(session, opened, signed);
  return deskOf(session, opened, signed.coder, { item });
}

/**
 * The report; who is still coding the sample gets it only where they ask for it early, because it tells what others have
 * answered, and of what the machine was sure.
 */
export async function reportView(
  session: Session,
  id: string,
  { coder, early }: { readonly coder: string; readonly early: boolean },
): Promise<ValidationView> {
  const opened = await sampleCalled(session, id);
  const { coded, whole, item } = await deskOf(session, opened, coder);
  if (early || coded === 0 || item === undefined) return reportOf(session, opened);
  throw new HearsayError("E_CONFLICT", {
    where: coder,
    expected: "a coder who has seen all items, for the report tells what others answered",
    got: `one who has coded ${coded} of ${whole}`,
    fix: "Code the others first, or ask for it early, and go on knowing what others have said.",
  });
}

async function sampleCalled(session: Session, id: string): Promise<OpenSample> {
  if ((await session.sample(id)) !== undefined) return openSample(session, id);
  throw new HearsayError("E_NOT_FOUND", {
    where: id,
    expected: "the id of a sample",
    got: "none with it",
    fix: "GET /validation/samples lists them.",
  });
}

async function lineOf(session: Session, { id, at, sample }: OpenSample): Promise<SampleLine> {
  const { seed, layers, items, corpus } = sample;
  const said = Map.groupBy(lastCodings(await codingsOf(session, id)), ({ coder }) => coder);
  const coders = [...said].map(([coder, all]) => ({ coder, coded: all.length }));
  return {
    id,
    at,
    seed,
    layers,
    items: items.length,
    documents: corpus.documents,
    coders: coders.sort((a, b) => (a.coder < b.coder ? -1 : 1)),
  };
}
