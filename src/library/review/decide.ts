import { HearsayError } from "../../errors.ts";
import { resolve } from "../../judgements/anchor.ts";
import type { Judged } from "../../judgements/apply.ts";
import { itemNamed, keySpans } from "../../judgements/elements.ts";
import { type Judgement, type JudgementRecord, settings } from "../../judgements/record.ts";
import type { ReviewItem } from "../../query/records.ts";
import { anchorIn, confirm, edit, judgement, type Selection, type Signature } from "../judgements/compose.ts";
import { judgedReading } from "../judgements/judged.ts";
import { recordOf } from "../judgements/ledger.ts";
import type { ReviewContext } from "./request.ts";

/** What somebody answers; "cannot-tell" only where it is a verdict of its own. */
export type Decision =
  | { readonly kind: "accept" | "reject" | "cannot-tell" }
  | { readonly kind: "choose"; readonly entity: string };

/** The judgements that an answer to an item of the queue comes to. The item leaves the queue with them. */
export async function judgementsFor(
  context: ReviewContext,
  item: ReviewItem,
  decision: Decision,
  signature: Signature,
): Promise<readonly Judgement[]> {
  switch (item.why) {
    case "unsure":
    case "candidates": {
      const { judged, selection } = await selected(context, item.document, item.element);
      if (decision.kind === "choose") return [edit(judged, selection, "entity", decision.entity, signature)];
      if (decision.kind === "accept") return [confirm(judged, selection, signature)];
      if (decision.kind === "reject")
        return [judgement(signature, { act: "reject", target: anchorIn(judged, selection) })];
      throw notHere(item, decision);
    }
    case "link": {
      if (decision.kind === "choose" || item.other === undefined) throw notHere(item, decision);
      const one = await selected(context, item.document, item.element);
      const two = await selected(context, item.other.document, item.other.element);
      const target = anchorIn(one.judged, one.selection);
      const verdict = VERDICTS[decision.kind];
      return [judgement(signature, { act: "link", target, with: anchorIn(two.judged, two.selection), verdict })];
    }
    case "orphaned":
    case "obsolete": {
      const record = await recordNamed(context, item.judgement?.record ?? "");
      const back = judgement(signature, { act: "withdraw", record: record.id });
      if (decision.kind === "reject" && item.why === "obsolete") return [back];
      if (decision.kind !== "accept") throw notHere(item, decision);
      // Of what lost its words the question is whether it is to be taken back.
      if (item.why === "orphaned") return [back];
      return [back, ...(await again(context, item.document, record, signature))];
    }
  }
}

const VERDICTS = { accept: "positive", reject: "negative", "cannot-tell": "unsure" } as const;

async function judgedDocument({ session, engine }: ReviewContext, document: string): Promise<Judged> {
  const row = await session.document(document);
  const judged = row === undefined ? undefined : await judgedReading(session, row, engine);
  if (judged !== undefined) return judged;
  throw new HearsayError("E_USAGE", {
    where: document,
    expected: "a document that this engine has read",
    got: row === undefined ? "none" : "one unread",
    fix: "Run `hearsay reread`, and ask for the queue again.",
  });
}

async function selected(
  context: ReviewContext,
  document: string,
  element: string | undefined,
): Promise<{ readonly judged: Judged; readonly selection: Selection }> {
  const judged = await judgedDocument(context, document);
  const item = element === undefined ? undefined : itemNamed(judged.reading, element);
  if (item !== undefined) return { judged, selection: { item, span: keySpans(item)[0] ?? [0, 0] } };
  throw new HearsayError("E_USAGE", {
    where: `${document} ${element ?? ""}`,
    expected: "an element that is still there",
    got: "none",
    fix: "Somebody may have judged it meanwhile: ask for the queue again.",
  });
}

/** The same said once more, now held against what the machine has today. */
async function again(
  context: ReviewContext,
  document: string,
  record: JudgementRecord,
  signature: Signature,
): Promise<readonly Judgement[]> {
  if (record.act === "withdraw" || record.target.kind === "outlet") return [];
  const judged = await judgedDocument(context, document);
  const found = resolve(record.target, judged.base);
  if (found.how === "gone") return [];
  const shown = itemNamed(judged.reading, found.at.element.id) ?? found.at;
  const selection: Selection = { item: shown, span: found.span };
  const signed = { ...(record.reason === undefined ? {} : { reason: record.reason }), ...signature };
  if (record.act === "reject") return [judgement(signed, { act: "reject", target: anchorIn(judged, selection) })];
  if (record.act === "confirm" || record.act === "add") return [confirm(judged, selection, signed)];
  return settings(record).map(({ field, value }) => edit(judged, selection, field, value, signed));
}

async function recordNamed({ session }: ReviewContext, id: string): Promise<JudgementRecord> {
  const [row] = await session.judgementsByPrefix(id);
  if (row !== undefined && id !== "") return recordOf(row);
  throw new HearsayError("E_USAGE", {
    where: id,
    expected: "a judgement of this library",
    got: "none",
    fix: "Ask for the queue again.",
  });
}

const notHere = (item: ReviewItem, { kind }: Decision): HearsayError =>
  new HearsayError("E_USAGE", {
    where: item.question,
    expected: item.why === "orphaned" ? "accept, or to leave it" : "accept or reject",
    got: kind,
    fix: "Leave it, and it stays in the queue.",
  });
