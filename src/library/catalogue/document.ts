import type { Actor, Attribution, Reading } from "../../doc/reading.ts";
import type { Span } from "../../doc/span.ts";
import type { Joined } from "../../fusion/actors/join.ts";
import { type Claimant, claimantOf } from "../../fusion/aspects/claimant.ts";
import type { Report } from "../../fusion/aspects/types.ts";
import { type View, viewOf } from "../../fusion/aspects/view.ts";
import { isPrivate } from "../../judgements/private.ts";
import type { ActorRef } from "../../query/records.ts";

/** A reading with what its catalogue rows are made of. */
export interface CatalogueDocument {
  readonly reading: Reading;
  readonly report: Report;
  readonly view: View;
  /** Keys in the whole library. */
  keyOf(actor: string): string;
  ref(actor: string): ActorRef;
  refs(actors: readonly string[]): readonly ActorRef[];
  claimantOf(attribution: string | undefined): Claimant;
  words(span: Span): string;
  /** Has a name or stands in the knowledge base: others are nobody to have a page. */
  isNamed(actor: Actor): boolean;
  isHidden(actor: string): boolean;
}

/** What is said of an outlet that nothing names. */
export const NO_OUTLET = "an outlet that is not named";

export function catalogueDocument(reading: Reading, joined: Joined): CatalogueDocument {
  const { id, outlet, published, text } = reading.document;
  const actors = new Map(reading.actors.map((actor) => [actor.id, actor]));
  const hidden = new Set(reading.actors.filter((actor) => isPrivate(reading, actor)).map((actor) => actor.id));
  const identify = (actor: string) => {
    const found = joined(id, actor);
    const name = actors.get(actor)?.name ?? actor;
    return found === undefined ? { key: `in:${id}#${actor}`, name } : { ...found, name };
  };
  const report: Report = {
    document: id,
    ...(published === undefined ? {} : { published: published.value }),
    ...(outlet === undefined ? {} : { outlet: outlet.name }),
    lineage: id,
    reading,
    events: reading.events.map((event) => event.id),
    identify,
  };
  const view = viewOf(report);
  const claimants = new Map<string | undefined, Claimant>();
  const ref = (actor: string): ActorRef => {
    const { key, name } = identify(actor);
    const kind = actors.get(actor)?.kind;
    return {
      key,
      name,
      ...(kind === undefined ? {} : { kind }),
      ...(hidden.has(actor) ? { private: true as const } : {}),
    };
  };
  return {
    reading,
    report,
    view,
    keyOf: (actor) => identify(actor).key,
    ref,
    refs: (ids) => unique(ids.map(ref)),
    claimantOf(attribution) {
      const known = claimants.get(attribution);
      if (known !== undefined) return known;
      const found = claimantOf(view, attribution === undefined ? undefined : view.attributions.get(attribution));
      const shown = outlet === undefined ? withoutOutlet(found, id) : found;
      claimants.set(attribution, shown);
      return shown;
    },
    words: (span) => text.slice(...span),
    isNamed: ({ entity, mentions }) => entity !== undefined || mentions.some(({ form }) => form === "name"),
    isHidden: (actor) => hidden.has(actor),
  };
}

const withoutOutlet = (claimant: Claimant, document: string): Claimant => {
  const shown = (name: string): string => (name === document ? NO_OUTLET : name);
  return { ...claimant, name: shown(claimant.name), chain: claimant.chain.map(shown) };
};

/** The document may take one actor for two. */
function unique(refs: readonly ActorRef[]): readonly ActorRef[] {
  const seen = new Set<string>();
  return refs.filter(({ key }) => !seen.has(key) && seen.add(key));
}

/** What a claim's words are, from the first to the last of its pieces. */
export function contentSpan({ content }: Attribution): Span {
  const starts = content.map(([start]) => start);
  const ends = content.map(([, end]) => end);
  return [Math.min(...starts), Math.max(...ends)];
}
