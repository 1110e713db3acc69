import type { Reading } from "../../doc/reading.ts";
import { applyJudgements, type Judged } from "../../judgements/apply.ts";
import type { JudgementRecord } from "../../judgements/record.ts";
import type { DocumentRow, Session } from "../../store/store.ts";
import { outletKey, recordOf, withdrawalKey } from "./ledger.ts";

/**
 * The judgements that hold for a document: those of its own text, wherever that was published, those of earlier versions
 * of its page, those of its outlet, and what was withdrawn of them.
 */
export async function judgementsFor(session: Session, row: DocumentRow): Promise<readonly JudgementRecord[]> {
  const texts = await session.textsUpTo(row.page, row.version);
  const keys = [row.textHash, ...texts, ...(row.outlet === null ? [] : [outletKey(row.outlet)])];
  const records: JudgementRecord[] = [];
  const seen = new Set<string>();
  for (let open: readonly string[] = keys; open.length > 0; ) {
    const found = (await session.judgementsUnder(open)).map(recordOf).filter(({ id }) => !seen.has(id));
    for (const record of found) seen.add(record.id);
    records.push(...found);
    open = found.map(({ id }) => withdrawalKey(id));
  }
  return records;
}

/** The reading that the library holds of a document, with the judgements that hold for it put over it. */
export async function judgedReading(session: Session, row: DocumentRow, engine: string): Promise<Judged | undefined> {
  const json = await session.reading(row.id, engine);
  if (json === undefined) return undefined;
  return applyJudgements(JSON.parse(json) as Reading, await judgementsFor(session, row));
}
