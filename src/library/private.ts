import { sameSpan } from "../doc/span.ts";
import type { RelationOverTime, RelationStatement } from "../fusion/relations.ts";
import { isPrivate } from "../judgements/private.ts";
import { type FusionContext, readingOf } from "./fusion/context.ts";

/**
 * The relations without those of private persons. Who is public in one statement is public: the others merely do not
 * say so.
 */
export async function withoutPrivate(
  context: FusionContext,
  relations: readonly RelationOverTime[],
): Promise<readonly RelationOverTime[]> {
  const shown: RelationOverTime[] = [];
  for (const relation of relations) {
    for (const statement of relation.statements) {
      if (await hasPrivateEnd(context, relation, statement)) continue;
      shown.push(relation);
      break;
    }
  }
  return shown;
}

async function hasPrivateEnd(
  context: FusionContext,
  { type }: RelationOverTime,
  { evidence: { document, span } }: RelationStatement,
): Promise<boolean> {
  const reading = await readingOf(context, document);
  const ends = (reading?.relations ?? [])
    .filter((relation) => relation.type === type && sameSpan(relation.evidence, span))
    .flatMap(({ from, to }) => [from, to]);
  return (
    reading?.actors.some(
      (actor) =>
        ends.includes(actor.id) && actor.mentions.some(({ form }) => form === "name") && isPrivate(reading, actor),
    ) === true
  );
}
