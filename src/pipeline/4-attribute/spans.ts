import type { Span } from "../../doc/span.ts";
import type { Sentence, Token } from "../../doc/token.ts";
import { dependent, dependents, subtree, tokenAt } from "../../doc/tree.ts";
import type { Candidate } from "./candidate.ts";

const OPEN_MARK = /^["“«„‘'`]+$/u;
const CLOSE_MARK = /^["”»’']+$/u;
const isPunctuation = (token: Token): boolean => token.upos === "PUNCT" || /^[^\p{L}\p{N}$€£%]+$/u.test(token.form);

/**
 * The phrase that names the source. Titles, appositions and relative clauses that identify the speaker belong to it,
 * with the comma that closes them; what hangs on the cue does not.
 */
export function sourceSpan(
  sentence: Sentence,
  head: number,
  without: readonly number[],
  cueStart: number,
): Span | undefined {
  const cueWords = new Set(without);
  const words = nounPhrase(sentence, head).filter((index) => !cueWords.has(index));
  return trimmed(sentence, upTo(sentence, runAround(words, head), cueStart), true);
}

/**
 * A name that the parser cut in two ("spokesman | Josh Earnest said"), a party in brackets, or an apposition between
 * commas: when nothing but nominal words stand between the source and its cue, they belong to the source.
 */
function upTo(sentence: Sentence, words: readonly number[], cue: number): readonly number[] {
  const last = words.at(-1);
  if (last === undefined || last >= cue - 1 || cue - last > 16) return words;
  const gap = sentence.tokens.slice(last + 1, cue);
  const first = gap.find((token) => token.upos !== "PUNCT");
  if (first === undefined) return words;
  const aside = gap[0]?.form === "," && gap.at(-1)?.form === ",";
  const opens = /^(?:DET|PROPN|NOUN|ADJ|NUM|PRON)$/.test(first.upos) && !isDate(first);
  const nominal = gap.every(
    (token) => /^(?:PROPN|NOUN|ADJ|DET|NUM|PUNCT|SYM|X)$/.test(token.upos) && token.form !== "," && !isDate(token),
  );
  const fits = aside ? opens && gap.length > 2 : nominal;
  return fits ? [...words, ...gap.map(({ index }) => index)] : words;
}

/** "on Monday", "last week": time words stand between a source and its cue without being part of it. */
const isDate = (token: Token): boolean =>
  token.deprel === "obl:unmarked" ||
  /^(?:mon|tues|wednes|thurs|fri|satur|sun)day$|^(?:today|yesterday|tonight|earlier|later|last|this)$/i.test(
    token.form,
  );

/** The words of a noun phrase, without what only follows it: a clause joined to it, a date, what it is just doing. */
export function nounPhrase(sentence: Sentence, head: number): readonly number[] {
  return subtree(sentence, head, (token) => {
    if (token.head !== head) return false;
    switch (token.deprel) {
      case "case":
      case "cc":
      case "mark":
        return token.index < head;
      case "advmod":
        return token.index > head + 1;
      case "acl":
        return token.xpos === "VBG";
      case "acl:relcl":
        return isIncidental(sentence, head, token);
      case "nmod":
        return isDate(token);
      default:
        return (
          /^(?:nsubj|cop|aux|ccomp|advcl|csubj|discourse|dislocated|vocative|parataxis|obl|punct$)/.test(
            token.deprel,
          ) && !isInside(sentence, head, token)
        );
    }
  });
}

/** Quotation marks, hyphens and brackets inside a name are part of it. */
const isInside = (sentence: Sentence, head: number, token: Token): boolean =>
  token.deprel === "punct" &&
  (token.index < head || !/^[.,:;—–―]$/u.test(token.form) || hasMore(sentence, head, token.index));

/** A comma inside the phrase: more of the phrase follows it. */
function hasMore(sentence: Sentence, head: number, index: number): boolean {
  return (sentence.children[head] ?? []).some((child) => {
    const { deprel } = tokenAt(sentence, child);
    return child > index && /^(?:appos|conj|flat|nmod|amod|acl|nummod|list|compound)/.test(deprel);
  });
}

/** ", who leads in the polls," after a bare surname adds news about somebody known; after a full name it says who that is. */
function isIncidental(sentence: Sentence, head: number, clause: Token): boolean {
  const name = tokenAt(sentence, head);
  const first = tokenAt(sentence, subtree(sentence, clause.index)[0] ?? clause.index);
  const comma = first.form === "," || sentence.tokens[first.index - 1]?.form === ",";
  if (!comma || clause.index < head) return false;
  return (
    name.upos === "PROPN" && dependent(sentence, head, "flat", "compound", "appos", "det", "amod", "nmod") === undefined
  );
}

/** The contiguous run of indices that holds `center`; the gaps of one or two tokens inside are bridged. */
function runAround(indices: readonly number[], center: number): readonly number[] {
  const at = indices.indexOf(center);
  if (at < 0) return [center];
  let from = at;
  let to = at;
  while (from > 0 && (indices[from] ?? 0) - (indices[from - 1] ?? 0) <= 1) from--;
  while (to + 1 < indices.length && (indices[to + 1] ?? 0) - (indices[to] ?? 0) <= 1) to++;
  return indices.slice(from, to + 1);
}

function trimmed(sentence: Sentence, indices: readonly number[], keepClosingComma: boolean): Span | undefined {
  let from = indices[0];
  let to = indices.at(-1);
  if (from === undefined || to === undefined) return undefined;
  while (from < to && isPunctuation(tokenAt(sentence, from)) && !OPEN_MARK.test(tokenAt(sentence, from).form)) from++;
  while (to > from && isPunctuation(tokenAt(sentence, to)) && !/^[)\]]|^["”’]$/u.test(tokenAt(sentence, to).form)) to--;
  if (keepClosingComma) {
    const inner = sentence.tokens.slice(from, to).some((token) => token.form === ",");
    const next = sentence.tokens[to + 1];
    const closes = inner && next?.form === "," && endsAside(sentence, from, to);
    if (closes) to++;
  }
  return [tokenAt(sentence, from).start, tokenAt(sentence, to).end];
}

/** Does the phrase end in an apposition or relative clause that a comma opened? */
function endsAside(sentence: Sentence, from: number, to: number): boolean {
  for (let at = to; at > from && at >= 0; at = tokenAt(sentence, at).head) {
    const token = tokenAt(sentence, at);
    if (/^(?:appos|acl|acl:relcl|parataxis|amod|nmod)$/.test(token.deprel) && token.head <= from + (to - from)) {
      const first = subtree(sentence, at)[0] ?? at;
      const before = sentence.tokens[first - 1];
      if (before?.form === "," || sentence.tokens[first]?.form === ",") return true;
    }
  }
  return false;
}

/** Adverbs that time or place an utterance and stay outside a cue that they follow. */
const INNER = new Set(["aux", "aux:pass", "cop", "advmod", "compound:prt"]);

/**
 * The cue: one run of words around the anchor. Auxiliaries, negation and adverbs before it, the verbs that only time
 * or colour it ("began to say", "could not resist pointing out"), its particle and its preposition.
 */
export function cueTokens(candidate: Candidate, catenatives: ReadonlySet<string>): readonly number[] {
  const { sentence, anchor } = candidate;
  if (candidate.pos === "phrase") return candidate.with;
  const forbidden = new Set(candidate.content);
  const top = candidate.pos === "verb" ? topVerb(sentence, anchor, catenatives) : anchor;
  let from = anchor.index;
  let to = anchor.index;
  const source = candidate.source === undefined ? undefined : new Set(nounPhrase(sentence, candidate.source));
  const wanted = new Set<number>();
  for (const verb of chain(sentence, top, anchor)) {
    wanted.add(verb.index);
    for (const index of sentence.children[verb.index] ?? []) {
      const child = tokenAt(sentence, index);
      // The infinitive's "to" is part of the verb group wherever it stands.
      const isParticle = child.deprel === "mark" && child.lemma.toLowerCase() === "to" && child.index < verb.index;
      const inGroup = INNER.has(child.deprel) || isParticle;
      if (inGroup && !isName(child) && (sentence.children[index]?.length ?? 0) <= 1)
        for (const w of subtree(sentence, index)) wanted.add(w);
    }
  }
  for (const index of refusedWith(sentence, anchor)) wanted.add(index);
  for (const index of candidate.with) {
    wanted.add(index);
    const token = tokenAt(sentence, index);
    if (token.upos === "VERB" && index < anchor.index) {
      for (const child of sentence.children[index] ?? [])
        if (INNER.has(tokenAt(sentence, child).deprel)) wanted.add(child);
    }
  }
  if (candidate.pos === "noun") {
    for (const child of dependents(sentence, anchor.index, "amod", "det", "nummod")) wanted.add(child.index);
  }
  for (let next = from - 1; next >= 0; next--) {
    const token = tokenAt(sentence, next);
    if (!wanted.has(next) || forbidden.has(next) || source?.has(next) || isPunctuation(token)) break;
    from = next;
  }
  for (let next = to + 1; next < sentence.tokens.length; next++) {
    const token = tokenAt(sentence, next);
    if (!wanted.has(next) || forbidden.has(next) || source?.has(next) || isPunctuation(token)) break;
    if (token.deprel === "advmod" && candidate.pos === "verb" && !candidate.with.some((index) => index > next)) break;
    to = next;
  }
  // "said:" – the colon that opens what follows goes with the cue.
  if (sentence.tokens[to + 1]?.form === ":" && candidate.pos === "verb") to++;
  return Array.from({ length: to - from + 1 }, (_, offset) => from + offset);
}

/**
 * "has neither confirmed nor denied", "would not confirm or deny": one answer, and it is no. The second verb alone would
 * say the opposite.
 */
function refusedWith(sentence: Sentence, verb: Token): readonly number[] {
  // What is answered may hang on either verb.
  const jointOf = (token: Token): Token | undefined =>
    dependents(sentence, token.index, "cc").find(({ form }) => /^n?or$/i.test(form));
  const second = jointOf(verb) === undefined ? dependent(sentence, verb.index, "conj") : verb;
  const joint = second === undefined ? undefined : jointOf(second);
  const first = second === undefined ? undefined : sentence.tokens[second.head];
  if (second?.deprel !== "conj" || joint === undefined || first?.upos !== "VERB") return [];
  if (joint.index !== first.index + 1 || second.index !== joint.index + 1) return [];
  const group = dependents(sentence, first.index, ...INNER, "cc:preconj", "mark");
  const isNot = group.some((token) => /^(?:not|n['’]t|never|neither)$/i.test(token.form));
  if (!isNot) return [];
  return [first.index, joint.index, second.index, ...group.map(({ index }) => index)];
}

/** A name that the tagger took for an adverb is the source, not part of the verb group. */
const isName = (token: Token): boolean => token.index > 0 && /^\p{Lu}\p{Ll}/u.test(token.form) && token.upos === "ADV";

/** Up from the anchor through verbs that add only time, manner or will to it. */
function topVerb(sentence: Sentence, anchor: Token, catenatives: ReadonlySet<string>): Token {
  let at = anchor;
  // "went on to say": an infinitive that the parser takes for a purpose is still one chain with a catenative.
  while (/^(?:xcomp|advcl)$/.test(at.deprel) && at.head >= 0 && at.head < at.index) {
    const head = tokenAt(sentence, at.head);
    if (!catenatives.has(head.lemma.toLowerCase()) || dependent(sentence, head.index, "obj") !== undefined) break;
    at = head;
  }
  return at;
}

function* chain(sentence: Sentence, top: Token, anchor: Token): Generator<Token> {
  for (let at = anchor; ; at = tokenAt(sentence, at.head)) {
    yield at;
    if (at.index === top.index || at.head < 0) return;
  }
}

/**
 * Content words as pieces of text: runs of indices, bridged over punctuation, without punctuation at their edges.
 * The sentence's full stop stays outside; a question or exclamation mark belongs to what is asked or exclaimed.
 */
export function contentSpans(
  sentence: Sentence,
  indices: readonly number[],
  cue: ReadonlySet<number>,
): readonly Span[] {
  const runs: number[][] = [];
  for (const index of [...new Set(indices)].sort((a, b) => a - b)) {
    if (cue.has(index)) continue;
    const run = runs.at(-1);
    const last = run?.at(-1);
    if (run !== undefined && last !== undefined && bridges(sentence, last, index, cue)) run.push(index);
    else runs.push([index]);
  }
  const spans: Span[] = [];
  for (const run of runs) {
    const span = edges(sentence, run);
    if (span !== undefined) spans.push(span);
  }
  return spans;
}

function bridges(sentence: Sentence, from: number, to: number, cue: ReadonlySet<number>): boolean {
  for (let at = from + 1; at < to; at++) if (cue.has(at) || !isPunctuation(tokenAt(sentence, at))) return false;
  return true;
}

function edges(sentence: Sentence, run: readonly number[]): Span | undefined {
  let from = 0;
  let to = run.length - 1;
  const token = (at: number): Token => tokenAt(sentence, run[at] ?? 0);
  while (
    from <= to &&
    isPunctuation(token(from)) &&
    !OPEN_MARK.test(token(from).form) &&
    !/^[([#@]/u.test(token(from).form)
  )
    from++;
  while (
    to >= from &&
    isPunctuation(token(to)) &&
    !CLOSE_MARK.test(token(to).form) &&
    !/^[)\]?!]/u.test(token(to).form)
  )
    to--;
  return from > to ? undefined : [token(from).start, token(to).end];
}
