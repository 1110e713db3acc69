import type { ElementKind, Part } from "../../store/catalogue-store.ts";
import type { Session } from "../../store/store.ts";

/** Elements that are looked through: who stands in more is in most stories. */
const MOST = 2_000;
const ROLES: readonly (readonly [ElementKind, Part["role"]])[] = [
  ["event", "actor"],
  ["event", "recipient"],
  ["claim", "speaker"],
];

/** Documents in which an actor does, suffers or says something, by its key. */
export async function documentsOfActor(session: Session, key: string): Promise<readonly string[]> {
  const found = new Set<string>();
  for (const [kind, role] of ROLES) {
    const { rows } = await session.elements(kind, { parts: [{ role, key }] }, { limit: MOST });
    for (const { document } of rows) found.add(document);
  }
  return [...found];
}
