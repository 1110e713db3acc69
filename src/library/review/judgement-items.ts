import type { Span } from "../../doc/span.ts";
import { resolve } from "../../judgements/anchor.ts";
import { keySpans } from "../../judgements/elements.ts";
import { recordText } from "../../judgements/record-words.ts";
import type { ReviewItem } from "../../query/records.ts";
import { judgedReading } from "../judgements/judged.ts";
import { judgementStates } from "../judgements/states.ts";
import { contextOf } from "./context.ts";
import { quoted } from "./questions.ts";
import { aboutDocument, type ReviewContext, type Waiting } from "./request.ts";

/** Corrections whose words are gone, and those that the machine now sees otherwise than both person and machine did. */
export async function* judgementItems(
  context: ReviewContext,
  { document: only, after }: { readonly document?: string; readonly after: number },
): AsyncGenerator<Waiting> {
  const { session, engine } = context;
  const states = await judgementStates(session, engine);
  for (const [at, { record, standings }] of states.entries()) {
    // The newest version is where it has to hold.
    const { document, state, outcome } = standings.at(-1) ?? {};
    if (at < after || document === undefined || (state !== "orphaned" && state !== "obsolete")) continue;
    if (record.act === "withdraw" || record.target.kind === "outlet") continue;
    if (only !== undefined && document.id !== only) continue;
    const judged = await judgedReading(session, document, engine);
    if (judged === undefined) continue;
    const found = resolve(record.target, judged.base);
    const span: Span = found.how === "gone" ? [0, 0] : found.span;
    const element = found.how === "gone" ? outcome?.element : found.at.element.id;
    const marks =
      found.how === "gone" ? [] : keySpans(found.at).map((words) => ({ span: words, role: record.target.kind }));
    const item: ReviewItem = {
      id: `judgement:${record.id}`,
      why: state,
      kind: "judgement",
      question:
        state === "orphaned"
          ? `${outcome?.because ?? "What this correction was about is not there"}: ${quoted(record.target.quote)}. Take the correction back?`
          : `The machine now says ${suggestionText(outcome?.suggestion)}. Does the correction still hold?`,
      ...aboutDocument(document),
      ...(element === undefined ? {} : { element }),
      span,
      context:
        found.how === "gone" && state === "orphaned"
          ? { text: `${record.target.before}${record.target.quote}${record.target.after}`, start: 0 }
          : contextOf(judged.reading, [span]),
      ...(marks.length === 0 ? {} : { marks }),
      judgement: {
        record: record.id,
        act: record.act,
        said: recordText(record),
        author: record.author,
        at: record.at,
        ...(record.reason === undefined ? {} : { reason: record.reason }),
        state,
        document: document.id,
      },
    };
    yield { item, place: ["judgements", at + 1] };
  }
}

/** What the machine now has, in its own words. */
function suggestionText(suggestion: Readonly<Record<string, unknown>> = {}): string {
  const fields = Object.entries(suggestion).map(
    ([field, value]) => `${field} = ${typeof value === "string" ? value : JSON.stringify(value)}`,
  );
  return fields.length === 0 ? "otherwise" : fields.join(", ");
}
