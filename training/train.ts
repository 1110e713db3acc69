import { mkdirSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { adamStep } from "./adam.ts";
import { readConllu } from "./conllu.ts";
import { takeInventory, toExamples } from "./examples.ts";
import { createNetwork, type Example, type Network } from "./network.ts";
import { createRandom } from "./random.ts";
import { DISTANCE_COLUMNS, type Shape } from "../src/pipeline/2-parse/shape.ts";

const { values } = parseArgs({
  options: {
    data: { type: "string" },
    out: { type: "string", default: "/tmp/model" },
    seed: { type: "string", default: "1" },
    epochs: { type: "string", default: "6" },
    limit: { type: "string" },
    set: { type: "string", multiple: true, default: [] },
  },
});
const hyper: Record<string, number> = {
  embedding: 128, hidden: 96, layers: 3, tagLayer: 1, tagWeight: 0.5, arc: 96, label: 96, pieces: 32768,
  words: 2, batch: 500, rate: 0.002, ema: 0.999, input: 0.25, layer: 0.25, dropHidden: 0.25, wordDrop: 0.5, second: 0.98, evalEvery: 2,
};
for (const pair of values.set) { const [k = "", v] = pair.split("="); hyper[k] = Number(v); }
const h = (name: string): number => hyper[name] ?? Number.NaN;

const sentences = ["ewt", "gum"].flatMap((name) => readConllu(`${values.data}/${name}-train.conllu`));
if (values.limit !== undefined) sentences.length = Math.min(sentences.length, Number(values.limit));
const inventory = takeInventory(sentences, h("words"));
const shape: Shape = {
  words: inventory.words.length, pieces: h("pieces"), embedding: h("embedding"), hidden: h("hidden"), layers: h("layers"),
  tagLayer: h("tagLayer"), tagWeight: h("tagWeight"), tags: [inventory.upos.length, inventory.xpos.length, inventory.feats.length],
  arc: h("arc"), label: h("label"), distance: DISTANCE_COLUMNS, labels: inventory.deprels.length,
};
const examples = [...toExamples(sentences, inventory, shape.pieces)];
const seed = Number(values.seed);
const net = createNetwork(shape, seed);
const random = createRandom(seed + 1000);
const total = examples.reduce((sum, e) => sum + e.words.length, 0);
console.log(JSON.stringify({ ...hyper, words: shape.words, tags: shape.tags, labels: shape.labels, total }));

const devs = ["ewt", "gum"].map((name) => {
  const s = readConllu(`${values.data}/${name}-dev.conllu`);
  return { name, sentences: s, examples: toExamples(s, inventory, shape.pieces) };
});

function evaluate(net: Network, dev: (typeof devs)[number]): string {
  let [n, upos, xpos, feats, uas, las] = [0, 0, 0, 0, 0, 0];
  for (let from = 0; from < dev.examples.length; from += 20) {
    const batch = dev.examples.slice(from, from + 20);
    for (const [s, p] of net.predict(batch).entries()) {
      const example = batch[s] as Example;
      const words = dev.sentences[from + s]!.words;
      const size = words.length;
      for (let i = 0; i < size; i++) {
        n++;
        if (p.tags[0]![i] === example.tags[0]![i]) upos++;
        if (p.tags[1]![i] === example.tags[1]![i]) xpos++;
        if (p.tags[2]![i] === example.tags[2]![i]) feats++;
        let head = 0;
        for (let j = 1; j <= size; j++) if (p.arcs[i * (size + 1) + j]! > p.arcs[i * (size + 1) + head]!) head = j;
        if (head === example.heads[i]) {
          uas++;
          if (inventory.deprels[p.relate(i, head)]!.split(":")[0] === words[i]!.deprel.split(":")[0]) las++;
        }
      }
    }
  }
  const pc = (x: number): string => ((100 * x) / n).toFixed(2);
  return `${dev.name} upos ${pc(upos)} xpos ${pc(xpos)} feats ${pc(feats)} uas ${pc(uas)} las ${pc(las)}`;
}

const epochs = Number(values.epochs);
const steps = Math.ceil((total / h("batch")) * epochs);
const averages = net.parameters.map((p) => Float32Array.from(p.value.data));
let step = 0;
const average = (): void => {
  const decay = Math.min(h("ema") ** 8, step / (step + 80));
  for (const [at, p] of net.parameters.entries()) {
    const [a, v] = [averages[at]!, p.value.data];
    for (let i = 0; i < a.length; i++) a[i] = decay * a[i]! + (1 - decay) * v[i]!;
  }
};
const swap = (): void => {
  for (const [at, p] of net.parameters.entries()) {
    const held = Float32Array.from(p.value.data);
    p.value.data.set(averages[at]!);
    averages[at]!.set(held);
  }
};
const began = performance.now();
for (let epoch = 1; epoch <= epochs; epoch++) {
  random.shuffle(examples);
  const sums = [0, 0, 0];
  let count = 0;
  let batch: Example[] = [];
  let size = 0;
  for (const [at, example] of examples.entries()) {
    batch.push(example);
    size += example.words.length;
    if (size < h("batch") && at + 1 < examples.length) continue;
    const rates = { input: h("input"), layer: h("layer"), hidden: h("dropHidden"), word: h("wordDrop") };
    const losses = net.learn(batch, rates, random);
    for (let i = 0; i < 3; i++) sums[i]! += losses[i]!;
    count++;
    step++;
    const progress = step / steps;
    const rate = h("rate") * Math.min(1, step / 100) * (progress < 0.3 ? 1 : Math.max(0.01, (1 - progress) / 0.7));
    adamStep(net.parameters, step, { rate, firstDecay: 0.9, secondDecay: h("second"), longestGradient: 5 });
    if (step % 8 === 0) average();
    batch = [];
    size = 0;
  }
  const minutes = ((performance.now() - began) / 60000).toFixed(1);
  console.log(`epoch ${epoch} ${minutes} min loss ${sums.map((x) => (x / count).toFixed(3)).join(" ")}`);
  if (epoch % h("evalEvery") === 0 || epoch === epochs) {
    swap();
    for (const dev of devs) console.log("  ", evaluate(net, dev));
    swap();
  }
  if (epoch === epochs) swap();
}
mkdirSync(values.out, { recursive: true });
const index: { name: string; rows: number; columns: number; offset: number }[] = [];
let offset = 0;
const chunks: Uint8Array[] = [];
for (const p of net.parameters) {
  const bytes = new Uint8Array(p.value.data.slice().buffer);
  index.push({ name: p.name, rows: p.value.rows, columns: p.value.columns, offset });
  offset += bytes.length;
  chunks.push(bytes);
}
writeFileSync(`${values.out}/float.bin`, Buffer.concat(chunks));
writeFileSync(`${values.out}/float.json`, JSON.stringify({ shape, index, inventory: { ...inventory, counts: undefined }, hyper }));
