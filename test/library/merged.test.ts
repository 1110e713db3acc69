import { expect, test } from "vitest";
import { merged } from "../../src/library/merged.ts";

const turn = (): Promise<void> =>
  new Promise((resolve) => {
    setImmediate(resolve);
  });

test("all that several sources give comes, with no more of them at work than may be", async () => {
  let running = 0;
  let most = 0;
  const source = (name: string, length: number) =>
    async function* () {
      most = Math.max(most, ++running);
      for (let at = 0; at < length; at++) {
        await turn();
        yield `${name}${at}`;
      }
      running--;
    };
  const come: string[] = [];
  for await (const value of merged([source("a", 3), source("b", 0), source("c", 5), source("d", 1)], 2))
    come.push(value);
  expect(come.toSorted()).toEqual(["a0", "a1", "a2", "c0", "c1", "c2", "c3", "c4", "d0"]);
  expect(come.filter((value) => value.startsWith("c"))).toEqual(["c0", "c1", "c2", "c3", "c4"]);
  expect(most).toBe(2);
});

test("an error comes out when the others that had begun are done, and nothing more is begun", async () => {
  const log: string[] = [];
  const fails = async function* () {
    await turn();
    yield "before";
    throw new Error("broken");
  };
  const ends = async function* () {
    for (let at = 0; at < 5; at++) await turn();
    log.push("done");
    yield "late";
  };
  const never = async function* () {
    log.push("begun");
    yield "never";
  };
  const come: string[] = [];
  const all = async (): Promise<void> => {
    for await (const value of merged([fails, ends, never], 2)) come.push(value);
  };
  await expect(all()).rejects.toThrow("broken");
  expect({ come, log }).toEqual({ come: ["before", "late"], log: ["done"] });
});

test("nothing comes of nothing", async () => {
  for await (const _ of merged([], 4)) throw new Error("something");
});
