import { dependent, isWithin, tokenAt } from "../../../doc/tree.ts";
import type { Mention } from "../mention.ts";
import { countBefore, summaryOf } from "./clusters.ts";
import type { Antecedent } from "./pairs.ts";

/** Links that grammar or sense forbids, whatever the scores say. */
export function forbidden(mention: Mention, { cluster }: Antecedent): boolean {
  const { form, gender, number, sentence } = mention;
  if (gender !== undefined && cluster.gender !== undefined && gender !== cluster.gender) return true;
  if (form === "nominal" && opensAnew(mention) && !cluster.mentions.some((held) => held.sentence === sentence))
    return true;
  const { anchors, pronouns } = summaryOf(cluster);
  if (form === "pronoun") {
    const it = mention.noun === "it" || mention.noun === "its" || mention.noun === "itself";
    const singularPerson = anchors.some(
      (held) => held.coarse === "person" && held.number === "singular" && held.kind !== "people",
    );
    if (mention.grammaticalPerson === 3) {
      if (
        it &&
        anchors.some((held) => held.coarse === "person" && held.kind !== "armed-group" && held.kind !== "government")
      )
        return true;
      if (it && anchors.some((held) => held.number === "plural" && held.form !== "name")) return true;
      if (gender !== undefined && anchors.length > 0 && !singularPerson) return true;
      if (number === "plural" && singularPerson) return true;
    }
    for (const held of pronouns) {
      const same = held.grammaticalPerson === mention.grammaticalPerson && held.number === mention.number;
      if (held.grammaticalPerson === 3 && mention.grammaticalPerson === 3 && !same) return true;
      if (
        held.grammaticalPerson !== 3 &&
        mention.grammaticalPerson !== 3 &&
        held.grammaticalPerson === mention.grammaticalPerson &&
        held.number !== mention.number
      )
        return true;
    }
  } else {
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
    if (mention.coarse === "place" || anchors.some((held) => held.coarse === "place")) {
      const states = anchors.some((held) => held.kind === "state") || mention.kind === "state";
      if (anchors.some((held) => held.coarse !== mention.coarse) && !states) return true;
    }
    if (
      anchors.some((held) => held.coarse === "person" && held.kind !== "people" && held.number === "singular") !==
        (mention.coarse === "person" && mention.kind !== "people" && number === "singular") &&
      anchors.length > 0
    ) {
      if (anchors.some((held) => held.coarse === "person") || mention.coarse === "person") {
        const group = (held: Mention): boolean =>
          held.kind === "armed-group" ||
          held.kind === "people" ||
          held.kind === "government" ||
          held.kind === "party" ||
          held.kind === "state" ||
          held.kind === "organisation";
        if (!anchors.some(group) || !(group(mention) || number === "plural")) return true;
      }
    }
    if (
      mention.country !== undefined &&
      anchors.some((held) => held.country !== undefined && held.country !== mention.country)
    )
      return true;
  }
  // Mentions are in text order: those of the same sentence stand around the place of this one.
  const at = countBefore(cluster, mention.index);
  for (let before = at - 1; before >= 0 && cluster.mentions[before]?.sentence === sentence; before--) {
    const held = cluster.mentions[before];
    if (held !== undefined && held !== mention && excludes(mention, held)) return true;
  }
  for (let after = at; cluster.mentions[after]?.sentence === sentence; after++) {
    const held = cluster.mentions[after];
    if (held !== undefined && held !== mention && excludes(mention, held)) return true;
  }
  return false;
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
