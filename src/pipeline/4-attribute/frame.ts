import type { Sentence, Token } from "../../doc/token.ts";
import { dependent, dependents, subtree, tokenAt } from "../../doc/tree.ts";
import type { Candidate } from "./candidate.ts";
import type { CueLexicon } from "./lexicon.ts";

const QUESTION_WORDS = new Set(["what", "who", "whom", "whose", "which", "how", "why", "when", "where"]);

/** The verb with its particle: "point out", "lash out". */
export function lemmaOf(sentence: Sentence, verb: Token): string {
  const particle = dependent(sentence, verb.index, "compound:prt");
  const lemma = verb.lemma.toLowerCase();
  return particle === undefined ? lemma : `${lemma} ${particle.lemma.toLowerCase()}`;
}

/** How the clause below a verb begins: with "that", with a question word, as an infinitive or gerund, or with nothing. */
export function clauseKind(sentence: Sentence, head: number): "that" | "wh" | "to" | "ing" | "clause" {
  const marks = dependents(sentence, head, "mark").map((token) => token.lemma.toLowerCase());
  if (marks.includes("that")) return "that";
  if (marks.includes("whether") || marks.includes("if")) return "wh";
  const [first, second] = subtree(sentence, head)
    .map((index) => tokenAt(sentence, index))
    .filter((token) => token.upos !== "PUNCT");
  const asks = (token: Token | undefined): boolean =>
    token !== undefined && QUESTION_WORDS.has(token.lemma.toLowerCase());
  if (asks(first) || (first?.upos === "ADP" && asks(second))) return "wh";
  if (marks.includes("to")) return "to";
  const isGerund = tokenAt(sentence, head).xpos === "VBG" && dependent(sentence, head, "aux", "nsubj") === undefined;
  return isGerund ? "ing" : "clause";
}

/** Adds one candidate of the verb: the frame without its voice, the content, and what differs from the usual. */
export type Add = (frame: string, content: readonly number[], more?: Partial<Candidate>) => void;

/** Verbs whose passive introduces somebody's words: "was quoted as saying". */
export const QUOTING: ReadonlySet<string> = new Set(["quote", "cite", "record"]);

/** "declined to say whether …" says neither yes nor no: it denies nothing of what follows. */
export function refuses(verb: Token, lexicon: Pick<CueLexicon, "act">): boolean {
  return verb.upos === "VERB" && lexicon.act(verb.lemma.toLowerCase(), "verb", "V-to") === "denial";
}
