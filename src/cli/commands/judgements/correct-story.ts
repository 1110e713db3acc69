import { z } from "zod";
import type { Anchor } from "../../../judgements/anchor.ts";
import { itemNamed, keySpans } from "../../../judgements/elements.ts";
import { engineKey } from "../../../library/engine-key.ts";
import { type Fusion, openFusion } from "../../../library/fusion/fuse.ts";
import {
  type EventPair,
  pairsToSplit,
  pairToMerge,
  type ReportedEvent,
} from "../../../library/fusion/story-verdicts.ts";
import { anchorIn, judgement, type Signature } from "../../../library/judgements/compose.ts";
import { judgedReading } from "../../../library/judgements/judged.ts";
import { judge } from "../../../library/judgements/ledger.ts";
import { fileResources } from "../../../resources/files.ts";
import type { Session } from "../../../store/store.ts";
import { documentNamed, shortId, withLibrary } from "../../library-options.ts";
import type { Streams } from "../../output.ts";
import { countsText } from "../../stories/lines.ts";
import { bringUpToDate } from "../../stories/with-stories.ts";
import { signature } from "./author.ts";
import { recordText } from "./lines.ts";
import { usage } from "./values.ts";

const givenSchema = z.strictObject({
  split: z.string().optional(),
  merge: z.string().optional(),
  library: z.string().optional(),
  author: z.string().optional(),
  reason: z.string().optional(),
});

/** Says that a report does not belong to a story, or that two stories are one, and what the story is then. */
export async function correctStory(id: string, options: unknown, streams: Streams): Promise<readonly string[]> {
  const parsed = givenSchema.safeParse(options);
  if (!parsed.success || (parsed.data.split === undefined) === (parsed.data.merge === undefined))
    throw usage("correct", "one of --split and --merge, with a story", "more", "Say one thing at a time.");
  const { split, merge, author, reason } = parsed.data;
  const signed = signature({
    ...(author === undefined ? {} : { author }),
    ...(reason === undefined ? {} : { reason }),
  });
  return withLibrary(options, { create: false }, async (store) => {
    const fusion = openFusion(store, fileResources());
    await bringUpToDate(fusion, streams);
    const pairs = await fusion.view(async (context) => {
      const story = await storyNamed(context.session, id);
      if (merge !== undefined) return [await pairToMerge(context, story, await storyNamed(context.session, merge))];
      const { id: document } = await documentNamed(context.session, split ?? "");
      return pairsToSplit(context, story, document);
    });
    const said = await store.transaction(async (session) => {
      const lines: string[] = [];
      for (const [one, other] of pairs) {
        const [target, held] = [await anchorOf(session, one), await anchorOf(session, other)];
        const verdict = merge === undefined ? "negative" : "positive";
        const record = await judge(session, link(signed, target, held, verdict));
        lines.push(`${shortId(record.id)}  ${recordText(record)}`);
      }
      return lines;
    });
    await bringUpToDate(fusion, streams);
    return [...said, ...(await outcome(fusion, pairs))];
  });
}

const link = (signed: Signature, target: Anchor, held: Anchor, verdict: string) =>
  judgement(signed, { act: "link", target, with: held, verdict });

async function anchorOf(session: Session, { document, event }: ReportedEvent): Promise<Anchor> {
  const row = await session.document(document);
  const judged = row === undefined ? undefined : await judgedReading(session, row, engineKey(fileResources()));
  const item = judged === undefined ? undefined : itemNamed(judged.reading, event);
  if (judged === undefined || item === undefined)
    throw usage(shortId(document), "an event that this engine has read", "none", "Run `hearsay reread`.");
  return anchorIn(judged, { item, span: keySpans(item)[0] ?? [0, 0] });
}

async function storyNamed(session: Session, id: string): Promise<string> {
  const story = await session.groupOf("story", id);
  if (story !== undefined) return story;
  throw usage(id, "the id of a story", "none with it", "`hearsay stories` lists them.");
}

/** The stories that the reports are told in now; what one report alone tells is in no list. */
async function outcome(fusion: Fusion, pairs: readonly EventPair[]): Promise<readonly string[]> {
  return fusion.view(async ({ session }) => {
    const members = await session.membersNamed(
      "story",
      pairs.flatMap((pair) => pair.map(({ item }) => item)),
    );
    const lines: string[] = [];
    for (const story of new Set(members.map(({ group }) => group))) {
      const row = await session.group("story", story);
      if (row !== undefined) lines.push(`${row.id}: ${countsText(row)} now`);
    }
    return lines;
  });
}
