import type { Event, EventMention } from "../../doc/reading.ts";
import { contains, type Span } from "../../doc/span.ts";
import { claimantOf } from "./claimant.ts";
import { denialWords } from "./denial-words.ts";
import type { AspectKnowledge } from "./knowledge.ts";
import { seasonsIn } from "./season.ts";
import { type Statement, statement } from "./statement.ts";
import type { Question, Stance, Value } from "./types.ts";
import { type View, wordsAt } from "./view.ts";
import { wordsOf } from "./words.ts";

/** A statement on one question about one event of the story. */
export interface EventStatement {
  readonly question: Question;
  readonly statement: Statement;
  readonly event: Event;
  readonly view: View;
}

const HAPPENED: ReadonlySet<string> = new Set(["occurred", "ongoing"]);

/** What a report's claimants say of the story's events: whether, who, to whom, when and where. */
export function eventStatements(view: View, knowledge: AspectKnowledge): readonly EventStatement[] {
  return view.told.flatMap((event) => event.mentions.flatMap((mention) => ofMention(view, event, mention, knowledge)));
}

function ofMention(
  view: View,
  event: Event,
  mention: EventMention,
  knowledge: AspectKnowledge,
): readonly EventStatement[] {
  const attribution = mention.attribution === undefined ? undefined : view.attributions.get(mention.attribution);
  const stance = stanceOf(view, mention, knowledge);
  if (stance === undefined) return [];
  const claimant = claimantOf(view, attribution);
  const say = (question: Question, spans: readonly Span[], value?: Value): EventStatement => ({
    question,
    statement: statement(view, { claimant, stance, spans, ...(value === undefined ? {} : { value }) }),
    event,
    view,
  });
  const found = [say("happened", [mention.evidence])];
  // Who denies that something happened says nothing of who did it.
  if (stance !== "asserts") return found;
  const actor = actorsOf(view, event.actor);
  if (actor !== undefined && isStated(view, event.actor, mention)) found.push(say("actor", [mention.evidence], actor));
  const recipient = actorsOf(view, event.recipient);
  if (recipient !== undefined && isStated(view, event.recipient, mention)) {
    found.push(say("recipient", [mention.evidence], recipient));
  }
  const date = dateOf(view, event, mention, knowledge);
  if (date !== undefined) found.push(say("date", [date.span ?? mention.evidence], date.value));
  const place = event.place === undefined ? undefined : view.places.get(event.place);
  const where = place?.mentions.find((span) => inSentence(view, mention, span));
  if (place !== undefined && where !== undefined) {
    const value: Value = {
      kind: "place",
      name: place.name,
      ...(place.country === undefined ? {} : { country: place.country }),
    };
    found.push(say("place", [where], value));
  }
  return found;
}

function stanceOf(
  view: View,
  { status, attribution, evidence }: EventMention,
  knowledge: AspectKnowledge,
): Stance | undefined {
  const said = attribution === undefined ? undefined : view.attributions.get(attribution);
  if (said?.negated === true) return "silent";
  if (said !== undefined && isEvasive(view, said.cue, said.content, knowledge)) return "silent";
  if (HAPPENED.has(status)) return said?.act === "question" || said?.act === "demand" ? undefined : "asserts";
  if (status === "denied") return "denies";
  if (status !== "negated") return undefined;
  return wordsOf(wordsAt(view, evidence)).some((word) => knowledge.modals.has(word)) ? undefined : "denies";
}

/** "Neither confirmed nor denied", "declined to say". */
function isEvasive(view: View, cue: Span | undefined, content: readonly Span[], knowledge: AspectKnowledge): boolean {
  if (cue === undefined) return false;
  const until: Span = [cue[0], Math.max(cue[1], Math.min(content[0]?.[1] ?? cue[1], cue[1] + 20))];
  return denialWords(view, until, ["evasion"], knowledge).length > 0;
}

/** The document's event has one list of actors; a mention states those that stand in its own sentence. */
function isStated(view: View, ids: readonly string[], mention: EventMention): boolean {
  return ids.some((id) => view.actors.get(id)?.mentions.some(({ span }) => inSentence(view, mention, span)));
}

const inSentence = (view: View, { evidence, trigger }: EventMention, span: Span): boolean =>
  contains(evidence, span) ||
  view.sentences.some((sentence) => contains(sentence, trigger) && contains(sentence, span));

function actorsOf(view: View, ids: readonly string[]): Value | undefined {
  const identities = ids
    .map((id) => view.report.identify(id))
    .toSorted((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
  if (identities.length === 0) return undefined;
  return { kind: "actors", keys: identities.map(({ key }) => key), names: identities.map(({ name }) => name) };
}

/** By the words of the sentence; what was only assumed from the day of publication is nobody's statement. */
function dateOf(
  view: View,
  { date, mentions }: Event,
  mention: EventMention,
  knowledge: AspectKnowledge,
): { readonly value: Value; readonly span?: Span } | undefined {
  const span = date?.span;
  if (date !== undefined && span !== undefined && date.basis !== "publication" && inSentence(view, mention, span)) {
    return { value: { kind: "date", from: date.value, to: date.value, edtf: date.value }, span };
  }
  if (date !== undefined || view.report.published !== undefined || mention !== mentions[0]) return undefined;
  const [day, ...more] = seasonsIn(view.text, mention.evidence, knowledge).filter((season) => season.day !== undefined);
  if (day === undefined || more.length > 0) return undefined;
  const edtf = `XXXX-${two(day.first)}-${two(day.day ?? 1)}`;
  return { value: { kind: "date", from: edtf, to: edtf, edtf }, span: day.span };
}

const two = (number: number): string => String(number).padStart(2, "0");
