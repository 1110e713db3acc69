import type { JudgementRecord } from "../../../judgements/record.ts";
import { judgement, type Signature } from "../../../library/judgements/compose.ts";
import { judge } from "../../../library/judgements/ledger.ts";
import { type Decision, judgementsFor } from "../../../library/review/decide.ts";
import { reviewQueue } from "../../../library/review/queue.ts";
import type { ReviewRequest } from "../../../library/review/request.ts";
import type { ReviewItem } from "../../../query/records.ts";
import type { Session, Store } from "../../../store/store.ts";
import { shortId } from "../../library-options.ts";
import { block, oneLine } from "../../report/layout.ts";
import type { Style } from "../../style.ts";
import { recordText } from "./lines.ts";
import { markedLines } from "./marked.ts";

export interface ReviewDesk {
  readonly store: Store;
  readonly engine: string;
  readonly style: Style;
  readonly keys: AsyncIterable<string>;
  say(text: string): Promise<void>;
  /** Who judges, at the moment of judging. */
  sign(): Signature;
}

export interface Reviewed {
  readonly accepted: number;
  readonly rejected: number;
  readonly skipped: number;
}

/** Items asked for at a time: what is decided leaves the queue, what is skipped is not asked again. */
const PAGE = 20;
/** Characters of the text on either side that each "more" adds. */
const MORE = 400;

export const REVIEW_HELP = `  a accept    r reject    c cannot tell (links)    1-9 choose (who is meant)
  s skip      u undo the last    e or enter: more of the text    q quit`;

interface Done {
  readonly item: ReviewItem;
  readonly records: readonly JudgementRecord[];
  readonly as: keyof Reviewed;
}

/** Goes through the queue, one key each; every answer is a judgement at once. */
export async function review(desk: ReviewDesk, request: Omit<ReviewRequest, "cursor">): Promise<Reviewed> {
  const done: Done[] = [];
  const keys = desk.keys[Symbol.asyncIterator]();
  try {
    let left = request.limit;
    const back: ReviewItem[] = [];
    const ahead = itemsAhead(desk, request);
    for (;;) {
      const again = back.pop();
      const next = again === undefined && left > 0 ? await ahead.next() : undefined;
      const item = again ?? (next?.done === false ? next.value : undefined);
      if (item === undefined) break;
      if (again === undefined) left--;
      await desk.say(itemText(item, desk.style));
      const answer = await ask(desk, keys, item);
      if (answer === "quit") break;
      if (answer === "undo") {
        const last = done.pop();
        back.push(item, ...(last === undefined ? [] : [last.item]));
        await desk.say(last === undefined ? "  nothing to take back\n" : await takeBack(desk, last));
        continue;
      }
      done.push(answer);
      for (const record of answer.records) await desk.say(`  ${shortId(record.id)}  ${recordText(record)}\n`);
    }
  } finally {
    await keys.return?.();
  }
  const count = (as: keyof Reviewed): number => done.filter((one) => one.as === as).length;
  return { accepted: count("accepted"), rejected: count("rejected"), skipped: count("skipped") };
}

async function* itemsAhead(
  { store, engine }: ReviewDesk,
  request: Omit<ReviewRequest, "cursor">,
): AsyncGenerator<ReviewItem, undefined> {
  let cursor: string | undefined;
  do {
    const from = { ...request, limit: PAGE, ...(cursor === undefined ? {} : { cursor }) };
    const page = await store.view((session) => reviewQueue({ session, engine }, from));
    yield* page.rows;
    ({ cursor } = page);
  } while (cursor !== undefined);
  return undefined;
}

async function ask(desk: ReviewDesk, keys: AsyncIterator<string>, item: ReviewItem): Promise<Done | "quit" | "undo"> {
  let more = 0;
  for (;;) {
    const next = await keys.next();
    const key = next.done === true ? "q" : next.value;
    if (key === "q") return "quit";
    if (key === "u") return "undo";
    if (key === "s") return { item, records: [], as: "skipped" };
    if (key === "e" || key === "enter") {
      more += MORE;
      await desk.say(await moreText(desk, item, more));
      continue;
    }
    const decision = decisionOf(key, item);
    if (decision === undefined) {
      await desk.say(`${REVIEW_HELP}\n`);
      continue;
    }
    const records = await desk.store.transaction((session) => decide(session, desk, item, decision));
    return { item, records, as: decision.kind === "reject" ? "rejected" : "accepted" };
  }
}

function decisionOf(key: string, { why, choices }: ReviewItem): Decision | undefined {
  if (key === "a" && why !== "candidates") return { kind: "accept" };
  if (key === "r" && why !== "orphaned") return { kind: "reject" };
  if (key === "c" && why === "link") return { kind: "cannot-tell" };
  const entity = choices?.[Number(key) - 1];
  return entity === undefined ? undefined : { kind: "choose", entity };
}

async function decide(
  session: Session,
  { engine, sign }: ReviewDesk,
  item: ReviewItem,
  decision: Decision,
): Promise<readonly JudgementRecord[]> {
  const records: JudgementRecord[] = [];
  for (const one of await judgementsFor({ session, engine }, item, decision, sign()))
    records.push(await judge(session, one));
  return records;
}

async function takeBack({ store, sign }: ReviewDesk, { records, item }: Done): Promise<string> {
  await store.transaction(async (session) => {
    for (const record of records.toReversed())
      await judge(session, judgement(sign(), { act: "withdraw", record: record.id }));
  });
  return records.length === 0 ? "  back to what was skipped\n" : `  taken back: ${oneLine(item.question)}\n`;
}

const WHY: Readonly<Record<ReviewItem["why"], string>> = {
  orphaned: "correction without its words",
  obsolete: "correction, and the machine has changed",
  unsure: "unsure",
  candidates: "several are called so",
  link: "joined for little",
};

/** An item as it is asked: where it is, the question, its words in their sentence. */
export function itemText(item: ReviewItem, style: Style): string {
  const { why, kind, document, title, outlet, published, question, context, marks, span, other, judgement, choices } =
    item;
  const where = `${title ?? "(no title)"} — ${outlet ?? "outlet unknown"}, ${published ?? "undated"}`;
  const words = marks?.map((mark) => mark.span) ?? [span];
  return [
    "",
    style.heading(`${WHY[why]}${why === "unsure" ? ` ${kind}` : ""} · ${shortId(document)}  ${oneLine(where)}`),
    ...(judgement === undefined
      ? []
      : [`  ${oneLine(`${judgement.said} (${judgement.author}, ${judgement.at.slice(0, 10)})`)}`]),
    ...markedLines(context.text, context.start, words, style, 4),
    ...(other === undefined
      ? []
      : [
          `  and ${shortId(other.document)}`,
          ...markedLines(other.context.text, other.context.start, [other.span], style, 4),
        ]),
    ...(choices ?? []).map((choice, at) => `  ${at + 1}  ${choice}`),
    ...block(oneLine(question), style.width, 2),
    "",
  ].join("\n");
}

async function moreText({ store, style }: ReviewDesk, item: ReviewItem, more: number): Promise<string> {
  const own = { ...item, words: item.marks?.map((mark) => mark.span) ?? [item.span] };
  const ends = [own, ...(item.other === undefined ? [] : [{ ...item.other, words: [item.other.span] }])];
  const shown: string[] = [];
  for (const { document, context, words } of ends) {
    const text = await store.view(async (session) => (await session.document(document))?.text ?? "");
    const from = Math.max(0, context.start - more);
    const until = Math.min(text.length, context.start + context.text.length + more);
    const [before, after] = [from > 0 ? "…" : "", until < text.length ? "…" : ""];
    const part = `${before}${text.slice(from, until).toWellFormed()}${after}`;
    shown.push(...markedLines(part, from - before.length, words, style, 4), "");
  }
  return shown.join("\n");
}
