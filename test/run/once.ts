import { existsSync, mkdirSync, mkdtempSync, renameSync, rmdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { setTimeout } from "node:timers/promises";

/**
 * The path of something that several suites start from, made by the first that asks for it in this run and by no other:
 * it comes from the code as it is now, and costs its time once. Whoever would change it takes a copy.
 */
export async function madeOnce(name: string, make: (path: string) => Promise<void>): Promise<string> {
  const path = join(folder(), name);
  const lock = `${path}.being-made`;
  for (;;) {
    if (existsSync(path)) return path;
    try {
      mkdirSync(lock);
    } catch {
      await setTimeout(50);
      continue;
    }
    try {
      if (existsSync(path)) return path;
      rmSync(`${path}.part`, { recursive: true, force: true });
      await make(`${path}.part`);
      // There only when it is whole: a suite that fails in the middle leaves the making to the next.
      renameSync(`${path}.part`, path);
    } finally {
      rmdirSync(lock);
    }
  }
}

let own: string | undefined;
/** The folder of the run; for scripts that use the same helpers outside one, a folder of their own. */
function folder(): string {
  const given = process.env["HEARSAY_TEST_RUN"];
  if (given !== undefined) return given;
  if (own === undefined) {
    const made = mkdtempSync(join(tmpdir(), "hearsay-tests-"));
    process.on("exit", () => rmSync(made, { recursive: true, force: true }));
    own = made;
  }
  return own;
}
