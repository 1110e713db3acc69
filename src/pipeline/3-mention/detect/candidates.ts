import type { Sentence, Token } from "../../../doc/token.ts";
import { tokenAt } from "../../../doc/tree.ts";
import type { Candidate, Words } from "./features.ts";
import type { KnownName } from "./known-name.ts";
import { phraseOf } from "./phrase.ts";

const NOMINAL_RELATIONS =
  /^(nsubj|obj|iobj|obl|nmod|conj|appos|root|vocative|dislocated|list|parataxis|dep|orphan|xcomp|ccomp|advcl|acl|nummod|csubj|reparandum)/;
/** Words other than nouns that stand for people ("the wounded", "many of them"). */
const NOUNLIKE =
  /^(other|many|all|both|some|several|most|few|dead|wounded|injured|missing|poor|rich|homeless|elderly|latter|former|young|disabled|unemployed|accused|hundred|thousand|million|dozen|two|three)s?$/;

export const isProper = (token: Token | undefined): boolean =>
  token !== undefined && (token.upos === "PROPN" || (token.xpos.startsWith("NNP") && token.upos !== "PUNCT"));

/** Noun phrases that may be about somebody or some place, from their heads in text order. Pronouns are not among them. */
export function candidates(
  sentence: Sentence,
  known: readonly KnownName[],
  words: Words,
  familiar: ReadonlySet<string> = NOBODY,
): readonly Candidate[] {
  const inKnown = new Map<number, KnownName>();
  const titled = new Set<number>();
  for (const name of known) {
    for (let at = name.start; at < name.end; at++) inKnown.set(at, name);
    const top = titleAbove(sentence, name.head, name.start, words);
    if (top !== name.head) titled.add(top);
  }
  const found: Candidate[] = [];
  for (const token of sentence.tokens) {
    const name = inKnown.get(token.index);
    if (name !== undefined) {
      if (name.head === token.index) found.push(fromKnown(sentence, name, words));
      continue;
    }
    // Short sentences behind a quotation ("Farhadi said") mislead the tagger; a name met before is a name.
    if (familiar.has(token.form) && !isProper(token) && /^(nsubj|obj|iobj|obl|nmod)/.test(token.deprel)) {
      const word = [token.index, token.index + 1] as const;
      found.push({ sentence, head: token.index, tokens: word, name: word });
      continue;
    }
    if (titled.has(token.index) || !isPhraseHead(sentence, token)) continue;
    // A name under its title ("Mrs", "Okafor") belongs to the title's phrase.
    if (isProper(token) && titleAbove(sentence, token.index, token.index, words) !== token.index) continue;
    found.push(fromTree(sentence, token, words));
  }
  // "Harbour Workers' Union": what stands inside a name is no name of its own.
  return found.filter(
    (candidate) =>
      candidate.known !== undefined ||
      !found.some(
        ({ name, head }) =>
          name !== undefined && head !== candidate.head && name[0] <= candidate.head && candidate.head < name[1],
      ),
  );
}

const isAddress = (token: Token, words: Words): boolean =>
  words.titles.has(token.form.toLowerCase().replace(/\.$/, ""));

const NOBODY: ReadonlySet<string> = new Set();

/** Does this word name a post or an occupation, as titles before names do? */
const isTitle = (token: Token | undefined, words: Words): boolean => {
  if (token === undefined) return false;
  const form = token.form.toLowerCase().replace(/\.$/, "");
  return (
    words.titles.has(form) ||
    words.knowledge.nouns.get(form)?.kind === "person" ||
    words.knowledge.nouns.get(token.lemma.toLowerCase())?.kind === "person"
  );
};

/**
 * "Foreign Minister Javad Zarif": parsed as a flat phrase or an apposition without a comma, the title is the head of the
 * phrase and the name hangs below it. Gives that head, or the name's own.
 */
function titleAbove(sentence: Sentence, head: number, start: number, words: Words): number {
  const token = tokenAt(sentence, head);
  // "Mr Adeyemi and Mrs Okafor": title and name parsed as two conjuncts of the same word.
  const before = sentence.tokens[start - 1];
  if (before !== undefined && before.head === token.head && before.deprel === "conj" && isAddress(before, words))
    return before.index;
  // "Secretary of State John Kerry": the title may itself be a phrase.
  for (let from = Math.max(0, start - 4); from < start - 1; from++) {
    const text = sentence.tokens
      .slice(from, start)
      .map((part) => part.form.toLowerCase())
      .join(" ");
    if (words.titles.has(text) && token.head >= from && token.head < start) {
      let top = token;
      while (top.head >= from && top.head < start) top = tokenAt(sentence, top.head);
      return top.index;
    }
  }
  if (!/^(flat|appos|nmod:desc|dep|list)/.test(token.deprel)) return head;
  let top = token;
  while (top.head >= 0 && (top.head >= start || /^(flat|appos)/.test(top.deprel)) && top.head < top.index) {
    const above = tokenAt(sentence, top.head);
    if (
      sentence.tokens
        .slice(above.index + 1, start)
        .some((between) => between.upos === "PUNCT" || between.upos === "VERB")
    )
      return head;
    top = above;
    if (isTitle(top, words)) return top.index;
  }
  return head;
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

function fromKnown(sentence: Sentence, known: KnownName, words: Words): Candidate {
  const { start, end } = known;
  const head = titleAbove(sentence, known.head, start, words);
  const token = tokenAt(sentence, head);
  const modifies =
    token.deprel === "amod" ||
    token.deprel.startsWith("compound") ||
    token.deprel === "nmod:desc" ||
    token.deprel.startsWith("flat");
  const phrase = modifies ? ([start, end] as const) : phraseOf(sentence, head, false);
  const tokens = [Math.min(start, phrase[0]), Math.max(end, phrase[1])] as const;
  const title = titleBefore(sentence, start);
  return { sentence, head, tokens, name: [start, end], known, ...(title === undefined ? {} : { title }) };
}

function fromTree(sentence: Sentence, token: Token, words: Words): Candidate {
  const name = nameAfter(sentence, token, words) ?? nameAround(sentence, token, words);
  const modifies = token.deprel === "compound";
  const phrase = modifies && name !== undefined ? name : phraseOf(sentence, token.index, !isProper(token));
  const tokens = [phrase[0], Math.max(phrase[1], name?.[1] ?? 0)] as const;
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
function nameAround(sentence: Sentence, token: Token, words: Words): readonly [start: number, end: number] | undefined {
  if (!isProper(token)) return undefined;
  // "Trucks waited", "Shells fell": taggers take the first word of a sentence for a name because of its capital.
  if (token.index === 0 && token.xpos === "NNPS" && !isProper(sentence.tokens[1])) return undefined;
  const [low, high] = phraseOf(sentence, token.index, false);
  const joins = (at: number): boolean => {
    const other = sentence.tokens[at];
    if (other === undefined || at < low || at >= high) return false;
    // "Nadia Haddad": a given name taken for a title is none.
    if ((other.deprel === "nmod:desc" && isTitle(other, words)) || other.deprel === "appos") return false;
    if (other.deprel === "nmod:poss")
      return isProper(other) && /s$/.test(other.form) && /^['’]$/.test(sentence.tokens[at + 1]?.form ?? "");
    if (/^['’]$/.test(other.form)) return isProper(sentence.tokens[at - 1]) && isProper(sentence.tokens[at + 1]);
    // "Coastal Relief Council": capitals inside a sentence make names of adjectives and nouns too.
    const capitalised =
      at > 0 && at < token.index && /^\p{Lu}/u.test(other.form) && /^(amod|compound)/.test(other.deprel);
    return isProper(other) || capitalised || other.deprel.startsWith("flat") || isNameParticle(sentence, at, high);
  };
  let start = token.index;
  while (joins(start - 1)) start--;
  while (start < token.index && !/^\p{Lu}/u.test(sentence.tokens[start]?.form ?? "")) start++;
  let end = token.index + 1;
  while (joins(end) || isGlued(sentence, end)) end++;
  if (token.deprel === "compound") start = narrowed(sentence, start, end, words);
  return [withoutTitles(sentence, start, end, words), end];
}

/**
 * "an Interior Ministry spokesman": a common noun alone is no name, so the capitalised words right before it, which the
 * parser hangs on the spokesman, belong to it. The capital that begins a sentence tells nothing by itself.
 */
function narrowed(sentence: Sentence, start: number, end: number, words: Words): number {
  const { nouns } = words.knowledge;
  const first = tokenAt(sentence, start);
  if (end - start !== 1 || !nouns.has(first.form.toLowerCase())) return start;
  let from = start;
  for (let at = start - 1; at >= 0; at--) {
    const other = tokenAt(sentence, at);
    const beside = other.head === first.head && /^(amod|compound)$/.test(other.deprel);
    const said =
      at > 0 || isProper(other) || nouns.has(`${other.form} ${sentence.tokens[at + 1]?.form ?? ""}`.toLowerCase());
    if (!beside || !said || !/^\p{Lu}/u.test(other.form)) break;
    from = at;
  }
  return from;
}

/** "Qal-e-Zarmast": pieces around hyphens without spaces are one word, whatever the tree. */
function isGlued(sentence: Sentence, at: number): boolean {
  const [before, token, after] = [sentence.tokens[at - 1], sentence.tokens[at], sentence.tokens[at + 1]];
  if (before === undefined || token === undefined || before.spaceAfter) return false;
  return token.form === "-"
    ? !token.spaceAfter && after !== undefined && /^\p{L}/u.test(after.form)
    : before.form === "-" && /^\p{L}/u.test(token.form);
}

/** Names hold small words and hyphens inside ("Jund al-Aqsa", "Ministry of Defence"). */
const isNameParticle = (sentence: Sentence, at: number, high: number): boolean =>
  /^(-|al|el|ul|ad|bin|ibn|de|del|der|van|von|da|di|la|le|of|and|&|e|i)$/.test(sentence.tokens[at]?.form ?? "") &&
  isProper(sentence.tokens[at + 1]) &&
  at + 1 < high;

/** "security expert Ali Mohammad Ali", "prime minister Sheikh Hasina": a common noun with the name behind it. */
function nameAfter(sentence: Sentence, token: Token, words: Words): readonly [start: number, end: number] | undefined {
  const start = token.index + 1;
  const first = sentence.tokens[start];
  if (first === undefined || !isProper(first) || !isTitle(token, words)) return undefined;
  let end = start;
  while (end < sentence.tokens.length) {
    const other = sentence.tokens[end];
    if (other === undefined) break;
    let top = other;
    while (top.head >= start) top = tokenAt(sentence, top.head);
    const bound =
      (top.head === token.index && /^(flat|appos|nmod:desc|compound|dep|list)/.test(top.deprel)) ||
      (top.deprel === "conj" && top.head === token.head && isAddress(token, words));
    if (
      !bound ||
      !(isProper(other) || other.deprel.startsWith("flat") || isNameParticle(sentence, end, sentence.tokens.length))
    )
      break;
    end++;
  }
  return end === start ? undefined : [withoutTitles(sentence, start, end, words), end];
}

/** Where the name begins once titles are taken off: "Foreign Minister" of "Foreign Minister Javad Zarif". */
function withoutTitles(sentence: Sentence, start: number, end: number, words: Words): number {
  let from = start;
  for (let at = start; at < end - 1; at++) {
    const form = sentence.tokens[at]?.form.toLowerCase().replace(/\.$/, "") ?? "";
    if (words.titles.has(form) || words.knowledge.nouns.get(form)?.kind === "person") from = at + 1;
    else if (at >= from + 2) break;
  }
  // "General Assembly", "Justice Ministry" are no titled persons: what follows would be a common word.
  const rest = sentence.tokens[from]?.form.toLowerCase() ?? "";
  return words.knowledge.nouns.has(rest) || rest === "of" ? start : from;
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
