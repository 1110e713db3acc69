import type { Sentence } from "../src/doc/token.ts";
import type { TreebankSentence } from "./conllu.ts";

export interface GoldScores {
  readonly upos: number;
  readonly xpos: number;
  readonly feats: number;
  readonly lemmas: number;
  readonly uas: number;
  /** Universal relations, without subtypes, as the CoNLL 2018 shared task compares them. */
  readonly las: number;
  /** With subtypes. */
  readonly lasStrict: number;
}

export interface LabelScores {
  readonly p: number;
  readonly r: number;
  readonly f1: number;
  /** How often in the gold standard. */
  readonly n: number;
}

export const percent = (part: number, whole: number): number =>
  whole === 0 ? 0 : Math.round((10000 * part) / whole) / 100;
const universal = (deprel: string): string => deprel.split(":")[0] ?? "";
const featsText = (feats: Readonly<Record<string, string>>): string =>
  Object.entries(feats)
    .map(([name, value]) => `${name}=${value}`)
    .join("|") || "_";

/** Sentences of the same words: right tags, heads and labels in percent of all words. */
export function scoreGold(
  gold: readonly TreebankSentence[],
  read: readonly Sentence[],
): { readonly gold: GoldScores; readonly perLabel: Readonly<Record<string, LabelScores>> } {
  const right = { upos: 0, xpos: 0, feats: 0, lemmas: 0, uas: 0, las: 0, lasStrict: 0 };
  const labels = new Map<string, { found: number; gold: number; right: number }>();
  const tally = (label: string) => {
    const entry = labels.get(label) ?? { found: 0, gold: 0, right: 0 };
    labels.set(label, entry);
    return entry;
  };
  let words = 0;
  for (const [s, { words: goldWords }] of gold.entries()) {
    for (const [i, word] of goldWords.entries()) {
      const token = read[s]?.tokens[i];
      if (token === undefined) throw new RangeError(`sentence ${s} has no word ${i}`);
      words++;
      if (token.upos === word.upos) right.upos++;
      if (token.xpos === word.xpos) right.xpos++;
      if (featsText(token.feats) === word.feats) right.feats++;
      if (token.lemma === word.lemma) right.lemmas++;
      tally(token.deprel).found++;
      tally(word.deprel).gold++;
      if (token.head !== word.head) continue;
      right.uas++;
      if (universal(token.deprel) === universal(word.deprel)) right.las++;
      if (token.deprel === word.deprel) {
        right.lasStrict++;
        tally(word.deprel).right++;
      }
    }
  }
  const perLabel = Object.fromEntries(
    [...labels]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([label, { found, gold: n, right: hits }]) => [
        label,
        { p: percent(hits, found), r: percent(hits, n), f1: percent(2 * hits, found + n), n },
      ]),
  );
  const share = (count: number): number => percent(count, words);
  return {
    gold: {
      upos: share(right.upos),
      xpos: share(right.xpos),
      feats: share(right.feats),
      lemmas: share(right.lemmas),
      uas: share(right.uas),
      las: share(right.las),
      lasStrict: share(right.lasStrict),
    },
    perLabel,
  };
}

export interface RawScores {
  readonly tokens: number;
  readonly sentences: number;
  readonly upos: number;
  readonly uas: number;
  readonly las: number;
}

/** A word with its place in the text without white space; `head` is an index into the document's words, -1 for a root. */
interface PlacedWord {
  readonly start: number;
  readonly end: number;
  readonly upos: string;
  readonly deprel: string;
  readonly head: number;
}
interface PlacedText {
  readonly words: readonly PlacedWord[];
  readonly sentences: ReadonlySet<string>;
}

export function createRawScorer() {
  const total = {
    gold: 0,
    read: 0,
    words: 0,
    goldSentences: 0,
    readSentences: 0,
    sentences: 0,
    upos: 0,
    uas: 0,
    las: 0,
  };

  /**
   * One document, after Zeman et al., CoNLL 2018 Shared Task, and its evaluation script: words are aligned where they
   * cover the same characters; a head is right if it is aligned with the right head. Words of a contraction count as
   * words of their own, by their own letters.
   */
  function add(gold: readonly TreebankSentence[], text: string, read: readonly Sentence[]): void {
    const [a, b] = [placeGold(gold), placeRead(text, read)];
    total.gold += a.words.length;
    total.read += b.words.length;
    total.goldSentences += a.sentences.size;
    total.readSentences += b.sentences.size;
    for (const sentence of b.sentences) if (a.sentences.has(sentence)) total.sentences++;
    const bySpan = new Map(a.words.map((word, at) => [`${word.start}-${word.end}`, at]));
    const aligned = b.words.map((word) => bySpan.get(`${word.start}-${word.end}`));
    for (const [at, word] of b.words.entries()) {
      const same = a.words[aligned[at] ?? -1];
      if (same === undefined) continue;
      total.words++;
      if (same.upos === word.upos) total.upos++;
      if ((word.head < 0 ? -1 : (aligned[word.head] ?? -2)) !== same.head) continue;
      total.uas++;
      if (universal(same.deprel) === universal(word.deprel)) total.las++;
    }
  }

  function scores(): RawScores {
    const f1 = (right: number): number => percent(2 * right, total.gold + total.read);
    return {
      tokens: f1(total.words),
      sentences: percent(2 * total.sentences, total.goldSentences + total.readSentences),
      upos: f1(total.upos),
      uas: f1(total.uas),
      las: f1(total.las),
    };
  }
  return { add, scores };
}

const solid = (text: string): string => text.replace(/\s/gu, "");

function placeGold(gold: readonly TreebankSentence[]): PlacedText {
  const words: PlacedWord[] = [];
  const sentences = new Set<string>();
  let from = 0;
  for (const sentence of gold) {
    const base = words.length;
    const text = solid(sentence.text);
    let at = 0;
    // Words that do not spell their token ("wanna" as "want", "to") are nowhere; the next is looked for behind them.
    let skipped = 0;
    for (const { form, upos, deprel, head } of sentence.words) {
      const spelt = solid(form);
      const found = text.indexOf(spelt, at);
      const here = found >= 0 && found <= at + skipped ? found : undefined;
      const end = here === undefined ? at : here + spelt.length;
      words.push({ start: from + (here ?? at), end: from + end, upos, deprel, head: head < 0 ? -1 : base + head });
      skipped = here === undefined ? skipped + spelt.length + 1 : 0;
      at = end;
    }
    sentences.add(`${from}-${from + text.length}`);
    from += text.length;
  }
  return { words, sentences };
}

function placeRead(text: string, read: readonly Sentence[]): PlacedText {
  const place = new Int32Array(text.length + 1);
  for (let at = 0; at < text.length; at++) place[at + 1] = (place[at] ?? 0) + (/\s/u.test(text[at] ?? "") ? 0 : 1);
  const words: PlacedWord[] = [];
  const sentences = new Set<string>();
  for (const sentence of read) {
    const base = words.length;
    for (const { start, end, upos, deprel, head } of sentence.tokens) {
      words.push({ start: place[start] ?? 0, end: place[end] ?? 0, upos, deprel, head: head < 0 ? -1 : base + head });
    }
    sentences.add(`${place[sentence.tokens[0]?.start ?? 0]}-${place[sentence.tokens.at(-1)?.end ?? 0]}`);
  }
  return { words, sentences };
}
