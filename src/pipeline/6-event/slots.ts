import type { Sentence } from "../../doc/token.ts";
import { conjuncts, dependents, subtree, tokenAt } from "../../doc/tree.ts";
import { casesOf, indirectObjects, isControlledObject, objects, phrases, subjects } from "./clause.ts";
import { misreadSubject } from "./mend.ts";
import { isNegated } from "./status.ts";

/** Where a pattern looks for its arguments: its own head, and the words that carry it. */
export interface Site {
  readonly sentence: Sentence;
  readonly head: number;
  /** Objects of the wording ("launch an *attack* on") whose phrases belong to the event too. */
  readonly carried: readonly number[];
  /** What was found in the slots that do not depend on the wording. */
  readonly memo?: Map<string, readonly number[]>;
  /** The verb that supports an event noun ("*launched* an attack"), and the slot in which its subject counts. */
  readonly support?: number;
}

/** Prepositions that say the same in news English. */
const VARIANTS: Readonly<Record<string, readonly string[]>> = {
  on: ["on", "upon"],
  to: ["to", "unto"],
  with: ["with", "alongside"],
  against: ["against", "versus"],
  between: ["between", "among", "amongst"],
  at: ["at"],
  over: ["over", "about", "regarding", "concerning"],
  towards: ["towards", "toward"],
  out: ["out", "out of"],
  from: ["from", "out", "out of", "off"],
  in: ["in", "into", "inside", "within"],
};

/** The heads of the phrases that stand in a slot of a verb, noun or adjective. */
export function argumentsIn(site: Site, slot: string): readonly number[] {
  if (site.memo === undefined || !OWN.has(slot)) return find(site, slot);
  const known = site.memo.get(slot);
  if (known !== undefined) return known;
  const found = find(site, slot);
  site.memo.set(slot, found);
  return found;
}

const OWN = new Set([
  "subj",
  "obj",
  "iobj",
  "poss",
  "poss/of",
  "poss/alone",
  "adj",
  "amod",
  "comp",
  "clause",
  "csubj",
  "part",
]);

function find(site: Site, slot: string): readonly number[] {
  const { sentence, head } = site;
  const verbal = tokenAt(sentence, head).upos === "VERB";
  switch (slot) {
    case "subj":
      if (verbal) return subjects(sentence, head);
      if (site.support === undefined) return copularSubjects(sentence, head);
      // "the talks began": the noun is no party of itself.
      return subjects(sentence, site.support).filter((subject) => !conjuncts(sentence, subject).includes(head));
    case "obj":
      return verbal ? objects(sentence, head) : [];
    case "iobj":
      return verbal ? indirectObjects(sentence, head) : [];
    case "poss":
      return indices(sentence, head, "nmod:poss");
    case "poss/of":
      return phrases(sentence, head, ["of"]).length > 0 ? indices(sentence, head, "nmod:poss") : [];
    case "poss/alone":
      return phrases(sentence, head, ["of"]).length > 0 ? [] : indices(sentence, head, "nmod:poss");
    case "adj":
    case "amod":
      // "The UN condemned attacks" read as one noun phrase: the verb is no adjective of the noun, its subject no part of it.
      return indices(sentence, head, "amod").filter((verb) => misreadSubject(sentence, verb) === undefined);
    case "comp": {
      const subjects = dependents(sentence, head, "amod").map((verb) => misreadSubject(sentence, verb.index));
      return indices(sentence, head, "compound", "nmod:unmarked", "nmod:desc").filter((at) => !subjects.includes(at));
    }
    case "clause":
      return clauses(sentence, head);
    case "part":
      return indices(sentence, head, "compound:prt", "advmod");
    case "csubj":
      return clauses(sentence, head).flatMap((clause) => ownSubjects(sentence, clause));
    case "refusal":
      return isRefusal(sentence, head) ? [head] : [];
    case "purpose":
      return purposes(site).flatMap((clause) => contentOf(sentence, clause));
    case "appos":
      return indices(sentence, head, "appos");
    default: {
      const wanted = VARIANTS[slot] ?? [slot];
      const found = [...phrases(sentence, head, wanted)];
      for (const other of site.carried) found.push(...phrases(sentence, other, wanted));
      if (site.support !== undefined) found.push(...phrases(sentence, site.support, wanted));
      if (found.length === 0) {
        const nouns = verbal ? [...site.carried, ...objects(sentence, head)] : site.carried;
        for (const noun of nouns) found.push(...deepPhrases(sentence, noun, wanted, 0));
      }
      if (found.length === 0 && (slot === "against" || (slot === "by" && !verbal)))
        found.push(...farPhrases(site, wanted));
      return found;
    }
  }
}

const indices = (sentence: Sentence, head: number, ...deprels: readonly string[]): readonly number[] =>
  dependents(sentence, head, ...deprels).map((token) => token.index);

function copularSubjects(sentence: Sentence, head: number): readonly number[] {
  if (tokenAt(sentence, head).upos === "ADJ") return subjects(sentence, head);
  return dependents(sentence, head, "cop").length === 0 ? [] : indices(sentence, head, "nsubj");
}

function clauses(sentence: Sentence, head: number): readonly number[] {
  const found = indices(sentence, head, "xcomp", "ccomp");
  if (found.length > 0) return found;
  const controlled = dependents(sentence, head, "obj", "iobj").filter((noun) => isControlledObject(sentence, noun));
  const handed = controlled.flatMap((noun) => dependents(sentence, noun.index, "acl"));
  if (handed.length > 0) return handed.map((token) => token.index);
  return dependents(sentence, head, "acl", "advcl")
    .filter(
      (token) =>
        token.deprel !== "acl:relcl" &&
        dependents(sentence, token.index, "mark").some(
          (mark) =>
            /^(to|that)$/i.test(mark.form) ||
            (tokenAt(sentence, head).upos === "NOUN" && /^(of|for|in)$/i.test(mark.form)),
        ),
    )
    .map((token) => token.index);
}

/** The subject that a clause names itself, not one that it borrows. */
function ownSubjects(sentence: Sentence, clause: number): readonly number[] {
  const own = indices(sentence, clause, "nsubj", "nsubj:pass");
  return own.length > 0 ? own : forPhrases(sentence, clause);
}

/** "asked for the rebels to leave": the subject of the infinitive. */
const forPhrases = (sentence: Sentence, clause: number): readonly number[] => phrases(sentence, clause, ["for"]);

/**
 * Whom the content of a promise, threat or refusal concerns, the likeliest first: "threatened to break relations with
 * Russia", "promised to continue military aid to Mozambique". Used by the slots "content" and "purpose".
 */
export function contentOf(sentence: Sentence, clause: number, depth = 0): readonly number[] {
  // "agreed to send 300 soldiers to Mozambique": what is handed over is not the other side.
  const transfer = TRANSFER.has(tokenAt(sentence, clause).lemma);
  const goal = transfer ? objects(sentence, clause).flatMap((object) => phrases(sentence, object, GOALS)) : [];
  const goals = transfer ? [...phrases(sentence, clause, GOALS), ...goal] : [];
  const found: number[] = [...indices(sentence, clause, "iobj"), ...goals, ...objects(sentence, clause)];
  const prepositions = [
    "to",
    "against",
    "with",
    "from",
    "on",
    "upon",
    "for",
    "between",
    "at",
    "in",
    "into",
    "of",
    "by",
  ];
  for (const preposition of prepositions) found.push(...phrases(sentence, clause, [preposition]));
  for (const object of objects(sentence, clause)) {
    for (const preposition of prepositions) found.push(...phrases(sentence, object, [preposition]));
  }
  if (depth < 2) {
    for (const inner of indices(sentence, clause, "xcomp", "ccomp"))
      found.push(...ownSubjects(sentence, inner), ...contentOf(sentence, inner, depth + 1));
  }
  return [...new Set(found)];
}

/** "tents and blankets to Morocco", "40 million euros of aid from the Union": phrases below an object and its conjuncts. */
function deepPhrases(
  sentence: Sentence,
  noun: number,
  prepositions: readonly string[],
  depth: number,
): readonly number[] {
  const parts = conjuncts(sentence, noun);
  const found = parts.flatMap((part) => phrases(sentence, part, prepositions));
  if (found.length > 0 || depth > 1) return found;
  // "lifted restrictions imposed on the press"
  const participles = parts.flatMap((part) =>
    dependents(sentence, part, "acl").flatMap((clause) => phrases(sentence, clause.index, prepositions)),
  );
  if (participles.length > 0) return participles;
  return parts.flatMap((part) =>
    dependents(sentence, part, "nmod")
      .filter((token) => casesOf(sentence, token.index).includes("of"))
      .flatMap((token) => deepPhrases(sentence, token.index, prepositions, depth + 1)),
  );
}

/** "rallies in the Strip against the leader": a phrase that the tree hangs on the place. */
function farPhrases(site: Site, prepositions: readonly string[]): readonly number[] {
  const top = site.support ?? site.head;
  const near = subtree(
    site.sentence,
    top,
    (token) =>
      /^(ccomp|advcl|acl|acl:relcl|parataxis)$/.test(token.deprel) ||
      (token.deprel === "conj" && token.upos === "VERB"),
  );
  return near.filter(
    (index) => index > site.head && casesOf(site.sentence, index).some((word) => prepositions.includes(word)),
  );
}

const GOALS = ["to", "into", "in", "along", "on"];
const TRANSFER = new Set(
  "send give hand return deliver provide deploy supply ship sell transfer extradite lend donate dispatch grant".split(
    " ",
  ),
);

/** The clauses that say what a promise, threat or refusal is about. */
export const contentClauses = (site: Site): readonly number[] =>
  [site.head, ...site.carried].flatMap((head) => clauses(site.sentence, head));

/** "threatened a strike unless Israel gave in": whoever has to give in is threatened. */
export function unlessSubjects(sentence: Sentence, heads: readonly number[]): readonly number[] {
  return heads
    .flatMap((head) => dependents(sentence, head, "advcl"))
    .filter((token) => dependents(sentence, token.index, "mark").some((mark) => mark.form.toLowerCase() === "unless"))
    .flatMap((token) => subjects(sentence, token.index));
}

const AGAINST = new Set([
  "demand",
  "protest",
  "denounce",
  "oppose",
  "condemn",
  "call",
  "press",
  "urge",
  "overthrow",
  "topple",
  "pressure",
  "force",
  "disperse",
  "quell",
  "show",
  "express",
]);

/** "marched to demand that", "blocked a road to protest": whom the protest is against. */
function purposes(site: Site): readonly number[] {
  const { sentence } = site;
  const top = site.support ?? site.head;
  return subtree(sentence, top).filter((index) => {
    const token = tokenAt(sentence, index);
    if (index <= top) return false;
    if (token.lemma === "protest" && token.upos === "NOUN") return casesOf(sentence, index).includes("in");
    return (
      AGAINST.has(token.lemma) &&
      /^(advcl|acl|xcomp)$/.test(token.deprel) &&
      indices(sentence, index, "mark").length > 0
    );
  });
}

/** "will not", "would no longer", "cannot": somebody says no to it. */
function isRefusal(sentence: Sentence, verb: number): boolean {
  const refusing = dependents(sentence, verb, "aux").some((aux) =>
    /^(will|'ll|’ll|wo|shall|would|can|ca)$/.test(aux.form.toLowerCase()),
  );
  return refusing && isNegated(sentence, verb) && indices(sentence, verb, "nsubj:pass").length === 0;
}
