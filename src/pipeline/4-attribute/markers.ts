import type { Sentence, Token } from "../../doc/token.ts";
import { dependent, dependents, isWithin, subtree, tokenAt } from "../../doc/tree.ts";
import type { Candidate } from "./candidate.ts";
import { nounPhrase } from "./spans.ts";

/**
 * Prepositions that name a source: "according to X", "in the words of X", "per X". The last word of the phrase is the
 * case marker of the source; the rest hangs on it or stands right before it.
 */
const SOURCE_PHRASES: readonly (readonly string[])[] = [
  ["according", "to"],
  ["as", "per"],
  ["per"],
  ["in", "the", "words", "of"],
  ["in", "the", "opinion", "of"],
  ["in", "the", "view", "of"],
  ["in", "the", "eyes", "of"],
];

export function phraseCandidates(sentence: Sentence): readonly Candidate[] {
  const found: Candidate[] = [];
  for (let at = 0; at < sentence.tokens.length; at++) {
    const phrase = SOURCE_PHRASES.find((words) =>
      words.every((word, offset) => sentence.tokens[at + offset]?.form.toLowerCase() === word),
    );
    if (phrase === undefined) continue;
    const last = at + phrase.length - 1;
    const source = sourceAfter(sentence, at, last);
    if (source === undefined || (phrase[0] === "per" && tokenAt(sentence, source).upos !== "PROPN")) continue;
    const host = hostOf(sentence, at, source);
    if (host === undefined) continue;
    const content = attributed(sentence, host, at, last, source);
    const anchor = tokenAt(sentence, at);
    found.push({
      sentence,
      anchor,
      pos: "phrase",
      lemma: phrase.join(" "),
      frame: "source",
      content,
      with: Array.from({ length: phrase.length }, (_, offset) => at + offset),
      source,
      addressee: undefined,
    });
    at = last;
  }
  return found;
}

/** What the phrase covers: all of the sentence on its side when it modifies the main clause, else its clause. */
function attributed(sentence: Sentence, host: number, from: number, to: number, source: number): readonly number[] {
  const named = new Set(nounPhrase(sentence, source));
  const isOwn = (index: number): boolean => (index >= from && index <= to) || (index > to && named.has(index));
  const end = Math.max(to, ...[...named].filter((index) => index > to));
  if (tokenAt(sentence, host).head < 0) {
    const rest = sentence.tokens.filter(({ index }) => !isOwn(index)).map(({ index }) => index);
    const said = (index: number): boolean => tokenAt(sentence, index).upos !== "PUNCT";
    const after = rest.filter((index) => index > end);
    const before = rest.filter((index) => index < from);
    // A phrase at the end of its sentence looks back; a comma and a conjunction after it start another statement.
    if (before.some(said) && isContinued(sentence, end)) return before;
    return after.some(said) || before.some(said) ? [...before, ...after] : [];
  }
  return subtree(sentence, host, (token) => isOwn(token.index) || isWithin(sentence, source, token.index)).filter(
    (index) => !isOwn(index),
  );
}

const isContinued = (sentence: Sentence, end: number): boolean =>
  sentence.tokens[end + 1]?.form === "," &&
  /^(?:and|but|while|although|though|which|who)$/i.test(sentence.tokens[end + 2]?.form ?? "");

/** The noun that the phrase introduces: the head of the first noun phrase after it. */
function sourceAfter(sentence: Sentence, first: number, last: number): number | undefined {
  const anchor = sentence.tokens[last];
  if (anchor === undefined) return undefined;
  for (const at of [last, first]) {
    const head = tokenAt(sentence, at).head;
    if (head > last && isNominal(tokenAt(sentence, head))) return head;
  }
  let next = sentence.tokens[last + 1];
  while (next !== undefined && next.head > next.index && !isNominalHead(sentence, next))
    next = sentence.tokens[next.head];
  return next !== undefined && isNominal(next) ? next.index : undefined;
}

const isNominal = (token: Token): boolean => /^(?:NOUN|PROPN|PRON|NUM|X|ADJ)$/.test(token.upos);
const isNominalHead = (sentence: Sentence, token: Token): boolean =>
  isNominal(token) && (token.head < 0 || !isNominal(tokenAt(sentence, token.head)) || token.deprel === "nmod");

/** The clause that the phrase modifies: climb from the source until a word outside the phrase's own material. */
function hostOf(sentence: Sentence, first: number, source: number): number | undefined {
  let at = tokenAt(sentence, source).head;
  const last = source;
  let top = at;
  while (at >= first && at <= last) {
    top = at;
    at = tokenAt(sentence, at).head;
  }
  if (at < 0 && top >= first && top <= last) return top;
  if (at < 0) {
    // The parser made the phrase the root: the content is the clause below it.
    return dependent(sentence, source, "parataxis", "ccomp", "appos", "nsubj")?.index;
  }
  // A phrase set off by a comma belongs to the whole sentence, wherever the parser hung it.
  const before = sentence.tokens[first - 1];
  if (before?.form === "," || before === undefined) return climb(sentence, at);
  return climbNouns(sentence, at);
}

/** From a word up to the verb of its clause. */
function climbNouns(sentence: Sentence, index: number): number {
  let at = index;
  for (let token = tokenAt(sentence, at); ; token = tokenAt(sentence, at)) {
    const clausal = token.upos === "VERB" || dependent(sentence, at, "nsubj", "cop") !== undefined;
    if (clausal || token.head < 0) return at;
    at = token.head;
  }
}

function climb(sentence: Sentence, index: number): number {
  let at = climbNouns(sentence, index);
  for (let token = tokenAt(sentence, at); token.head >= 0; token = tokenAt(sentence, at)) {
    if (token.deprel === "root" || /^(?:acl:relcl|ccomp)$/.test(token.deprel)) break;
    at = climbNouns(sentence, token.head);
  }
  return at;
}

/** "reportedly", "allegedly": nobody is named, and the clause around is the content. */
export function adverbCandidates(sentence: Sentence, adverb: Token): readonly Candidate[] {
  if (adverb.head < 0) return [];
  const host = tokenAt(sentence, adverb.head);
  const clause = /^(?:VERB|AUX)$/.test(host.upos) || dependent(sentence, host.index, "nsubj", "cop") ? host : undefined;
  const content =
    clause === undefined
      ? subtree(sentence, host.index, (token) => token.index === adverb.index)
      : subtree(
          sentence,
          clause.index,
          (token) => token.index === adverb.index || token.deprel === "parataxis" || token.deprel === "mark",
        );
  return [
    {
      sentence,
      anchor: adverb,
      pos: "adverb",
      lemma: adverb.form.toLowerCase(),
      frame: clause === undefined ? "R-modifier" : "R-clause",
      content,
      with: [],
      source: undefined,
      addressee: undefined,
    },
  ];
}

/** "the alleged crime", "a suspected militant", "the planned trip". */
export function modifierCandidates(sentence: Sentence, modifier: Token): readonly Candidate[] {
  if (modifier.head < 0 || modifier.deprel !== "amod") return [];
  const noun = tokenAt(sentence, modifier.head);
  const content = subtree(
    sentence,
    noun.index,
    (token) => token.deprel === "det" || token.index <= modifier.index || token.deprel === "acl:relcl",
  );
  return [
    {
      sentence,
      anchor: modifier,
      pos: "adjective",
      lemma: modifier.form.toLowerCase(),
      frame: "J-attributive",
      content,
      with: [],
      source: dependents(sentence, noun.index, "nmod:poss")[0]?.index,
      addressee: undefined,
    },
  ];
}
