import type { Attribution } from "../../doc/reading.ts";
import { contains, overlaps, type Span } from "../../doc/span.ts";
import { chainOf, claimantOf, samePeople } from "./claimant.ts";
import { claimNounIn } from "./denial-words.ts";
import type { Assertion, Denial, Opposed } from "./denials.ts";
import type { AspectKnowledge } from "./knowledge.ts";
import { namedBefore, ownedInside, saidBefore } from "./named-claims.ts";
import { spokenTokens, tokensOf, weightOf } from "./tokens.ts";
import { eventsIn, mentionsIn, sentenceAt, sentenceIndex, sentencesApart, type View, wordsAt } from "./view.ts";
import { shared, stemOf, wordsOf } from "./words.ts";

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
  // "He said that it was safe, a point that experts dispute": the reading takes the denial into the claim.
  // Otherwise a claim that holds the denial, or that the denial holds as its own words, is not what it answers.
  const hanging = denial.attribution?.about?.attribution === said.id && /^(?:that|which)$/i.test(denial.denied.trim());
  if (!hanging && said.content.some((piece) => contains(piece, at))) return undefined;
  if (denial.spans.some((span) => contains(span, spoken))) return undefined;
  const outer = denial.attribution === undefined ? [] : chainOf(view, denial.attribution);
  if (!hanging && outer.some((each) => samePeople(claimantOf(view, each), assertion.claimant))) return undefined;
  const apart = sentencesApart(view, spoken, at);
  const work = workDenied(denial, knowledge);
  // "The report" is whatever says that it is from the report, not the last thing that was said.
  if (work !== undefined && !wordsOf(wordsAt(view, sentenceAt(view, spoken))).includes(work)) return undefined;
  const owned = apart >= 0 && (work !== undefined || ownsClaimBefore(denial, assertion, knowledge));
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
  if (anaphoric && apart >= 0 && apart <= 2 && said.act !== "promise" && isLastBefore(denial, said)) {
    sum += denied.length === 0 ? 2 + Math.max(0, apart - 1) * 0.25 : Math.max(0, 1.5 - apart * 0.5);
    reasons.push("it stands right before");
  }
  if (apart <= 0 && concerned && announces(denial, knowledge)) {
    sum += 1.5;
    reasons.push("the denial announces it");
  }
  if (anaphoric && owned) {
    sum += 2;
    reasons.push(work === undefined ? "the text calls it a claim of that source" : `it is from the ${work}`);
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
  if (at === undefined || start > at[0] || !goesOn(view, said, at)) return false;
  return ![...view.attributions.values()].some(
    (other) =>
      other !== said &&
      other !== attribution &&
      !isSameVoice(view, other, said) &&
      other.within !== said.id &&
      said.within !== other.id &&
      startOf(other) > start &&
      startOf(other) < at[0] &&
      !overlapping(other, said),
  );
}

/** Every sentence between is the same voice's, too: what the outlet tells in between may be what is denied. */
function goesOn(view: View, said: Attribution, at: Span): boolean {
  const [from, to] = [sentenceIndex(view, said.cue ?? said.content[0] ?? at), sentenceIndex(view, at)];
  return view.sentences
    .slice(from + 1, to)
    .every((sentence) =>
      [...view.attributions.values()].some(
        (other) => isSameVoice(view, other, said) && other.content.some((piece) => overlaps(piece, sentence)),
      ),
    );
}

/** Words that go on in the same voice, or in one that nobody is named for. */
function isSameVoice(view: View, other: Attribution, said: Attribution): boolean {
  const claimant = claimantOf(view, other);
  return claimant.kind === "unnamed" || claimant.key === claimantOf(view, said).key;
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

/** "The Taliban rejected the report": a text as a whole, by the noun for it. */
function workDenied({ denied }: Denial, { works }: AspectKnowledge): string | undefined {
  const [article = "", noun = "", ...more] = wordsOf(denied);
  return more.length === 0 && works.has(noun) && ARTICLES.has(article) ? noun : undefined;
}

const ARTICLES: ReadonlySet<string> = new Set(["the", "this", "that"]);

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
