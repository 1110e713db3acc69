import type { Actor, Attribution } from "../../doc/reading.ts";
import { contains, overlaps, type Span } from "../../doc/span.ts";
import { actorAsClaimant, type Claimant, chainOf, claimantOf, samePeople } from "./claimant.ts";
import { claimIn, denialClauses } from "./denial-clauses.ts";
import { claimNounIn, denialWords, isDenial } from "./denial-words.ts";
import type { AspectKnowledge } from "./knowledge.ts";
import { compareText } from "./order.ts";
import {
  attributionAt,
  claimSpans,
  contentText,
  mentionsIn,
  sentenceIndex,
  sentencesApart,
  type View,
  wordsAt,
} from "./view.ts";
import { contentWords, shared, stemOf, wordsOf } from "./words.ts";

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

const ASSERTING: ReadonlySet<string> = new Set(["statement", "accusation", "belief", "warning", "praise", "promise"]);

/** All claims of a document that say that something is so. */
export function assertionsOf(view: View, knowledge: AspectKnowledge): readonly Assertion[] {
  const found: Assertion[] = [];
  for (const attribution of view.attributions.values()) {
    if (attribution.negated || !ASSERTING.has(attribution.act)) continue;
    if (isDemand(view, attribution)) continue;
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
    found.push({
      view,
      claimant: claimantOf(view, attribution),
      spans: claimSpans(attribution),
      denied: contentText(view, attribution),
      deniedSpans: attribution.content,
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

function verdictsIn(view: View, sentence: Span, knowledge: AspectKnowledge): readonly { readonly span: Span }[] {
  return denialWords(view, sentence, ["verdict", "epithet"], knowledge).filter(({ kind, span }) => {
    if (!isPredicate(view, sentence, span)) return false;
    const before = wordsOf(view.text.slice(sentence[0], span[0]));
    if (before.at(-1) === "politically") return false;
    return kind === "verdict"
      ? isNegative(view, span) || before.slice(-4).some((word) => BE.has(word)) || called(before, knowledge)
      : called(before, knowledge);
  });
}

const called = (before: readonly string[], { callings }: AspectKnowledge): boolean =>
  before.slice(-7).some((word) => callings.has(word));

const BE: ReadonlySet<string> = new Set(["is", "was", "are", "were", "be", "been", "being"]);
/** "Not true", "never happened", "no truth": these are no attributes of a noun behind them. */
const isNegative = (view: View, span: Span): boolean =>
  /^(?:not|no|never|did not|isn|wasn|without)/i.test(view.text.slice(...span));

/** "A false narrative" calls something else false than "the narrative is false" does. */
function isPredicate(view: View, sentence: Span, span: Span): boolean {
  const next = /^[”"’'\s]*(\p{Ll}+)/u.exec(view.text.slice(span[1], sentence[1]))?.[1];
  const closed = /^[”"’']*\s*[,.;:!?—–)]/u.test(view.text.slice(span[1], sentence[1]));
  return next === undefined || closed || FOLLOWS.has(next);
}

const FOLLOWS: ReadonlySet<string> = new Set(
  "and but or because as since when that which who in at for to by of with if while although said says told added indeed".split(
    " ",
  ),
);

/** The innermost claim around it that has a speaker. */
function named(view: View, attribution: Attribution | undefined): Attribution | undefined {
  for (let at = attribution; at !== undefined; ) {
    if (at.source.actors.length > 0 || at.source.span !== undefined) return at;
    at = at.within === undefined ? undefined : view.attributions.get(at.within);
  }
  return attribution;
}

/** "Admitted that the date was not correct": this agrees with whoever said so before. */
const admits = (view: View, { cue }: Attribution, knowledge: AspectKnowledge): boolean =>
  cue !== undefined && denialWords(view, cue, ["admission"], knowledge).length > 0;

/** "Called it a provocation and said it was untrue": the second half has the speaker of the first. */
function speakerBefore(view: View, sentence: Span, span: Span): Attribution | undefined {
  return [...view.attributions.values()]
    .filter(({ cue }) => cue !== undefined && contains(sentence, cue) && cue[1] <= span[0])
    .toSorted((a, b) => (b.cue?.[0] ?? 0) - (a.cue?.[0] ?? 0))[0];
}

/** What stands before the verdict in its claim: "Earlier reports that he had fled to Tajikistan | were not correct". */
function clauseBefore(view: View, sentence: Span, verdict: Span, by: Attribution): Span {
  const piece = by.content.find((content) => contains(content, verdict));
  const start = piece?.[0] ?? Math.max(sentence[0], by.cue?.[1] ?? sentence[0]);
  const clause = subjectOf(view, [start, Math.max(start, verdict[0])]);
  if (/\p{L}{4}/u.test(view.text.slice(...clause)) || by.within === undefined) return clause;
  // "… that their victory is inevitable, which he believes | is not the case": the subject is in the outer claim.
  const outer = view.attributions.get(by.within)?.content.find((content) => contains(content, verdict));
  return outer === undefined ? clause : [outer[0], Math.max(outer[0], by.source.span?.[0] ?? clause[0])];
}

/** From the last boundary of clauses on; "reports that he had fled" stays whole. */
function subjectOf(view: View, [start, end]: Span): Span {
  let from = start;
  for (const match of view.text
    .slice(start, end)
    .matchAll(
      /[;:]\s|,\s(?:and|but)\s|\b(?:and|but)\s(?:said|added|that|it|they|this|these)\b|\bthat\s(?=it|they|this|these)/gi,
    )) {
    from = start + match.index + (/^(?:and|but) (?:it|they|this|these)/i.test(match[0]) ? 4 : match[0].length);
  }
  return [from, end];
}

/** Who is meant, rather than how he is called; then the words of everything else. */
export function tokensOf(view: View, spans: readonly Span[], empty: ReadonlySet<string>): readonly string[] {
  const keys = new Set<string>();
  const named: Span[] = [];
  for (const actor of view.actors.values()) {
    for (const { span, form } of actor.mentions) {
      if ((form !== "name" && form !== "pronoun") || !spans.some((outer) => contains(outer, span))) continue;
      keys.add(`@${view.report.identify(actor.id).key}`);
      named.push(span);
    }
  }
  const rest = spans.flatMap((span) => without(view, span, named)).join(" ");
  return [...[...keys].sort(compareText), ...contentWords(rest, empty)];
}

function without({ text }: View, [start, end]: Span, cut: readonly Span[]): readonly string[] {
  let from = start;
  const pieces: string[] = [];
  for (const span of cut.filter((each) => overlaps(each, [start, end])).toSorted((a, b) => a[0] - b[0])) {
    if (span[0] > from) pieces.push(text.slice(from, span[0]));
    from = Math.max(from, span[1]);
  }
  return [...pieces, text.slice(from, Math.max(from, end))];
}

const eventsIn = (view: View, spans: readonly Span[]): readonly string[] =>
  [...view.events.values()]
    .filter(({ mentions }) => mentions.some(({ trigger }) => spans.some((span) => contains(span, trigger))))
    .map(({ id }) => id);

/**
 * "Rejected criticism from the senator that …", "contradict Mr. Obama's comments that …": the denial itself says whose
 * claim it is.
 */
function ownedInside(denial: Denial, knowledge: AspectKnowledge): Opposed | undefined {
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

/** "Kabul has blamed Pakistan for the violence, a charge that Islamabad denies": the claim, or the accusation as an event. */
function saidBefore(denial: Denial, clause: Span): Opposed | undefined {
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

const OPENING = 60;

/** Whoever stands right before the noun, or behind "from", "by" or "of" after it. */
function ownerOf(view: View, noun: Span, stretch: Span): Actor | undefined {
  return [...view.actors.values()].find(({ mentions }) =>
    mentions.some(({ span, form }) => {
      if (!contains(stretch, span) || form === "pronoun" || form === "adjective") return false;
      if (span[1] <= noun[0]) return /^(?:['’]s?)?\s+$/.test(view.text.slice(span[1], noun[0]));
      const between = view.text.slice(noun[1], Math.max(noun[1], span[0]));
      if (/^\s+(?:from|by)\s+(?:the\s+)?$/.test(between)) return true;
      // "Criticism of the president" is not the president's: only "the view of the ministry that …" is its own.
      const named = /^\s+of\s+(?:the\s+)?$/.test(between);
      return named && /^[^.;]{0,60}\bthat\b/.test(view.text.slice(span[1], stretch[1]));
    }),
  );
}

/** A denial and what it is about, with a reason why. */
export interface Opposed {
  readonly denial: Denial;
  readonly assertion: Assertion;
  readonly reason: string;
}

const ENOUGH = 2;
const FAR = 4;

/** The claim of the same document that a denial is most likely about; none where nothing speaks for one. */
export function targetOf(
  denial: Denial,
  assertions: readonly Assertion[],
  knowledge: AspectKnowledge,
): Opposed | undefined {
  if (denial.hangsOn !== undefined) return saidBefore(denial, denial.hangsOn);
  const inside = ownedInside(denial, knowledge);
  if (inside !== undefined) return inside;
  let best: { readonly score: number; readonly opposed: Opposed } | undefined;
  for (const assertion of assertions) {
    const scored = score(denial, assertion, knowledge);
    if (scored === undefined || scored.score < ENOUGH || (best !== undefined && scored.score <= best.score)) continue;
    best = { score: scored.score, opposed: { denial, assertion, reason: scored.reason } };
  }
  return best?.opposed ?? namedBefore(denial, knowledge);
}

function score(
  denial: Denial,
  assertion: Assertion,
  knowledge: AspectKnowledge,
): { readonly score: number; readonly reason: string } | undefined {
  const { view } = denial;
  const said = assertion.attribution;
  if (assertion.view !== view || said === undefined || said === denial.attribution) return undefined;
  if (samePeople(assertion.claimant, denial.claimant)) return undefined;
  const [at, spoken] = [denial.spans[0], assertion.spans[0]];
  if (at === undefined || spoken === undefined) return undefined;
  // A claim that holds the denial, or that the denial holds as its own words, is not what it answers.
  if (said.content.some((piece) => contains(piece, at))) return undefined;
  if (denial.spans.some((span) => contains(span, spoken))) return undefined;
  const outer = denial.attribution === undefined ? [] : chainOf(view, denial.attribution);
  if (outer.some((each) => samePeople(claimantOf(view, each), assertion.claimant))) return undefined;
  const apart = sentencesApart(view, spoken, at);
  const owned = apart >= 0 && ownsClaimBefore(denial, assertion, knowledge);
  if (apart > (owned ? 2 * FAR : FAR) || apart < -2) return undefined;
  const { empty } = knowledge;
  const denied = deniedTokens(denial, knowledge);
  if (isNobodys(assertion, knowledge)) return undefined;
  const common = shared(denied, tokensOf(view, said.content, empty)).filter((token) => !isDenier(denial, token));
  const concerned = denierIn(denial, assertion);
  const pointed = denial.attribution?.about;
  const anaphoric = denied.length <= 1;
  // Ahead only what concerns the denier is answered: "Ghani denied …. An agency had quoted … that Ghani had …".
  if (apart < 0 && !(concerned && announces(denial, knowledge))) return undefined;
  let sum = Math.min(3, weightOf(common));
  const reasons: string[] = common.length > 0 ? [`both speak of ${spokenTokens(common)}`] : [];
  if (pointed?.attribution === said.id) {
    sum += 1;
    reasons.push("the denial points at it");
  }
  if (
    pointed?.event !== undefined &&
    isMainEvent(denial, pointed.event) &&
    eventsIn(view, said.content).includes(pointed.event)
  ) {
    sum += 2;
    reasons.push("both are about one event");
  }
  if (concerned) {
    sum += 1;
    reasons.push("it is about the one who denies");
  }
  if (anaphoric && apart >= 0 && apart <= 1 && said.act !== "promise" && isLastBefore(denial, said)) {
    sum += denied.length === 0 ? 2 : 1.5 - apart * 0.5;
    reasons.push("it stands right before");
  }
  if (apart <= 0 && concerned && announces(denial, knowledge)) {
    sum += 1.5;
    reasons.push("the denial announces it");
  }
  if (anaphoric && owned) {
    sum += 2;
    reasons.push("the text calls it a claim of that source");
  }
  if (sameNoun(denial, assertion)) {
    sum += 1;
    reasons.push("it is called by the same name");
  }
  if (said.act === "accusation" && concerned) {
    sum += 1;
    reasons.push("it is a charge");
  }
  const distance = owned ? 0 : Math.max(0, Math.abs(apart) - 1) * 0.25;
  return { score: sum - distance, reason: reasons.join("; ") };
}

/** "The notion that casting a ballot matters" is denied by many and claimed by nobody in particular. */
function isNobodys({ view, claimant, attribution }: Assertion, { thoughts }: AspectKnowledge): boolean {
  if (claimant.kind !== "unnamed" || attribution?.cue === undefined) return false;
  return wordsOf(wordsAt(view, attribution.cue)).some((word) => thoughts.has(word));
}

/** That both name the one who denies says nothing of what is denied. */
const isDenier = ({ view, attribution, deniers }: Denial, token: string): boolean =>
  (deniers ?? attribution?.source.actors ?? []).some((id) => token === `@${view.report.identify(id).key}`);

/** No other speaker comes between a claim and the "that" which denies it. */
function isLastBefore({ view, spans: [at], attribution }: Denial, said: Attribution): boolean {
  const start = startOf(said);
  if (at === undefined || start > at[0]) return false;
  return ![...view.attributions.values()].some(
    (other) =>
      other !== said &&
      other !== attribution &&
      other.within !== said.id &&
      said.within !== other.id &&
      startOf(other) > start &&
      startOf(other) < at[0] &&
      !overlapping(other, said),
  );
}

const startOf = ({ cue, content }: Attribution): number => Math.min(cue?.[0] ?? Infinity, content[0]?.[0] ?? Infinity);
const overlapping = (a: Attribution, b: Attribution): boolean =>
  a.content.some((piece) => b.content.some((other) => overlaps(piece, other)));

const MAIN_CLAUSE = 60;

/** An event at the start of the denied words is what is denied; one further on may only date or place it. */
function isMainEvent({ view, deniedSpans: [span] }: Denial, id: string): boolean {
  return (view.events.get(id)?.mentions ?? []).some(
    ({ trigger }) => span !== undefined && contains(span, trigger) && trigger[0] - span[0] <= MAIN_CLAUSE,
  );
}

/** What is denied, without the noun that only says that it was claimed. */
export const deniedTokens = (
  { view, deniedSpans }: Denial,
  { empty, claimNouns }: AspectKnowledge,
): readonly string[] => tokensOf(view, deniedSpans, new Set([...empty, ...claimNouns]));

/** A charge against the denier, or words in which the denier is the first who is named. */
function denierIn({ view, attribution, deniers: own }: Denial, assertion: Assertion): boolean {
  const deniers = (own ?? attribution?.source.actors ?? [])
    .map((id) => view.actors.get(id))
    .filter((actor) => actor !== undefined);
  const content = assertion.attribution?.content ?? [];
  if (deniers.some((actor) => mentionsIn(content, actor))) return true;
  // A government answers for its country.
  const countries = new Set(deniers.filter(({ kind }) => STATE_KINDS.has(kind)).map(({ country }) => country));
  countries.delete(undefined);
  return (
    [...view.actors.values()].some((actor) => countries.has(actor.country) && mentionsIn(content, actor)) ||
    [...view.places.values()].some(
      ({ kind, country, mentions }) =>
        kind === "country" &&
        country !== undefined &&
        countries.has(country) &&
        mentions.some((span) => content.some((outer) => contains(outer, span))),
    )
  );
}

const STATE_KINDS: ReadonlySet<string> = new Set(["state", "government", "organisation", "office"]);

/** "Denied reports that …": what was reported is told afterwards. */
function announces({ view, deniedSpans: [span] }: Denial, { claimNouns }: AspectKnowledge): boolean {
  const first = span === undefined ? undefined : wordsOf(wordsAt(view, span))[0];
  return first?.endsWith("s") === true && claimNouns.has(first);
}

/** "It was not possible to verify the group's claim. The ministry called it untrue": "it" is that group's. */
function ownsClaimBefore(
  { view, deniedSpans: [span] }: Denial,
  { attribution }: Assertion,
  knowledge: AspectKnowledge,
): boolean {
  if (span === undefined || attribution === undefined) return false;
  const index = sentenceIndex(view, span);
  return [index, index - 1].some((at) => {
    const sentence = view.sentences[at];
    const until: Span | undefined = sentence && [sentence[0], Math.min(sentence[1], span[0])];
    const noun = until && claimNounIn(view, until, knowledge);
    if (noun === undefined) return false;
    return attribution.source.actors.some((id) =>
      view.actors.get(id)?.mentions.some(({ span: mention }) => {
        const between = view.text.slice(mention[1], noun.span[0]);
        return mention[1] <= noun.span[0] && /^(?:['’]s?)?\s*$/.test(between);
      }),
    );
  });
}

/** "The accusation" answers "accused", "the claim" answers "claimed". */
function sameNoun({ view, deniedSpans }: Denial, { attribution }: Assertion): boolean {
  const cue = attribution?.cue;
  if (cue === undefined) return false;
  const cues = wordsOf(wordsAt(view, cue)).map((word) => stemOf(word).slice(0, 5));
  return deniedSpans.some((span) =>
    wordsOf(wordsAt(view, span))
      .slice(0, 4)
      .some((word) => word.length > 4 && cues.includes(stemOf(word).slice(0, 5))),
  );
}

/**
 * "… has given rise to allegations of abuse. China denies the allegations": nobody is named who makes them, but the
 * words stand there.
 */
function namedBefore(denial: Denial, knowledge: AspectKnowledge): Opposed | undefined {
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

/** Names are what whole reports have in common: half a word each. */
export const weightOf = (tokens: readonly string[]): number =>
  tokens.reduce((total, token) => total + (token.startsWith("@") ? 0.5 : 1), 0);

/** For people: "tajikistan, money". */
export const spokenTokens = (tokens: readonly string[]): string =>
  tokens
    .slice(0, 4)
    .map((token) => token.replace(/^@/, ""))
    .join(", ");

const trimmedSpan = (view: View, span: Span): Span => {
  const lead = view.text.slice(...span).length - view.text.slice(...span).trimStart().length;
  const start = Math.min(span[1], span[0] + lead);
  return [start, Math.max(start, trimmed(view, [start, span[1]]))];
};

const trimmed = (view: View, [start, end]: Span): number =>
  start + view.text.slice(start, end).replace(/[\s.!?,;:”"’']+$/u, "").length;
