import { inOrder, withdrawals } from "../../judgements/order.ts";
import type { Outcome } from "../../judgements/outcomes.ts";
import { anchorsOf, type JudgementRecord } from "../../judgements/record.ts";
import type { State } from "../../judgements/states.ts";
import type { DocumentRow, Session } from "../../store/store.ts";
import { judgedReading } from "./judged.ts";
import { recordOf, rowsOf } from "./ledger.ts";

/** What has become of a judgement in one document: "absent" where the library has no such text, or no reading of it. */
export interface Standing {
  readonly document?: DocumentRow;
  readonly state: State | "absent";
  readonly outcome?: Outcome;
}

export interface JudgementState {
  readonly record: JudgementRecord;
  /** In the document that it was made on, then in the newest version of its page where that is another. */
  readonly standings: readonly Standing[];
}

/** Every judgement of the library in the order of the chain, with what has become of it under this engine. */
export async function judgementStates(session: Session, engine: string): Promise<readonly JudgementState[]> {
  const records: JudgementRecord[] = [];
  for await (const row of rowsOf(session)) records.push(recordOf(row));
  const withdrawn = withdrawals(inOrder(records));
  const judged = new Map<string, ReadonlyMap<string, Outcome>>();
  const places = new Map<string, readonly DocumentRow[]>();
  const states: JudgementState[] = [];
  for (const record of records) {
    const by = withdrawn.get(record.id);
    const [anchor] = anchorsOf(record);
    if (anchor === undefined || by !== undefined) {
      const state = by === undefined ? "applied" : "withdrawn";
      states.push({ record, standings: [{ state, outcome: { record, state, ...(by === undefined ? {} : { by }) } }] });
      continue;
    }
    const there = places.get(anchor.textHash) ?? (await documentsOf(session, anchor.textHash));
    places.set(anchor.textHash, there);
    const standings: Standing[] = [];
    for (const document of there) {
      const outcomes = judged.get(document.id) ?? (await outcomesIn(session, document, engine));
      judged.set(document.id, outcomes);
      const outcome = outcomes.get(record.id);
      standings.push({ document, state: outcome?.state ?? "absent", ...(outcome === undefined ? {} : { outcome }) });
    }
    states.push({ record, standings: standings.length === 0 ? [{ state: "absent" }] : standings });
  }
  return states;
}

/** The first document with this text, and the newest version of its page. */
async function documentsOf(session: Session, textHash: string): Promise<readonly DocumentRow[]> {
  const [id] = await session.documentsWithText(textHash);
  const row = id === undefined ? undefined : await session.document(id);
  if (row === undefined) return [];
  const newest = (await session.versions(row.page)).at(-1);
  return newest === undefined || newest.id === row.id ? [row] : [row, newest];
}

async function outcomesIn(session: Session, row: DocumentRow, engine: string): Promise<ReadonlyMap<string, Outcome>> {
  const judged = await judgedReading(session, row, engine);
  return new Map((judged?.outcomes ?? []).map((outcome) => [outcome.record.id, outcome]));
}
