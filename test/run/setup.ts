import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";

/**
 * A folder for this run of the tests, for what several suites start from (see once.ts), and for the code that Node has
 * compiled: the programs that tests start load in half the time. Nothing in it outlives the run.
 */
export function setup(): () => void {
  const folder = mkdtempSync(join(tmpdir(), "hearsay-tests-"));
  process.env["HEARSAY_TEST_RUN"] = folder;
  process.env["NODE_COMPILE_CACHE"] = join(folder, "compiled");
  return () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
}
