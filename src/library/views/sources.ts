import { inOrder, withdrawals } from "../../judgements/order.ts";
import type { JudgementRecord } from "../../judgements/record.ts";
import type { PageOf, SourceLine } from "../../query/records.ts";
import type { PageRequest, Session } from "../../store/store.ts";
import { outletKey, recordOf, withdrawalKey } from "../judgements/ledger.ts";
import type { ViewContext } from "./context.ts";

/** Outlets, those with the most documents first. */
export async function sourcesView({ session, tables }: ViewContext, page: PageRequest): Promise<PageOf<SourceLine>> {
  const { rows, cursor } = await session.outlets(page);
  const lines: SourceLine[] = [];
  for (const { uri, ...row } of rows) {
    const at = uri !== null && URL.canParse(uri) ? new URL(uri).hostname.replace(/^www\./, "") : null;
    const known = tables.named(row.outlet) ?? (at === null ? undefined : tables.at(at));
    lines.push({
      ...row,
      domain: at === "" ? null : at,
      owner: known?.owner?.name ?? null,
      grades: await gradesOf(session, row.outlet),
    });
  }
  return { rows: lines, ...(cursor === undefined ? {} : { cursor }) };
}

/** Every grade that holds: those of several people stand side by side, for nothing is averaged. */
async function gradesOf(session: Session, outlet: string): Promise<SourceLine["grades"]> {
  const graded = (await session.judgementsUnder([outletKey(outlet)])).map(recordOf);
  const taken = (await session.judgementsUnder(graded.map(({ id }) => withdrawalKey(id)))).map(recordOf);
  const records: readonly JudgementRecord[] = [...graded, ...taken];
  const withdrawn = withdrawals(inOrder(records));
  const last = new Map<string, SourceLine["grades"][number]>();
  for (const record of inOrder(graded)) {
    if (record.act !== "grade" || record.axis !== "source" || withdrawn.has(record.id)) continue;
    const { grade, author, at, id, reason } = record;
    last.set(author, { grade: String(grade), author, at, record: id, ...(reason === undefined ? {} : { reason }) });
  }
  return [...last.values()];
}
