import type { ActorRef, DocumentView } from "../../query/records.ts";
import type { DocumentRow } from "../../store/store.ts";
import { judgedReading } from "../judgements/judged.ts";
import { castOf } from "./claimants.ts";
import type { ViewContext } from "./context.ts";
import { documentLines } from "./documents.ts";
import { outcomeLine } from "./judgements.ts";
import { labelsOfDocument } from "./labels.ts";
import { lineagesAround } from "./lineages.ts";

/** By its whole id. Nothing where this engine has not read it, too. */
export async function documentView(context: ViewContext, id: string): Promise<DocumentView | undefined> {
  const { session, engine } = context;
  const row = await session.document(id);
  const judged = row === undefined ? undefined : await judgedReading(session, row, engine);
  if (row === undefined || judged === undefined) return undefined;
  const versions = await session.versions(row.page);
  const lines = await documentLines(session, versions);
  const line = lines.find((one) => one.id === id);
  if (line === undefined) return undefined;
  const [lineage] = await lineagesAround(context, [id]);
  const machine = await session.reading(id, engine);
  const bytes = row.blobHash === null ? undefined : await session.bytes(row.blobHash);
  return {
    ...line,
    reading: judged.reading,
    // Equal where nobody has judged anything: then it is not sent twice.
    ...(judged.outcomes.length === 0 || machine === undefined ? {} : { machine: JSON.parse(machine) }),
    versions: lines,
    ...(lineage === undefined ? {} : { lineageOf: lineage }),
    stories: await storiesOf(context, row),
    actors: await actorsOf(context, judged.reading, id),
    judgements: judged.outcomes.map((outcome) => outcomeLine(outcome, id)).toReversed(),
    labels: await labelsOfDocument(session, id),
    ...(bytes === undefined ? {} : { original: { mediaType: bytes.mediaType, bytes: bytes.bytes.length } }),
  };
}

/** Stories that it tells with others, with its own events in each. */
async function storiesOf({ session }: ViewContext, { id }: DocumentRow): Promise<DocumentView["stories"]> {
  const events = new Map<string, string[]>();
  for (const { item, group } of await session.membersIn("story", [id])) {
    const event = item.slice(item.indexOf("#") + 1);
    events.set(group, [...(events.get(group) ?? []), ...(event === "lead" ? [] : [event])]);
  }
  const stories: DocumentView["stories"][number][] = [];
  for (const group of events.keys()) {
    const row = await session.group("story", group);
    if (row === undefined) continue;
    const card = JSON.parse(row.json) as { title: string; reports: readonly { document: string; events: string[] }[] };
    const own = card.reports.find(({ document }) => document === id)?.events ?? [];
    stories.push({ id: group, title: card.title, documents: row.documents, lineages: row.lineages, events: own });
  }
  return stories.toSorted((a, b) => b.lineages - a.lineages || b.documents - a.documents || (a.id < b.id ? -1 : 1));
}

async function actorsOf(
  context: ViewContext,
  reading: DocumentView["reading"],
  document: string,
): Promise<Readonly<Record<string, ActorRef>>> {
  const cast = await castOf(context, [document]);
  return Object.fromEntries(
    reading.actors.map(({ id, name, kind }): [string, ActorRef] => {
      const key = cast.keyOf(document, id) ?? `in:${document}#${id}`;
      return [id, cast.byKey.get(key)?.ref ?? { key, name, kind }];
    }),
  );
}
