import type { Event, Reading } from "../../doc/reading.ts";
import type { DocumentDigest } from "../../fusion/digest.ts";
import { compareText } from "../../fusion/ids.ts";
import { documentOf } from "../../fusion/stories/attach.ts";
import { JOINED } from "../../fusion/stories/link.ts";
import type { GroupedRow } from "../../store/fusion-store.ts";
import type { DocumentRow, Session } from "../../store/store.ts";
import { linksAmong } from "../fusion/story-links.ts";
import { judgedReading } from "../judgements/judged.ts";
import { contextOf } from "./context.ts";
import { quoted } from "./questions.ts";
import { aboutDocument, type ReviewContext, type Waiting } from "./request.ts";

/** Less than so much more than what joins two reports at all is little. */
const SLIGHT = JOINED + 1;

interface Pair {
  readonly a: string;
  readonly b: string;
  readonly score: number;
}

/** Pairs of reports that stand in one story, where the best that joins the two is little and nobody has said a word on it. */
export async function* linkItems(
  context: ReviewContext,
  request: { readonly document?: string; readonly page: string | null; readonly after: string },
): AsyncGenerator<Waiting> {
  const { session } = context;
  const decided = await decidedPairs(session);
  let page = request.page;
  let after = request.after;
  for (;;) {
    const { rows, cursor } = await session.groups("story", { limit: 1, ...(page === null ? {} : { cursor: page }) });
    for (const { id } of rows) {
      for (const pair of await slightPairs(session, id, decided)) {
        const key = `${pair.a} ${pair.b}`;
        if (compareText(key, after) <= 0) continue;
        const item = await linkItem(context, pair, request.document);
        if (item !== undefined) yield { item, place: ["links", page, key] };
      }
    }
    after = "";
    if (cursor === undefined) return;
    page = cursor;
  }
}

const keyOf = (a: string, b: string): string => (a < b ? `${a} ${b}` : `${b} ${a}`);

/** Pairs on which somebody has said anything, be it that it cannot be said. */
async function decidedPairs(session: Session): Promise<ReadonlySet<string>> {
  const ends = await session.ends("story");
  const pairs = new Set<string>();
  for (const said of Map.groupBy(ends, ({ record }) => record).values()) {
    for (const a of said.filter(({ side }) => side === "target"))
      for (const b of said.filter(({ side }) => side === "with"))
        pairs.add(keyOf(documentOf(a.thing), documentOf(b.thing)));
  }
  return pairs;
}

/** Of each two documents of a story the best link, where that is slight; the slightest first among them by name. */
async function slightPairs(session: Session, story: string, decided: ReadonlySet<string>): Promise<readonly Pair[]> {
  const members = await session.members("story", [story]);
  const best = new Map<string, Pair>();
  for (const { a, b, score } of linksAmong(members, await digestsIn(session, members))) {
    const key = keyOf(documentOf(a), documentOf(b));
    const known = best.get(key);
    if (known === undefined || score > known.score || (score === known.score && a + b < known.a + known.b))
      best.set(key, { a, b, score });
  }
  return [...best]
    .filter(([key, { score }]) => score < SLIGHT && !decided.has(key))
    .map(([, pair]) => pair)
    .sort((x, y) => compareText(`${x.a} ${x.b}`, `${y.a} ${y.b}`));
}

async function digestsIn(
  session: Session,
  members: readonly GroupedRow[],
): Promise<ReadonlyMap<string, DocumentDigest>> {
  const found = await session.digests([...new Set(members.map(({ document }) => document))]);
  return new Map([...found].map(([document, json]) => [document, JSON.parse(json) as DocumentDigest]));
}

interface End {
  readonly row: DocumentRow;
  readonly reading: Reading;
  readonly event: Event;
}

async function linkItem(
  context: ReviewContext,
  { a, b }: Pair,
  only: string | undefined,
): Promise<Waiting["item"] | undefined> {
  if (only !== undefined && documentOf(a) !== only && documentOf(b) !== only) return undefined;
  const [one, two] = [await endOf(context, a), await endOf(context, b)];
  if (one === undefined || two === undefined) return undefined;
  const [first, second] = only !== undefined && two.row.id === only ? [two, one] : [one, two];
  const { span, ...shown } = endWords(first);
  const other = endWords(second);
  return {
    id: `link:${a}:${b}`,
    why: "link",
    kind: "link",
    question: `Do ${quoted(shown.words)} and ${quoted(other.words)} tell of one happening?`,
    ...aboutDocument(first.row),
    element: first.event.id,
    span,
    context: shown.context,
    marks: [{ span, role: "trigger" }],
    other: {
      document: second.row.id,
      element: second.event.id,
      span: other.span,
      context: other.context,
    },
  };
}

/** The event that an item of a story stands for; what a document opens with is no event, and judged by its events. */
async function endOf({ session, engine }: ReviewContext, item: string): Promise<End | undefined> {
  const row = await session.document(documentOf(item));
  const judged = row === undefined ? undefined : await judgedReading(session, row, engine);
  const digests = await session.digests([documentOf(item)]);
  const digest = digests.get(documentOf(item));
  if (row === undefined || judged === undefined || digest === undefined) return undefined;
  const { events } = JSON.parse(digest) as DocumentDigest;
  const local = events.find((event) => event.item === item)?.event;
  const event = judged.reading.events.find(({ id }) => id === local);
  return event === undefined ? undefined : { row, reading: judged.reading, event };
}

function endWords({ reading, event }: End) {
  const span = event.mentions[0]?.trigger ?? ([0, 0] as const);
  const context = contextOf(reading, [event.mentions[0]?.evidence ?? span]);
  return { span, context, words: reading.document.text.slice(...(event.mentions[0]?.evidence ?? span)) };
}
