import type { Actor, ActorKind, Certainty } from "../../../doc/reading.ts";
import { sameSpan } from "../../../doc/span.ts";
import type { Words } from "../detect/features.ts";
import type { Mention } from "../mention.ts";
import type { Cluster } from "../resolve/clusters.ts";
import { chooseEntity, isKnownAt } from "./entity.ts";
import { rolesOf } from "./roles.ts";

export interface Drafted {
  readonly cluster: Cluster;
  readonly actor: Omit<Actor, "id" | "roles">;
}

/** The words of a mention's name, without titles; of a description, the whole phrase. */
export function wording(mention: Mention): string {
  const { sentence, tokens, name } = mention;
  const [start, end] = name ?? tokens;
  let text = "";
  for (let at = start; at < end; at++) {
    const token = sentence.tokens[at];
    if (token !== undefined) text += token.form + (token.spaceAfter && at < end - 1 ? " " : "");
  }
  return text;
}

/** The mention that names a cluster best: the longest name, else the first description. */
export function anchorOf(cluster: Cluster): Mention | undefined {
  let best: Mention | undefined;
  for (const mention of cluster.mentions) {
    // Whoever says "I" or "we" is somebody though the text never names them; other pronouns alone are nobody.
    if (mention.form === "pronoun" && mention.grammaticalPerson !== 1) continue;
    if (best === undefined || weight(mention) > weight(best)) best = mention;
  }
  return best;
}

const weight = (mention: Mention): number =>
  mention.form === "name"
    ? 1000 + Math.min(99, wording(mention).length)
    : mention.form === "metonym"
      ? 500
      : mention.form === "nominal"
        ? 100
        : mention.form === "adjective"
          ? 50
          : 1;

/** A cluster as an actor; undefined where it is a place or nobody nameable. */
export function actorOf(
  cluster: Cluster,
  words: Words,
  published: string | undefined,
  named: ReadonlySet<string>,
): Drafted | undefined {
  const anchor = anchorOf(cluster);
  if (anchor === undefined || anchor.coarse === "place") return undefined;
  const { entity, byContext, candidates } = chooseEntity(cluster, words.knowledge, published, named);
  const kind = entity?.kind ?? kindOf(cluster, anchor);
  // A country that nobody in the document acts as is a place only; one that acts keeps all its mentions, those as a place too.
  if (kind === "state" && cluster.mentions.every((mention) => mention.located || mention.form === "pronoun"))
    return undefined;
  const mentions = cluster.mentions.filter(
    (mention, at) => !cluster.mentions.slice(0, at).some((other) => sameSpan(other.span, mention.span)),
  );
  if (mentions.length === 0) return undefined;
  const country = entity?.country ?? first(cluster, (mention) => mention.country);
  const sector =
    sectorAt(entity?.id, words, published) ?? entity?.sector ?? first(cluster, (mention) => mention.sector);
  const certainty: Certainty =
    anchor.form === "pronoun" ? "unsure" : entity !== undefined && byContext === undefined ? "sure" : "likely";
  return {
    cluster,
    actor: {
      name: entity?.name ?? wording(anchor),
      ...(entity === undefined ? {} : { entity: entity.id }),
      ...(candidates === undefined ? {} : { candidates }),
      kind,
      ...(country === undefined ? {} : { country }),
      ...(sector === undefined ? {} : { sector }),
      mentions: mentions.map(({ span, headSpan, form }) => ({ span, head: headSpan, form })),
      by: rulesOf(cluster, anchor) + (byContext ? "; shared name decided by context" : ""),
      certainty: candidates === undefined ? certainty : "unsure",
    },
  };
}

/** "name of a state; pronoun": how the actor was found, then how its mentions were joined, each rule once. */
function rulesOf(cluster: Cluster, anchor: Mention): string {
  return [...new Set([anchor.by, ...cluster.links.map((link) => link.rule)])].join("; ");
}

function kindOf(cluster: Cluster, anchor: Mention): ActorKind {
  const told = [anchor, ...cluster.mentions].find(
    (mention) => mention.kind !== undefined && mention.kind !== "organisation" && mention.form !== "pronoun",
  );
  if (anchor.form === "pronoun") return anchor.number === "plural" ? "people" : "person";
  const kind = anchor.kind ?? told?.kind ?? "unknown";
  const finer = kind === "organisation" && told !== undefined && told.coarse === "organisation" ? told.kind : kind;
  return finer === undefined || finer.startsWith("place:") ? "unknown" : (finer as ActorKind);
}

function first<T>(cluster: Cluster, pick: (mention: Mention) => T | undefined): T | undefined {
  for (const mention of cluster.mentions) {
    const value = mention.form === "pronoun" ? undefined : pick(mention);
    if (value !== undefined) return value;
  }
  return undefined;
}

/** Who held an office and holds it no more is of the elite; who holds one at the time is of the government. */
function sectorAt(id: string | undefined, words: Words, published: string | undefined): string | undefined {
  const entity = id === undefined ? undefined : words.knowledge.entities.get(id);
  if (entity === undefined || published === undefined || entity.offices.length === 0 || entity.sector !== "GOV")
    return undefined;
  if (entity.offices.some((office) => isKnownAt(office, published))) return "GOV";
  return entity.offices.every(
    (office) => office.until !== undefined && office.until < published.slice(0, office.until.length),
  )
    ? "ELI"
    : undefined;
}

/** Numbers the actors by first mention and adds their roles, which point at other actors. */
export function numberActors(drafts: readonly Drafted[], words: Words): readonly Actor[] {
  const ordered = drafts.toSorted((a, b) => {
    const [x, y] = [a.actor.mentions[0]?.span ?? [0, 0], b.actor.mentions[0]?.span ?? [0, 0]];
    return x[0] - y[0] || x[1] - y[1];
  });
  const ids = new Map(ordered.map(({ cluster }, at) => [cluster, `a${at + 1}`]));
  const ofMention = new Map<Mention, string>();
  for (const { cluster } of ordered)
    for (const mention of cluster.mentions) ofMention.set(mention, ids.get(cluster) ?? "");
  return ordered.map(({ cluster, actor }): Actor => {
    const roles = actor.kind === "person" ? rolesOf(cluster, ofMention, words) : [];
    const { mentions, by, certainty, ...rest } = actor;
    return { id: ids.get(cluster) ?? "", ...rest, ...(roles.length === 0 ? {} : { roles }), mentions, by, certainty };
  });
}

/** The countries that the document names, by themselves or by their people and bodies. */
export const countriesOf = (clusters: readonly Cluster[], words: Words): ReadonlySet<string> =>
  new Set(
    clusters.flatMap(({ senses }) => {
      const [id] = senses;
      const entity = senses.length === 1 && id !== undefined ? words.knowledge.entities.get(id) : undefined;
      return entity?.country ?? [];
    }),
  );
