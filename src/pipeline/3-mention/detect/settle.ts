import { dependent, dependents, tokenAt } from "../../../doc/tree.ts";
import type { Noun } from "../knowledge/knowledge-base.ts";
import type { Coarse } from "../mention.ts";
import { isProper } from "./candidates.ts";
import type { Detector } from "./draft.ts";
import { type Candidate, nounAt, type Words } from "./features.ts";

/** Where the lexicon or the words around know better than the learned head, which saw few wars and ministries. */
export function settle(
  candidate: Candidate,
  noun: Noun | undefined,
  told: Coarse,
  detector: Detector,
  familiar: ReadonlySet<string>,
): Coarse {
  const { words, verbs } = detector;
  const { sentence, head, name } = candidate;
  const token = tokenAt(sentence, head);
  const verb = sentence.tokens[token.head]?.lemma.toLowerCase() ?? "";
  const acts =
    (token.deprel === "nsubj" && verbs.speaks.has(verb)) || (token.deprel === "obj" && verbs.addresses.has(verb));
  if (name === undefined) {
    if (/^(latter|former)$/.test(token.form.toLowerCase())) return token.upos === "ADJ" ? "organisation" : told;
    if (told === "organisation" && noun?.kind.startsWith("place:") === true && !token.deprel.startsWith("nsubj"))
      return "place";
    if (told === "other" && membersOf(candidate, words) !== undefined) return "person";
    if (told !== "other" || noun === undefined || token.deprel.startsWith("compound")) return told;
    if (noun.role === "police" || noun.role === "military" || noun.role === "intelligence") return "organisation";
    if (noun.kind === "armed-group" || noun.kind === "party") return "organisation";
    // "the fund has promised": what only somebody does.
    if (acts && noun.kind !== "person" && noun.kind !== "people" && !noun.kind.startsWith("place:"))
      return "organisation";
    if (acts && (noun.kind === "person" || noun.kind === "people")) return "person";
    return told;
  }
  if (name[1] - name[0] === 1 && told !== "person" && familiar.has(tokenAt(sentence, name[0]).form)) return "person";
  // "Prime Minister Ilir Dema", "Petra Lund": a title, or two or three words bound as names of persons are.
  const titled = candidate.title !== undefined && words.titles.has(candidate.title);
  const length = name[1] - name[0];
  const bound =
    length <= 3 && (dependent(sentence, head, "flat") !== undefined || (acts && length > 1 && noun === undefined));
  const given = words.givenNames.has(tokenAt(sentence, name[0]).form);
  // "the rebel River Front": a name that ends in a noun for bodies is no person's, whatever stands before it.
  const last = tokenAt(sentence, name[1] - 1).form;
  const isBody =
    length > 1 && (GENERIC_IN_NAMES.test(last) || BODY.test(words.knowledge.nouns.get(last.toLowerCase())?.kind ?? ""));
  if (told === "other" && (titled || (bound && /^(nsubj|obj|iobj|conj|appos|root)/.test(token.deprel))))
    return isBody && !titled && !given ? "organisation" : "person";
  if (titled || given) return told;
  if (told === "person" && isBody) return "organisation";
  // "Jaish al-Hadid is a small militia", "Al-Zara, a village": what the text calls it.
  const predicate = token.deprel === "nsubj" ? sentence.tokens[token.head] : undefined;
  const called =
    predicate !== undefined && dependent(sentence, predicate.index, "cop") !== undefined
      ? predicate
      : dependent(sentence, head, "appos");
  if (called === undefined || isProper(called)) return told;
  const kind = nounAt(sentence, called.index, words.knowledge.nouns)?.kind;
  if (kind === undefined || kind === "unknown" || kind === "people" || kind === "state") return told;
  return kind === "person" ? "person" : kind.startsWith("place:") ? "place" : "organisation";
}

const BODY = /^(armed-group|organisation|office|party|government|company|media|international-organisation)$/;
/** Last words of many names, which tell that a body is meant but not what sort of body. */
export const GENERIC_IN_NAMES =
  /^(council|board|committee|union|alliance|coalition|league|house|assembly|mission|chamber|office|commission|axis|commonwealth|force|forces|group|front|network|agency|bureau|service)$/i;

const GATHERING = /^(group|crowd|handful|number|majority|band|batch|wave|party|pair|couple|trio)$/;

/** "a group of refugees", "a handful of Chechen students": the people of whom a number are taken together. */
export function membersOf({ sentence, head, name }: Candidate, words: Words): Noun | undefined {
  if (name !== undefined || !GATHERING.test(tokenAt(sentence, head).lemma.toLowerCase())) return undefined;
  const of = dependents(sentence, head, "nmod").find(
    (child) => child.index > head && dependent(sentence, child.index, "case")?.form.toLowerCase() === "of",
  );
  if (of?.xpos !== "NNS") return undefined;
  const noun = nounAt(sentence, of.index, words.knowledge.nouns);
  return noun?.kind === "person" || noun?.kind === "people" ? noun : undefined;
}

/** "near Al Huwayjah": an unknown name behind a preposition of place, without title or given name, is no person's. */
export function isNamedPlace({ sentence, head, name, title }: Candidate, words: Words): boolean {
  if (name === undefined || words.givenNames.has(tokenAt(sentence, name[0]).form)) return false;
  if (title !== undefined && words.titles.has(title)) return false;
  const preposition = dependent(sentence, head, "case")?.lemma.toLowerCase() ?? "";
  return (
    /^(in|near|at|inside|outside|around)$/.test(preposition) && !/^(appos|flat)/.test(tokenAt(sentence, head).deprel)
  );
}
