import { writeFileSync } from "node:fs";
import { candidates } from "../../src/pipeline/3-mention/detect/candidates.ts";
import { createHeadClassifier, HEAD_ROWS, headRow } from "../../src/pipeline/3-mention/detect/classify.ts";
import { features } from "../../src/pipeline/3-mention/detect/features.ts";
import { knownNames } from "../../src/pipeline/3-mention/detect/names.ts";
import { loadWords } from "../../src/pipeline/3-mention/knowledge/words.ts";
import { COARSE } from "../../src/pipeline/3-mention/mention.ts";
import { fileResources } from "../../src/resources/files.ts";
import { createRandom } from "../random.ts";
import { type GumDocument, readGumWithTrees } from "./gum.ts";
import { parsed } from "./parsed.ts";

// Trains the head that says of a noun phrase whether it is about a person, an organisation, a place or none of these:
// averaged perceptron (Collins 2002) over hashed features, on the openly licensed genres of GUM; written as one byte a weight.
const [data = "data", output = "models/en/mention-head.bin", epochs = "8"] = process.argv.slice(2);
const words = loadWords(fileResources());
const CLASSES = COARSE.length;

interface Example {
  readonly rows: readonly number[];
  readonly names: readonly string[];
  readonly gold: number;
  readonly text: string;
}

const LABEL: Readonly<Record<string, number>> = { person: 0, organization: 1, place: 2 };

function examplesOf(document: GumDocument): Example[] {
  const byHead = new Map<number, { etype: string; size: number }>();
  for (const entity of document.entities) {
    const start = entity.head?.[0] ?? entity.start;
    const size = entity.end - entity.start;
    const held = byHead.get(start);
    if (held === undefined || held.size < size) byHead.set(start, { etype: entity.etype, size });
  }
  return document.sentences.flatMap((sentence) =>
    candidates(sentence, knownNames(sentence, words), words).map((candidate): Example => {
      const token = sentence.tokens[candidate.head];
      const names = features(candidate, words);
      const gold = LABEL[byHead.get(token?.start ?? -1)?.etype ?? ""] ?? 3;
      return {
        rows: names.map(headRow),
        names,
        gold,
        text: sentence.tokens
          .slice(...candidate.tokens)
          .map((t) => t.form)
          .join(" "),
      };
    }),
  );
}

const documents = readGumWithTrees(`${data}/entities/gum-train.jsonl`, `${data}/treebanks/gum-train.conllu`);
// Gold trees and the parser's own: the head will meet the latter.
const train = [...documents, ...documents.map(parsed)].flatMap(examplesOf);
const weights = new Float64Array(HEAD_ROWS * CLASSES);
const totals = new Float64Array(HEAD_ROWS * CLASSES);
const random = createRandom(20211);
let step = 0;
for (let epoch = 0; epoch < Number(epochs); epoch++) {
  random.shuffle(train);
  let wrong = 0;
  for (const { rows, gold } of train) {
    step++;
    const sums = [0, 0, 0, 0];
    for (const row of rows)
      for (let at = 0; at < CLASSES; at++) sums[at] = (sums[at] ?? 0) + (weights[row * CLASSES + at] ?? 0);
    let best = -1;
    // A margin of one for the right class keeps rare features from being ignored once the answer happens to be right.
    for (let at = 0; at < CLASSES; at++)
      if (at !== gold && (best < 0 || (sums[at] ?? 0) > (sums[best] ?? 0))) best = at;
    if ((sums[gold] ?? 0) > (sums[best] ?? 0) + 1) continue;
    wrong++;
    for (const row of rows) {
      const base = row * CLASSES;
      weights[base + gold] = (weights[base + gold] ?? 0) + 1;
      totals[base + gold] = (totals[base + gold] ?? 0) + step;
      weights[base + best] = (weights[base + best] ?? 0) - 1;
      totals[base + best] = (totals[base + best] ?? 0) - step;
    }
  }
  console.log(`epoch ${epoch}: ${wrong} of ${train.length} corrected`);
}
const averaged = weights.map((weight, at) => weight - (totals[at] ?? 0) / (step + 1));
const largest = averaged.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0);
const bytes = Int8Array.from(averaged, (weight) => Math.round((weight * 127) / largest));
writeFileSync(output, new Uint8Array(bytes.buffer));

const classifier = createHeadClassifier(new Uint8Array(bytes.buffer));
for (const part of ["gum-news-dev", "gum-other-dev"]) {
  const examples = readGumWithTrees(`${data}/entities/${part}.jsonl`, `${data}/treebanks/gum-dev.conllu`).flatMap(
    examplesOf,
  );
  const table = COARSE.map(() => COARSE.map(() => 0));
  for (const example of examples) {
    const said = COARSE.indexOf(classifier.classify(example.names).coarse);
    const row = table[example.gold];
    if (row !== undefined) row[said] = (row[said] ?? 0) + 1;
    if (process.env["ERRORS"] && said !== example.gold)
      console.log(COARSE[example.gold], "->", COARSE[said], "|", example.text);
  }
  console.log(part, "gold rows, said columns", COARSE.join(" "));
  for (const [at, row] of table.entries()) {
    const said = table.reduce((sum, other) => sum + (other[at] ?? 0), 0);
    console.log(
      COARSE[at]?.padEnd(14),
      row.join("\t"),
      "P",
      ((row[at] ?? 0) / said).toFixed(3),
      "R",
      ((row[at] ?? 0) / row.reduce((a, b) => a + b, 0)).toFixed(3),
    );
  }
}
