import type { Shape } from "../src/pipeline/2-parse/shape.ts";
import type { Example } from "./examples.ts";
import { addTo, convolve, drop, embed, type FeatureDropout, type Layer, recur } from "./layers.ts";
import { tagLoss, treeLoss } from "./losses.ts";
import { createWorkspace, type Matrix, padded } from "./matrix.ts";
import { type Affine, createParameters, type Parameter } from "./parameters.ts";
import { createRandom, type Random } from "./random.ts";

/** Shares of what is left out while learning. */
export interface Dropout extends FeatureDropout {
  /** Columns of the embeddings. */
  readonly input: number;
  /** Columns between layers. */
  readonly layer: number;
  /** Columns within the tree's head of the net. */
  readonly hidden: number;
  /** Columns of the layers that tags are read from. */
  readonly tag: number;
}

/** Mean losses per word. */
export interface Losses {
  readonly arcs: number;
  readonly labels: number;
  readonly tags: number;
}

export interface TrainedNetwork {
  readonly parameters: readonly Parameter[];
  /** Adds the gradients of a batch to the parameters'. */
  learn(batch: readonly Example[], dropout: Dropout, chance: Random): Losses;
}

/** The net of src/pipeline/2-parse/network.ts in float32, with the way back. */
export function createTrainedNetwork(shape: Shape, seed: number, megabytes = 1024): TrainedNetwork {
  const workspace = createWorkspace(megabytes);
  const { embedding: E, hidden: H, arc: D, label: R } = shape;
  const make = createParameters(workspace, createRandom(seed));
  const tables = {
    words: make.table("words", shape.words, E, 0.08),
    pieces: make.table("pieces", shape.pieces, E, 0.08),
  };
  const convolution = make.affine("convolution", 3 * E, E);
  const recurrent = Array.from({ length: shape.layers }, (_, at) => ({
    ...make.affine(`recurrent.${at}`, at === 0 ? E : 2 * H, 6 * H),
    peep: make.vector(`recurrent.${at}.peep`, 4 * H, 0.3),
  }));
  // Cells remember at first (Gers et al. 2000): the bias of the forget gates starts above zero.
  for (const { b } of recurrent) for (const side of [0, 3]) b.value.data.fill(0.5, (side + 1) * H, (side + 2) * H);
  const tagColumns = shape.tags.reduce((sum, count) => sum + padded(count, 8), 0);
  const tagging = new Map(shape.tagLayers.map((layer) => [layer, make.affine(`tags.${layer}`, 2 * H, tagColumns)]));
  const tree = {
    heads: make.affine("heads", 2 * H, 2 * D + 2 * R + shape.distance),
    arcs: make.affine("arcs", D, D),
    arcRoot: make.vector("arcs.root", D, 0.1),
    labels: make.affine("labels", R, padded(shape.labels, 8)),
    labelRoot: make.vector("labels.root", R, 0.1),
  };
  workspace.keep();

  function learn(batch: readonly Example[], dropout: Dropout, chance: Random): Losses {
    workspace.reset();
    const starts = [0];
    for (const { words } of batch) starts.push((starts.at(-1) ?? 0) + words.length);
    const rows = starts.at(-1) ?? 0;
    const share = 1 / rows;

    const chain: Layer[] = [];
    const push = (layer: Layer): Layer => {
      chain.push(layer);
      return layer;
    };
    let top = push(embed(workspace, tables, batch, rows, dropout, chance));
    top = push(drop(workspace, top.output, starts, dropout.input, chance));
    top = push(convolve(workspace, top.output, starts, convolution));
    const taps: { readonly dropped: Layer; readonly affine: Affine; readonly at: number }[] = [];
    for (const [at, parameters] of recurrent.entries()) {
      top = push(drop(workspace, top.output, starts, dropout.layer, chance));
      top = push(recur(workspace, top.output, starts, parameters));
      const affine = tagging.get(at);
      if (affine === undefined) continue;
      taps.push({ dropped: drop(workspace, top.output, starts, dropout.tag, chance), affine, at: chain.length });
    }

    const tags = tagLoss(
      workspace,
      taps.map(({ dropped, affine }) => ({ x: dropped.output, affine })),
      batch,
      shape,
      share,
    );
    const treeDrop = drop(workspace, top.output, starts, dropout.layer, chance);
    const options = { share, dropout: dropout.hidden, chance };
    const trees = treeLoss(workspace, treeDrop.output, starts, batch, tree, shape, options);

    const tagBack = tags.backward().map((slopes, at) => (taps[at] as (typeof taps)[number]).dropped.backward(slopes));
    let back = treeDrop.backward(trees.backward());
    for (let at = chain.length; at > 0; at--) {
      for (const [i, tap] of taps.entries()) if (tap.at === at) addTo(back.data, (tagBack[i] as Matrix).data);
      back = (chain[at - 1] as Layer).backward(back);
    }
    return { arcs: trees.arcs, labels: trees.labels, tags: tags.loss };
  }
  return { parameters: make.all, learn };
}
