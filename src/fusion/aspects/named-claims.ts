import type { Actor } from "../../doc/reading.ts";
import { contains, type Span } from "../../doc/span.ts";
import { actorAsClaimant, type Claimant, claimantOf, samePeople } from "./claimant.ts";
import { claimIn } from "./denial-clauses.ts";
import { claimNounIn } from "./denial-words.ts";
import type { Denial, Opposed } from "./denials.ts";
import type { AspectKnowledge } from "./knowledge.ts";
import { attributionAt, sentenceIndex, trimmed, trimmedSpan, type View, wordsAt } from "./view.ts";
import { contentWords, stemOf } from "./words.ts";

/**
 * "Rejected criticism from the senator that …", "contradict Mr. Obama's comments that …": the denial itself says whose
 * claim it is.
 */
export function ownedInside(denial: Denial, knowledge: AspectKnowledge): Opposed | undefined {
  const { view, attribution, deniedSpans } = denial;
  const last = deniedSpans.at(-1);
  const cue = attribution?.act === "denial" ? attribution.cue : undefined;
  if (cue === undefined || last === undefined || last[1] <= cue[1]) return undefined;
  const stretch: Span = [cue[1], last[1]];
  const noun = claimNounIn(view, [stretch[0], Math.min(stretch[1], stretch[0] + OPENING)], knowledge);
  if (noun === undefined || !/\b(?:that|of)\b/.test(view.text.slice(noun.span[1], last[1]))) return undefined;
  const owner = ownerOf(view, noun.span, stretch);
  if (owner === undefined) return undefined;
  const { key, name } = view.report.identify(owner.id);
  const claimant: Claimant = {
    key,
    name,
    kind: "named",
    chain: [...denial.claimant.chain, name],
    lineage: denial.claimant.lineage,
  };
  if (samePeople(claimant, denial.claimant)) return undefined;
  const words: Span = [noun.span[0], trimmed(view, [noun.span[0], last[1]])];
  return {
    denial,
    assertion: { view, claimant, spans: [words], text: wordsAt(view, words) },
    reason: `the denial names whose claim it is`,
  };
}

const OPENING = 60;

/** Whoever stands right before the noun, or behind "from", "by" or "of" after it. */
function ownerOf(view: View, noun: Span, stretch: Span): Actor | undefined {
  return [...view.actors.values()].find(({ mentions, kind }) =>
    mentions.some(({ span, form }) => {
      if (!contains(stretch, span) || form === "pronoun" || form === "adjective") return false;
      if (span[1] <= noun[0]) return /^(?:['’]s?)?\s+$/.test(view.text.slice(span[1], noun[0]));
      const between = view.text.slice(noun[1], Math.max(noun[1], span[0]));
      if (/^\s+(?:from|by)\s+(?:the\s+)?$/.test(between)) return true;
      // "A report in the paper that …" is the paper's; "reports in the capital that …" are nobody's.
      if (kind === "media" && /^\s+in\s+(?:the\s+)?$/.test(between)) return true;
      // "Criticism of the president" is not the president's: only "the view of the ministry that …" is its own.
      const named = /^\s+of\s+(?:the\s+)?$/.test(between);
      return named && /^[^.;]{0,60}\bthat\b/.test(view.text.slice(span[1], stretch[1]));
    }),
  );
}

/** "Kabul has blamed Pakistan for the violence, a charge that Islamabad denies": the claim, or the accusation as an event. */
export function saidBefore(denial: Denial, clause: Span): Opposed | undefined {
  const { view } = denial;
  const reason = "the denial hangs on it";
  const said = claimIn(view, clause);
  const accusation = [...view.events.values()].find(
    ({ type, mentions, actor }) =>
      type === "ACCUSE" && actor.length > 0 && mentions.some(({ trigger }) => contains(clause, trigger)),
  );
  const accuser = accusation?.actor[0] === undefined ? undefined : view.actors.get(accusation.actor[0]);
  const spans = [trimmedSpan(view, clause)];
  const text = wordsAt(view, clause);
  const claimants: Claimant[] = [];
  if (accuser !== undefined) claimants.push(actorAsClaimant(view, accuser));
  if (said !== undefined) claimants.push(claimantOf(view, said));
  const claimant = claimants.find((each) => !samePeople(each, denial.claimant));
  return claimant && { denial, assertion: { view, claimant, spans, text }, reason };
}

/**
 * "… has given rise to allegations of abuse. China denies the allegations": nobody is named who makes them, but the
 * words stand there.
 */
export function namedBefore(denial: Denial, knowledge: AspectKnowledge): Opposed | undefined {
  const { view, deniedSpans } = denial;
  const [span] = deniedSpans;
  if (span === undefined || !/^(?:the|these|those|such|all|any)\b/i.test(view.text.slice(...span))) return undefined;
  const anaphor = claimNounIn(view, span, knowledge);
  if (anaphor === undefined || contentWords(wordsAt(view, span), knowledge.empty).length > 2) return undefined;
  const index = sentenceIndex(view, span);
  for (const back of [0, 1, 2]) {
    const sentence = view.sentences[index - back];
    if (sentence === undefined) continue;
    const until: Span = back === 0 ? [sentence[0], span[0]] : sentence;
    const noun = nounLike(view, until, anaphor.noun);
    if (noun === undefined) continue;
    const by = attributionAt(view, noun);
    const claimant = claimantOf(view, by);
    if (samePeople(claimant, denial.claimant)) continue;
    const unnamed: Claimant = {
      ...claimant,
      key: `unnamed:${view.report.document}`,
      name: "somebody unnamed",
      kind: "unnamed",
    };
    const end = back === 0 ? Math.min(sentence[1], denial.spans[0]?.[0] ?? sentence[1]) : sentence[1];
    const words: Span = [noun[0], trimmed(view, [noun[0], end])];
    return {
      denial,
      assertion: { view, claimant: unnamed, spans: [words], text: wordsAt(view, words) },
      reason: `“${wordsAt(view, anaphor.span)}” are those named before`,
    };
  }
  return undefined;
}

function nounLike(view: View, within: Span, noun: string): Span | undefined {
  const wanted = stemOf(noun);
  for (const match of view.text.slice(...within).matchAll(/\p{L}+/gu)) {
    if (stemOf(match[0].toLowerCase()) === wanted)
      return [within[0] + match.index, within[0] + match.index + match[0].length];
  }
  return undefined;
}
