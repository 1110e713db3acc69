import type { ActorRef } from "../../../src/query/records.ts";

/** "Taliban, Iran and Pakistan". */
export function actorNamesText(actors: readonly Pick<ActorRef, "name">[]): string {
  const names = actors.map(({ name }) => name);
  const last = names.at(-1) ?? "";
  return names.length < 2 ? last : `${names.slice(0, -1).join(", ")} and ${last}`;
}
