/**
 * `node training/train.ts --data FOLDER [--out DIR] [--seed N] [--epochs N] [--limit N] [--every N] [--from DIR] [--set name=value]…`
 * trains on FOLDER/{ewt,gum}-train.conllu, prints losses and development scores, and writes the model's files to DIR.
 * --from DIR goes on from the model there. --every N also evaluates and writes after each N epochs.
 */
import type { Manifest } from "../src/pipeline/2-parse/model.ts";
import { evaluate, openModel } from "./evaluate.ts";
import { learn, type Snapshot } from "./learn.ts";
import { lemmaTable } from "./lemmas.ts";
import { MODEL, type ModelFiles, modelFiles, readLemmaRules, writeModel } from "./model-files.ts";
import { parseArguments } from "./settings.ts";
import { readDevelopment, readTraining } from "./treebanks.ts";

const { data: folder, out, from, limit, every, settings } = parseArguments(process.argv.slice(2));
const say = (line: string): boolean => process.stdout.write(`${line}\n`);

const training = readTraining(folder);
const sentences = training.sentences.slice(0, limit);
const development = readDevelopment(folder);

function pack({ shape, inventory, parameter }: Snapshot, scores: Manifest["scores"]): ModelFiles {
  const words = new Set(inventory.words);
  const lemmas = lemmaTable(sentences, readLemmaRules(), (word) => words.has(word));
  return modelFiles({ ...MODEL, scores, data: training.data }, shape, inventory, lemmas, parameter);
}

say(JSON.stringify(settings));
const began = performance.now();
const start = from === undefined ? {} : { from: openModel(from).parameter };
for (const snapshot of learn(sentences, settings, start)) {
  const { epoch, arcs, labels, tags } = snapshot;
  const minutes = ((performance.now() - began) / 60000).toFixed(1);
  say(
    `epoch ${epoch}, ${minutes} min: loss of arcs ${arcs.toFixed(3)}, labels ${labels.toFixed(3)}, tags ${tags.toFixed(3)}`,
  );
  if (epoch % every !== 0 && epoch !== settings.epochs) continue;
  const scores = evaluate(pack(snapshot, {}), development);
  for (const [name, score] of Object.entries(scores)) say(`  ${name} ${JSON.stringify(score)}`);
  writeModel(out, pack(snapshot, scores));
}
