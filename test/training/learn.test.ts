import { expect, test } from "vitest";
import { createPlainKernel } from "../../src/net/plain-kernel.ts";
import { createWasmKernel } from "../../src/net/wasm-kernel.ts";
import { createSentenceParser } from "../../src/pipeline/2-parse/index.ts";
import { loadModel } from "../../src/pipeline/2-parse/model.ts";
import { unpackParameter } from "../../training/export.ts";
import { learn, type Snapshot } from "../../training/learn.ts";
import { lemmaTable } from "../../training/lemmas.ts";
import { type ModelFiles, modelFiles, modelResources, readLemmaRules } from "../../training/model-files.ts";
import { scoreGold } from "../../training/scores.ts";
import { settingsSchema } from "../../training/settings.ts";
import { toyTreebank } from "./toy-treebank.ts";

const treebank = toyTreebank(300, 1);
const tiny = {
  epochs: 6,
  batch: 60,
  tagLayers: "0,1",
  embedding: 16,
  hidden: 16,
  layers: 2,
  arc: 16,
  label: 16,
  pieces: 512,
};
const LIGHT = { averaging: 0.9, dropInput: 0.1, dropLayer: 0.1, dropHidden: 0.1, dropTag: 0.1 };
const settings = settingsSchema.parse({ ...tiny, ...LIGHT });
const MEGABYTES = 64;

function train(seed: number, tagLayers = "0,1"): { readonly losses: readonly number[]; readonly files: ModelFiles } {
  const snapshots: Snapshot[] = [
    ...learn(treebank, settingsSchema.parse({ ...tiny, ...LIGHT, seed, tagLayers }), { megabytes: MEGABYTES }),
  ];
  const last = snapshots.at(-1);
  if (last === undefined) throw new Error("no epochs");
  const known = new Set(last.inventory.words);
  const lemmas = lemmaTable(treebank, readLemmaRules(), (word) => known.has(word));
  const facts = {
    name: "toy",
    version: "0",
    scores: {},
    data: [{ name: "toy", licence: "MIT", words: 1, source: "test" }],
  };
  return {
    losses: snapshots.map(({ arcs, labels, tags }) => arcs + labels + tags),
    files: modelFiles(facts, last.shape, last.inventory, lemmas, last.parameter),
  };
}

const first = train(1);

test("the loss falls", () => {
  const { losses } = first;
  expect(losses.at(-1)).toBeLessThan(0.5 * (losses[0] ?? 0));
});

test("two runs give the same files to the last bit, another seed others", () => {
  const [again, other] = [train(1), train(2)];
  expect([...first.files.keys()]).toEqual([...again.files.keys()]);
  for (const [name, bytes] of first.files)
    expect(Buffer.from(bytes).equals(again.files.get(name) ?? Buffer.of())).toBe(true);
  expect(first.losses).toEqual(again.losses);
  expect(Buffer.from(first.files.get("weights.bin") ?? []).equals(other.files.get("weights.bin") ?? Buffer.of())).toBe(
    false,
  );
});

test("training goes on from packed weights where it had stopped", () => {
  const { manifest, tensors } = loadModel(modelResources(first.files));
  const kinds = new Map(manifest.tensors.map(({ name, kind }) => [name, kind]));
  const from = (name: string): Float32Array => unpackParameter(tensors, kinds, name);
  const [next] = learn(treebank, { ...settings, rate: 1e-4 }, { megabytes: MEGABYTES, from });
  const [start = 0, end = 0] = [first.losses[0], first.losses.at(-1)];
  expect((next?.arcs ?? 9) + (next?.labels ?? 9) + (next?.tags ?? 9)).toBeLessThan(end + 0.05 * (start - end));
});

test("a layer that tags are read from anew changes nothing before it has learned", () => {
  const { manifest, tensors } = loadModel(modelResources(train(1, "1").files));
  const kinds = new Map(manifest.tensors.map(({ name, kind }) => [name, kind]));
  const from = (name: string): Float32Array | undefined =>
    name.startsWith("tags.0") ? undefined : unpackParameter(tensors, kinds, name);
  const losses = ["1", "0,1"].map((tagLayers) => {
    const still = settingsSchema.parse({ ...tiny, tagLayers, rate: 1e-12, dropTag: 0 });
    const [only] = learn(treebank, still, { megabytes: MEGABYTES, from });
    return only?.tags ?? 0;
  });
  expect(losses[0]).toBeGreaterThan(0);
  expect(losses[1]).toBeCloseTo(losses[0] ?? 0, 9);
});

test("tags cannot be read from a layer that is not there", () => {
  const beyond = settingsSchema.parse({ ...tiny, tagLayers: "0,2" });
  expect(() => learn(treebank, beyond, { megabytes: MEGABYTES }).next()).toThrow(/tagLayers/);
});

test("what was learned reads sentences that were not seen", () => {
  const unseen = toyTreebank(80, 99);
  const input = unseen.map(({ words }) => ({
    span: [0, 0] as const,
    zone: 0,
    paragraph: 0,
    words: words.map(({ form }) => ({ start: 0, end: 0, form, spaceAfter: true })),
  }));
  const read = createSentenceParser(modelResources(first.files), createWasmKernel() ?? createPlainKernel())(input);
  const { gold } = scoreGold(unseen, read);
  expect(gold.lasStrict).toBeGreaterThan(90);
  expect(gold.xpos).toBeGreaterThan(95);
  expect(gold.lemmas).toBeGreaterThan(95);
});
