import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { runTrial, type TrialResult } from "../../benchmarks/scale/trial.ts";
import { type PostgresServer, startPostgres } from "../postgres/server.ts";

let server: PostgresServer;
beforeAll(async () => {
  server = await startPostgres();
});
afterAll(() => server.stop());

describe("three workers, killed and cut off at random", () => {
  let result: TrialResult;
  beforeAll(async () => {
    result = await runTrial({
      folder: mkdtempSync(join(tmpdir(), "hearsay-workers-")),
      address: await server.database(),
      documents: 180,
      words: 120,
      seed: 5,
      workers: 3,
      kills: 5,
      cuts: 3,
      pauseMs: 2000,
    });
  });

  test("were disturbed while they worked", () => {
    expect(result.kills).toBeGreaterThan(0);
    expect(result.cuts).toBeGreaterThan(0);
  });

  test("keep the documents that one process keeps, in its order, with their versions and failures", () => {
    expect(result.together.documents.length).toBeGreaterThan(150);
    expect(result.together.documents).toEqual(result.alone.documents);
    expect(result.alone.failures.length).toBeGreaterThan(0);
    expect(result.together.failures).toEqual(result.alone.failures);
  });

  test("make the same readings and stories, byte for byte", () => {
    expect(result.together.readings).toEqual(result.alone.readings);
    expect(result.alone.stories.length).toBeGreaterThan(1000);
    expect(result.together.stories === result.alone.stories).toBe(true);
  });
});
