/**
 * `node training/average.ts --data FOLDER --out DIR MODEL=SHARE…` writes the weighted mean of models, each trained on
 * from another of them, with its scores on the development sets. The weights of such runs lie in one basin: their mean
 * reads better than each of them (M. Wortsman et al., Model soups, ICML 2022).
 */
import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { z } from "zod";
import { evaluate, openModel } from "./evaluate.ts";
import { meanOf } from "./mean.ts";
import { MODEL, modelFiles, writeModel } from "./model-files.ts";
import { readDevelopment } from "./treebanks.ts";

const USAGE = "usage: average.ts --data FOLDER --out DIR MODEL=SHARE…";
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { data: { type: "string" }, out: { type: "string" } },
});
const { data, out } = z.object({ data: z.string(), out: z.string() }, USAGE).parse(values);
const parts = positionals.map((argument) => {
  const [folder = "", share] = argument.split("=");
  return { folder, share: z.coerce.number().positive(USAGE).parse(share), ...openModel(folder) };
});
// The newest model has all parameters.
const newest = parts.at(-1);
if (newest === undefined) throw new Error(USAGE);
const { manifest, folder } = newest;
const parameter = meanOf(parts, manifest.tensors);

const words = readFileSync(`${folder}/${manifest.files.words.file}`, "utf8").split("\n");
const lemmas = readFileSync(`${folder}/${manifest.files.lemmas.file}`, "utf8");
const pack = (scores: typeof manifest.scores) =>
  modelFiles(
    { ...MODEL, data: manifest.data, scores },
    manifest.shape,
    { words, ...manifest.classes },
    lemmas,
    parameter,
  );
const scores = evaluate(pack({}), readDevelopment(data));
for (const [name, score] of Object.entries(scores)) process.stdout.write(`${name} ${JSON.stringify(score)}\n`);
writeModel(out, pack(scores));
