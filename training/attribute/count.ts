import type { Labelled } from "./label.ts";

export interface Tally {
  /** Times the lemma in the frame was a cue. */
  cue: number;
  /** Times it had the shape of one. */
  all: number;
}

export interface Counts {
  readonly byFrame: ReadonlyMap<string, Tally>;
  readonly byLemma: ReadonlyMap<string, Tally>;
  readonly exact: ReadonlyMap<string, Tally>;
}

export const SEPARATOR = "\t";

/** How often each lemma in each frame is a cue. Keys: pos, frame · lemma, pos · lemma, pos, frame. */
export function count(labelled: Iterable<Labelled>): Counts {
  const byFrame = new Map<string, Tally>();
  const byLemma = new Map<string, Tally>();
  const exact = new Map<string, Tally>();
  const add = (map: Map<string, Tally>, key: string, cue: boolean): void => {
    const tally = map.get(key) ?? { cue: 0, all: 0 };
    tally.all++;
    if (cue) tally.cue++;
    map.set(key, tally);
  };
  for (const { draft, gold, open } of labelled) {
    if (open) continue;
    const { pos, lemma } = draft.candidate;
    const cue = gold !== undefined;
    add(byFrame, [pos, draft.frame].join(SEPARATOR), cue);
    add(byLemma, [lemma, pos].join(SEPARATOR), cue);
    add(exact, [lemma, pos, draft.frame].join(SEPARATOR), cue);
  }
  return { byFrame, byLemma, exact };
}

export interface Weight {
  readonly lemma: string;
  readonly pos: string;
  readonly frame: string;
  /** Percent. */
  readonly weight: number;
  readonly note: string;
}

const logit = (p: number): number => Math.log(p / (1 - p));
const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));
const percent = (p: number): number => Math.round(100 * Math.min(0.99, Math.max(0.01, p)));

/**
 * Weights by backing off: a frame has its own rate; a lemma leans from the rates of the frames it is met in, by a
 * factor shrunk towards none (PRIOR pseudo-counts); a lemma in a frame starts from both and is moved by its own counts.
 */
export function weights(counts: Counts, prior = 3): readonly Weight[] {
  const rows: Weight[] = [];
  const frameRate = new Map<string, number>();
  const overall = { cue: 0, all: 0 };
  for (const tally of counts.byFrame.values()) {
    overall.cue += tally.cue;
    overall.all += tally.all;
  }
  const base = overall.cue / overall.all;
  for (const [key, { cue, all }] of counts.byFrame) {
    const rate = (cue + 5 * base) / (all + 5);
    frameRate.set(key, rate);
    const [pos = "", frame = ""] = key.split(SEPARATOR);
    if (cue > 0 || all >= 40) rows.push({ lemma: "*", pos, frame, weight: percent(rate), note: `${cue}/${all}` });
  }
  const expected = new Map<string, number>();
  for (const [key, { all }] of counts.exact) {
    const [lemma = "", pos = "", frame = ""] = key.split(SEPARATOR);
    const lemmaKey = [lemma, pos].join(SEPARATOR);
    const rate = frameRate.get([pos, frame].join(SEPARATOR)) ?? base;
    expected.set(lemmaKey, (expected.get(lemmaKey) ?? 0) + all * rate);
  }
  const lean = new Map<string, number>();
  for (const [key, { cue, all }] of counts.byLemma) {
    const mean = (expected.get(key) ?? 0) / all;
    const observed = (cue + prior * mean) / (all + prior);
    const shift = logit(Math.min(0.99, Math.max(0.001, observed))) - logit(Math.min(0.99, Math.max(0.001, mean)));
    lean.set(key, shift);
    const [lemma = "", pos = ""] = key.split(SEPARATOR);
    if (cue >= 1 && all >= 2)
      rows.push({ lemma, pos, frame: "*", weight: percent(sigmoid(shift)), note: `${cue}/${all}` });
    else if (all >= 8 && Math.abs(shift) > 0.5)
      rows.push({ lemma, pos, frame: "*", weight: percent(sigmoid(shift)), note: `${cue}/${all}` });
  }
  for (const [key, { cue, all }] of counts.exact) {
    const [lemma = "", pos = "", frame = ""] = key.split(SEPARATOR);
    const start = sigmoid(
      logit(frameRate.get([pos, frame].join(SEPARATOR)) ?? base) + (lean.get([lemma, pos].join(SEPARATOR)) ?? 0),
    );
    const rate = (cue + prior * start) / (all + prior);
    const listed = cue >= 1 ? all >= 2 : all >= 4 && start > 0.1;
    if (listed) rows.push({ lemma, pos, frame, weight: percent(rate), note: `${cue}/${all}` });
  }
  return rows;
}
