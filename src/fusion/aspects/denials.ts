import type { Attribution } from "../../doc/reading.ts";
import { overlaps, type Span } from "../../doc/span.ts";
import { type Claimant, claimantOf } from "./claimant.ts";
import { denialClauses } from "./denial-clauses.ts";
import { denialWords, isDenial } from "./denial-words.ts";
import type { AspectKnowledge } from "./knowledge.ts";
import { admits, clauseBefore, named, speakerBefore, verdictsIn } from "./verdicts.ts";
import { attributionAt, claimSpans, contentText, eventsIn, trimmedSpan, type View, wordsAt } from "./view.ts";
import { wordsOf } from "./words.ts";

/** Somebody says that something is not so. */
export interface Denial {
  readonly view: View;
  readonly claimant: Claimant;
  /** The words of the denial, which are its evidence. */
  readonly spans: readonly Span[];
  /** What is denied, in the denier's words; only "it" or "the claim" where that is all. */
  readonly denied: string;
  readonly deniedSpans: readonly Span[];
  /** The claim that the denial belongs to, where there is one. */
  readonly attribution?: Attribution;
  /** The actors who deny, where no claim of the reading says it. */
  readonly deniers?: readonly string[];
  /** The clause that a denial hangs on, which is what it denies: "…, a charge that Islamabad denies". */
  readonly hangsOn?: Span;
  /** Events that the denied words hold. */
  readonly events: readonly string[];
}

/** A claim that a denial may be about. */
export interface Assertion {
  readonly view: View;
  readonly claimant: Claimant;
  readonly spans: readonly Span[];
  readonly text: string;
  readonly attribution?: Attribution;
}

/** A denial and what it is about, with a reason why. */
export interface Opposed {
  readonly denial: Denial;
  readonly assertion: Assertion;
  readonly reason: string;
}

const ASSERTING: ReadonlySet<string> = new Set(["statement", "accusation", "belief", "warning", "praise", "promise"]);

/** All claims of a document that say that something is so. */
export function assertionsOf(view: View, knowledge: AspectKnowledge): readonly Assertion[] {
  const found: Assertion[] = [];
  for (const attribution of view.attributions.values()) {
    if (attribution.negated || !ASSERTING.has(attribution.act)) continue;
    if (isDemand(view, attribution) || wordsOf(contentText(view, attribution)).length < CLAUSE) continue;
    // "Was not true" inside a claim makes it a denial.
    if (attribution.content.some((piece) => denialWords(view, piece, ["verdict"], knowledge).length > 0)) continue;
    found.push({
      view,
      claimant: claimantOf(view, attribution),
      spans: claimSpans(attribution),
      text: contentText(view, attribution),
      attribution,
    });
  }
  return found;
}

/** "Discussed the foundation" names a subject and claims nothing of it. */
const CLAUSE = 4;

/** "Dismissed that suggestion | as a sign of disarray": what it is called is no part of what is denied. */
function withoutEpithet({ text }: View, [start, end]: Span): Span {
  const as = /^(?:\S+\s+){0,4}?\S+(?=\s+as\s)/.exec(text.slice(start, end));
  return as === null ? [start, end] : [start, start + as[0].length];
}

/** "Implored them to return": the cue is what the event layer reads as a request. */
const isDemand = (view: View, { cue }: Attribution): boolean =>
  cue !== undefined &&
  [...view.events.values()].some(
    ({ type, mentions }) => type === "REQUEST" && mentions.some(({ trigger }) => overlaps(trigger, cue)),
  );

/** The denials of a document: by their verb, and by what they say of a claim ("was absolutely untrue"). */
export function denialsOf(view: View, knowledge: AspectKnowledge): readonly Denial[] {
  const found: Denial[] = [];
  for (const attribution of view.attributions.values()) {
    if (!isDenial(view, attribution, knowledge)) continue;
    const deniedSpans = attribution.content.map((piece) => withoutEpithet(view, piece));
    found.push({
      view,
      claimant: claimantOf(view, attribution),
      spans: claimSpans(attribution),
      denied: deniedSpans.map((span) => wordsAt(view, span)).join(" "),
      deniedSpans,
      attribution,
      events: eventsIn(view, attribution.content),
    });
  }
  for (const { claimant, actor, cue, object, hangsOn } of denialClauses(view, knowledge)) {
    const denied = hangsOn ?? object;
    found.push({
      view,
      claimant,
      spans: hangsOn === undefined ? [cue, trimmedSpan(view, object)] : [cue],
      denied: wordsAt(view, denied).trim(),
      deniedSpans: [trimmedSpan(view, denied)],
      ...(actor === undefined ? {} : { deniers: [actor.id] }),
      ...(hangsOn === undefined ? {} : { hangsOn }),
      events: eventsIn(view, [denied]),
    });
  }
  for (const sentence of view.sentences) {
    for (const verdict of verdictsIn(view, sentence, knowledge)) {
      if (found.some(({ spans }) => spans.some((span) => overlaps(span, verdict.span)))) continue;
      const by = named(view, attributionAt(view, verdict.span)) ?? speakerBefore(view, sentence, verdict.span);
      // The outlet's own verdict is a position too, but who is denied stays unclear without a speaker.
      if (by === undefined || by.negated || by.act === "question" || admits(view, by, knowledge)) continue;
      const claimant = claimantOf(view, by);
      if (claimant.kind === "unnamed") continue;
      const clause = clauseBefore(view, sentence, verdict.span, by);
      found.push({
        view,
        claimant,
        spans: [verdict.span[0] - clause[0] < 200 ? [clause[0], verdict.span[1]] : verdict.span],
        denied: wordsAt(view, clause),
        deniedSpans: [clause],
        attribution: by,
        events: eventsIn(view, [clause]),
      });
    }
  }
  return found;
}
