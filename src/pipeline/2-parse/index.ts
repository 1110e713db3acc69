import type { Sentence, Token, WordSentence } from "../../doc/token.ts";
import type { Kernel } from "../../net/kernel.ts";
import { createPlainKernel } from "../../net/plain-kernel.ts";
import { createWasmKernel } from "../../net/wasm-kernel.ts";
import type { Component } from "../pipeline.ts";
import type { Resources } from "../resources.ts";
import { createAsideFinder, joinAside } from "./aside.ts";
import { createClauseMender } from "./calendar-clause.ts";
import { decodeTree } from "./decode.ts";
import { enhance } from "./enhance.ts";
import { createLemmatiser } from "./lemma.ts";
import { loadModel } from "./model.ts";
import { createNetwork } from "./network.ts";
import { repairAppositions, repairLabels } from "./repair.ts";
import { repairVerbless } from "./verbless.ts";

/** Words to tags, morphology, lemmas, trees and enhanced relations. */
export function createParser(
  resources: Resources,
  kernel: Kernel = createWasmKernel() ?? createPlainKernel(),
): Component {
  const parse = createSentenceParser(resources, kernel);
  return {
    name: "2-parse",
    requires: ["wordSentences"],
    assigns: ["sentences"],
    revises: [],
    apply(annotations) {
      annotations.sentences = parse(annotations.wordSentences);
    },
  };
}

const NO_TAGS = [0, 0, 0] as const;

/** Words handed to the net at once: enough for long products, few enough to stay in the cache. */
const CHUNK_WORDS = 256;
/** Longer sentences are parsed in pieces, so that time stays linear in the text. */
const LONGEST_SENTENCE = 240;

export function createSentenceParser(
  resources: Resources,
  kernel: Kernel,
): (sentences: readonly WordSentence[]) => readonly Sentence[] {
  const model = loadModel(resources);
  const network = createNetwork(model, kernel);
  const rules = resources.lexicon("language/lemma-rules.tsv");
  const lemmatise = createLemmatiser(model.lemmas, rules, (word) => model.words.has(word));
  const findAside = createAsideFinder(resources.lexicon("language/asides.tsv"));
  const mendClauses = createClauseMender(resources.lexicon("language/calendar.tsv"));
  const { upos, xpos, deprels, combined } = model.manifest.classes;
  const feats = model.manifest.classes.feats.map(parseFeats);

  /** Tokens of each piece; heads within the piece. */
  function parseChunk(pieces: readonly WordSentence["words"][]): readonly Token[][] {
    const scores = network.score(pieces.map((words) => words.map(({ form }) => form)));
    const heads = scores.map(({ arcs }, at) => decodeTree(arcs, pieces[at]?.length ?? 0));
    const labels = network.label(heads);
    return pieces.map((words, at) => {
      return words.map(({ start, end, form, spaceAfter }, index) => {
        const head = (heads[at]?.[index] ?? 0) - 1;
        const label = deprels[labels[at]?.[index] ?? 0] ?? "dep";
        const [u, x, f] = combined[scores[at]?.tags[index] ?? 0] ?? NO_TAGS;
        const tag = xpos[x] ?? "";
        return {
          start,
          end,
          form,
          spaceAfter,
          index,
          lemma: lemmatise(form, tag),
          upos: upos[u] ?? "X",
          xpos: tag,
          feats: feats[f] ?? {},
          head,
          deprel: head < 0 ? "root" : label === "root" ? "dep" : label,
        };
      });
    });
  }

  const mended = (tokens: readonly Token[]): readonly Token[] =>
    mendClauses(repairLabels(repairAppositions(repairVerbless(tokens, lemmatise))));

  /** Trees of any number of word sequences, each as if it were alone. */
  function parseAll(sequences: readonly WordSentence["words"][]): readonly Token[][] {
    const pieces = sequences.flatMap((words, sequence) => cut(words).map((part) => ({ sequence, words: part })));
    const tokens: Token[][] = sequences.map(() => []);
    for (let from = 0; from < pieces.length; ) {
      let to = from;
      let size = 0;
      do {
        size += pieces[to]?.words.length ?? 0;
        to++;
      } while (to < pieces.length && size + (pieces[to]?.words.length ?? 0) <= CHUNK_WORDS);
      const chunk = pieces.slice(from, to);
      for (const [at, parsed] of parseChunk(chunk.map(({ words }) => words)).entries()) {
        attach(tokens[chunk[at]?.sequence ?? 0] ?? [], mended(parsed));
      }
      from = to;
    }
    return tokens;
  }

  return (sentences) => {
    const tokens: (readonly Token[] | undefined)[] = sentences.map(() => undefined);
    const asides = sentences.flatMap(({ words }, sentence) => {
      const found = words.length > LONGEST_SENTENCE ? undefined : findAside(words.map(({ form }) => form));
      return found === undefined ? [] : [{ sentence, words, found }];
    });
    const parts = parseAll(
      asides.flatMap(({ words, found }) => [found.clause, found.aside].map((at) => at.flatMap((i) => words[i] ?? []))),
    );
    for (const [at, { sentence, found }] of asides.entries()) {
      tokens[sentence] = joinAside(found, parts[2 * at] ?? [], parts[2 * at + 1] ?? []);
    }
    const whole = sentences.flatMap((_, sentence) => (tokens[sentence] === undefined ? [sentence] : []));
    const trees = parseAll(whole.map((sentence) => sentences[sentence]?.words ?? []));
    for (const [at, sentence] of whole.entries()) tokens[sentence] = trees[at];
    return sentences.map((sentence, index) => build(sentence, index, tokens[index] ?? []));
  };
}

function cut<T>(words: readonly T[]): readonly (readonly T[])[] {
  const pieces: (readonly T[])[] = [];
  for (let from = 0; from < words.length; from += LONGEST_SENTENCE)
    pieces.push(words.slice(from, from + LONGEST_SENTENCE));
  return pieces;
}

/** Adds a piece to a sentence; the roots of later pieces hang from the first root. */
function attach(tokens: Token[], piece: readonly Token[]): void {
  const offset = tokens.length;
  const root = tokens.findIndex(({ head }) => head < 0);
  for (const token of piece) {
    if (offset === 0) tokens.push(token);
    else if (token.head < 0) tokens.push({ ...token, index: token.index + offset, head: root, deprel: "parataxis" });
    else tokens.push({ ...token, index: token.index + offset, head: token.head + offset });
  }
}

function build({ span, zone, paragraph }: WordSentence, index: number, tokens: readonly Token[]): Sentence {
  const children: number[][] = tokens.map(() => []);
  for (const token of tokens) children[token.head]?.push(token.index);
  return { index, span, zone, paragraph, tokens, children, enhanced: enhance(tokens, children) };
}

/** "Number=Sing|Person=3" to a record; "_" to an empty one. */
function parseFeats(text: string): Readonly<Record<string, string>> {
  if (text === "_") return {};
  return Object.fromEntries(
    text.split("|").map((pair) => [pair.slice(0, pair.indexOf("=")), pair.slice(pair.indexOf("=") + 1)]),
  );
}
