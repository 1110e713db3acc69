import type { Actor } from "../../doc/reading.ts";
import type { Span } from "../../doc/span.ts";
import type { Sentence } from "../../doc/token.ts";
import { conjuncts, isWithin, tokenAt } from "../../doc/tree.ts";
import type { Cluster, Situated } from "./corefer.ts";
import { type Draft, tellingWord } from "./draft.ts";
import type { EventLexicon } from "./lexicon.ts";
import type { Cast } from "./sides.ts";
import { statusOf } from "./status.ts";

/** Why one side of an event is who it is. */
export interface SideReason {
  readonly role: "actor" | "recipient";
  readonly actor: string;
  /** The way in the tree from the event's word to the words for the side, or from where else it comes. */
  readonly path: string;
}

/** Why one telling of an event is what it is. */
export interface MentionReason {
  readonly trigger: Span;
  /** "assault.tsv:29 open fire", and the frame of this row. */
  readonly found: string;
  readonly frame: string;
  readonly sides: readonly SideReason[];
  readonly status: string;
  readonly certainty: string;
  /** Why it tells of the same event as the first. */
  readonly joined?: string;
}

export interface EventReason {
  readonly event: string;
  readonly mentions: readonly MentionReason[];
  readonly date?: string;
  readonly place?: string;
}

export function explainCluster(cluster: Cluster, event: string, cast: Cast, lexicon: EventLexicon): EventReason {
  return {
    event,
    mentions: cluster.mentions.map((mention, at) => explainMention(mention, at > 0, cast, lexicon)),
    ...(cluster.dateWhy === undefined ? {} : { date: cluster.dateWhy }),
    ...(cluster.placeWhy === undefined ? {} : { place: cluster.placeWhy }),
  };
}

function explainMention(draft: Situated, joined: boolean, cast: Cast, lexicon: EventLexicon): MentionReason {
  return {
    trigger: draft.trigger,
    found: draft.by,
    frame: draft.frame ?? "",
    sides: [
      ...draft.actor.map((actor) => sideReason(draft, "actor", actor, cast)),
      ...draft.recipient.map((actor) => sideReason(draft, "recipient", actor, cast)),
    ],
    status: statusReason(draft, lexicon),
    certainty: certaintyReason(draft),
    ...(joined ? { joined: joinReason(draft) } : {}),
  };
}

function sideReason(draft: Draft, role: SideReason["role"], actor: Actor, cast: Cast): SideReason {
  const { sentence } = draft;
  const filler = draft.fillers.find((head) =>
    conjuncts(sentence, head).some((part) => cast.at(sentence, part) === actor),
  );
  const owner = draft.fillers.find((head) => cast.of(sentence, head).includes(actor));
  const place = draft.fillers.find((one) => cast.affected(sentence, one, draft.type, draft.actor).includes(actor));
  const head = filler ?? owner ?? place;
  if (head === undefined) return { role, actor: actor.id, path: "named beside it, not by its own frame" };
  const part = conjuncts(sentence, head).find((one) => cast.at(sentence, one) === actor);
  const path = pathBetween(sentence, draft.head, part ?? head);
  return { role, actor: actor.id, path: part === undefined ? `${path}, whose phrase names them` : path };
}

/** "“killed” ↓nsubj “Rebels”": up to the common governor, then down; conjuncts and phrases step by step. */
function pathBetween(sentence: Sentence, from: number, to: number): string {
  if (from === to) return `“${tokenAt(sentence, from).form}” itself`;
  const steps = [`“${tokenAt(sentence, from).form}”`];
  let at = from;
  while (!isWithin(sentence, to, at)) {
    const { deprel, head } = tokenAt(sentence, at);
    at = head;
    steps.push(`↑${deprel} “${tokenAt(sentence, at).form}”`);
  }
  const down: string[] = [];
  for (let below = to; below !== at; below = tokenAt(sentence, below).head) {
    const { deprel, form } = tokenAt(sentence, below);
    down.unshift(`↓${deprel} “${form}”`);
  }
  return [...steps, ...down].join(" ");
}

function statusReason(draft: Draft, lexicon: EventLexicon): string {
  const steps: string[] = [];
  const word = tellingWord(draft.sentence, draft.head, draft.wording);
  statusOf(draft.sentence, word, lexicon, draft.support, (by, status) => steps.push(`“${by.form}” makes it ${status}`));
  const last = steps.length === 1 ? (steps[0] ?? "").replace("makes it", "tells it as") : steps.join(", ");
  const changed = /\((ahead|will not|unless|to give way|alone)\)$/.exec(draft.by)?.[1];
  return changed === undefined ? last : `${last}; read as ${draft.type} (${changed})`;
}

function certaintyReason(draft: Draft): string {
  const noun = tokenAt(draft.sentence, draft.head).upos === "NOUN";
  if (draft.certainty === "sure") return "a verb or adjective whose doer is named";
  if (draft.certainty === "unsure") return "it names nobody";
  if (draft.actor.length === 0) return "only who it was done to is named";
  return noun ? "a noun: its phrase leaves more open than a clause" : "told by implication";
}

function joinReason(draft: Draft): string {
  if (draft.status === "denied") return "a denial of the same deed by the same people";
  if (draft.definite) return "a definite phrase that nothing contradicts";
  return "the same deed, the same sides, no other date or place";
}
