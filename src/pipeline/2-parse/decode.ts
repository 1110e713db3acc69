/**
 * From arc scores to a tree: the maximum spanning arborescence with one root.
 * J. Edmonds, Optimum branchings (1967); Y. Chu and T. Liu, On the shortest arborescence of a directed graph (1965).
 * Most sentences need no more than the best head of each word; only cycles and several roots are worked on.
 */

/** arcs: [n][n + 1], column 0 the root, column j + 1 the word j. Returns heads in the same numbering. */
export function decodeTree(arcs: Float32Array, n: number): Int32Array {
  const greedy = bestHeads(arcs, n);
  const roots = [...greedy.keys()].filter((i) => greedy[i] === 0);
  if (roots.length === 1 && !hasCycle(greedy)) return greedy;
  let best: Int32Array | undefined;
  let highest = Number.NEGATIVE_INFINITY;
  const width = n + 1;
  // One root: try each word that some tree would choose, the others barred from the root.
  for (const root of rootCandidates(arcs, n, roots)) {
    const barred = Float64Array.from(arcs);
    for (let i = 0; i < n; i++) {
      if (i === root) for (let j = 1; j <= n; j++) barred[i * width + j] = BARRED;
      else barred[i * width] = BARRED;
      barred[i * width + i + 1] = BARRED;
    }
    const heads = spanningTree(barred, n);
    let sum = 0;
    for (let i = 0; i < n; i++) sum += arcs[i * width + (heads[i] as number)] as number;
    if (sum > highest) {
      highest = sum;
      best = heads;
    }
  }
  return best ?? greedy;
}

const BARRED = -1e9;
/** Trying every word as root would cost a power of n more; the best few hold the best tree but in freak cases. */
const MOST_ROOTS = 4;

function bestHeads(arcs: ArrayLike<number>, n: number): Int32Array {
  const heads = new Int32Array(n);
  for (let i = 0; i < n; i++) {
    let top = -1;
    let score = Number.NEGATIVE_INFINITY;
    for (let j = 0; j <= n; j++) {
      const value = arcs[i * (n + 1) + j] as number;
      if (j !== i + 1 && value > score) {
        score = value;
        top = j;
      }
    }
    heads[i] = Math.max(0, top);
  }
  return heads;
}

function rootCandidates(arcs: Float32Array, n: number, roots: readonly number[]): readonly number[] {
  const width = n + 1;
  const score = (i: number): number => arcs[i * width] as number;
  const pool = roots.length > 0 ? roots : Array.from({ length: n }, (_, i) => i);
  return [...pool].sort((a, b) => score(b) - score(a) || a - b).slice(0, MOST_ROOTS);
}

/** Marks 1 + the word from which the walk up came first; meeting one's own mark is a cycle. */
function hasCycle(heads: Int32Array): boolean {
  const mark = new Int32Array(heads.length);
  for (let i = 0; i < heads.length; i++) {
    let at = i;
    while (mark[at] === 0) {
      mark[at] = i + 1;
      const head = heads[at] as number;
      if (head === 0) break;
      at = head - 1;
      if (mark[at] === i + 1) return true;
    }
  }
  return false;
}

/** Contracts one cycle after another, then expands them in reverse. O(n) contractions of O(n^2) each. */
function spanningTree(arcs: Float64Array, n: number): Int32Array {
  const width = n + 1;
  const heads = bestHeads(arcs, n);
  const cycle = findCycle(heads);
  if (cycle === undefined) return heads;
  // Contract the cycle into one node, the last of a smaller graph.
  const inCycle = new Uint8Array(n);
  let cycleScore = 0;
  for (const i of cycle) {
    inCycle[i] = 1;
    cycleScore += arcs[i * width + (heads[i] as number)] as number;
  }
  const outside = [...heads.keys()].filter((i) => inCycle[i] === 0);
  const m = outside.length + 1;
  const smaller = new Float64Array(m * (m + 1)).fill(BARRED);
  const enter = new Int32Array(m + 1);
  const leave = new Int32Array(m);
  const column = (k: number): number => (k === 0 ? 0 : (outside[k - 1] as number) + 1);
  for (let a = 0; a < m - 1; a++) {
    const i = outside[a] as number;
    for (let k = 0; k < m; k++) smaller[a * (m + 1) + k] = arcs[i * width + column(k)] as number;
    let score = Number.NEGATIVE_INFINITY;
    for (const c of cycle) {
      const value = arcs[i * width + c + 1] as number;
      if (value > score) {
        score = value;
        leave[a] = c;
      }
    }
    smaller[a * (m + 1) + m] = score;
  }
  for (let k = 0; k < m; k++) {
    let score = Number.NEGATIVE_INFINITY;
    for (const c of cycle) {
      const gain = (arcs[c * width + column(k)] as number) - (arcs[c * width + (heads[c] as number)] as number);
      if (gain > score) {
        score = gain;
        enter[k] = c;
      }
    }
    smaller[(m - 1) * (m + 1) + k] = score + cycleScore;
  }
  const inner = spanningTree(smaller, m);
  for (let a = 0; a < m - 1; a++) {
    const k = inner[a] as number;
    heads[outside[a] as number] = k === m ? (leave[a] as number) + 1 : column(k);
  }
  const into = inner[m - 1] as number;
  heads[enter[into] as number] = column(into);
  return heads;
}

function findCycle(heads: Int32Array): readonly number[] | undefined {
  const mark = new Int32Array(heads.length);
  for (let i = 0; i < heads.length; i++) {
    let at = i;
    while (mark[at] === 0) {
      mark[at] = i + 1;
      const head = heads[at] as number;
      if (head === 0) break;
      at = head - 1;
      if (mark[at] === i + 1) {
        const cycle = [at];
        for (let next = (heads[at] as number) - 1; next !== at; next = (heads[next] as number) - 1) cycle.push(next);
        return cycle;
      }
    }
  }
  return undefined;
}
