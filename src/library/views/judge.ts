import { HearsayError } from "../../errors.ts";
import type { Judged } from "../../judgements/apply.ts";
import { inOrder, withdrawals } from "../../judgements/order.ts";
import type { Judgement, JudgementRecord } from "../../judgements/record.ts";
import { recordText } from "../../judgements/record-words.ts";
import type { JudgedAnswer, JudgeRequest } from "../../query/records.ts";
import type { Session } from "../../store/store.ts";
import { pairsToSplit, pairToMerge, type ReportedEvent } from "../fusion/story-verdicts.ts";
import { add, anchorIn, confirm, edit, judgement, type Signature } from "../judgements/compose.ts";
import { judgedReading } from "../judgements/judged.ts";
import { judge, recordOf, withdrawalKey } from "../judgements/ledger.ts";
import { touchedBy } from "../judgements/touched.ts";
import type { ViewContext } from "./context.ts";
import { portable, selectionOf } from "./portable.ts";

/** What somebody judged, as records will have it. Throws E_NOT_FOUND, E_CONFLICT and E_USAGE; writes nothing. */
export async function judgementsAsked(
  context: ViewContext,
  request: JudgeRequest,
  signature: Pick<Signature, "author" | "at">,
): Promise<readonly Judgement[]> {
  return judgementsOf(context, request, { ...signature, ...because(request.reason) });
}

/** Writes them, all or none, and says whose view changes; the stories are another once they are brought up to date. */
export async function writeJudgements(session: Session, judgements: readonly Judgement[]): Promise<JudgedAnswer> {
  const records: JudgementRecord[] = [];
  for (const one of judgements) records.push(await judge(session, one));
  const [first] = records;
  if (first === undefined) throw new Error("a request always makes a judgement");
  const said = [...new Set(records.map(recordText))];
  const more = said.length - SAID;
  return {
    record: first.id,
    // The same words in two outlets are one record.
    records: [...new Set(records.map(({ id }) => id))],
    said: [...said.slice(0, SAID), ...(more > 0 ? [`and ${more} more`] : [])].join("; "),
    documents: [...(await touchedBy(session, records))],
  };
}

const because = (reason: string | undefined): Pick<Signature, "reason"> => (reason === undefined ? {} : { reason });

/** Records that are told one by one. */
const SAID = 5;

async function judgementsOf(
  context: ViewContext,
  request: JudgeRequest,
  signed: Signature,
): Promise<readonly Judgement[]> {
  switch (request.act) {
    case "together": {
      const all: Judgement[] = [];
      for (const one of request.requests)
        all.push(...(await judgementsOf(context, one, { ...signed, ...because(one.reason) })));
      return all;
    }
    case "split":
    case "merge":
      return storyVerdicts(context, request, signed);
    case "withdraw":
      return [await withdrawal(context, request.record, signed)];
    case "grade":
      if (request.axis === "source") {
        const target = { kind: "outlet", name: request.outlet };
        return [judgement(signed, { act: "grade", axis: "source", target, grade: request.grade })];
      }
  }
  const judged = await open(context, request);
  if (request.act === "add") {
    const fields = Object.entries(request.fields).map(
      ([field, value]) => [field, portable(judged, request.kind, field, value)] as const,
    );
    const [start, end] = request.span;
    if (start >= end || end > judged.reading.document.text.length)
      throw usage("span", "words of the text", `${start}-${end}`, "Offsets are UTF-16 code units.");
    return [add(judged, request.kind, request.span, Object.fromEntries(fields), signed)];
  }
  const selection = selectionOf(judged, request.element);
  switch (request.act) {
    case "confirm":
      return [confirm(judged, selection, signed)];
    case "reject":
      return [judgement(signed, { act: "reject", target: anchorIn(judged, selection) })];
    case "edit": {
      const value = portable(judged, selection.item.kind, request.field, request.value);
      return [edit(judged, selection, request.field, value, signed)];
    }
    case "alias":
      return [judgement(signed, { act: "alias", target: anchorIn(judged, selection), name: request.name })];
    case "grade": {
      const target = anchorIn(judged, selection);
      return [judgement(signed, { act: "grade", axis: "information", target, grade: request.grade })];
    }
    case "link": {
      const other = await open(context, { document: request.with.document });
      const held = anchorIn(other, selectionOf(other, request.with.element));
      const target = anchorIn(judged, selection);
      return [judgement(signed, { act: "link", target, with: held, verdict: request.verdict })];
    }
  }
}

/** The judged reading of a document, as the caller saw it. */
async function open(
  { session, engine, made }: ViewContext,
  { document, engine: seen }: { readonly document: string; readonly engine?: string },
): Promise<Judged> {
  if (seen !== undefined && ![engine, made.version, made.knowledge].includes(seen)) {
    throw new HearsayError("E_CONFLICT", {
      where: document,
      expected: "a judgement of the reading that stands now",
      got: `one of a reading by another engine (${seen})`,
      fix: "Look at the document again: it has been read anew.",
    });
  }
  const row = await session.document(document);
  const judged = row === undefined ? undefined : await judgedReading(session, row, engine);
  if (judged !== undefined) return judged;
  throw new HearsayError("E_NOT_FOUND", {
    where: document,
    expected: "the id of a document that has been read",
    got: "none with it",
    fix: "GET /documents lists them.",
  });
}

async function storyVerdicts(
  context: ViewContext,
  request: Extract<JudgeRequest, { act: "split" | "merge" }>,
  signed: Signature,
): Promise<readonly Judgement[]> {
  const story = await storyNamed(context, request.story);
  const pairs =
    request.act === "split"
      ? await pairsToSplit(context, story, request.document)
      : [await pairToMerge(context, story, await storyNamed(context, request.with))];
  const verdict = request.act === "split" ? "negative" : "positive";
  const anchor = async ({ document, event }: ReportedEvent) => {
    const judged = await open(context, { document });
    return anchorIn(judged, selectionOf(judged, event));
  };
  const links: Judgement[] = [];
  for (const [one, other] of pairs)
    links.push(judgement(signed, { act: "link", target: await anchor(one), with: await anchor(other), verdict }));
  return links;
}

async function storyNamed({ session }: ViewContext, id: string): Promise<string> {
  const story = await session.groupOf("story", id);
  if (story !== undefined) return story;
  throw new HearsayError("E_NOT_FOUND", {
    where: id,
    expected: "the id of a story",
    got: "none with it",
    fix: "GET /stories lists them.",
  });
}

async function withdrawal({ session }: ViewContext, id: string, signed: Signature): Promise<Judgement> {
  const [row] = /^[0-9a-f]{64}$/.test(id) ? await session.judgementsByPrefix(id) : [];
  if (row === undefined) {
    throw new HearsayError("E_NOT_FOUND", {
      where: id,
      expected: "the id of a judgement",
      got: "none with it",
      fix: "GET /judgements lists them.",
    });
  }
  const later = (await session.judgementsUnder([withdrawalKey(id)])).map(recordOf);
  if (withdrawals(inOrder([recordOf(row), ...later])).has(id))
    throw usage(id, "a judgement that holds", "one that was taken back already", "Nothing is left to do.");
  return judgement(signed, { act: "withdraw", record: id });
}

const usage = (where: string, expected: string, got: string, fix: string): HearsayError =>
  new HearsayError("E_USAGE", { where, expected, got, fix });
