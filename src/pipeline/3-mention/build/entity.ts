import type { Entity, KnowledgeBase } from "../knowledge/knowledge-base.ts";
import type { Cluster } from "../resolve/clusters.ts";

interface Period {
  readonly since?: string;
  readonly until?: string;
}

/** Does the period hold the day, as far as both are told? */
export function isKnownAt({ since, until }: Period, day: string): boolean {
  if (since !== undefined && day < since.slice(0, day.length)) return false;
  return until === undefined || day.slice(0, until.length) <= until;
}

/** Which entity of the knowledge base a cluster means: known, or one of several that nothing in the text tells apart. */
export function chooseEntity(
  cluster: Cluster,
  knowledge: KnowledgeBase,
  published: string | undefined,
): { readonly entity?: Entity; readonly candidates?: readonly string[] } {
  const senses = cluster.senses.flatMap((id) => knowledge.entities.get(id) ?? []);
  const [only] = senses;
  if (only === undefined) return {};
  if (senses.length === 1) return { entity: regimeAt(only, cluster, knowledge, published) };
  const countries = new Set(cluster.mentions.flatMap((mention) => mention.country ?? []));
  const fitting = senses.filter(
    (entity) => countries.size === 0 || entity.country === undefined || countries.has(entity.country),
  );
  const alive = fitting.filter((entity) => published === undefined || isKnownAt(entity, published));
  const [chosen] = alive;
  if (alive.length === 1 && chosen !== undefined) return { entity: chosen };
  return { candidates: (alive.length > 1 ? alive : senses).map((entity) => entity.id).sort() };
}

/** "the Afghan government" of July 2021 and of April 2022 are two; "the former government" is the one before. */
function regimeAt(entity: Entity, cluster: Cluster, knowledge: KnowledgeBase, published: string | undefined): Entity {
  const regimes =
    entity.sector === "GOV" && entity.country !== undefined ? knowledge.regimes.get(entity.country) : undefined;
  if (regimes === undefined || published === undefined || !entity.id.endsWith(".gov")) return entity;
  const former = cluster.mentions.some(
    (mention) =>
      mention.form === "nominal" &&
      mention.sentence.tokens
        .slice(...mention.tokens)
        .some((token) => /^(former|previous|ousted|deposed|fallen|collapsed)$/i.test(token.form)),
  );
  if (former)
    return regimes.filter((regime) => regime.until !== undefined && regime.until <= published).at(-1) ?? entity;
  return regimes.find((regime) => isKnownAt(regime, published)) ?? entity;
}
