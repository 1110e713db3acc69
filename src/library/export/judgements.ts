import type { ExportJudgement } from "../../export/source.ts";
import { inOrder, withdrawals } from "../../judgements/order.ts";
import { anchorsOf, type JudgementRecord } from "../../judgements/record.ts";
import type { FusionContext } from "../fusion/context.ts";
import { recordOf, rowsOf } from "../judgements/ledger.ts";
import { type FindRedaction, inStrings, wordsOf } from "./redactions.ts";
import type { Selection } from "./select.ts";

/** The judgements on words of the documents that were asked for, and what took them back, in the order of the chain. */
export async function* judgementsIn(
  { session }: FusionContext,
  { rows }: Selection,
  find: FindRedaction,
): AsyncGenerator<ExportJudgement> {
  const asked = new Set(rows.map(({ id }) => id));
  const outlets = new Set(rows.map(({ outlet }) => outlet));
  const records: JudgementRecord[] = [];
  for await (const row of rowsOf(session)) records.push(recordOf(row));
  const withdrawn = withdrawals(inOrder(records));
  const shown = new Set<string>();
  for await (const row of rowsOf(session)) {
    const record = recordOf(row);
    const documents: string[] = [];
    for (const { textHash } of anchorsOf(record)) documents.push(...(await session.documentsWithText(textHash)));
    const own = [...new Set(documents)].filter((document) => asked.has(document));
    const isAsked =
      record.act === "withdraw"
        ? shown.has(record.record)
        : own.length > 0 || (record.target.kind === "outlet" && outlets.has(record.target.name));
    if (!isAsked) continue;
    shown.add(record.id);
    const by = withdrawn.get(record.id);
    yield {
      record: await redacted(record, documents, find),
      position: row.position,
      hash: row.hash,
      ...(by === undefined ? {} : { withdrawnBy: by }),
      documents: own,
    };
  }
}

/** The id stays that of the whole record: only its own library can show what was left out. */
async function redacted(
  record: JudgementRecord,
  documents: readonly string[],
  find: FindRedaction,
): Promise<JudgementRecord> {
  const found = (await Promise.all([...new Set(documents)].map(find))).filter((one) => one !== undefined);
  if (found.length === 0) return record;
  const { id, schema, author, at, act } = record;
  return { ...inStrings(record, wordsOf(found)), id, schema, author, at, act } as JudgementRecord;
}
