import { DISTANCE_COLUMNS, type Shape } from "../src/pipeline/2-parse/shape.ts";
import { adamStep } from "./adam.ts";
import type { TreebankSentence } from "./conllu.ts";
import { CASINGS, createNumbering, type Example, type Inventory, recase, takeInventory } from "./examples.ts";
import type { FloatMatrix } from "./export.ts";
import { createTrainedNetwork, type Dropout } from "./network.ts";
import { createRandom } from "./random.ts";
import type { Settings } from "./settings.ts";

/** The state of training after an epoch. */
export interface Snapshot {
  readonly epoch: number;
  /** Mean losses per word over the epoch. */
  readonly arcs: number;
  readonly labels: number;
  readonly tags: number;
  readonly shape: Shape;
  readonly inventory: Inventory;
  /** A parameter averaged over the last steps (B. Polyak and A. Juditsky 1992): what is shipped. */
  parameter(name: string): FloatMatrix;
}

/** Steps between two updates of the averages: they cost a pass over all weights. */
const AVERAGE_EVERY = 8;

export interface LearnOptions {
  /** Memory for weights, moments and one batch. */
  readonly megabytes?: number;
  /** Values to begin with instead of chance ones, by parameter. */
  readonly from?: (name: string) => Float32Array | undefined;
}

/** Trains on the sentences, epoch by epoch. The same sentences and settings give the same weights. */
export function* learn(
  sentences: readonly TreebankSentence[],
  settings: Settings,
  { megabytes, from }: LearnOptions = {},
): Generator<Snapshot> {
  const inventory = takeInventory(sentences, settings.wordsAtLeast);
  const shape = shapeOf(inventory, settings);
  const network = createTrainedNetwork(shape, settings.seed, megabytes);
  for (const { name, value } of network.parameters) {
    const values = from?.(name);
    if (values !== undefined) value.data.set(values);
    // A new classifier beside old ones must not shout them down at first.
    else if (from !== undefined) value.data.fill(0);
  }
  const number = createNumbering(inventory, shape.pieces);
  const examples = sentences.map((sentence) => ({ sentence, example: number(sentence) }));
  const words = sentences.reduce((sum, sentence) => sum + sentence.words.length, 0);
  const chance = createRandom(settings.seed + 1000);
  const averages = network.parameters.map(({ value }) => Float32Array.from(value.data));
  const steps = Math.ceil((words / settings.batch) * settings.epochs);
  const dropout: Dropout = {
    word: settings.dropWord,
    piece: settings.dropPiece,
    input: settings.dropInput,
    layer: settings.dropLayer,
    hidden: settings.dropHidden,
    tag: settings.dropTag,
  };
  let step = 0;

  function average(): void {
    const decay = Math.min(settings.averaging ** AVERAGE_EVERY, step / (step + 10 * AVERAGE_EVERY));
    for (const [at, { value }] of network.parameters.entries()) {
      const mean = averages[at] as Float32Array;
      for (let i = 0; i < mean.length; i++)
        mean[i] = decay * (mean[i] as number) + (1 - decay) * (value.data[i] as number);
    }
  }

  function parameter(name: string): FloatMatrix {
    const at = network.parameters.findIndex((one) => one.name === name);
    const found = network.parameters[at];
    if (found === undefined) throw new RangeError(`no parameter ${name}`);
    return { rows: found.value.rows, columns: found.value.columns, data: averages[at] as Float32Array };
  }

  for (let epoch = 1; epoch <= settings.epochs; epoch++) {
    chance.shuffle(examples);
    const sums = { arcs: 0, labels: 0, tags: 0 };
    let batches = 0;
    let batch: Example[] = [];
    let size = 0;
    for (const [at, { sentence, example }] of examples.entries()) {
      const casing = chance.next() < settings.recased ? CASINGS[chance.below(CASINGS.length)] : undefined;
      batch.push(casing === undefined ? example : number(recase(sentence, casing)));
      size += sentence.words.length;
      if (size < settings.batch && at + 1 < examples.length) continue;
      const { arcs, labels, tags } = network.learn(batch, dropout, chance);
      sums.arcs += arcs;
      sums.labels += labels;
      sums.tags += tags;
      batches++;
      step++;
      const rate = settings.rate * schedule(step, steps, settings.plateau);
      adamStep(network.parameters, step, {
        rate,
        firstDecay: 0.9,
        secondDecay: settings.secondDecay,
        longestGradient: 5,
      });
      if (step % AVERAGE_EVERY === 0) average();
      batch = [];
      size = 0;
    }
    const [arcs, labels, tags] = [sums.arcs / batches, sums.labels / batches, sums.tags / batches];
    yield { epoch, arcs, labels, tags, shape, inventory, parameter };
  }
}

/** A short warm-up, a plateau, then a straight line down to a hundredth. */
function schedule(step: number, steps: number, plateau: number): number {
  const progress = step / steps;
  const falling = progress < plateau ? 1 : Math.max(0.01, (1 - progress) / (1 - plateau));
  return Math.min(1, step / 100) * falling;
}

function shapeOf(inventory: Inventory, settings: Settings): Shape {
  if (settings.tagLayers.some((layer) => layer >= settings.layers)) throw new RangeError("tagLayers: no such layer");
  return {
    words: inventory.words.length,
    pieces: settings.pieces,
    embedding: settings.embedding,
    hidden: settings.hidden,
    layers: settings.layers,
    tagLayers: settings.tagLayers,
    tagWeight: settings.tagWeight,
    tags: [inventory.upos.length, inventory.xpos.length, inventory.feats.length],
    arc: settings.arc,
    label: settings.label,
    distance: DISTANCE_COLUMNS,
    labels: inventory.deprels.length,
  };
}
