/**
 * `node training/train.ts --data FOLDER [--out DIR] [--seed N] [--epochs N] [--limit N] [--every N] [--from DIR] [--set name=value]…`
 * trains on FOLDER/{ewt,gum}-train.conllu, prints losses and development scores, and writes the model's files to DIR.
 * --from DIR goes on from the model there. --every N also evaluates and writes after each N epochs.
 */
import { existsSync, readFileSync } from "node:fs";
import { createParser } from "../src/pipeline/2-parse/index.ts";
import { loadModel } from "../src/pipeline/2-parse/model.ts";
import { blankAnnotations } from "../src/pipeline/annotations.ts";
import { readConllu, type TreebankSentence } from "./conllu.ts";
import { unpackParameter } from "./export.ts";
import { learn, type Snapshot } from "./learn.ts";
import { lemmaTable } from "./lemmas.ts";
import { type ModelFiles, modelFiles, modelResources, readLemmaRules, writeModel } from "./model-files.ts";
import { scoreGold } from "./scores.ts";
import { parseArguments } from "./settings.ts";

const TREEBANKS = [
  {
    file: "ewt",
    name: "UD English EWT, train",
    licence: "CC BY-SA 4.0",
    source: "https://universaldependencies.org/treebanks/en_ewt/",
  },
  {
    file: "gum",
    name: "UD English GUM, train: news, interview, bio, speech, textbook, court, voyage",
    licence: "CC BY 4.0, CC BY-SA 4.0, public domain",
    source: "https://universaldependencies.org/treebanks/en_gum/",
  },
] as const;

const { data, out, from, limit, every, settings } = parseArguments(process.argv.slice(2));
const say = (line: string): boolean => process.stdout.write(`${line}\n`);

const sources = TREEBANKS.map((treebank) => ({
  ...treebank,
  sentences: readConllu(`${data}/${treebank.file}-train.conllu`),
}));
const sentences = sources.flatMap((source) => source.sentences).slice(0, limit);
const development = TREEBANKS.map(({ file }) => ({ file, path: `${data}/${file}-dev.conllu` }))
  .filter(({ path }) => existsSync(path))
  .map(({ file, path }) => ({ name: `${file}-dev`, sentences: readConllu(path) }));

type Scores = Readonly<Record<string, Readonly<Record<string, number>>>>;
const countWords = (list: readonly TreebankSentence[]): number =>
  list.reduce((sum, { words }) => sum + words.length, 0);

function pack({ shape, inventory, parameter }: Snapshot, scores: Scores): ModelFiles {
  const facts = {
    name: "hearsay-en",
    version: "1.0.0",
    scores,
    data: sources.map(({ name, licence, source, sentences: own }) => ({
      name,
      licence,
      source,
      words: countWords(own),
    })),
  };
  const words = new Set(inventory.words);
  const lemmas = lemmaTable(sentences, readLemmaRules(), (word) => words.has(word));
  return modelFiles(facts, shape, inventory, lemmas, parameter);
}

/** Scores of the very files that would be shipped, read by the shipped code. */
function evaluate(files: ModelFiles): Scores {
  const parser = createParser(modelResources(files));
  return Object.fromEntries(
    development.map(({ name, sentences: gold }) => {
      const annotations = blankAnnotations({ text: "" });
      const place = { start: 0, end: 0 };
      annotations.wordSentences = gold.map(({ words }) => ({
        span: [0, 0],
        zone: 0,
        paragraph: 0,
        words: words.map(({ form, spaceAfter }) => ({ ...place, form, spaceAfter })),
      }));
      parser.apply(annotations);
      return [name, { ...scoreGold(gold, annotations.sentences).gold }];
    }),
  );
}

function openModel(folder: string): (name: string) => Float32Array {
  const { manifest, tensors } = loadModel({
    ...modelResources(new Map()),
    model: (name) => readFileSync(`${folder}/${name}`),
  });
  const kinds = new Map(manifest.tensors.map(({ name, kind }) => [name, kind]));
  return (name) => unpackParameter(tensors, kinds, name);
}

say(JSON.stringify(settings));
const began = performance.now();
for (const snapshot of learn(sentences, settings, from === undefined ? {} : { from: openModel(from) })) {
  const { epoch, arcs, labels, tags } = snapshot;
  const minutes = ((performance.now() - began) / 60000).toFixed(1);
  say(
    `epoch ${epoch}, ${minutes} min: loss of arcs ${arcs.toFixed(3)}, labels ${labels.toFixed(3)}, tags ${tags.toFixed(3)}`,
  );
  if (epoch % every !== 0 && epoch !== settings.epochs) continue;
  const scores = evaluate(pack(snapshot, {}));
  for (const [name, score] of Object.entries(scores)) say(`  ${name} ${JSON.stringify(score)}`);
  writeModel(out, pack(snapshot, scores));
}
