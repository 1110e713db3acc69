import { readFileSync, writeFileSync } from "node:fs";
import { createHeadClassifier } from "../../src/pipeline/3-mention/detect/classify.ts";
import type { Detector } from "../../src/pipeline/3-mention/detect/draft.ts";
import { loadVerbs } from "../../src/pipeline/3-mention/knowledge/verbs.ts";
import { loadWords } from "../../src/pipeline/3-mention/knowledge/words.ts";
import { antecedents, PAIR_ROWS, pairRow, seeks } from "../../src/pipeline/3-mention/resolve/anaphora.ts";
import { prepare } from "../../src/pipeline/3-mention/resolve/document.ts";
import { freshFeatures, pairFeatures } from "../../src/pipeline/3-mention/resolve/pairs.ts";
import { ruled } from "../../src/pipeline/3-mention/resolve/rules.ts";
import { fileResources } from "../../src/resources/files.ts";
import { createRandom } from "../random.ts";
import { type GumDocument, readGumWithTrees } from "./gum.ts";
import { parsed } from "./parsed.ts";

// Trains the ranker of antecedents (mention ranking with latent antecedents, Durrett and Klein 2013; averaged perceptron
// with a cost for each kind of error instead of their log-likelihood) on the openly licensed genres of GUM.
const [data = "data", output = "models/en/mention-pairs.bin", epochs = "5"] = process.argv.slice(2);
const resources = fileResources();
const detector: Detector = {
  words: loadWords(resources),
  verbs: loadVerbs(resources),
  classifier: createHeadClassifier(new Uint8Array(readFileSync(process.env["HEAD"] ?? "models/en/mention-head.bin"))),
};

interface Choice {
  /** Hashed features of each option; the first begins anew. */
  readonly options: readonly (readonly number[])[];
  readonly right: readonly boolean[];
  readonly pronoun: boolean;
}

const SCOPE = /^(person|organization|place)$/;

function choicesOf(document: GumDocument): Choice[] {
  const byHead = new Map<number, { id: string; etype: string; size: number }>();
  for (const { start, end, etype, id, head } of document.entities) {
    const at = head?.[0] ?? start;
    const held = byHead.get(at);
    if (held === undefined || held.size < end - start) byHead.set(at, { id, etype, size: end - start });
  }
  const { mentions, clusters, scene } = prepare(document.sentences, document.text, detector);
  const gold = mentions.map((mention) => {
    const entity = byHead.get(mention.headSpan[0]);
    return entity !== undefined && SCOPE.test(entity.etype) ? entity.id : undefined;
  });
  const found: Choice[] = [];
  for (const mention of mentions) {
    if (!seeks(mention) || clusters.of[mention.index]?.mentions[0] !== mention) continue;
    const ruling = ruled(mention, mentions, clusters, scene.quotes);
    if (ruling !== undefined) {
      clusters.join(ruling.antecedent, mention, ruling.rule);
      continue;
    }
    const options = antecedents(mention, mentions, clusters);
    const id = gold[mention.index];
    const right = options.map((option) => id !== undefined && gold[option.mention.index] === id);
    const fresh = !right.includes(true);
    found.push({
      options: [
        freshFeatures(mention, options, scene),
        ...options.map((option) => pairFeatures(mention, option, scene)),
      ].map((names) => names.map(pairRow)),
      right: [fresh, ...right],
      pronoun: mention.form === "pronoun",
    });
    // What follows is read as if this had been decided rightly.
    const chosen = options[right.indexOf(true)];
    if (chosen !== undefined) clusters.join(chosen.mention, mention, "gold");
  }
  return found;
}

const documents = readGumWithTrees(`${data}/entities/gum-train.jsonl`, `${data}/treebanks/gum-train.conllu`);
const gold = documents.map(choicesOf);
// Half of what the ranker learns from has the parser's own trees: those it will meet.
const own = process.env["GOLD_ONLY"] ? [] : documents.map((document) => choicesOf(parsed(document)));
const train = [...gold, ...own].flat();
const dot = (weights: Float64Array, rows: readonly number[]): number => {
  let sum = 0;
  for (const row of rows) sum += weights[row] ?? 0;
  return sum;
};
const COST = { falseLink: Number(process.env["FL"] ?? 1), falseNew: Number(process.env["FN"] ?? 4), wrongLink: 1 };
const SEEDS = [1817, 1905, 1949, 1989, 2001, 2021, 2026];

/** One run; the order of examples is all that the seed decides, yet it moves the score by a point on a set this small. */
function run(seed: number): Float64Array {
  const weights = new Float64Array(PAIR_ROWS);
  const totals = new Float64Array(PAIR_ROWS);
  const random = createRandom(seed);
  let step = 0;
  for (let epoch = 0; epoch < Number(epochs); epoch++) {
    random.shuffle(train);
    let wrong = 0;
    for (const { options, right } of train) {
      step++;
      let best = -1;
      let bestScore = Number.NEGATIVE_INFINITY;
      let good = -1;
      let goodScore = Number.NEGATIVE_INFINITY;
      for (const [at, rows] of options.entries()) {
        const score = dot(weights, rows);
        if (right[at] === true) {
          if (score > goodScore) {
            good = at;
            goodScore = score;
          }
          if (score > bestScore) {
            best = at;
            bestScore = score;
          }
        } else {
          const cost = at === 0 ? COST.falseNew : right[0] === true ? COST.falseLink : COST.wrongLink;
          if (score + cost > bestScore) {
            best = at;
            bestScore = score + cost;
          }
        }
      }
      if (best === good || good < 0) continue;
      wrong++;
      for (const row of options[good] ?? []) {
        weights[row] = (weights[row] ?? 0) + 1;
        totals[row] = (totals[row] ?? 0) + step;
      }
      for (const row of options[best] ?? []) {
        weights[row] = (weights[row] ?? 0) - 1;
        totals[row] = (totals[row] ?? 0) - step;
      }
    }
    console.log(`seed ${seed}, epoch ${epoch}: ${wrong} of ${train.length} corrected`);
  }
  return weights.map((weight, at) => weight - (totals[at] ?? 0) / (step + 1));
}

const runs = SEEDS.map(run);
const averaged = new Float64Array(PAIR_ROWS).map((_, at) => runs.reduce((sum, weights) => sum + (weights[at] ?? 0), 0));
const largest = averaged.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0);
const bytes = Int8Array.from(averaged, (weight) => Math.round((weight * 127) / largest));
writeFileSync(output, new Uint8Array(bytes.buffer));
