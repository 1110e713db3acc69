import type { Outcome } from "../../judgements/outcomes.ts";
import { anchorsOf, type JudgementRecord } from "../../judgements/record.ts";
import { recordText } from "../../judgements/record-words.ts";
import type { State } from "../../judgements/states.ts";
import type { JudgementLine, PageOf } from "../../query/records.ts";
import type { PageRequest } from "../../store/store.ts";
import { judgedReading } from "../judgements/judged.ts";
import { judgementStates } from "../judgements/states.ts";
import type { ViewContext } from "./context.ts";
import { fromOffset, offsetPage } from "./offset.ts";

interface Place {
  readonly state: State;
  readonly document?: string;
  readonly element?: string;
}

/** What a person said and what became of it. */
export function judgementLine(record: JudgementRecord, { state, document, element }: Place): JudgementLine {
  const { id, act, author, at, reason } = record;
  const [anchor] = anchorsOf(record);
  return {
    record: id,
    act,
    said: recordText(record),
    author,
    at,
    ...(reason === undefined ? {} : { reason }),
    state,
    ...(element === undefined ? {} : { element }),
    ...(document === undefined ? {} : { document }),
    ...(anchor === undefined ? {} : { span: anchor.span }),
  };
}

export const outcomeLine = ({ record, state, element }: Outcome, document: string): JudgementLine =>
  judgementLine(record, { state, document, ...(element === undefined ? {} : { element }) });

/** All judgements of the library, or those that hold for a document or did, the newest first. */
export async function judgementsView(
  context: ViewContext,
  document: string | undefined,
  page: PageRequest,
): Promise<PageOf<JudgementLine>> {
  const all = document === undefined ? await allJudgements(context) : await judgementsOf(context, document);
  return offsetPage(all, fromOffset(page.cursor), page.limit);
}

async function judgementsOf({ session, engine }: ViewContext, document: string): Promise<readonly JudgementLine[]> {
  const row = await session.document(document);
  const judged = row === undefined ? undefined : await judgedReading(session, row, engine);
  return (judged?.outcomes ?? []).map((outcome) => outcomeLine(outcome, document)).toReversed();
}

const allJudgements = (context: ViewContext): Promise<readonly JudgementLine[]> =>
  context.memo("judgements", async () => {
    const lines: JudgementLine[] = [];
    for (const { record, standings } of await judgementStates(context.session, context.engine)) {
      for (const { document: row, state, outcome } of standings) {
        // A text that is not in the library leaves nothing to look at; the record stays in the ledger.
        if (state === "absent") continue;
        lines.push(
          judgementLine(record, {
            state,
            ...(row === undefined ? {} : { document: row.id }),
            ...(outcome?.element === undefined ? {} : { element: outcome.element }),
          }),
        );
      }
    }
    return lines.reverse();
  });
