/**
 * `node training/write-lemmas.ts --data FOLDER [--out DIR]` makes the table of lemmas of a trained model again: after
 * a change of the lemma rules, without training.
 */
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { manifestSchema } from "../src/pipeline/2-parse/model.ts";
import { readConllu } from "./conllu.ts";
import { lemmaTable } from "./lemmas.ts";
import { readLemmaRules } from "./model-files.ts";
import { parseArguments } from "./settings.ts";

const { data, out } = parseArguments(process.argv.slice(2));
const manifest = manifestSchema.parse(JSON.parse(readFileSync(`${out}/model.json`, "utf8")));
const { words, lemmas } = manifest.files;
const known = new Set(readFileSync(`${out}/${words.file}`, "utf8").split("\n"));
const sentences = ["ewt", "gum"].flatMap((name) => readConllu(`${data}/${name}-train.conllu`));
const table = Buffer.from(lemmaTable(sentences, readLemmaRules(), (word) => known.has(word)));
const sha256 = createHash("sha256").update(table).digest("hex");
const files = { ...manifest.files, lemmas: { file: lemmas.file, bytes: table.length, sha256 } };
writeFileSync(`${out}/${lemmas.file}`, table);
writeFileSync(`${out}/model.json`, `${JSON.stringify({ ...manifest, files })}\n`);
