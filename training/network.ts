import { gate, gateSlope, squash, squashSlope } from "../src/net/activation.ts";
import { distanceBucket, type Shape } from "../src/pipeline/2-parse/shape.ts";
import { createWorkspace, type Matrix, padded, type Workspace } from "./matrix.ts";
import { createRandom, type Random } from "./random.ts";

export interface Parameter {
  readonly name: string;
  readonly value: Matrix;
  readonly gradient: Matrix;
  readonly first: Float32Array;
  readonly second: Float32Array;
  /** Rows that this batch touched, for tables of which a batch sees little. */
  readonly touched?: Set<number>;
}

export interface Example {
  readonly words: Int32Array;
  readonly counts: Int32Array;
  readonly affixes: readonly (readonly number[])[];
  readonly grams: readonly (readonly number[])[];
  readonly tags: readonly Int32Array[];
  /** 0 is the root, i + 1 the i-th word. */
  readonly heads: Int32Array;
  readonly deprels: Int32Array;
}

export interface Rates {
  readonly input: number;
  readonly layer: number;
  readonly hidden: number;
  readonly word: number;
}

export interface Prediction {
  readonly tags: readonly Int32Array[];
  /** [words][words + 1] */
  readonly arcs: Float32Array;
  readonly relate: (dependent: number, head: number) => number;
}

export interface Network {
  readonly shape: Shape;
  readonly parameters: readonly Parameter[];
  readonly workspace: Workspace;
  /** Adds gradients of a batch; returns the mean loss per word of [arcs, labels, tags]. */
  learn(batch: readonly Example[], rates: Rates, random: Random): [number, number, number];
  predict(batch: readonly Example[]): readonly Prediction[];
}

interface Layer {
  readonly output: Matrix;
  backward(slope: Matrix): Matrix;
}

export function createNetwork(shape: Shape, seed: number): Network {
  const workspace = createWorkspace(1024);
  const random = createRandom(seed);
  const parameters: Parameter[] = [];
  const { embedding: E, hidden: H, arc: D, label: R, layers } = shape;

  function parameter(name: string, rows: number, columns: number, bound: number, sparse = false): Parameter {
    const value = workspace.matrix(rows, columns);
    for (let i = 0; i < rows * columns; i++) value.data[i] = (random.next() * 2 - 1) * bound;
    const gradient = workspace.matrix(rows, columns);
    const made = {
      name,
      value,
      gradient,
      first: new Float32Array(value.data.length),
      second: new Float32Array(value.data.length),
      ...(sparse ? { touched: new Set<number>() } : {}),
    };
    parameters.push(made);
    return made;
  }
  const dense = (name: string, rows: number, columns: number): Parameter =>
    parameter(name, rows, columns, Math.sqrt(6 / (rows + Math.min(columns, rows))));
  const zero = (name: string, columns: number): Parameter => parameter(name, 1, columns, 0);

  const wordTable = parameter("words", shape.words, E, 0.08, true);
  const pieceTable = parameter("pieces", shape.pieces, E, 0.08, true);
  const convolution = { w: dense("convolution", 3 * E, E), b: zero("convolution.bias", E) };
  const recurrent = Array.from({ length: layers }, (_, at) => ({
    w: dense(`recurrent.${at}`, at === 0 ? E : 2 * H, 6 * H),
    b: zero(`recurrent.${at}.bias`, 6 * H),
    peep: parameter(`recurrent.${at}.peep`, 1, 4 * H, 0.3),
  }));
  for (const { b } of recurrent) for (let d = 0; d < 2; d++) b.value.data.fill(0.5, d * 3 * H + H, d * 3 * H + 2 * H);
  const tagColumns = shape.tags.reduce((sum, count) => sum + padded(count, 8), 0);
  const tagging = { w: dense("tags", 2 * H, tagColumns), b: zero("tags.bias", tagColumns) };
  const wide = 2 * D + 2 * R + shape.distance;
  const mlp = { w: dense("heads", 2 * H, wide), b: zero("heads.bias", wide) };
  const bilinear = dense("arcs", D, D);
  const arcRoot = parameter("arcs.root", 1, D, 0.1);
  const arcBias = zero("arcs.bias", D);
  const labelRoot = parameter("labels.root", 1, R, 0.1);
  const L = padded(shape.labels, 8);
  const labelling = { w: dense("labels", R, L), b: zero("labels.bias", L) };
  workspace.keep();

  const slopeOf = (like: Matrix): Matrix => workspace.matrix(like.rows, like.columns);

  function linear(x: Matrix, w: Parameter, b: Parameter): Layer {
    const output = workspace.matrix(x.rows, w.value.columns);
    workspace.product(x, w.value, output);
    const bias = b.value.data;
    const n = output.columns;
    for (let at = 0, row = 0; row < output.rows; row++) for (let j = 0; j < n; j++, at++) output.data[at]! += bias[j]!;
    return {
      output,
      backward(slope) {
        workspace.product(x, slope, w.gradient, { transposeA: true, accumulate: true });
        const g = b.gradient.data;
        for (let at = 0, row = 0; row < slope.rows; row++) for (let j = 0; j < n; j++, at++) g[j]! += slope.data[at]!;
        const back = slopeOf(x);
        workspace.product(slope, w.value, back, { transposeB: true });
        return back;
      },
    };
  }

  /** The same components fall out for all words of a sentence (Gal and Ghahramani 2016). */
  function dropSentence(x: Matrix, starts: readonly number[], rate: number, chance: Random | undefined): Layer {
    if (chance === undefined || rate === 0) return { output: x, backward: (slope) => slope };
    const output = workspace.matrix(x.rows, x.columns);
    const n = x.columns;
    const masks: Float32Array[] = [];
    const apply = (from: Matrix, to: Matrix): void => {
      for (let s = 0; s + 1 < starts.length; s++) {
        const mask = masks[s]!;
        for (let t = starts[s]!; t < starts[s + 1]!; t++)
          for (let j = 0, at = t * n; j < n; j++, at++) to.data[at] = from.data[at]! * mask[j]!;
      }
    };
    for (let s = 0; s + 1 < starts.length; s++) {
      const mask = new Float32Array(n);
      for (let j = 0; j < n; j++) mask[j] = chance.next() < rate ? 0 : 1 / (1 - rate);
      masks.push(mask);
    }
    apply(x, output);
    return {
      output,
      backward(slope) {
        const back = slopeOf(x);
        apply(slope, back);
        return back;
      },
    };
  }

  function recur(x: Matrix, starts: readonly number[], at: number): Layer {
    const { w, b, peep } = recurrent[at]!;
    const gates = linear(x, w, b);
    const g = gates.output.data;
    const output = workspace.matrix(x.rows, 2 * H);
    const cells = workspace.matrix(x.rows, 2 * H).data;
    const v = peep.value.data;
    const W = 6 * H;
    for (let d = 0; d < 2; d++) {
      for (let s = 0; s + 1 < starts.length; s++) {
        const [from, to] = [starts[s]!, starts[s + 1]!];
        for (let step = 0; step < to - from; step++) {
          const t = d === 0 ? from + step : to - 1 - step;
          const before = d === 0 ? t - 1 : t + 1;
          for (let j = 0; j < H; j++) {
            const base = t * W + d * 3 * H + j;
            const old = step === 0 ? 0 : cells[before * 2 * H + d * H + j]!;
            const f = gate(g[base + H]! + v[d * 2 * H + j]! * old);
            const o = gate(g[base + 2 * H]! + v[d * 2 * H + H + j]! * old);
            const c = f * old + (1 - f) * g[base]!;
            cells[t * 2 * H + d * H + j] = c;
            output.data[t * 2 * H + d * H + j] = o * squash(c);
          }
        }
      }
    }
    if (x.columns === 2 * H) for (let i = 0; i < x.data.length; i++) output.data[i]! += x.data[i]!;
    return {
      output,
      backward(slope) {
        const back = workspace.matrix(x.rows, W);
        const gv = peep.gradient.data;
        const carry = new Float32Array(H);
        for (let d = 0; d < 2; d++) {
          for (let s = 0; s + 1 < starts.length; s++) {
            const [from, to] = [starts[s]!, starts[s + 1]!];
            carry.fill(0);
            for (let step = to - from - 1; step >= 0; step--) {
              const t = d === 0 ? from + step : to - 1 - step;
              const before = d === 0 ? t - 1 : t + 1;
              for (let j = 0; j < H; j++) {
                const base = t * W + d * 3 * H + j;
                const cell = t * 2 * H + d * H + j;
                const old = step === 0 ? 0 : cells[before * 2 * H + d * H + j]!;
                const [vf, vo] = [v[d * 2 * H + j]!, v[d * 2 * H + H + j]!];
                const pf = g[base + H]! + vf * old;
                const po = g[base + 2 * H]! + vo * old;
                const [f, o, z, c] = [gate(pf), gate(po), g[base]!, cells[cell]!];
                const dh = slope.data[cell]!;
                const dpo = dh * squash(c) * gateSlope(po);
                const dc = carry[j]! + dh * o * squashSlope(c);
                const dpf = dc * (old - z) * gateSlope(pf);
                back.data[base] = dc * (1 - f);
                back.data[base + H] = dpf;
                back.data[base + 2 * H] = dpo;
                carry[j] = dc * f + dpf * vf + dpo * vo;
                gv[d * 2 * H + j]! += dpf * old;
                gv[d * 2 * H + H + j]! += dpo * old;
              }
            }
          }
        }
        const below = gates.backward(back);
        if (x.columns === 2 * H) for (let i = 0; i < below.data.length; i++) below.data[i]! += slope.data[i]!;
        return below;
      },
    };
  }

  function embed(batch: readonly Example[], rows: number, rates: Rates | undefined, chance: Random | undefined): Layer {
    const output = workspace.matrix(rows, E);
    const y = output.data;
    const used: [Matrix, number, number, number][] = [];
    const touch = (table: Parameter, row: number, t: number, scale: number): void => {
      const v = table.value.data;
      for (let j = 0, from = row * E, to = t * E; j < E; j++, from++, to++) y[to]! += v[from]! * scale;
      if (chance !== undefined) {
        table.touched?.add(row);
        used.push([table.gradient, row, t, scale]);
      }
    };
    let t = 0;
    for (const example of batch) {
      for (let i = 0; i < example.words.length; i++, t++) {
        const hidden =
          chance !== undefined && rates !== undefined && chance.next() < rates.word / (rates.word + example.counts[i]!);
        touch(wordTable, hidden ? 0 : example.words[i]!, t, 1);
        for (const row of example.affixes[i]!) touch(pieceTable, row, t, 1);
        const grams = example.grams[i]!;
        const scale = 1 / Math.sqrt(grams.length || 1);
        for (const row of grams) touch(pieceTable, row, t, scale);
      }
    }
    return {
      output,
      backward(slope) {
        for (const [gradient, row, word, scale] of used)
          for (let j = 0, to = row * E, from = word * E; j < E; j++, from++, to++)
            gradient.data[to]! += slope.data[from]! * scale;
        return slope;
      },
    };
  }

  function convolve(x: Matrix, starts: readonly number[]): Layer {
    const window = workspace.matrix(x.rows, 3 * E);
    const each = (visit: (t: number, offset: number, other: number) => void): void => {
      for (let s = 0; s + 1 < starts.length; s++)
        for (let t = starts[s]!; t < starts[s + 1]!; t++)
          for (let o = -1; o <= 1; o++) {
            const other = t + o;
            if (other >= starts[s]! && other < starts[s + 1]!) visit(t, o + 1, other);
          }
    };
    each((t, o, other) => window.data.set(x.data.subarray(other * E, other * E + E), t * 3 * E + o * E));
    const inner = linear(window, convolution.w, convolution.b);
    const output = workspace.matrix(x.rows, E);
    for (let i = 0; i < output.data.length; i++) output.data[i] = Math.max(0, inner.output.data[i]!) + x.data[i]!;
    return {
      output,
      backward(slope) {
        const passed = slopeOf(output);
        for (let i = 0; i < passed.data.length; i++) passed.data[i] = inner.output.data[i]! > 0 ? slope.data[i]! : 0;
        const wide = inner.backward(passed);
        const back = slopeOf(x);
        back.data.set(slope.data);
        each((t, o, other) => {
          for (let j = 0; j < E; j++) back.data[other * E + j]! += wide.data[t * 3 * E + o * E + j]!;
        });
        return back;
      },
    };
  }

  function encode(batch: readonly Example[], rates?: Rates, chance?: Random) {
    const starts = [0];
    for (const example of batch) starts.push((starts.at(-1) ?? 0) + example.words.length);
    const total = starts.at(-1) ?? 0;
    const embedded = embed(batch, total, rates, chance);
    const inputDrop = dropSentence(embedded.output, starts, rates?.input ?? 0, chance);
    const convolved = convolve(inputDrop.output, starts);
    const chain: Layer[] = [embedded, inputDrop, convolved];
    let x = convolved.output;
    let tagAt = 0;
    for (let l = 0; l < layers; l++) {
      const dropped = dropSentence(x, starts, rates?.layer ?? 0, chance);
      const layer = recur(dropped.output, starts, l);
      chain.push(dropped, layer);
      x = layer.output;
      if (l === shape.tagLayer) tagAt = chain.length - 1;
    }
    return { starts, total, chain, tagAt };
  }

  /** Cross-entropy of one row of logits; writes the slope. */
  function softmaxLoss(logits: Float32Array, at: number, count: number, gold: number, slope: Float32Array, k: number): number {
    let top = Number.NEGATIVE_INFINITY;
    for (let j = 0; j < count; j++) top = Math.max(top, logits[at + j]!);
    let sum = 0;
    for (let j = 0; j < count; j++) sum += Math.exp(logits[at + j]! - top);
    for (let j = 0; j < count; j++) slope[at + j] = (k * Math.exp(logits[at + j]! - top)) / sum;
    slope[at + gold]! -= k;
    return Math.log(sum) - (logits[at + gold]! - top);
  }

  function scoreArcs(n: number, start: number, heads: Matrix, q: Matrix, wideAt: Matrix): Float32Array {
    const arcs = new Float32Array(n * (n + 1));
    const [h, root, bias] = [heads.data, arcRoot.value.data, arcBias.value.data];
    const w = wideAt.columns;
    for (let j = 0; j <= n; j++) {
      const headAt = j === 0 ? 0 : (start + j - 1) * D;
      const from = j === 0 ? root : h;
      let own = 0;
      for (let d = 0; d < D; d++) own += from[headAt + d]! * bias[d]!;
      for (let i = 0; i < n; i++) {
        let score = own;
        for (let d = 0, qAt = (start + i) * D; d < D; d++, qAt++) score += q.data[qAt]! * from[headAt + d]!;
        score += wideAt.data[(start + i) * w + 2 * D + 2 * R + distanceBucket(i, j - 1)]!;
        arcs[i * (n + 1) + j] = j === i + 1 ? -1e9 : score;
      }
    }
    return arcs;
  }

  function hiddenParts(x: Matrix, starts: readonly number[], rates?: Rates, chance?: Random) {
    const inner = linear(x, mlp.w, mlp.b);
    const relu = workspace.matrix(x.rows, wide);
    const n = wide;
    for (let t = 0; t < x.rows; t++)
      for (let j = 0, at = t * n; j < n; j++, at++) {
        const value = inner.output.data[at]!;
        relu.data[at] = j < 2 * D && value < 0 ? 0 : value;
      }
    const dropped = dropSentence(relu, starts, rates?.hidden ?? 0, chance);
    return {
      inner,
      output: dropped.output,
      backward(slope: Matrix): Matrix {
        const back = dropped.backward(slope);
        for (let t = 0; t < x.rows; t++)
          for (let j = 0, at = t * n; j < 2 * D; j++, at++) if (inner.output.data[at]! <= 0) back.data[at] = 0;
        return inner.backward(back);
      },
    };
  }

  function split(x: Matrix, from: number, columns: number): Matrix {
    const part = workspace.matrix(x.rows, columns);
    for (let t = 0; t < x.rows; t++)
      part.data.set(x.data.subarray(t * x.columns + from, t * x.columns + from + columns), t * columns);
    return part;
  }

  function learn(batch: readonly Example[], rates: Rates, chance: Random): [number, number, number] {
    workspace.reset();
    const { starts, total, chain, tagAt } = encode(batch, rates, chance);
    const losses: [number, number, number] = [0, 0, 0];
    const k = 1 / total;

    const tagLayer = chain[tagAt]!;
    const tagDrop = dropSentence(tagLayer.output, starts, rates.layer, chance);
    const tagged = linear(tagDrop.output, tagging.w, tagging.b);
    const tagSlope = slopeOf(tagged.output);
    let t = 0;
    for (const example of batch) {
      for (let i = 0; i < example.words.length; i++, t++) {
        let at = t * tagColumns;
        for (let kind = 0; kind < shape.tags.length; kind++) {
          const gold = example.tags[kind]![i]!;
          if (gold >= 0)
            losses[2] += k * softmaxLoss(tagged.output.data, at, shape.tags[kind]!, gold, tagSlope.data, k * shape.tagWeight);
          at += padded(shape.tags[kind]!, 8);
        }
      }
    }

    const top = chain.at(-1)!;
    const topDrop = dropSentence(top.output, starts, rates.layer, chance);
    const parts = hiddenParts(topDrop.output, starts, rates, chance);
    const P = parts.output;
    const dep = split(P, 0, D);
    const head = split(P, D, D);
    const q = workspace.matrix(P.rows, D);
    workspace.product(dep, bilinear.value, q);
    const slope = slopeOf(P);
    const dq = slopeOf(q);
    const dHead = slopeOf(head);
    const [root, bias] = [arcRoot.value.data, arcBias.value.data];
    const [gRoot, gBias] = [arcRoot.gradient.data, arcBias.gradient.data];
    for (const [s, example] of batch.entries()) {
      const n = example.words.length;
      const start = starts[s]!;
      const arcs = scoreArcs(n, start, head, q, P);
      const dArcs = new Float32Array(arcs.length);
      for (let i = 0; i < n; i++) losses[0] += k * softmaxLoss(arcs, i * (n + 1), n + 1, example.heads[i]!, dArcs, k);
      for (let j = 0; j <= n; j++) {
        const headAt = j === 0 ? 0 : (start + j - 1) * D;
        const from = j === 0 ? root : head.data;
        const into = j === 0 ? gRoot : dHead.data;
        let own = 0;
        for (let i = 0; i < n; i++) {
          const g = dArcs[i * (n + 1) + j]!;
          if (j === i + 1 || Math.abs(g) < 1e-9) continue;
          own += g;
          for (let d = 0, qAt = (start + i) * D; d < D; d++, qAt++) {
            dq.data[qAt]! += g * from[headAt + d]!;
            into[headAt + d]! += g * q.data[qAt]!;
          }
          slope.data[(start + i) * wide + 2 * D + 2 * R + distanceBucket(i, j - 1)]! += g;
        }
        for (let d = 0; d < D; d++) {
          gBias[d]! += own * from[headAt + d]!;
          into[headAt + d]! += own * bias[d]!;
        }
      }
    }
    const dDep = slopeOf(dep);
    workspace.product(dq, bilinear.value, dDep, { transposeB: true });
    workspace.product(dep, dq, bilinear.gradient, { transposeA: true, accumulate: true });

    const pair = workspace.matrix(total, R);
    const passed = new Float32Array(pair.data.length);
    const keepRate = 1 / (1 - rates.hidden);
    const rel = labelRoot.value.data;
    t = 0;
    for (const [s, example] of batch.entries()) {
      for (let i = 0; i < example.words.length; i++, t++) {
        const h = example.heads[i]!;
        for (let r = 0; r < R; r++) {
          const other = h === 0 ? rel[r]! : P.data[(starts[s]! + h - 1) * wide + 2 * D + R + r]!;
          const value = P.data[t * wide + 2 * D + r]! + other;
          const keep = value > 0 && chance.next() >= rates.hidden ? keepRate : 0;
          passed[t * R + r] = keep;
          pair.data[t * R + r] = value * keep;
        }
      }
    }
    const labelled = linear(pair, labelling.w, labelling.b);
    const dLabels = slopeOf(labelled.output);
    t = 0;
    for (const example of batch)
      for (let i = 0; i < example.words.length; i++, t++)
        losses[1] += k * softmaxLoss(labelled.output.data, t * L, shape.labels, example.deprels[i]!, dLabels.data, k);
    const dPair = labelled.backward(dLabels);
    t = 0;
    for (const [s, example] of batch.entries()) {
      for (let i = 0; i < example.words.length; i++, t++) {
        const h = example.heads[i]!;
        for (let r = 0; r < R; r++) {
          const g = dPair.data[t * R + r]! * passed[t * R + r]!;
          slope.data[t * wide + 2 * D + r]! += g;
          if (h === 0) labelRoot.gradient.data[r]! += g;
          else slope.data[(starts[s]! + h - 1) * wide + 2 * D + R + r]! += g;
        }
      }
    }
    for (let row = 0; row < total; row++) {
      for (let d = 0; d < D; d++) {
        slope.data[row * wide + d]! += dDep.data[row * D + d]!;
        slope.data[row * wide + D + d]! += dHead.data[row * D + d]!;
      }
    }

    let back = topDrop.backward(parts.backward(slope));
    const tagBack = tagDrop.backward(tagged.backward(tagSlope));
    for (let at = chain.length - 1; at >= 0; at--) {
      if (at === tagAt) for (let i = 0; i < back.data.length; i++) back.data[i]! += tagBack.data[i]!;
      back = chain[at]!.backward(back);
    }
    return losses;
  }

  function predict(batch: readonly Example[]): readonly Prediction[] {
    workspace.reset();
    const { starts, chain, tagAt } = encode(batch);
    const tagged = linear(chain[tagAt]!.output, tagging.w, tagging.b).output;
    const parts = hiddenParts(chain.at(-1)!.output, starts);
    const P = parts.output;
    const head = split(P, D, D);
    const q = workspace.matrix(P.rows, D);
    workspace.product(split(P, 0, D), bilinear.value, q);
    const best = (data: Float32Array, at: number, count: number): number => {
      let top = 0;
      for (let j = 1; j < count; j++) if (data[at + j]! > data[at + top]!) top = j;
      return top;
    };
    return batch.map((example, s) => {
      const n = example.words.length;
      const start = starts[s]!;
      let offset = 0;
      const tags = shape.tags.map((count) => {
        const column = offset;
        offset += padded(count, 8);
        return Int32Array.from({ length: n }, (_, i) => best(tagged.data, (start + i) * tagColumns + column, count));
      });
      const scores = new Float32Array(L);
      return {
        tags,
        arcs: scoreArcs(n, start, head, q, P),
        relate(dependent, h) {
          scores.set(labelling.b.value.data.subarray(0, L));
          for (let r = 0; r < R; r++) {
            const other = h === 0 ? labelRoot.value.data[r]! : P.data[(start + h - 1) * wide + 2 * D + R + r]!;
            const value = P.data[(start + dependent) * wide + 2 * D + r]! + other;
            if (value > 0) for (let l = 0; l < L; l++) scores[l]! += value * labelling.w.value.data[r * L + l]!;
          }
          return best(scores, 0, shape.labels);
        },
      };
    });
  }
  return { shape, parameters, workspace, learn, predict };
}
