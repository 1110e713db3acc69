import { dependent, isWithin, tokenAt } from "../../../doc/tree.ts";
import type { Mention } from "../mention.ts";
import { type Cluster, countBefore, isGroup, isOnePerson, type Summary, summaryOf } from "./clusters.ts";

/** Links that grammar or sense forbids, whatever the scores say. */
export function forbidden(mention: Mention, cluster: Cluster): boolean {
  const { form, gender, sentence } = mention;
  if (gender !== undefined && cluster.gender !== undefined && gender !== cluster.gender) return true;
  // Mentions are in text order: those of the same sentence stand around the place of this one.
  const at = countBefore(cluster, mention.index);
  const { mentions } = cluster;
  const here = mentions[at - 1]?.sentence === sentence || mentions[at]?.sentence === sentence;
  if (form === "nominal" && !here && opensAnew(mention)) return true;
  const summary = summaryOf(cluster);
  if (form === "pronoun" ? disagrees(mention, summary) : differs(mention, summary)) return true;
  for (let before = at - 1; before >= 0 && mentions[before]?.sentence === sentence; before--) {
    const held = mentions[before];
    if (held !== undefined && held !== mention && excludes(mention, held)) return true;
  }
  for (let after = at; mentions[after]?.sentence === sentence; after++) {
    const held = mentions[after];
    if (held !== undefined && held !== mention && excludes(mention, held)) return true;
  }
  return false;
}

/** A pronoun of another number, person or gender than the phrases and pronouns so far. */
function disagrees({ noun, gender, number, grammaticalPerson }: Mention, summary: Summary): boolean {
  const { anchors, pronouns, person } = summary;
  if (grammaticalPerson === 3) {
    const it = noun === "it" || noun === "its" || noun === "itself";
    if (it && (summary.someone || summary.several)) return true;
    if (gender !== undefined && anchors.length > 0 && !person) return true;
    if (number === "plural" && person) return true;
  }
  for (const held of pronouns) {
    const same = held.grammaticalPerson === grammaticalPerson && held.number === number;
    if (held.grammaticalPerson === 3 && grammaticalPerson === 3 && !same) return true;
    if (
      held.grammaticalPerson !== 3 &&
      grammaticalPerson !== 3 &&
      held.grammaticalPerson === grammaticalPerson &&
      held.number !== number
    )
      return true;
  }
  return false;
}

/** A phrase that tells of another office, sort of thing or country than the phrases so far. */
function differs(mention: Mention, { anchors, coarse, countries, person, state, group }: Summary): boolean {
  // "the interior minister" is neither the foreign minister nor the envoy of the sentence before.
  const { portfolio } = mention;
  if (
    portfolio !== undefined &&
    anchors.every(
      (held) =>
        held.portfolio !== portfolio &&
        (held.portfolio !== undefined || (held.form !== "name" && held.noun !== mention.noun)),
    )
  )
    return true;
  if (mention.coarse === "place" || coarse.includes("place")) {
    if (!state && mention.kind !== "state" && coarse.some((held) => held !== mention.coarse)) return true;
  }
  if (
    anchors.length > 0 &&
    person !== isOnePerson(mention) &&
    (coarse.includes("person") || mention.coarse === "person") &&
    (!group || !(isGroup(mention) || mention.number === "plural"))
  )
    return true;
  const { country } = mention;
  return country !== undefined && countries.some((held) => held !== country);
}

const OPENS_ANEW = new Set(["a", "an", "another", "any", "each", "every", "no", "some"]);

/**
 * "A nurse at a hospital" is nobody who was spoken of before, whatever the scores say: to take her for the envoy of the
 * sentence before puts words into the wrong mouth. Only within a sentence can an indefinite phrase say what somebody is.
 */
function opensAnew({ sentence, head }: Mention): boolean {
  return OPENS_ANEW.has(dependent(sentence, head, "det")?.form.toLowerCase() ?? "");
}

/** Two phrases of one sentence that grammar keeps apart. */
function excludes(mention: Mention, other: Mention): boolean {
  const { sentence, head } = mention;
  // Neither may hold the other: "his mother" is not he, except in an apposition that grammar has joined already.
  if (other.tokens[0] <= head && head < other.tokens[1]) return true;
  if (mention.tokens[0] <= other.head && other.head < mention.tokens[1]) return true;
  const token = tokenAt(sentence, head);
  const theirs = tokenAt(sentence, other.head);
  const reflexive = mention.noun.endsWith("self") || mention.noun.endsWith("selves");
  const otherReflexive = other.noun.endsWith("self") || other.noun.endsWith("selves");
  // Binding: two arguments of one verb mean two parties, unless one is reflexive.
  const coarguments = token.head === theirs.head && token.head >= 0;
  const possessive = token.deprel === "nmod:poss" || theirs.deprel === "nmod:poss";
  if (coarguments && !reflexive && !otherReflexive && !possessive && !token.deprel.startsWith("conj")) return true;
  return token.deprel === "conj" && isWithin(sentence, head, other.head) && mention.form !== "pronoun";
}
