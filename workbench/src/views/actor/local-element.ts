import type { ActorView, DocumentView, Evidence } from "../../../../src/query/records.ts";
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
