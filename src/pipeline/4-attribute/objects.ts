import type { Sentence, Token } from "../../doc/token.ts";
import { dependent, dependents, subtree } from "../../doc/tree.ts";
import { type Clause, prepositionOf } from "./clause.ts";
import { type Add, clauseKind, QUOTING, refuses } from "./frame.ts";
import type { CueLexicon } from "./lexicon.ts";
import { harmedAfter, isCount, isTally } from "./tally.ts";

/** Prepositions that mostly tell where, when or through what somebody acted. */
const CIRCUMSTANCES = new Set(
  "in on at from during by after before since until through via amid within inside outside near under into".split(" "),
);
/** Verbs of appearance have no source of their own: "seems to be", "appears to have". */
const APPEARANCE = new Set(["seem", "appear"]);

/** What has to be known of words to see what a verb holds. */
export type VerbWords = Pick<CueLexicon, "addressees" | "tallies" | "act">;

/** Contents that are no finite clause: objects, infinitives, gerunds, and noun phrases after a preposition. */
export function objectCandidates(
  sentence: Sentence,
  clause: Clause,
  hasClause: boolean,
  words: VerbWords,
  add: Add,
): void {
  const { verb, passive } = clause;
  const branch = (index: number): readonly number[] => subtree(sentence, index);
  const objects = passive
    ? []
    : dependents(sentence, verb.index, "obj", "iobj", "obl").filter(
        (token) => token.index !== clause.subject && (token.deprel !== "obl" || isBare(sentence, verb, token)),
      );
  const object = objects[0];
  const held = objects.flatMap((token) => branch(token.index));
  const patient = patientOf(clause);
  const undergoes = patient === undefined ? [] : branch(patient);
  const hears = object !== undefined && words.addressees.has(verb.lemma.toLowerCase());

  for (const token of dependents(sentence, verb.index, "xcomp")) {
    if (token.index < verb.index) continue;
    const kind = clauseKind(sentence, token.index);
    // "declined to say whether …": verb and infinitive are one cue.
    if (kind === "to" && refuses(verb, words) && dependent(sentence, token.index, "ccomp") !== undefined) continue;
    const frame = kind === "clause" ? (dependent(sentence, token.index, "case") ? "as" : "pred") : kind;
    if (!passive && APPEARANCE.has(verb.lemma.toLowerCase()) && clause.subject !== undefined) {
      // "They appear to agree": how things look, by nobody's word. What appears is part of what is claimed.
      add(frame, [...branch(clause.subject), ...branch(token.index)], { source: undefined });
    } else {
      // "held them responsible": what a verb of many uses means may lie in its predicate; the table then lists both.
      const both = `${verb.lemma} ${token.lemma}`.toLowerCase();
      const known = frame === "pred" && words.act(both, "verb", "V-NP-pred") !== undefined;
      add(`${object === undefined ? "" : "NP-"}${frame}`, [...undergoes, ...held, ...branch(token.index)], {
        ...(known ? { lemma: both } : {}),
        addressee: known ? undefined : object?.index,
      });
    }
  }
  if (hears || (object !== undefined && words.act(verb.lemma.toLowerCase(), "verb", "V-NP-to") === "demand")) {
    // "urged them to act": parsers take what is asked for a purpose.
    const deed =
      object &&
      dependents(sentence, verb.index, "advcl").find(
        (token) => token.index > object.index && clauseKind(sentence, token.index) === "to",
      );
    if (deed !== undefined) add("NP-to", [...held, ...branch(deed.index)], { addressee: object?.index });
  }
  if (object?.deprel.startsWith("obl")) {
    const deed = infinitiveAfter(sentence, object);
    if (deed !== undefined) add("NP-to", [...held, ...branch(deed)], { addressee: object.index });
  }
  for (const token of dependents(sentence, verb.index, "obl", "advcl")) {
    const preposition = introducedBy(sentence, clause, token);
    if (preposition === undefined) continue;
    const lemma = preposition.lemma.toLowerCase();
    const below = branch(token.index).filter((index) => index > preposition.index);
    if (object === undefined) {
      add(lemma, [...undergoes, ...below], { with: [preposition.index], addressee: undefined });
      const deed = passive ? undefined : infinitiveAfter(sentence, token);
      // "called on both sides to stop": who is to do it and what belong together.
      if (deed !== undefined) {
        add(`${lemma}-to`, [...below, ...branch(deed)], { with: [preposition.index], addressee: token.index });
      }
    } else if (hears) {
      add(`NP-${lemma}`, below, { with: [...branch(object.index), preposition.index], addressee: object.index });
    } else if ((lemma === "at" || (lemma === "as" && isCount(object, words.tallies))) && token.upos === "NUM") {
      // "put the toll at 47", "gave the number as 47": no place, but a figure that somebody states.
      add("NP-number", [...held, preposition.index, ...below], { addressee: undefined });
    } else if (!CIRCUMSTANCES.has(lemma) || token.deprel !== "obl") {
      // "blamed them for …", "sees it as …": both noun phrases are what is said.
      add(`NP-${lemma}`, [...held, preposition.index, ...below], { addressee: undefined });
    }
  }
  for (const token of object === undefined ? [] : dependents(sentence, object.index, "acl", "nmod")) {
    // "accused them of lying": whether the parser hangs the charge on the verb or on the accused makes no difference.
    const mark = prepositionOf(sentence, token.index) ?? dependent(sentence, token.index, "mark");
    const lemma = mark?.lemma.toLowerCase();
    const isCharge = token.deprel === "acl" && token.xpos === "VBG" && (lemma === "of" || lemma === "for");
    if (isCharge || lemma === "as") add(`NP-${lemma}`, held, { addressee: undefined });
  }
  const harmed = passive ? [] : harmedAfter(sentence, verb, words.tallies);
  if (harmed.length > 0) add("of", harmed, { with: [verb.index + 1], addressee: undefined });
  const counted = object ?? dependent(sentence, verb.index, "xcomp");
  if (!passive && counted !== undefined && counted.index > verb.index && isTally(sentence, counted, words.tallies)) {
    // "gave a figure of nine dead", "reported nine dead": a number of victims that somebody states.
    add("NP-number", branch(counted.index), { addressee: undefined });
  }
  if (object !== undefined && !hasClause) {
    // "denied entry", "denied him a passport": no word against a claim; the table lists what can be refused.
    const both = `${verb.lemma} ${objects.at(-1)?.lemma}`.toLowerCase();
    const known = words.act(both, "verb", "V-NP") !== undefined;
    add("NP", held, { ...(known ? { lemma: both } : {}), addressee: undefined });
  }
  if (undergoes.length > 0 && clause.agent !== undefined) {
    const by = prepositionOf(sentence, clause.agent);
    add("by", undergoes, { with: by === undefined ? [] : [by.index], source: clause.agent });
  } else if (undergoes.length > 0 && !hasClause) add("bare", undergoes, { source: undefined });
}

/** An infinitive beside an oblique phrase: "called on X | to do it", "called for X | to do it". */
function infinitiveAfter(sentence: Sentence, phrase: Token): number | undefined {
  return dependents(sentence, phrase.head, "xcomp", "advcl").find(
    (token) => token.index > phrase.index && clauseKind(sentence, token.index) === "to",
  )?.index;
}

/** "called on | both sides": the object of a particle that the parser took for an oblique. */
function isBare(sentence: Sentence, verb: Token, token: Token): boolean {
  const particle = dependent(sentence, verb.index, "compound:prt");
  return particle !== undefined && token.index > particle.index && prepositionOf(sentence, token.index) === undefined;
}

/** What a passive says something about: its subject, or the noun that the participle modifies. */
function patientOf({ passive, subject, verb }: Clause): number | undefined {
  if (!passive) return undefined;
  return subject ?? (verb.deprel === "acl" || verb.deprel === "amod" ? verb.head : undefined);
}

/** The preposition or mark of an oblique phrase or gerund after the verb that may carry a content. */
function introducedBy(sentence: Sentence, { verb, agent }: Clause, token: Token): Token | undefined {
  const isTime = token.deprel === "obl:unmarked" || token.deprel === "obl:agent" || token.index === agent;
  if (isTime || token.index < verb.index) return undefined;
  const found = prepositionOf(sentence, token.index) ?? dependent(sentence, token.index, "mark");
  // In "was quoted as saying" the second verb is the cue.
  if (token.xpos === "VBG" && found?.lemma === "as" && QUOTING.has(verb.lemma)) return undefined;
  if (found === undefined || token.deprel === "obl") return found;
  // Of adverbial clauses only gerunds ("for failing") and comparisons; infinitives of purpose are none.
  const isContent = token.xpos === "VBG" || found.lemma === "as";
  return isContent && found.lemma !== "to" ? found : undefined;
}
