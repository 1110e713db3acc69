import type { ActorView, ClaimRow, DocumentView, EventRow, Evidence, PageOf } from "../../../../src/query/records.ts";
import { addressOf, ask, pathTo } from "../../server/client.ts";

/** An actor as one document has it: what a judgement speaks of. */
export interface LocalElement {
  readonly document: string;
  readonly element: string;
}

/** Which actor of a document's reading is meant by words in it: the one that bears them, else the one with the key. */
export function elementIn(
  { id, reading, actors }: Pick<DocumentView, "id" | "reading" | "actors">,
  key: string,
  span: Evidence["span"],
): LocalElement | undefined {
  const bears = reading.actors.find(
    (actor) =>
      actors[actor.id]?.key === key &&
      actor.mentions.some((mention) => mention.span[0] < span[1] && span[0] < mention.span[1]),
  );
  const found = bears ?? reading.actors.find((actor) => actors[actor.id]?.key === key);
  return found === undefined ? undefined : { document: id, element: found.id };
}

export async function localElement(key: string, { document, span }: Evidence): Promise<LocalElement | undefined> {
  const view = (await ask(addressOf(pathTo("documents", document)))) as DocumentView;
  return elementIn(view, key, span);
}

/** The first place where a name of it stands, which stands for it as a whole. */
export const firstEvidence = ({ names }: Pick<ActorView, "names">): Evidence | undefined =>
  names.find(({ evidence }) => evidence !== undefined)?.evidence;

/** One place for each document in which a name of it stands. */
export function placesOf({ names }: Pick<ActorView, "names">): readonly Evidence[] {
  const places = new Map<string, Evidence>();
  for (const { evidence } of names) {
    if (evidence !== undefined && !places.has(evidence.document)) places.set(evidence.document, evidence);
  }
  return [...places.values()];
}

/** As many documents as one correction reaches at once. */
export const MOST_DOCUMENTS = 100;

/** The documents that one knows to speak of an actor: where a name of it stands, where it speaks, acts or is acted on. */
export async function documentsOf({ key, names }: Pick<ActorView, "key" | "names">): Promise<readonly string[]> {
  const limit = 500;
  const lists = await Promise.all([
    ask(addressOf("/claims", { speaker: key, limit })),
    ask(addressOf("/claims", { actor: key, limit })),
    ask(addressOf("/events", { actor: key, limit })),
    ask(addressOf("/events", { recipient: key, limit })),
  ]);
  const rows = lists.flatMap((list) => (list as PageOf<ClaimRow | EventRow>).rows);
  const found = new Set([
    ...placesOf({ names }).map(({ document }) => document),
    ...rows.map(({ document }) => document),
  ]);
  return [...found].slice(0, MOST_DOCUMENTS);
}

/** The actor as each of these documents has it; documents in which it is no longer found are left out. */
export async function localElements(key: string, documents: readonly string[]): Promise<readonly LocalElement[]> {
  const found: LocalElement[] = [];
  for (const document of documents) {
    const local = await localElement(key, { document, span: [0, 0] });
    if (local !== undefined) found.push(local);
  }
  return found;
}
