import type { Actor, Attribution, Event, EventMention, Figure } from "../../doc/reading.ts";
import { byPosition, contains } from "../../doc/span.ts";
import type { Sentence } from "../../doc/token.ts";
import { dependent, tokenAt } from "../../doc/tree.ts";
import { type Annotations, attributionAt } from "../annotations.ts";
import type { Component } from "../pipeline.ts";
import type { Resources } from "../resources.ts";
import { dateDrafts } from "./carry.ts";
import { type Circumstances, createCircumstances } from "./circumstance.ts";
import { commit } from "./commit.ts";
import { isIn } from "./condition.ts";
import { contextsOf } from "./contexts.ts";
import { type Cluster, corefer, type Situated } from "./corefer.ts";
import { type Draft, draftOf } from "./draft.ts";
import { type EventReason, explainCluster } from "./explain.ts";
import { foldClause } from "./fold.ts";
import { keeps } from "./keep.ts";
import { type EventLexicon, readEventLexicon } from "./lexicon.ts";
import { matchSentence } from "./match.ts";
import { turnToDoer } from "./reproach.ts";
import { type Cast, createCast } from "./sides.ts";
import { demands } from "./speech.ts";
import { createTerritory, readStateNames, type StateNames } from "./territory.ts";

export type { EventReason, MentionReason, SideReason } from "./explain.ts";

export interface EventReader extends Component {
  /** Why the events of a document whose earlier layers are there are what they are, in the order of the events. */
  explain(annotations: Annotations): readonly EventReason[];
}

/** What happened: PLOVER events with sides, status, date and place. */
export function createEventReader(resources: Resources): EventReader {
  const lexicon = readEventLexicon(resources);
  const names = readStateNames(resources);
  return {
    name: "6-event",
    requires: ["sentences", "actors", "places", "attributions", "times", "figures"],
    assigns: ["events"],
    revises: ["actors", "attributions", "figures"],
    apply: (annotations) => {
      const { clusters, added, circumstances } = clustersOf(annotations, lexicon, names);
      annotations.actors = [...annotations.actors, ...added];
      const shared = circumstances.figuresOf(clusters.flatMap(({ mentions }) => mentions));
      const figures = new Map<string, string>();
      annotations.events = clusters.map((cluster, at) =>
        eventOf(cluster, `e${at + 1}`, annotations, lexicon, shared, figures),
      );
      annotations.figures = annotations.figures.map((figure) => linkFigure(figure, figures));
      annotations.attributions = annotations.attributions.map((attribution) =>
        linkDenial(attribution, annotations.events),
      );
    },
    explain: (annotations) => {
      const { clusters, cast } = clustersOf(annotations, lexicon, names);
      return clusters.map((cluster, at) => explainCluster(cluster, `e${at + 1}`, cast, lexicon));
    },
  };
}

interface Read {
  readonly clusters: readonly Cluster[];
  /** States that only their places name. */
  readonly added: readonly Actor[];
  readonly cast: Cast;
  readonly circumstances: Circumstances;
}

function clustersOf(annotations: Annotations, lexicon: EventLexicon, names: StateNames): Read {
  const territory = createTerritory(annotations, names);
  const cast = createCast(annotations, territory);
  const circumstances = createCircumstances(annotations);
  const drafts = annotations.sentences.map((sentence) => readSentence(annotations, sentence, lexicon, cast));
  const situated = dateDrafts(
    drafts.flatMap((own) => own.map((draft) => situate(draft, own, circumstances))),
    annotations,
    circumstances,
  );
  return { clusters: corefer(situated, lexicon), added: territory.added, cast, circumstances };
}

const NOTHING: ReadonlySet<string> = new Set();

function readSentence(
  annotations: Annotations,
  sentence: Sentence,
  lexicon: EventLexicon,
  cast: Cast,
): readonly Draft[] {
  const found = matchSentence(sentence, lexicon, cast)
    .map((match) => draftOf(match, lexicon))
    .filter((draft) => draft !== undefined);
  const folded = foldClause(found);
  const committed = folded.map((draft) => turnToDoer(commit(draft, folded), folded));
  const appeals = lexicon.classes.get("appeal") ?? NOTHING;
  const kept = committed.flatMap((draft): readonly Draft[] => {
    if (keeps(draft, committed, appeals)) return [draft];
    return draft.definite && draft.actor.length + draft.recipient.length === 0 ? [{ ...draft, tentative: true }] : [];
  });
  return [...kept, ...demands(annotations, sentence, kept, cast)].sort((a, b) => byPosition(a.trigger, b.trigger));
}

function situate(draft: Draft, others: readonly Draft[], circumstances: Circumstances): Situated {
  const dated = circumstances.dateOf(draft, others);
  const placed = circumstances.placeOf(draft);
  return {
    ...draft,
    ...(dated === undefined ? {} : { date: dated.date, dateWhy: dated.why }),
    ...(placed === undefined ? {} : { place: placed.place, placeWhy: placed.why }),
  };
}

function eventOf(
  cluster: Cluster,
  id: string,
  annotations: Annotations,
  lexicon: EventLexicon,
  shared: ReadonlyMap<Draft, readonly Figure[]>,
  linked: Map<string, string>,
): Event {
  const [main] = cluster.mentions;
  if (main === undefined) throw new RangeError("a cluster without mentions");
  const figures: string[] = [];
  for (const mention of cluster.mentions) {
    for (const figure of shared.get(mention) ?? []) {
      linked.set(figure.id, id);
      figures.push(figure.id);
    }
  }
  return {
    id,
    type: main.type,
    ...(main.mode === undefined ? {} : { mode: main.mode }),
    contexts: contextsOf(main.sentence, lexicon),
    actor: cluster.actor.map((actor) => actor.id),
    recipient: cluster.recipient.map((actor) => actor.id),
    mentions: cluster.mentions.map((mention) => mentionOf(mention, annotations.attributions, lexicon)),
    ...(cluster.date === undefined ? {} : { date: cluster.date }),
    ...(cluster.place === undefined ? {} : { place: cluster.place.id }),
    figures,
    by: main.by,
    certainty: main.certainty,
  };
}

function mentionOf(draft: Draft, attributions: readonly Attribution[], lexicon: EventLexicon): EventMention {
  const attribution = attributionAt(attributions, draft.trigger[0]);
  const denied =
    attribution?.act === "denial" &&
    !attribution.negated &&
    !isTakenForGranted(draft, attribution, lexicon) &&
    (draft.status === "occurred" || draft.status === "ongoing");
  return {
    trigger: draft.trigger,
    evidence: draft.evidence,
    status: denied ? "denied" : draft.status,
    ...(attribution === undefined ? {} : { attribution: attribution.id }),
  };
}

/** "rejected a point of the deal that they signed": a relative clause inside what is denied is taken for granted, not denied. */
function isTakenForGranted({ sentence, head }: Draft, { content }: Attribution, lexicon: EventLexicon): boolean {
  for (let token = tokenAt(sentence, head); token.head >= 0; token = tokenAt(sentence, token.head)) {
    if (token.deprel !== "acl:relcl" || dependent(sentence, token.index, "mark") !== undefined) continue;
    const noun = tokenAt(sentence, token.head);
    // "denied that it was its troops that killed": in a cleft the relative clause is what is denied.
    const cleft = dependent(sentence, noun.index, "cop") !== undefined;
    // "denied accusations that rebels had killed": the parser often takes such a content for a relative clause.
    const spoken = isIn(lexicon, "accusation", noun);
    if (!cleft && !spoken && content.some((span) => contains(span, [noun.start, noun.end]))) return true;
  }
  return false;
}

function linkFigure(figure: Figure, linked: ReadonlyMap<string, string>): Figure {
  const event = linked.get(figure.id);
  return event === undefined || figure.event !== undefined ? figure : { ...figure, event };
}

/** A denial is about the event that its content tells. */
function linkDenial(attribution: Attribution, events: readonly Event[]): Attribution {
  if (attribution.act !== "denial" || attribution.about !== undefined) return attribution;
  const event = events.find((one) =>
    one.mentions.some((mention) => attribution.content.some((content) => contains(content, mention.trigger))),
  );
  return event === undefined ? attribution : { ...attribution, about: { event: event.id } };
}
