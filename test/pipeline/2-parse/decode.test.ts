import fc from "fast-check";
import { expect, test } from "vitest";
import { decodeTree } from "../../../src/pipeline/2-parse/decode.ts";

const score = (arcs: Float32Array, n: number, heads: ArrayLike<number>): number =>
  Array.from(heads).reduce((sum, head, i) => sum + (arcs[i * (n + 1) + head] as number), 0);

/** Every word reaches the root, and one word hangs from it. */
function isTree(heads: ArrayLike<number>): boolean {
  const all = Array.from(heads);
  const reaches = (i: number): boolean => {
    let at = i;
    for (let step = 0; step <= all.length; step++) {
      if (all[at] === 0) return true;
      at = (all[at] ?? 0) - 1;
    }
    return false;
  };
  return all.filter((head) => head === 0).length === 1 && all.every((_, i) => reaches(i));
}

function bestByTrying(arcs: Float32Array, n: number): number {
  let best = Number.NEGATIVE_INFINITY;
  const heads = new Array<number>(n).fill(0);
  const choose = (i: number): void => {
    if (i === n) {
      if (isTree(heads)) best = Math.max(best, score(arcs, n, heads));
      return;
    }
    for (let head = 0; head <= n; head++) {
      if (head === i + 1) continue;
      heads[i] = head;
      choose(i + 1);
    }
  };
  choose(0);
  return best;
}

const arcsOf = (n: number) =>
  fc.array(fc.integer({ min: -40, max: 40 }), { minLength: n * (n + 1), maxLength: n * (n + 1) });

test("the tree found is the best of all trees with one root", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 5 }).chain((n) => fc.tuple(fc.constant(n), arcsOf(n))),
      ([n, numbers]) => {
        const arcs = Float32Array.from(numbers);
        const heads = decodeTree(arcs, n);
        expect(isTree(heads)).toBe(true);
        expect(score(arcs, n, heads)).toBe(bestByTrying(arcs, n));
      },
    ),
    { numRuns: 300 },
  );
});

test("long sentences with many cycles still give a tree with one root", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 20, max: 60 }).chain((n) => fc.tuple(fc.constant(n), arcsOf(n))),
      ([n, numbers]) => {
        expect(isTree(decodeTree(Float32Array.from(numbers), n))).toBe(true);
      },
    ),
    { numRuns: 20 },
  );
});

test("a sentence of one word is its own root", () => {
  expect([...decodeTree(Float32Array.from([-3, 5]), 1)]).toEqual([0]);
});

test("of two words that both want to be the root, the one that loses less gives way", () => {
  // Word 0 scores 5 as root and 4 below word 1; word 1 scores 5 as root and 1 below word 0.
  expect([...decodeTree(Float32Array.from([5, 0, 4, 5, 1, 0]), 2)]).toEqual([2, 0]);
});
