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

/**
 * Which entity of the knowledge base a cluster means: known, or one of several that nothing in the text tells apart.
 * `named`: the countries that the document names.
 */
export function chooseEntity(
  cluster: Cluster,
  knowledge: KnowledgeBase,
  published: string | undefined,
  named: ReadonlySet<string>,
): { readonly entity?: Entity; readonly byContext?: true; readonly candidates?: readonly string[] } {
  const senses = cluster.senses.flatMap((id) => knowledge.entities.get(id) ?? []);
  const [only] = senses;
  if (only === undefined) return formerGovernment(cluster, knowledge, published);
  if (senses.length === 1) return { entity: regimeAt(only, knowledge, published) };
  const own = new Set(cluster.mentions.flatMap((mention) => mention.country ?? []));
  // "Saudi King Abdullah" says it; else the countries that the document names, where they leave only one.
  const countries =
    own.size > 0
      ? own
      : new Set(senses.flatMap(({ country }) => (country !== undefined && named.has(country) ? country : [])));
  const inside = senses.filter(({ country }) => country !== undefined && countries.has(country));
  const fitting =
    inside.length > 0 ? inside : senses.filter(({ country }) => countries.size === 0 || country === undefined);
  const alive = fitting.filter((entity) => published === undefined || isKnownAt(entity, published));
  const [chosen] = alive;
  if (alive.length === 1 && chosen !== undefined) return { entity: chosen, byContext: true };
  return { candidates: (alive.length > 1 ? alive : senses).map((entity) => entity.id).sort() };
}

/** "the Afghan government" of July 2021 and of April 2022 are two. */
function regimeAt(entity: Entity, knowledge: KnowledgeBase, published: string | undefined): Entity {
  const regimes =
    entity.sector === "GOV" && entity.country !== undefined ? knowledge.regimes.get(entity.country) : undefined;
  if (regimes === undefined || published === undefined || !entity.id.endsWith(".gov")) return entity;
  return regimes.find((regime) => isKnownAt(regime, published)) ?? entity;
}

/** "the former Afghan government": the last one that had ended by the day of the report. */
function formerGovernment(
  cluster: Cluster,
  knowledge: KnowledgeBase,
  published: string | undefined,
): { readonly entity?: Entity } {
  if (published === undefined) return {};
  for (const { kind, country, form, sentence, tokens } of cluster.mentions) {
    if (kind !== "government" || country === undefined || form !== "nominal") continue;
    if (!sentence.tokens.slice(...tokens).some((token) => FORMER.test(token.form))) continue;
    const entity = knowledge.regimes.get(country)?.findLast(({ until }) => until !== undefined && until <= published);
    if (entity !== undefined) return { entity };
  }
  return {};
}

const FORMER = /^(former|previous|ousted|deposed|fallen|collapsed)$/i;
