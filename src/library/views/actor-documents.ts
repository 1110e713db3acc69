import { documentDigestSchema } from "../../fusion/digest.ts";
import type { Session } from "../../store/store.ts";

const BATCH = 500;

/** Documents that speak of an actor, by its key. */
export async function documentsOfActor(session: Session, key: string): Promise<readonly string[]> {
  const found: string[] = [];
  for (let after = 0; ; ) {
    const ids = await session.documentsSince(after, BATCH);
    const last = ids.at(-1);
    if (last === undefined) return found;
    for (const [document, json] of await session.digests(ids)) {
      const { actors } = documentDigestSchema.parse(JSON.parse(json));
      if (actors.some((actor) => actor.key === key)) found.push(document);
    }
    after = (await session.document(last))?.sequence ?? Number.MAX_SAFE_INTEGER;
  }
}
