import { anchorsOf, type JudgementRecord } from "../../judgements/record.ts";
import type { Session } from "../../store/store.ts";

/**
 * Documents whose judged reading may be another because of these records: those with a text that a record points at,
 * wherever it was published, and later versions of their pages; of a withdrawal, those of what it withdraws. Grades of
 * outlets change no reading.
 */
export async function touchedBy(session: Session, records: readonly JudgementRecord[]): Promise<readonly string[]> {
  const texts = new Set<string>();
  const seen = new Set<string>();
  let open = records;
  while (open.length > 0) {
    const withdrawn: JudgementRecord[] = [];
    for (const record of open) {
      for (const { textHash } of anchorsOf(record)) texts.add(textHash);
      if (record.act !== "withdraw" || seen.has(record.record)) continue;
      seen.add(record.record);
      for (const { json } of await session.judgementsByPrefix(record.record))
        withdrawn.push(JSON.parse(json) as JudgementRecord);
    }
    open = withdrawn;
  }
  return session.documentsFromTexts([...texts]);
}
