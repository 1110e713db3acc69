import type { Actor, Attribution } from "../../doc/reading.ts";
import { contains, overlaps, type Span } from "../../doc/span.ts";
import { actorAsClaimant, type Claimant } from "./claimant.ts";
import { denialWords } from "./denial-words.ts";
import type { AspectKnowledge } from "./knowledge.ts";
import type { View } from "./view.ts";
import { wordsOf } from "./words.ts";

/** A denial that hangs on another clause, or that no claim of the reading covers. */
export interface DenialClause {
  readonly claimant: Claimant;
  readonly actor?: Actor;
  readonly cue: Span;
  /** What is denied, behind the cue; empty where it stands before ("…, a charge that Islamabad denies"). */
  readonly object: Span;
  /** The clause before, where the denial hangs on it. */
  readonly hangsOn?: Span;
}

/** Between the one who denies and the verb. */
const BETWEEN = /^\s*(?:,\s*)?(?:(?:has|have|had|also|again|always|later|since|\p{Ll}+ly)\s+){0,4}$/u;

/** "…, a charge that Islamabad denies", "…, which Pakistan has rejected", "Pakistan denies this." */
export function denialClauses(view: View, knowledge: AspectKnowledge): readonly DenialClause[] {
  const known = [...view.attributions.values()].filter(({ act }) => act === "denial").map(({ cue }) => cue);
  const found: DenialClause[] = [];
  for (const sentence of view.sentences) {
    for (const { span: cue, kind } of denialWords(view, sentence, ["cue", "turn-down"], knowledge)) {
      if (known.some((other) => other !== undefined && overlaps(other, cue))) continue;
      const subject = subjectBefore(view, sentence, cue);
      if (subject === undefined) continue;
      const { actor } = subject;
      const claimant = actor === undefined ? capitalAsClaimant(view, subject.span) : actorAsClaimant(view, actor);
      const by = actor === undefined ? { claimant, cue } : { claimant, actor, cue };
      const object: Span = [cue[1], endOfClause(view, sentence, cue[1])];
      const hangsOn = clauseItHangsOn(view, sentence, subject.span, knowledge);
      if (hangsOn !== undefined) found.push({ ...by, object: [cue[1], cue[1]], hangsOn });
      else if (isAnaphoric(view, object, kind === "turn-down", knowledge)) found.push({ ...by, object });
    }
  }
  return found;
}

/** "Islamabad denies": a town that denies is a government, whether or not the reading took it for an actor. */
function capitalAsClaimant({ report, text }: View, span: Span): Claimant {
  const name = text.slice(...span);
  const outlet = report.outlet ?? report.document;
  return { key: `place:${name}`, name, chain: [outlet, name], lineage: report.lineage, kind: "named" };
}

interface Subject {
  readonly actor?: Actor;
  readonly span: Span;
}

function subjectBefore(view: View, sentence: Span, cue: Span): Subject | undefined {
  let best: Subject | undefined;
  for (const actor of view.actors.values()) {
    // "My" and "he" without a name deny for nobody whom a reader could look up.
    if (actor.mentions.every(({ form }) => form === "pronoun")) continue;
    for (const { span, form } of actor.mentions) {
      if (!contains(sentence, span) || span[1] > cue[0] || form === "adjective") continue;
      if (!BETWEEN.test(view.text.slice(span[1], cue[0]))) continue;
      if (best === undefined || span[0] < best.span[0]) best = { actor, span };
    }
  }
  if (best !== undefined) return best;
  for (const { mentions } of view.places.values()) {
    for (const span of mentions) {
      const named = contains(sentence, span) && /^\p{Lu}/u.test(view.text.slice(...span));
      if (named && span[1] <= cue[0] && BETWEEN.test(view.text.slice(span[1], cue[0]))) return { span };
    }
  }
  return undefined;
}

/** "…, a charge that X denies": the words before the noun; none where the clause stands by itself. */
function clauseItHangsOn(view: View, sentence: Span, subject: Span, { claimNouns }: AspectKnowledge): Span | undefined {
  const before = view.text.slice(sentence[0], subject[0]);
  const match = /[,–—-]\s*(?:(?:an?|the)\s+)?(?:(\p{L}+)\s+)?(?:that|which)?\s*(?:the\s+)?$/u.exec(before);
  if (match === null || !/\p{L}/u.test(match[0])) return undefined;
  const noun = match[1]?.toLowerCase();
  const relative = /\b(?:that|which)\s*(?:the\s+)?$/.test(match[0]);
  const named = noun !== undefined && claimNouns.has(noun);
  if (!named && !(relative && (noun === undefined || noun === "something" || noun === "which"))) return undefined;
  return [sentence[0], sentence[0] + match.index];
}

/** "Denies this", "rejected the accusation". */
function isAnaphoric(view: View, object: Span, turnDown: boolean, { claimNouns }: AspectKnowledge): boolean {
  const words = wordsOf(view.text.slice(...object));
  if (words.length === 0 || words.length > 5) return false;
  const pointing = words[0] === "this" || words[0] === "that" || words[0] === "it" || words[0] === "them";
  if (pointing && words.length === 1) return true;
  const noun = words.slice(0, 4).some((word) => claimNouns.has(word));
  return (
    noun &&
    (pointing ||
      words[0] === "the" ||
      words[0] === "those" ||
      words[0] === "these" ||
      (!turnDown && words[0] === "any"))
  );
}

function endOfClause({ text }: View, sentence: Span, from: number): number {
  const rest = text.slice(from, sentence[1]);
  const end = /[,.;:!?]|\s(?:and|but|saying)\s/.exec(rest);
  return end === null ? sentence[1] : from + end.index;
}

/** The claim that a hanging denial answers: the last one that starts in the clause before it. */
export function claimIn(view: View, clause: Span): Attribution | undefined {
  return [...view.attributions.values()]
    .filter(
      ({ cue, content, negated }) =>
        !negated && [cue, ...content].some((span) => span !== undefined && contains(clause, span)),
    )
    .toSorted((a, b) => (b.content[0]?.[0] ?? 0) - (a.content[0]?.[0] ?? 0))[0];
}
