import { expect, test } from "vitest";
import { fileResources } from "../../src/resources/files.ts";
import { packResources, sharedResources } from "../../src/workers/shared-resources.ts";

const files = fileResources();
const shared = sharedResources(packResources(files));

test("every table and model is the same through shared memory", () => {
  expect(files.tables.length).toBeGreaterThan(0);
  for (const name of files.tables) expect(shared.lexicon(name)).toBe(files.lexicon(name));
  for (const name of files.models) expect(Buffer.from(shared.model(name)).equals(files.model(name))).toBe(true);
  expect(shared.knowledge).toBe(files.knowledge);
});

test("folders list the same tables in the same order", () => {
  const folders = new Set(files.tables.map((name) => name.slice(0, name.lastIndexOf("/"))));
  for (const folder of folders) expect(shared.lexicons(folder)).toEqual(files.lexicons(folder));
});

test("models start where numbers of any width may be read, in memory that workers share", () => {
  for (const name of files.models) {
    const view = shared.model(name);
    expect(view.byteOffset % 64).toBe(0);
    expect(view.buffer).toBeInstanceOf(SharedArrayBuffer);
  }
});
