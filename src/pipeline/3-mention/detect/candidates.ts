import type { Sentence, Token } from "../../../doc/token.ts";
import { tokenAt } from "../../../doc/tree.ts";
import type { Candidate } from "./features.ts";
import type { KnownName } from "./names.ts";
import { phraseOf } from "./phrase.ts";

const NOMINAL_RELATIONS =
  /^(nsubj|obj|iobj|obl|nmod|conj|appos|root|vocative|dislocated|list|parataxis|dep|orphan|xcomp|ccomp|advcl|acl|nummod|csubj|reparandum)/;
/** Words other than nouns that stand for people ("the wounded", "many of them"). */
const NOUNLIKE =
  /^(other|many|all|both|some|several|most|few|dead|wounded|injured|missing|poor|rich|homeless|elderly|latter|former|young|disabled|unemployed|accused|hundred|thousand|million|dozen|two|three)s?$/;

export const isProper = (token: Token | undefined): boolean =>
  token !== undefined && (token.upos === "PROPN" || (token.xpos.startsWith("NNP") && token.upos !== "PUNCT"));

/** Noun phrases that may be about somebody or some place, from their heads in text order. Pronouns are not among them. */
export function candidates(sentence: Sentence, known: readonly KnownName[]): readonly Candidate[] {
  const inKnown = new Map<number, KnownName>();
  for (const name of known) for (let at = name.start; at < name.end; at++) inKnown.set(at, name);
  const found: Candidate[] = [];
  for (const token of sentence.tokens) {
    const name = inKnown.get(token.index);
    if (name !== undefined) {
      if (name.head === token.index) found.push(fromKnown(sentence, name));
      continue;
    }
    if (isPhraseHead(sentence, token)) found.push(fromTree(sentence, token));
  }
  return found;
}

function isPhraseHead(sentence: Sentence, token: Token): boolean {
  const { upos, deprel, index } = token;
  if (deprel.startsWith("flat") || deprel === "fixed" || deprel === "goeswith") return false;
  if (deprel.startsWith("compound") || deprel === "nmod:desc") {
    // "Brimstone sales": a name may modify a noun; a title ("President Obama") belongs to its name.
    const governor = sentence.tokens[token.head];
    return upos === "PROPN" && deprel === "compound" && governor !== undefined && governor.upos === "NOUN";
  }
  if (upos === "NOUN" || upos === "PROPN") return NOMINAL_RELATIONS.test(deprel) || isProper(token);
  if (upos === "X" || upos === "SYM") return false;
  if (!/^(nsubj|obj|iobj|obl|nmod|conj|appos)/.test(deprel)) return false;
  if (upos === "ADJ" || upos === "DET" || upos === "NUM") {
    if (upos === "DET" && !(sentence.children[index] ?? []).some((child) => tokenAt(sentence, child).deprel === "nmod"))
      return false;
    return NOUNLIKE.test(token.form.toLowerCase());
  }
  return false;
}

function fromKnown(sentence: Sentence, known: KnownName): Candidate {
  const { head, start, end } = known;
  const token = tokenAt(sentence, head);
  const modifies =
    token.deprel === "amod" ||
    token.deprel.startsWith("compound") ||
    token.deprel === "nmod:desc" ||
    token.deprel.startsWith("flat");
  const phrase = modifies ? ([start, end] as const) : phraseOf(sentence, head);
  const tokens = [Math.min(start, phrase[0]), Math.max(end, phrase[1])] as const;
  const title = titleBefore(sentence, start);
  return { sentence, head, tokens, name: [start, end], known, ...(title === undefined ? {} : { title }) };
}

function fromTree(sentence: Sentence, token: Token): Candidate {
  const name = nameAround(sentence, token);
  const modifies = token.deprel === "compound";
  const phrase = modifies && name !== undefined ? name : phraseOf(sentence, token.index);
  const tokens = withTitledName(sentence, token, phrase);
  const title = name === undefined ? undefined : titleBefore(sentence, name[0]);
  return {
    sentence,
    head: token.index,
    tokens,
    ...(name === undefined ? {} : { name }),
    ...(title === undefined ? {} : { title }),
  };
}

/** The run of capitalised name words around a proper head: "Noor Wali Mehsud", "Sydney Morning Herald". */
function nameAround(sentence: Sentence, token: Token): readonly [start: number, end: number] | undefined {
  if (!isProper(token)) return undefined;
  const [low, high] = phraseOf(sentence, token.index, false);
  const joins = (at: number): boolean => {
    const other = sentence.tokens[at];
    if (other === undefined || at < low || at >= high) return false;
    if (other.deprel === "nmod:desc" || other.deprel === "nmod:poss" || other.deprel === "appos") return false;
    if (isProper(other) || other.deprel.startsWith("flat")) return true;
    // Names hold small words and hyphens inside ("Jund al-Aqsa", "Ministry of Defence").
    return (
      (other.form === "-" || /^(al|el|ul|ad|bin|ibn|de|del|der|van|von|da|di|la|le|of|and|&|e|i)$/.test(other.form)) &&
      isProper(sentence.tokens[at + 1]) &&
      at + 1 < high
    );
  };
  let start = token.index;
  while (joins(start - 1)) start--;
  while (start < token.index && !isProper(sentence.tokens[start])) start++;
  let end = token.index + 1;
  while (joins(end)) end++;
  return [start, end];
}

/** "prime minister Sheikh Hasina" parsed as an apposition without a comma is one phrase all the same. */
function withTitledName(
  sentence: Sentence,
  token: Token,
  [start, end]: readonly [number, number],
): readonly [number, number] {
  const next = sentence.tokens[end];
  if (next === undefined || !isProper(next) || isProper(token)) return [start, end];
  let top = next;
  while (top.head >= end && top.head !== token.index) top = tokenAt(sentence, top.head);
  if (top.head !== token.index || top.deprel !== "appos") return [start, end];
  return [start, Math.max(end, phraseOf(sentence, top.index, false)[1])];
}

function titleBefore(sentence: Sentence, start: number): string | undefined {
  const before = sentence.tokens[start - 1];
  if (before === undefined) return undefined;
  return /^\p{L}+\.?$/u.test(before.form) &&
    before.upos !== "DET" &&
    before.upos !== "ADP" &&
    before.upos !== "VERB" &&
    before.upos !== "CCONJ"
    ? before.lemma.toLowerCase().replace(/\.$/, "")
    : undefined;
}
