/**
 * From arc scores to a tree: the maximum spanning arborescence with one root.
 * J. Edmonds, Optimum branchings (1967); Y. Chu and T. Liu, On the shortest arborescence of a directed graph (1965).
 * Most sentences need no more than the best head of each word; only cycles and several roots are worked on.
 */

/** arcs: [n][n + 1], column 0 the root, column j + 1 the word j. Returns heads in the same numbering. */
export function decodeTree(arcs: Float32Array, n: number): Int32Array {
  const greedy = bestHeads(arcs, n);
  if (greedy.filter((head) => head === 0).length === 1 && findCycle(greedy) === undefined) return greedy;
  // With a fee on each root that outweighs all else, the best tree has one root, and is the best of those.
  const taxed = Float64Array.from(arcs);
  for (let i = 0; i < n; i++) taxed[i * (n + 1)] = (taxed[i * (n + 1)] as number) - ROOT_FEE;
  return spanningTree(taxed, n);
}

const ROOT_FEE = 1e6;
const BARRED = -1e12;

function bestHeads(arcs: ArrayLike<number>, n: number): Int32Array {
  const heads = new Int32Array(n);
  for (let i = 0, at = 0; i < n; i++) {
    let most = Number.NEGATIVE_INFINITY;
    for (let j = 0; j <= n; j++, at++) {
      const score = arcs[at] as number;
      if (score > most && j !== i + 1) {
        most = score;
        heads[i] = j;
      }
    }
  }
  return heads;
}

/** Contracts one cycle after another, then opens them in reverse: at most n contractions of n^2 steps. */
function spanningTree(arcs: Float64Array, n: number): Int32Array {
  const heads = bestHeads(arcs, n);
  const cycle = findCycle(heads);
  if (cycle === undefined) return heads;
  const width = n + 1;
  const inCycle = new Uint8Array(n);
  let cycleScore = 0;
  for (const i of cycle) {
    inCycle[i] = 1;
    cycleScore += arcs[i * width + (heads[i] as number)] as number;
  }
  const outside = [...heads.keys()].filter((i) => inCycle[i] === 0);

  // The smaller graph: the words outside, then one node for the cycle. Node k stands for head column `column(k)`.
  const m = outside.length + 1;
  const column = (k: number): number => (k === 0 ? 0 : (outside[k - 1] as number) + 1);
  const smaller = new Float64Array(m * (m + 1)).fill(BARRED);
  const leave = new Int32Array(m);
  const enter = new Int32Array(m + 1);
  for (let a = 0; a < m - 1; a++) {
    const row = (outside[a] as number) * width;
    for (let k = 0; k < m; k++) smaller[a * (m + 1) + k] = arcs[row + column(k)] as number;
    let most = Number.NEGATIVE_INFINITY;
    for (const c of cycle) {
      const score = arcs[row + c + 1] as number;
      if (score <= most) continue;
      most = score;
      leave[a] = c;
    }
    smaller[a * (m + 1) + m] = most;
  }
  for (let k = 0; k < m; k++) {
    let most = Number.NEGATIVE_INFINITY;
    for (const c of cycle) {
      const gain = (arcs[c * width + column(k)] as number) - (arcs[c * width + (heads[c] as number)] as number);
      if (gain <= most) continue;
      most = gain;
      enter[k] = c;
    }
    smaller[(m - 1) * (m + 1) + k] = cycleScore + most;
  }

  const inner = spanningTree(smaller, m);
  for (const [a, i] of outside.entries()) {
    const k = inner[a] as number;
    heads[i] = k === m ? (leave[a] as number) + 1 : column(k);
  }
  const into = inner[m - 1] as number;
  heads[enter[into] as number] = column(into);
  return heads;
}

/** Walks up from each word, marking the way with 1 + the word it began at; meeting one's own mark is a cycle. */
function findCycle(heads: Int32Array): readonly number[] | undefined {
  const mark = new Int32Array(heads.length);
  for (let i = 0; i < heads.length; i++) {
    let at = i;
    while (at >= 0 && mark[at] === 0) {
      mark[at] = i + 1;
      at = (heads[at] as number) - 1;
    }
    if (at < 0 || mark[at] !== i + 1) continue;
    const cycle = [at];
    for (let next = (heads[at] as number) - 1; next !== at; next = (heads[next] as number) - 1) cycle.push(next);
    return cycle;
  }
  return undefined;
}
