import { recordText } from "../../judgements/record-words.ts";
import type { Orphan } from "../../query/records.ts";
import { judgementStates } from "../judgements/states.ts";
import { reviewQueue } from "../review/queue.ts";
import type { ViewContext } from "./context.ts";

/** Judgements that no longer find their words, or that the machine now sees otherwise than before. */
export function orphansOf(context: ViewContext): Promise<readonly Orphan[]> {
  const { session, engine } = context;
  return context.memo("orphans", async () => {
    const orphans: Orphan[] = [];
    for (const { record, standings } of await judgementStates(session, engine)) {
      // The newest version is where it has to hold.
      const standing = standings.at(-1);
      const { document, state, outcome } = standing ?? {};
      if (document === undefined || (state !== "orphaned" && state !== "obsolete")) continue;
      orphans.push({
        record: record.id,
        state,
        said: recordText(record),
        author: record.author,
        at: record.at,
        document: document.id,
        title: document.title,
        ...(outcome?.because === undefined ? {} : { because: outcome.because }),
      });
    }
    return orphans;
  });
}

/** More than these are as good as any number: nobody looks through them in a day. */
const MOST = 1_000;

/** Things in the review queue. */
export const waitingForReview = (context: ViewContext): Promise<number> =>
  context.memo("waiting", async () => (await reviewQueue(context, { limit: MOST })).rows.length);
