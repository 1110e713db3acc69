import { compareText } from "../fusion/ids.ts";
import type { JudgementRecord } from "./record.ts";

/** By time, then by id: the same order whatever order they came in. Each record once. */
export function inOrder(records: readonly JudgementRecord[]): readonly JudgementRecord[] {
  const each = new Map(records.map((record) => [record.id, record]));
  return [...each.values()].sort((a, b) => compareText(a.at, b.at) || compareText(a.id, b.id));
}

/** Records that are withdrawn, each with the record that withdraws it. A withdrawal that is itself withdrawn is none. */
export function withdrawals(records: readonly JudgementRecord[]): ReadonlyMap<string, string> {
  const against = new Map<string, string[]>();
  for (const record of records) {
    if (record.act === "withdraw") against.set(record.record, [...(against.get(record.record) ?? []), record.id]);
  }
  // A record's id is a hash over the id of what it withdraws: no circle can be made, and chains are walked from their ends.
  const known = new Map<string, string | undefined>();
  const withdrawnBy = (id: string): string | undefined => {
    const open: string[] = [id];
    for (let at = open.at(-1); at !== undefined; at = open.at(-1)) {
      const waiting = (against.get(at) ?? []).filter((by) => !known.has(by));
      if (waiting.length > 0 && !known.has(at)) {
        open.push(...waiting);
        continue;
      }
      known.set(at, (against.get(at) ?? []).filter((by) => known.get(by) === undefined).sort(compareText)[0]);
      open.pop();
    }
    return known.get(id);
  };
  const found = new Map<string, string>();
  for (const { id } of records) {
    const by = withdrawnBy(id);
    if (by !== undefined) found.set(id, by);
  }
  return found;
}
