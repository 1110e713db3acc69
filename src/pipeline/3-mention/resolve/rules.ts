import { dependent, tokenAt } from "../../../doc/tree.ts";
import { PRONOUNS } from "../detect/pronouns.ts";
import type { Mention } from "../mention.ts";
import type { Cluster, Clusters } from "./clusters.ts";
import { forbidden } from "./forbidden.ts";
import type { Quotes } from "./quotes.ts";

/** What a rule found: the mention to join, and the rule's name. */
export interface Ruling {
  readonly antecedent: Mention;
  readonly rule: string;
}

/** How far back "the group" looks; further back, people say its name again. */
const REACH = 8;
const NAME_REACH = 20;

/**
 * Cases that are too plain or too rare for the ranker to learn from a small corpus: the subject of a verb of speech
 * inside what it says, "the country", "the latter", and bare descriptions by kind ("the group", "the ministry").
 */
export function ruled(
  mention: Mention,
  mentions: readonly Mention[],
  clusters: Clusters,
  quotes: Quotes,
): Ruling | undefined {
  if (mention.form === "pronoun") {
    const self = reflexiveSubject(mention, mentions);
    if (self !== undefined) return { antecedent: self, rule: "reflexive" };
    const speaker = quotes.quoted(mention.span[0]) ? undefined : speechSubject(mention, mentions, clusters);
    return speaker === undefined ? undefined : { antecedent: speaker, rule: "subject of the verb of speech" };
  }
  if (mention.noun === "latter" || mention.noun === "former") return latter(mention, mentions, clusters);
  const holder = byTitle(mention, mentions);
  if (holder !== undefined) return { antecedent: holder, rule: "title" };
  if (!isBare(mention)) return undefined;
  const bearer = byLastWord(mention, mentions);
  if (bearer !== undefined) return { antecedent: bearer, rule: "last word of the name" };
  if (mention.kind === "state" && mention.number === "singular") {
    const country = countryInFocus(mention, mentions, clusters);
    return country === undefined ? undefined : { antecedent: country, rule: "the country in focus" };
  }
  const group = ofKind(mention, mentions, clusters);
  return group === undefined ? undefined : { antecedent: group, rule: "description by kind" };
}

/** "the group", "this country": a determiner and a noun, nothing that would narrow it. */
const isBare = (mention: Mention): boolean =>
  mention.form === "nominal" &&
  mention.definite &&
  mention.tokens[1] - mention.tokens[0] === 2 &&
  mention.tokens[1] === mention.head + 1 &&
  dependent(mention.sentence, mention.head, "det") !== undefined;

const said = (mention: Mention, start: number, end: number): string =>
  mention.sentence.tokens
    .slice(start, end)
    .map((token) => token.form.toLowerCase())
    .join(" ");

/** "The minister blamed himself": a reflexive is the subject of its verb. */
function reflexiveSubject(mention: Mention, mentions: readonly Mention[]): Mention | undefined {
  if (PRONOUNS.get(mention.noun)?.reflexive !== true) return undefined;
  const { sentence, head } = mention;
  for (
    let at = tokenAt(sentence, head).head, steps = 0;
    at >= 0 && steps < 6;
    at = tokenAt(sentence, at).head, steps++
  ) {
    const subject = dependent(sentence, at, "nsubj");
    if (subject === undefined) continue;
    const found = mentions.find(
      (other) => other.sentence === sentence && other.head === subject.index && other !== mention,
    );
    const agrees =
      found !== undefined &&
      (mention.gender === undefined || found.gender === undefined || mention.gender === found.gender);
    return found !== undefined && agrees && found.index < mention.index ? found : undefined;
  }
  return undefined;
}

/**
 * Where the ranker sees nobody: the subject of a sentence that is a pronoun goes on about the subject of the sentence
 * before, if that agrees ("The negotiators left. They said nothing").
 */
export function subjectBefore(mention: Mention, mentions: readonly Mention[], clusters: Clusters): Mention | undefined {
  const { sentence, head } = mention;
  if (!/^nsubj/.test(tokenAt(sentence, head).deprel) || mention.grammaticalPerson !== 3 || head > 2) return undefined;
  for (let at = mention.index - 1; at >= 0; at--) {
    const other = mentions[at];
    const cluster = clusters.of[at];
    if (other === undefined || cluster === undefined || sentence.index - other.sentence.index > 1) return undefined;
    if (other.sentence === sentence || other.coarse === "place" || other.form === "adjective") continue;
    const token = tokenAt(other.sentence, other.head);
    if (!/^nsubj/.test(token.deprel) || tokenAt(other.sentence, Math.max(0, token.head)).deprel !== "root") continue;
    const it = mention.noun === "it";
    const agrees = it
      ? other.coarse === "organisation" && other.number === "singular"
      : other.number === mention.number;
    return agrees && !forbidden(mention, cluster) ? other : undefined;
  }
  return undefined;
}

/** "the prime minister" after "Prime Minister Ilir Dema": the person named last with that title before the name. */
function byTitle(mention: Mention, mentions: readonly Mention[]): Mention | undefined {
  if (mention.form !== "nominal" || mention.coarse !== "person" || mention.number !== "singular") return undefined;
  if (
    dependent(mention.sentence, mention.head, "det")?.lemma.toLowerCase() !== "the" ||
    mention.tokens[1] !== mention.head + 1
  )
    return undefined;
  const title = said(mention, mention.tokens[0] + 1, mention.tokens[1]).replace(/^(acting|interim|caretaker) /, "");
  for (let at = mention.index - 1; at >= 0; at--) {
    const other = mentions[at];
    if (other?.name === undefined || other.coarse !== "person" || other.form !== "name") continue;
    const before = said(other, other.tokens[0], other.name[0]);
    if (before === title || before.endsWith(` ${title}`)) return other;
  }
  return undefined;
}

/** "the fund" after "the Harbour Relief Fund". */
function byLastWord(mention: Mention, mentions: readonly Mention[]): Mention | undefined {
  if (mention.coarse === "person") return undefined;
  for (let at = mention.index - 1; at >= 0; at--) {
    const other = mentions[at];
    if (
      other?.name === undefined ||
      other.coarse !== mention.coarse ||
      mention.sentence.index - other.sentence.index > NAME_REACH
    )
      continue;
    if (other.name[1] - other.name[0] > 1 && said(other, other.name[1] - 1, other.name[1]) === mention.noun)
      return other;
  }
  return undefined;
}

/** "The army said it …", "Rahimi told reporters he …": the pronoun that is subject of what is said is who says it. */
function speechSubject(mention: Mention, mentions: readonly Mention[], clusters: Clusters): Mention | undefined {
  const pronoun = PRONOUNS.get(mention.noun);
  if (pronoun === undefined || pronoun.grammaticalPerson !== 3 || pronoun.reflexive === true) return undefined;
  const { sentence, head } = mention;
  const token = tokenAt(sentence, head);
  if (!/^(nsubj|nmod:poss)/.test(token.deprel)) return undefined;
  for (let at = token.head, steps = 0; at >= 0 && steps < 12; at = tokenAt(sentence, at).head, steps++) {
    const clause = tokenAt(sentence, at);
    if (clause.deprel !== "ccomp") continue;
    const verb = sentence.tokens[clause.head];
    if (verb === undefined || !SAYS.test(verb.lemma)) return undefined;
    const subject = dependent(sentence, verb.index, "nsubj");
    const found =
      subject === undefined
        ? undefined
        : mentions.find((other) => other.sentence === sentence && other.head === subject.index);
    const cluster = found === undefined ? undefined : clusters.of[found.index];
    if (found === undefined || cluster === undefined || found.index >= mention.index) return undefined;
    const it = mention.noun === "it" || mention.noun === "its";
    const isBody = found.coarse === "organisation" && found.number === "singular";
    if (it !== isBody && !(pronoun.number === "plural" && found.number === "plural")) return undefined;
    // Only the subject itself must agree: an army is "it" here though its troops were "they" before.
    const alone: Cluster = {
      mentions: [found],
      links: [],
      senses: [],
      ...(cluster.gender === undefined ? {} : { gender: cluster.gender }),
    };
    return forbidden(mention, alone) ? undefined : found;
  }
  return undefined;
}

const SAYS =
  /^(say|announce|claim|state|deny|insist|declare|add|argue|warn|believe|think|know|hope|promise|vow|pledge|admit|confirm|report|tell|acknowledge|stress|explain|maintain|suggest|fear)$/;

/** The two parties named last, in this sentence or the one before: "the latter" is the second, "the former" the first. */
function latter(mention: Mention, mentions: readonly Mention[], clusters: Clusters): Ruling | undefined {
  const found: Mention[] = [];
  for (let at = mention.index - 1; at >= 0 && found.length < 2; at--) {
    const other = mentions[at];
    if (other === undefined || mention.sentence.index - other.sentence.index > 1) break;
    if (other.form === "pronoun" || other.form === "adjective" || other.coarse === "place") continue;
    if (found.some((held) => clusters.of[held.index] === clusters.of[other.index])) continue;
    found.push(other);
  }
  const antecedent = mention.noun === "latter" ? found[0] : found[1];
  return antecedent === undefined ? undefined : { antecedent, rule: "the latter or the former" };
}

/** From the head noun of a bare description to the kinds of actor that it may take up again. */
const TAKES_UP: Readonly<Record<string, RegExp>> = {
  group: /^(armed-group|organisation|party)$/,
  movement: /^(armed-group|organisation|party)$/,
  organization: /^(organisation|international-organisation|armed-group)$/,
  organisation: /^(organisation|international-organisation|armed-group)$/,
  agency: /^(organisation|international-organisation|office|media|government)$/,
  body: /^(organisation|international-organisation|office)$/,
  association: /^organisation$/,
  charity: /^organisation$/,
  institute: /^organisation$/,
  union: /^(organisation|international-organisation)$/,
  alliance: /^(international-organisation|party)$/,
  bloc: /^(international-organisation|party)$/,
  coalition: /^(international-organisation|party|organisation)$/,
  company: /^company$/,
  firm: /^company$/,
  airline: /^company$/,
  bank: /^(company|international-organisation)$/,
  party: /^party$/,
  militia: /^armed-group$/,
  ministry: /^office$/,
  department: /^office$/,
  court: /^(office|international-organisation)$/,
  parliament: /^office$/,
  newspaper: /^media$/,
  magazine: /^media$/,
  broadcaster: /^media$/,
  insurgent: /^armed-group$/,
  militant: /^armed-group$/,
  rebel: /^armed-group$/,
  jihadist: /^armed-group$/,
  islamist: /^armed-group$/,
  extremist: /^armed-group$/,
};

/** The last named actor, or the last description of the same noun, whose kind the noun can take up. */
function ofKind(mention: Mention, mentions: readonly Mention[], clusters: Clusters): Mention | undefined {
  const kinds = TAKES_UP[mention.noun];
  if (kinds === undefined) return undefined;
  for (let at = mention.index - 1; at >= 0; at--) {
    const other = mentions[at];
    const cluster = clusters.of[at];
    if (other === undefined || cluster === undefined || mention.sentence.index - other.sentence.index > REACH)
      return undefined;
    if (other.form === "pronoun" || other.form === "adjective") continue;
    const named = cluster.mentions.some(
      (held) => held.form === "name" && held.kind !== undefined && kinds.test(held.kind),
    );
    const sameNoun = other.form === "nominal" && other.noun === mention.noun && other.number === mention.number;
    if ((named || sameNoun) && !forbidden(mention, cluster)) return other;
  }
  return undefined;
}

/**
 * The state in focus: each earlier mention counts by nearness, a place named counts more than a party that acts (one
 * goes on about "the country" that something happens in), and the subject of the same sentence hardly ("Iran wants to
 * control the country" is not about Iran).
 */
function countryInFocus(mention: Mention, mentions: readonly Mention[], clusters: Clusters): Mention | undefined {
  const weights = new Map<Cluster | undefined, { weight: number; nearest: Mention }>();
  for (let at = mention.index - 1; at >= 0; at--) {
    const other = mentions[at];
    const cluster = clusters.of[at];
    if (other === undefined || cluster === undefined) continue;
    const distance = mention.sentence.index - other.sentence.index;
    if (distance > 30) break;
    if (other.kind !== "state" || other.number === "plural" || cluster.senses.length !== 1) continue;
    const sameSubject = distance === 0 && /^nsubj/.test(other.sentence.tokens[other.head]?.deprel ?? "");
    const use = other.located ? 2 : other.form === "adjective" ? 0.7 : 1;
    const weight = (use * (sameSubject ? 0.2 : 1)) / (1 + distance);
    const held = weights.get(cluster);
    weights.set(cluster, { weight: (held?.weight ?? 0) + weight, nearest: held?.nearest ?? other });
  }
  let best: { weight: number; nearest: Mention } | undefined;
  for (const option of weights.values()) if (best === undefined || option.weight > best.weight) best = option;
  return best?.nearest;
}
