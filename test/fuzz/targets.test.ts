import process from "node:process";
import fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";
import { randomNumbers } from "../../benchmarks/library/documents.ts";
import { HTTP_TARGETS } from "../../scripts/fuzz/http-targets.ts";
import { mutated } from "../../scripts/fuzz/mutate.ts";
import { RECORD_TARGETS } from "../../scripts/fuzz/record-targets.ts";
import { SOURCE_TARGETS } from "../../scripts/fuzz/source-targets.ts";
import { findingIn, type Target } from "../../scripts/fuzz/target.ts";

// A little of what scripts/fuzz.ts does for hours: the same inputs each time, so that a failure is the change's own.
const INPUTS = 240;
/** Processor time for one input: what takes longer on a slow machine would be taken for a hang. */
const LONGEST_MS = 20_000;

/** What parsers of others reject in the background harms nobody in their own thread; here it would end the run. */
const stray: unknown[] = [];
const hear = (reason: unknown): void => void stray.push(reason);
process.on("unhandledRejection", hear);
afterAll(() => {
  process.off("unhandledRejection", hear);
  const own = stray.filter((reason) => reason instanceof Error && /\/src\//.test(reason.stack ?? ""));
  expect(own).toEqual([]);
});

/** Tables and weights come with the package, and the engine takes a second to load each time: left to the long runs. */
const targets = [...SOURCE_TARGETS, ...RECORD_TARGETS, ...HTTP_TARGETS].filter(
  ({ name }) => !/^the engine /.test(name),
);

describe.each(targets)("$name", ({ seeds, share, run }: Target) => {
  async function findingFor(bytes: Uint8Array): Promise<string | undefined> {
    const before = process.cpuUsage();
    try {
      await run(bytes);
    } catch (error) {
      return findingIn(error);
    }
    const { user, system } = process.cpuUsage(before);
    const ms = (user + system) / 1000;
    return ms < LONGEST_MS ? undefined : `takes ${ms} ms`;
  }

  test("takes honest inputs, and of changed ones makes what it may or a coded error", async () => {
    for (const honest of seeds) expect(await findingFor(honest)).toBeUndefined();
    const input = fc
      .record({ honest: fc.constantFrom(...seeds), chance: fc.nat() })
      .map(({ honest, chance }) => mutated(honest, seeds, randomNumbers(chance)));
    await fc.assert(
      fc.asyncProperty(input, async (bytes) => {
        expect(await findingFor(bytes)).toBeUndefined();
      }),
      { numRuns: Math.ceil(INPUTS * share), seed: 1 },
    );
  });
});
