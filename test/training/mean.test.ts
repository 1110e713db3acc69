import { expect, test } from "vitest";
import { meanOf } from "../../training/mean.ts";

const tensors = [
  { name: "old", kind: "matrix", rows: 1, columns: 2, at: 0, scalesAt: 0, biasAt: 0 },
  { name: "new", kind: "matrix", rows: 1, columns: 2, at: 0, scalesAt: 0, biasAt: 0 },
] as const;
const part = (share: number, values: Readonly<Record<string, readonly number[]>>) => ({
  share,
  parameter: (name: string) => (values[name] === undefined ? undefined : Float32Array.from(values[name])),
});

test("shares weigh and need not sum to one", () => {
  const mean = meanOf(
    [part(1, { old: [0, 8], "old.bias": [4, 0] }), part(3, { old: [4, 0], "old.bias": [0, 4] })],
    tensors,
  );
  expect([...mean("old").data]).toEqual([3, 2]);
  expect([...mean("old.bias").data]).toEqual([1, 3]);
});

test("what an older model lacks counts as zero", () => {
  const mean = meanOf([part(1, { old: [1, 1] }), part(1, { old: [1, 1], new: [2, 4] })], tensors);
  expect([...mean("new").data]).toEqual([1, 2]);
});

test("a parameter that no tensor holds is an error", () => {
  expect(() => meanOf([], tensors)("other")).toThrow(/other/);
});
