import { expect, test } from "vitest";
import { loadModel } from "../../../src/pipeline/2-parse/model.ts";
import type { Resources } from "../../../src/pipeline/resources.ts";
import { fileResources } from "../../../src/resources/files.ts";

const shipped = fileResources();

/** The shipped resources with one model file changed. */
function withChanged(name: string, change: (bytes: Uint8Array) => Uint8Array): Resources {
  return {
    ...shipped,
    model: (asked) => (asked === name ? change(shipped.model(asked).slice()) : shipped.model(asked)),
  };
}
const edit = (from: string, to: string) => (bytes: Uint8Array) => {
  const text = Buffer.from(bytes).toString("utf8");
  expect(text).toContain(from);
  return Buffer.from(text.replace(from, to));
};

test("the shipped model loads, knows common words and says where it comes from", () => {
  const { manifest, words } = loadModel(shipped);
  expect(words.get("government")).toBeGreaterThan(0);
  expect(words.get("")).toBe(0);
  expect(manifest.licence).toBe("CC BY-SA 4.0");
  expect(manifest.data.map(({ name }) => name).join()).toMatch(/EWT.*GUM/);
  expect(manifest.shape.words).toBe(words.size);
});

test("the core's own hash accepts the same files as the platform's", () => {
  const { sha256: _, ...withoutPlatform } = shipped;
  expect(loadModel(withoutPlatform).manifest.name).toBe(loadModel(shipped).manifest.name);
});

test("the shipped model is at most 12 MB", () => {
  const { files } = loadModel(shipped).manifest;
  const bytes = Object.values(files).reduce((sum, file) => sum + file.bytes, 0);
  expect(bytes).toBeLessThanOrEqual(12e6);
});

test("one changed bit in the weights is noticed", () => {
  const flipped = withChanged("weights.bin", (bytes) => {
    bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1;
    return bytes;
  });
  expect(() => loadModel(flipped)).toThrow(/E_MODEL weights\.bin/);
});

test("a shortened file is noticed", () => {
  expect(() => loadModel(withChanged("words.txt", (bytes) => bytes.subarray(1)))).toThrow(/E_MODEL words\.txt/);
});

test("a manifest of other features, or none, says so", () => {
  expect(() => loadModel(withChanged("model.json", edit('"features":1', '"features":99')))).toThrow(
    /E_MODEL.*features/,
  );
  expect(() => loadModel(withChanged("model.json", () => Buffer.from("{")))).toThrow(/E_MODEL model\.json/);
});
