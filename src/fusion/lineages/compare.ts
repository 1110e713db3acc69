import type { LineageDigest } from "./digest.ts";
import { FACT, FORM, NUMBER, type Sentence, unpackSentences } from "./sentences.ts";

/** How much of the shorter of two texts stands in the other. Words: content words outside quotations. */
export interface Comparison {
  /** The document with fewer words; by id where both have as many. */
  readonly shorter: LineageDigest;
  readonly longer: LineageDigest;
  /** Words of the shorter text. */
  readonly words: number;
  /** Of the longer one. */
  readonly longerWords: number;
  /** Of the words of the shorter text, the ones that stand in a sentence of the longer text, in the same order; sentences in any order. */
  readonly found: number;
  /** The same with the sentences, too, in the same order. */
  readonly foundInOrder: number;
  /** Sentences of the shorter text, those that are found again, and those of them that are so word for word. */
  readonly sentences: number;
  readonly matched: number;
  readonly verbatim: number;
  /**
   * Does what either text opens with stand in the other at all, and does a sentence from the first third of either match?
   * Texts that share everything but their openings are two reports on one stock of background, which agencies keep under
   * a new sentence day after day.
   */
  readonly opening: boolean;
  /** Numbers in matched sentences that hold some, and those of them that the other text's sentence has, too. */
  readonly numbers: number;
  readonly sameNumbers: number;
  /**
   * Names and numbers in the sentences of the shorter text that are not found again, those of them that stand anywhere in
   * the longer text, and of these the numbers.
   */
  readonly facts: number;
  readonly sameFacts: number;
  readonly sameFactNumbers: number;
  /** Jaccard similarity, 0–1, of the sets of all content words, and of all names and numbers. */
  readonly wordSimilarity: number;
  readonly factSimilarity: number;
  /** Do the names and numbers with which each text opens stand in the other? */
  readonly openingFacts: boolean;
}

/** Fewer words in common, or a smaller share of a sentence, are the words that any two reports on one subject share. */
const FEWEST_COMMON = 3;
const LEAST_SHARE = 0.3;
/** From this share on a sentence is told as found again. */
const MATCHED = 0.5;
const TOP = 1 / 3;
/** The opening: one sentence, and one more for each ten. */
const OPENING = 10;
/** Openings are found again in fewer words, since they are what a desk rewrites first. */
const FEWEST_COMMON_OF_OPENING = 4;
const LEAST_SHARE_OF_OPENING = 0.4;

const FEWEST_OPENING_FACTS = 2;
const LEAST_OPENING_FACTS = 0.6;

interface Text {
  readonly sentences: readonly Sentence[];
  readonly words: number;
  /** Word to the sentences that it stands in. */
  readonly index: ReadonlyMap<number, readonly number[]>;
  readonly facts: ReadonlySet<number>;
}

const texts = new WeakMap<LineageDigest, Text>();

/** A digest is compared many times: it is unpacked once. */
function textOf(digest: LineageDigest): Text {
  const known = texts.get(digest);
  if (known !== undefined) return known;
  const sentences = unpackSentences(digest);
  const index = new Map<number, number[]>();
  for (const [at, { words }] of sentences.entries()) {
    for (const word of new Set(words.map((word) => word & FORM))) {
      const list = index.get(word);
      if (list === undefined) index.set(word, [at]);
      else list.push(at);
    }
  }
  const facts = new Set(
    sentences.flatMap(({ words }) => words.filter((word) => (word & FACT) !== 0).map((word) => word & FORM)),
  );
  const text = {
    facts,
    sentences,
    words: sentences.reduce((sum, { words }) => sum + words.length, 0),
    index,
  };
  texts.set(digest, text);
  return text;
}

export function compare(a: LineageDigest, b: LineageDigest): Comparison {
  const [x, y] = [textOf(a), textOf(b)];
  const isShorter = x.words < y.words || (x.words === y.words && a.document < b.document);
  const [shorter, longer] = isShorter ? [a, b] : [b, a];
  const [short, long] = isShorter ? [x, y] : [y, x];
  const verbatim = new Map(long.sentences.map(({ exact }, index) => [exact, index] as const));
  let found = 0;
  let matched = 0;
  let exact = 0;
  let opening = false;
  let fromTheTop = false;
  const facts = new Set<number>();
  const [opens, longOpens] = [short, long].map((text) => 1 + Math.floor(text.sentences.length / OPENING));
  let numbers = 0;
  let sameNumbers = 0;
  // Best sum of words in a chain of sentences that ends before each sentence of the longer text.
  let chain = new Float64Array(long.sentences.length + 1);
  for (const [at, sentence] of short.sentences.entries()) {
    const common = new Map(
      candidates(sentence, long).map((index) => [index, commonWords(sentence, long.sentences[index])] as const),
    );
    const next = new Float64Array(chain.length);
    let best = 0;
    let partner = -1;
    for (let index = 0; index < long.sentences.length; index++) {
      const count = common.get(index) ?? 0;
      if (at < (opens ?? 0) || index < (longOpens ?? 0)) {
        const length = Math.min(sentence.words.length, long.sentences[index]?.words.length ?? 0);
        opening ||= count >= FEWEST_COMMON_OF_OPENING && count >= LEAST_SHARE_OF_OPENING * length;
      }
      const counts = count >= FEWEST_COMMON && count >= LEAST_SHARE * sentence.words.length;
      if (counts && count > best) [best, partner] = [count, index];
      next[index + 1] = Math.max(next[index] ?? 0, chain[index + 1] ?? 0, (chain[index] ?? 0) + (counts ? count : 0));
    }
    chain = next;
    const same = verbatim.get(sentence.exact);
    if (same !== undefined) {
      best = sentence.words.length;
      partner = same;
      exact++;
    }
    found += best;
    if (best < MATCHED * sentence.words.length || partner < 0) {
      for (const word of sentence.words) if ((word & FACT) !== 0) facts.add(word & ~FACT);
      continue;
    }
    matched++;
    fromTheTop ||= at < TOP * short.sentences.length || partner < TOP * long.sentences.length;
    const partners = new Set(long.sentences[partner]?.words);
    const own = new Set(sentence.words.filter((word) => (word & NUMBER) !== 0));
    numbers += own.size;
    sameNumbers += [...own].filter((word) => partners.has(word)).length;
  }
  const sameFacts = [...facts].filter((fact) => long.index.has(fact & FORM));
  return {
    shorter,
    longer,
    words: short.words,
    longerWords: long.words,
    found,
    foundInOrder: chain.at(-1) ?? 0,
    sentences: short.sentences.length,
    matched,
    verbatim: exact,
    opening: opening && fromTheTop,
    numbers,
    sameNumbers,
    facts: facts.size,
    sameFacts: sameFacts.length,
    sameFactNumbers: sameFacts.filter((fact) => (fact & NUMBER) !== 0).length,
    wordSimilarity: jaccard(short.index, long.index),
    factSimilarity: jaccard(short.facts, long.facts),
    openingFacts: opensAlike(short, long) && opensAlike(long, short),
  };
}

type Keys = Pick<ReadonlySet<number>, "size" | "has" | "keys">;

function jaccard(a: Keys, b: Keys): number {
  let common = 0;
  for (const key of a.keys()) if (b.has(key)) common++;
  return common === 0 ? 0 : common / (a.size + b.size - common);
}

function opensAlike({ sentences }: Text, { index }: Text): boolean {
  const facts = new Set(sentences[0]?.words.filter((word) => (word & FACT) !== 0).map((word) => word & FORM));
  const same = [...facts].filter((fact) => index.has(fact)).length;
  return same >= FEWEST_OPENING_FACTS && same >= LEAST_OPENING_FACTS * facts.size;
}

/** Sentences that have enough words in common, in whatever order. */
function candidates({ words }: Sentence, { index }: Text): readonly number[] {
  const counts = new Map<number, number>();
  for (const word of words) {
    for (const at of index.get(word & FORM) ?? []) counts.set(at, (counts.get(at) ?? 0) + 1);
  }
  const least = Math.max(FEWEST_COMMON, LEAST_SHARE * words.length);
  return [...counts].filter(([, count]) => count >= least).map(([at]) => at);
}

/** Length of the longest common subsequence. */
function commonWords({ words }: Sentence, other: Sentence | undefined): number {
  const others = other?.words ?? [];
  let row = new Uint16Array(others.length + 1);
  for (const word of words) {
    const next = new Uint16Array(others.length + 1);
    for (let at = 0; at < others.length; at++) {
      next[at + 1] =
        (word & FORM) === ((others[at] ?? 0) & FORM) ? (row[at] ?? 0) + 1 : Math.max(row[at + 1] ?? 0, next[at] ?? 0);
    }
    row = next;
  }
  return row[others.length] ?? 0;
}
