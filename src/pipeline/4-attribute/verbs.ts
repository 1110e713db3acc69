import type { Sentence, Token } from "../../doc/token.ts";
import { dependent, dependents, subtree, tokenAt } from "../../doc/tree.ts";
import type { Candidate } from "./candidate.ts";
import { type Clause, clauseOf, doerOf, insertedBy, isPassive, prepositionOf } from "./clause.ts";
import { type Add, clauseKind, lemmaOf, QUOTING } from "./frame.ts";
import { looseClause } from "./loose.ts";
import { objectCandidates, type VerbWords } from "./objects.ts";

/** Every way in which the verb may hold a content. Usually one; several where an object and a clause compete. */
export function verbCandidates(sentence: Sentence, verb: Token, words: VerbWords): readonly Candidate[] {
  const clause = clauseOf(sentence, verb.index);
  const found: Candidate[] = [];
  const usual = {
    sentence,
    anchor: verb,
    pos: "verb" as const,
    lemma: lemmaOf(sentence, verb),
    with: quotedAs(sentence, verb),
    source: insertedBy(sentence, verb) ?? doerOf(sentence, verb.index),
    addressee: clause.passive ? undefined : hearerOf(sentence, verb.index),
  };
  const add: Add = (frame, content, more = {}) => {
    if (content.length > 0) found.push({ ...usual, frame: `${clause.passive ? "P" : "V"}-${frame}`, content, ...more });
  };
  const clauses = clausesOf(sentence, verb);
  const first = clauses[0];
  if (first !== undefined) {
    add(
      clauseKind(sentence, first.index),
      clauses.flatMap((token) => subtree(sentence, token.index)),
    );
  } else {
    const host = hostOf(sentence, verb, clause);
    if (host !== undefined) add(host.frame, host.content);
    const tail = host?.frame === "paren" ? [] : tailOf(sentence, verb, clause);
    if (tail.length > 0) add("paren", tail, clause.subject === undefined ? {} : { source: clause.subject });
    if (found.length === 0 && !clause.passive) {
      const loose = looseClause(sentence, verb, words.addressees.has(verb.lemma.toLowerCase()));
      if (loose !== undefined) add(`loose-${loose.kind}`, loose.content);
    }
  }
  objectCandidates(sentence, clause, first !== undefined, words, add);
  return found;
}

/** "was quoted as saying": the words before the verb that belong to its cue. The one quoted is the source. */
function quotedAs(sentence: Sentence, verb: Token): readonly number[] {
  const as = dependent(sentence, verb.index, "mark", "case");
  const head = sentence.tokens[verb.head];
  if (verb.xpos !== "VBG" || as?.lemma !== "as" || head === undefined || !QUOTING.has(head.lemma)) return [];
  return isPassive(sentence, head) ? [head.index, as.index] : [];
}

/** Who hears it: an object beside a clause, or a person under "to" ("said to reporters"). */
function hearerOf(sentence: Sentence, verb: number): number | undefined {
  const object = dependent(sentence, verb, "iobj") ?? dependent(sentence, verb, "obj");
  if (object !== undefined) return object.index;
  return dependents(sentence, verb, "obl").find((token) => prepositionOf(sentence, token.index)?.lemma === "to")?.index;
}

/** The finite clauses a verb governs: its complement, and what a comma or mark has cut loose as parataxis. */
function clausesOf(sentence: Sentence, verb: Token): readonly Token[] {
  const complements = dependents(sentence, verb.index, "ccomp");
  if (complements.length > 0) return complements;
  return dependents(sentence, verb.index, "parataxis").filter(
    (token) =>
      token.index > verb.index &&
      dependent(sentence, token.index, "nsubj") !== undefined &&
      sentence.tokens.slice(verb.index + 1, token.index).some(({ form }) => /[,:“"‘]/u.test(form)),
  );
}

interface Hosted {
  readonly frame: "paren" | "as";
  readonly content: readonly number[];
}

/** "CONTENT, X said", "as X said": the verb hangs in the clause that it attributes. */
function hostOf(sentence: Sentence, verb: Token, clause: Clause): Hosted | undefined {
  if (verb.head < 0) return undefined;
  const held = dependent(sentence, verb.index, "obj", "xcomp");
  const content = (): readonly number[] => subtree(sentence, verb.head, (token) => token.index === verb.index);
  if (verb.deprel === "parataxis" && (clause.subject !== undefined || clause.passive)) {
    return held === undefined ? { frame: "paren", content: content() } : undefined;
  }
  const mark = dependent(sentence, verb.index, "mark", "advmod", "case");
  const compares = (verb.deprel === "advcl" || verb.deprel === "parataxis") && mark?.lemma === "as";
  if (!compares || mark.index > verb.index) return undefined;
  // "as she put it": the object stands for the clause.
  return held === undefined || held.lemma === "it" ? { frame: "as", content: content() } : undefined;
}

/**
 * "CONTENT, the source said." and "CONTENT, said the source." by the surface: after the sentence's last comma stand only
 * a subject, the verb and some words on when or to whom. Long contents mislead the parser about what is the main clause.
 */
function tailOf(sentence: Sentence, verb: Token, clause: Clause): readonly number[] {
  if (clause.passive || clause.subject === undefined || verb.deprel === "acl:relcl") return [];
  const near = subtree(sentence, clause.subject).filter((index) => Math.abs(index - verb.index) <= 12);
  let comma = Math.min(verb.index, ...near) - 1;
  while (comma >= 0 && tokenAt(sentence, comma).upos === "AUX") comma--;
  const mark = sentence.tokens[comma];
  if (mark === undefined || comma < 3 || !/^[,”"’]$/u.test(mark.form)) return [];
  const rest = sentence.tokens.slice(Math.max(verb.index, ...near) + 1).filter((token) => token.upos !== "PUNCT");
  const isMore = (token: Token): boolean => /^(?:VERB|AUX|SCONJ|CCONJ)$/.test(token.upos) || token.deprel === "obj";
  return rest.length > 8 || rest.some(isMore) ? [] : sentence.tokens.slice(0, comma).map(({ index }) => index);
}
