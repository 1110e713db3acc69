import type { Sentence, Token } from "../../doc/token.ts";
import { dependent, dependents, subtree, tokenAt } from "../../doc/tree.ts";
import type { Candidate } from "./candidate.ts";
import { type Clause, clauseOf, doerOf, prepositionOf } from "./clause.ts";
import { looseClause } from "./loose.ts";

/** Prepositions that mostly tell where, when or through what somebody acted. */
const CIRCUMSTANCES = new Set(
  "in on at from during by after before since until through via amid within inside outside near under into".split(" "),
);
const QUESTION_WORDS = new Set(["what", "who", "whom", "whose", "which", "how", "why", "when", "where"]);

/** The verb with its particle: "point out", "lash out". */
export function lemmaOf(sentence: Sentence, verb: Token): string {
  const particle = dependent(sentence, verb.index, "compound:prt");
  const lemma = verb.lemma.toLowerCase();
  return particle === undefined ? lemma : `${lemma} ${particle.lemma.toLowerCase()}`;
}

/** How the clause below a verb begins: with "that", with a question word, or with nothing. */
export function clauseKind(sentence: Sentence, head: number): "that" | "wh" | "to" | "ing" | "clause" {
  const marks = dependents(sentence, head, "mark").map((token) => token.lemma.toLowerCase());
  if (marks.includes("that")) return "that";
  if (marks.includes("whether") || marks.includes("if")) return "wh";
  const words = subtree(sentence, head);
  const first = words.map((index) => tokenAt(sentence, index)).find((token) => token.upos !== "PUNCT");
  const second = words[1] === undefined ? undefined : tokenAt(sentence, words[1]);
  if (first !== undefined && QUESTION_WORDS.has(first.lemma.toLowerCase())) return "wh";
  if (first?.upos === "ADP" && second !== undefined && QUESTION_WORDS.has(second.lemma.toLowerCase())) return "wh";
  if (marks.includes("to")) return "to";
  const token = tokenAt(sentence, head);
  if (token.xpos === "VBG" && dependent(sentence, head, "aux", "nsubj") === undefined) return "ing";
  return "clause";
}

/** Every way in which the verb may hold a content. Usually one; several where an object and a clause compete. */
export function verbCandidates(sentence: Sentence, verb: Token, addressees: ReadonlySet<string>): readonly Candidate[] {
  const clause = clauseOf(sentence, verb.index);
  const found: Candidate[] = [];
  const base = { sentence, anchor: verb, pos: "verb" as const, lemma: lemmaOf(sentence, verb) };
  const source = insertedBy(sentence, verb) ?? doerOf(sentence, verb.index);
  const add = (frame: string, content: readonly number[], more: Partial<Candidate> = {}): void => {
    if (content.length === 0) return;
    const addressee = clause.passive && !frame.endsWith("by") ? undefined : objectOf(sentence, verb.index);
    found.push({
      ...base,
      frame: clause.passive ? `P-${frame}` : `V-${frame}`,
      content,
      with: [],
      source,
      addressee: frame.includes("NP") ? undefined : addressee,
      ...more,
    });
  };
  const branch = (index: number, cut?: (token: Token) => boolean): readonly number[] => subtree(sentence, index, cut);
  const clauses = clausesOf(sentence, verb);
  if (clauses.length > 0) {
    const first = clauses[0] as Token;
    const kind = clauseKind(sentence, first.index);
    const content = clauses.flatMap((token) => branch(token.index));
    add(kind, content);
  } else {
    const hosting = hostOf(sentence, verb, clause);
    if (hosting !== undefined) add(hosting.frame, hosting.content);
  }
  const tail = tailOf(sentence, verb, clause);
  if (tail.length > 0 && !found.some(({ frame }) => frame.endsWith("paren")))
    add("paren", tail, { source: clause.subject ?? source });
  if (clauses.length === 0 && !clause.passive && !found.some(({ frame }) => /-(?:paren|as)$/.test(frame))) {
    const loose = looseClause(sentence, verb);
    if (loose !== undefined) add(`loose-${loose.kind}`, loose.content);
  }
  nominal(sentence, verb, clause, clauses.length > 0, addressees, add);
  return found;
}

/** Verbs of appearance have no source of their own: "seems to be", "appears to have". */
const APPEARANCE = new Set(["seem", "appear"]);

/**
 * "The museum, Obi said, honours …": between commas right beside the verb stands who says it, whatever the parser took
 * for the subject.
 */
function insertedBy(sentence: Sentence, verb: Token): number | undefined {
  if (sentence.tokens[verb.index + 1]?.form !== ",") return undefined;
  let at = verb.index - 1;
  while (/^(?:AUX|ADV|PART)$/.test(sentence.tokens[at]?.upos ?? "")) at--;
  const last = at;
  while (/^(?:PROPN|PRON|NOUN|DET|ADJ|NUM|X)$/.test(sentence.tokens[at]?.upos ?? "") && last - at < 6) at--;
  if (at === last || at < 1 || sentence.tokens[at]?.form !== ",") return undefined;
  const words = sentence.tokens.slice(at + 1, last + 1);
  const head = words.find(
    (token) => (token.head <= at || token.head > last) && /^(?:PROPN|PRON|NOUN)$/.test(token.upos),
  );
  return head?.index;
}

function objectOf(sentence: Sentence, verb: number): number | undefined {
  const found = dependent(sentence, verb, "iobj") ?? dependent(sentence, verb, "obj");
  if (found !== undefined) return found.index;
  // "said to reporters", "told to her": a person under "to" hears it.
  return dependents(sentence, verb, "obl").find((token) => prepositionOf(sentence, token.index)?.lemma === "to")?.index;
}

/** The finite clauses a verb governs: its complement, and what an editor's comma has cut loose as parataxis. */
function clausesOf(sentence: Sentence, verb: Token): readonly Token[] {
  const complements = dependents(sentence, verb.index, "ccomp");
  const loose = dependents(sentence, verb.index, "parataxis").filter(
    (token) =>
      token.index > verb.index &&
      dependent(sentence, token.index, "nsubj") !== undefined &&
      /[,:“"‘]/u.test(tokenBetween(sentence, verb.index, token.index)),
  );
  return [...complements, ...(complements.length === 0 ? loose : [])];
}

function tokenBetween(sentence: Sentence, from: number, to: number): string {
  return sentence.tokens
    .slice(from + 1, to)
    .map((token) => token.form)
    .join(" ");
}

/** "CONTENT, X said", "as X said": the verb hangs in the clause that it attributes. */
function hostOf(
  sentence: Sentence,
  verb: Token,
  clause: Clause,
): { readonly frame: string; readonly content: readonly number[] } | undefined {
  if (verb.head < 0) return undefined;
  const host = tokenAt(sentence, verb.head);
  const content = (): readonly number[] => subtree(sentence, host.index, (token) => token.index === verb.index);
  if (verb.deprel === "parataxis" && (clause.subject !== undefined || clause.passive)) {
    return dependent(sentence, verb.index, "obj", "xcomp") === undefined
      ? { frame: "paren", content: content() }
      : undefined;
  }
  const mark = dependent(sentence, verb.index, "mark", "advmod", "case");
  if ((verb.deprel === "advcl" || verb.deprel === "parataxis") && mark?.lemma === "as" && mark.index < verb.index) {
    return dependent(sentence, verb.index, "obj", "xcomp") === undefined
      ? { frame: "as", content: content() }
      : undefined;
  }
  return undefined;
}

/**
 * "CONTENT, the source said." and "CONTENT, said the source." by the surface: after the sentence's last comma stand only
 * a subject, the verb and some words on when or to whom. Long contents mislead the parser about what is the main clause.
 */
function tailOf(sentence: Sentence, verb: Token, clause: Clause): readonly number[] {
  if (clause.passive || clause.subject === undefined || verb.deprel === "acl:relcl") return [];
  const subject = subtree(sentence, clause.subject);
  const first = Math.min(verb.index, ...subject.filter((index) => isNear(index, verb.index)));
  let comma = first - 1;
  while (comma >= 0 && tokenAt(sentence, comma).upos === "AUX") comma--;
  const mark = sentence.tokens[comma];
  if (mark === undefined || comma < 3 || !/^[,”"’]$/u.test(mark.form)) return [];
  const rest = sentence.tokens.slice(Math.max(verb.index, ...subject.filter((index) => isNear(index, verb.index))) + 1);
  const words = rest.filter((token) => token.upos !== "PUNCT");
  if (
    words.length > 8 ||
    words.some((token) => /^(?:VERB|AUX|SCONJ|CCONJ)$/.test(token.upos) || token.deprel === "obj")
  )
    return [];
  return sentence.tokens.slice(0, comma).map(({ index }) => index);
}

const isNear = (index: number, verb: number): boolean => Math.abs(index - verb) <= 12;

type Add = (frame: string, content: readonly number[], more?: Partial<Candidate>) => void;

/** Objects, infinitives and prepositions. */
function nominal(
  sentence: Sentence,
  verb: Token,
  clause: Clause,
  hasClause: boolean,
  addressees: ReadonlySet<string>,
  add: Add,
): void {
  const branch = (index: number): readonly number[] => subtree(sentence, index);
  const objects = dependents(sentence, verb.index, "obj", "iobj").filter((token) => token.index !== clause.subject);
  const object = objects[0];
  const subject = clause.passive ? clause.subject : undefined;
  const prefix = object === undefined || clause.passive ? "" : "NP-";
  const held = (index: number | undefined): readonly number[] => (index === undefined ? [] : branch(index));
  const patient = clause.passive ? held(subject ?? modified(verb)) : [];
  const open = dependents(sentence, verb.index, "xcomp").filter((token) => token.index > verb.index);
  for (const token of open) {
    const kind = clauseKind(sentence, token.index);
    const frame = kind === "clause" ? (dependent(sentence, token.index, "case") ? "as" : "pred") : kind;
    if (!clause.passive && APPEARANCE.has(verb.lemma.toLowerCase()) && clause.subject !== undefined) {
      // "They appear to agree": how things look, by nobody's word. What appears is part of what is claimed.
      add(frame, [...branch(clause.subject), ...branch(token.index)], { source: undefined });
      continue;
    }
    add(`${prefix}${frame}`, [...patient, ...objects.flatMap((other) => branch(other.index)), ...branch(token.index)], {
      addressee: object?.index,
    });
  }
  for (const token of [...dependents(sentence, verb.index, "obl"), ...dependents(sentence, verb.index, "advcl")]) {
    if (
      token.index === clause.agent ||
      token.deprel === "obl:agent" ||
      token.deprel === "obl:unmarked" ||
      token.index < verb.index
    )
      continue;
    const preposition = prepositionOf(sentence, token.index) ?? dependent(sentence, token.index, "mark");
    if (preposition === undefined || (preposition.lemma === "to" && token.deprel !== "obl")) continue;
    if (token.deprel === "advcl" && token.xpos !== "VBG" && preposition.lemma !== "as") continue;
    const lemma = preposition.lemma.toLowerCase();
    const below = branch(token.index).filter((index) => index > preposition.index);
    if (object !== undefined && !clause.passive) {
      // "blamed them for …", "sees it as …", "praised her over …": both noun phrases are what is said. A hearer is not.
      if (CIRCUMSTANCES.has(lemma) && token.deprel === "obl") continue;
      const hearer = addressees.has(verb.lemma.toLowerCase());
      add(
        `NP-${lemma}`,
        hearer ? below : [...objects.flatMap((other) => branch(other.index)), preposition.index, ...below],
        {
          with: hearer ? [...branch(object.index), preposition.index] : [],
          addressee: hearer ? object.index : undefined,
        },
      );
    } else add(lemma, [...patient, ...below], { with: [preposition.index] });
  }
  if (object !== undefined && !hasClause)
    add(
      "NP",
      objects.flatMap((other) => branch(other.index)),
    );
  if (clause.passive && clause.agent !== undefined && patient.length > 0) {
    const by = prepositionOf(sentence, clause.agent);
    add("by", patient, { with: by === undefined ? [] : [by.index], source: clause.agent });
  } else if (clause.passive && patient.length > 0 && !hasClause) add("bare", patient, { source: undefined });

  function modified(participle: Token): number | undefined {
    return participle.deprel === "acl" || participle.deprel === "amod" ? participle.head : undefined;
  }
}
