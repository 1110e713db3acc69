import { createHash } from "node:crypto";
import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import type { BoundaryModel } from "../../src/pipeline/1-segment/boundary.ts";
import { spellingLexicon } from "../../src/pipeline/1-segment/lexicon.ts";
import { FEATURE_VERSION } from "../../src/pipeline/1-segment/model.ts";
import { fileResources, PACKAGE_ROOT } from "../../src/resources/files.ts";
import { examples, THRESHOLDS, trainBoundary } from "./boundary-trainer.ts";
import { evaluate } from "./evaluate.ts";
import { readTreebank } from "./treebank.ts";

/**
 * Trains the sentence boundary classifier on the training sections of UD English EWT and GUM, measures it on their
 * development sections, and writes segment.bin and segment.json.
 *
 *   node training/segment/train.ts --treebanks FOLDER [--out FOLDER]
 */
const { values } = parseArgs({
  options: { treebanks: { type: "string" }, out: { type: "string", default: `${PACKAGE_ROOT}/models/en` } },
});
if (values.treebanks === undefined) {
  process.stderr.write("usage: node training/segment/train.ts --treebanks FOLDER [--out FOLDER]\n");
  process.exit(2);
}
const folder = values.treebanks;
const lexicon = spellingLexicon(fileResources());
const sets = [
  { name: "UD English EWT, train", licence: "CC BY-SA 4.0", gold: readTreebank(`${folder}/ewt-train.conllu`) },
  {
    name: "UD English GUM, train (news, interview, bio, speech, textbook, court, voyage)",
    licence: "texts CC BY, CC BY-SA or public domain; annotation CC BY 4.0",
    gold: readTreebank(`${folder}/gum-train.conllu`),
  },
];
const weights = trainBoundary(
  sets.flatMap(({ gold }) => examples(gold, lexicon)),
  (epoch, loss) => process.stderr.write(`epoch ${epoch}: loss ${loss.toFixed(5)}\n`),
);
const model: BoundaryModel = { weights, thresholds: THRESHOLDS };
const bytes = new Uint8Array(weights.buffer);
const scores = Object.fromEntries(
  ["ewt-dev", "gum-dev"].map((name) => [name, evaluate(readTreebank(`${folder}/${name}.conllu`), lexicon, model)]),
);
const manifest = {
  name: "segment",
  version: "1",
  features: FEATURE_VERSION,
  weights: { file: "segment.bin", bytes: bytes.length, sha256: createHash("sha256").update(bytes).digest("hex") },
  thresholds: model.thresholds,
  data: sets.map(({ name, licence, gold }) => ({ name, licence, sentences: gold.sentences.length })),
  licence: "CC BY-SA 4.0",
  scores,
};
writeFileSync(`${values.out}/segment.bin`, bytes);
writeFileSync(`${values.out}/segment.json`, `${JSON.stringify(manifest, null, 2)}\n`);
process.stdout.write(`${JSON.stringify(scores)}\n`);
