import { expect, test } from "vitest";
import { HearsayError } from "../../src/errors.ts";
import { openTensors, type Tensor } from "../../src/net/model-file.ts";

const vector: Tensor = { name: "v", kind: "vector", rows: 1, columns: 4, at: 64 };

test("tensors are views on the given bytes", () => {
  const file = new Uint8Array(new SharedArrayBuffer(128));
  const opened = openTensors([vector], file).vector("v");
  new Float32Array(file.buffer, 64, 4)[2] = 1.5;
  expect([...opened]).toEqual([0, 0, 1.5, 0]);
});

test("bytes at an odd address are moved to where numbers can be read", () => {
  const file = new Uint8Array(200).subarray(3, 131);
  new DataView(file.buffer).setFloat32(3 + 64, 2.5, true);
  expect(openTensors([vector], file).vector("v")[0]).toBe(2.5);
});

test("a tensor beyond the end of the file, of another kind or name is a damaged model", () => {
  const open = (tensor: Tensor) => openTensors([tensor], new Uint8Array(70));
  for (const attempt of [
    () => open(vector).vector("v"),
    () => open(vector).table("v"),
    () => open(vector).vector("w"),
  ]) {
    expect(attempt).toThrow(HearsayError);
    expect(attempt).toThrow(/E_MODEL/);
  }
});
