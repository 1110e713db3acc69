/**
 * node benchmarks/accuracy.ts [FOLDER] [--json] [--only NAME,…] [--no-speed]: reads all development sets below FOLDER
 * (which holds data/ and score/; by default what the environment variable HEARSAY_DATA names), runs their scorers and
 * writes benchmarks/RESULTS.md. With --json or --only the results go to standard output instead.
 */
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { createReader } from "../src/reader/reader.ts";
import { fileResources } from "../src/resources/files.ts";
import { environment } from "./accuracy/environment.ts";
import {
  type ParserFigures,
  type Results,
  resultsPage,
  type SegmentFigures,
  type Treebank,
} from "./accuracy/results.ts";
import { type Scored, scoreSet } from "./accuracy/score.ts";
import { SETS, TREEBANKS } from "./accuracy/sets.ts";
import { writePage } from "./sections.ts";
import { measureSpeed, type Speed } from "./speed.ts";

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    json: { type: "boolean", default: false },
    only: { type: "string" },
    speed: { type: "boolean", default: true },
  },
  allowNegative: true,
});
const folder = positionals[0] ?? process.env["HEARSAY_DATA"];
if (folder === undefined || !existsSync(join(folder, "data")) || !existsSync(join(folder, "score"))) {
  console.error("usage: node benchmarks/accuracy.ts FOLDER [--json] [--only NAME,…] [--no-speed]");
  console.error(`expected a folder that holds data/ and score/; got ${folder ?? "none"}`);
  process.exit(2);
}
const only = values.only?.split(",");
const wanted = (name: string): boolean => only === undefined || only.includes(name);

const missing: string[] = [];
const reader = createReader(fileResources());
const sets: Scored[] = [];
for (const set of SETS.filter(({ name }) => wanted(name))) {
  if (!existsSync(join(folder, set.data))) {
    missing.push(`${set.name}: ${set.data} is not there`);
    continue;
  }
  const began = performance.now();
  sets.push(await scoreSet(set, folder, reader));
  console.error(`${set.name}: ${((performance.now() - began) / 1000).toFixed(1)} s`);
}

const printedBy = (script: string, ...files: readonly string[]): unknown =>
  JSON.parse(
    execFileSync(process.execPath, [here(script), ...files], {
      encoding: "utf8",
      maxBuffer: 1 << 26,
      stdio: ["ignore", "pipe", "pipe"],
    }),
  );
const treebanks: Treebank[] = [];
for (const { name, data, targets } of TREEBANKS.filter(() => wanted("parser"))) {
  const file = join(folder, data);
  try {
    const figures = printedBy("parser.ts", file) as ParserFigures;
    const segments = Object.values(printedBy("segment.ts", file) as Record<string, SegmentFigures>)[0];
    const wink = segments?.["wink-nlp"];
    treebanks.push({ name, targets, figures, ...(wink === undefined ? {} : { wink }) });
  } catch (error) {
    missing.push(`${name}: ${(error instanceof Error ? error.message : String(error)).split("\n", 1)[0]}`);
  }
}

let speed: Speed | undefined;
if (values.speed && wanted("speed")) {
  const text = join(folder, "data/claims/polnear-dev.jsonl");
  if (existsSync(text)) speed = await measureSpeed(text);
  else missing.push("speed: data/claims/polnear-dev.jsonl is not there");
  if (speed !== undefined && speed.wink === undefined) {
    missing.push("ratio to wink-nlp: not installed (npm install --prefix benchmarks)");
  }
}

const { engine } = reader.read({ text: "Nothing happened." });
const results: Results = { environment: environment(), engine, treebanks, sets, speed, missing };
if (values.json) {
  const plain = sets.map(({ set, documents, failed, figures }) => ({ name: set.name, documents, failed, figures }));
  console.log(JSON.stringify({ ...results, sets: plain }, null, 2));
} else if (only !== undefined) {
  console.log(resultsPage(results));
} else {
  writePage(resultsPage(results));
  console.error("wrote benchmarks/RESULTS.md");
}
