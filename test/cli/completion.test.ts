import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { hearsay } from "./run-cli.ts";

const completed = (script: string, words: readonly string[]): readonly string[] => {
  const folder = mkdtempSync(join(tmpdir(), "hearsay-completion-"));
  try {
    const file = join(folder, "hearsay.bash");
    writeFileSync(file, script);
    const asked = words.map((word) => `'${word}'`).join(" ");
    const run = `source ${file}; COMP_WORDS=(hearsay ${asked}); COMP_CWORD=${words.length}; _hearsay; printf '%s\\n' "\${COMPREPLY[@]}"`;
    return execFileSync("bash", ["--norc", "-c", run], { encoding: "utf8", cwd: folder }).split("\n").filter(Boolean);
  } finally {
    rmSync(folder, { recursive: true });
  }
};

test("bash completes commands, the commands below them, options and their choices", async () => {
  const { out } = await hearsay(["completion", "bash"]);
  expect(completed(out, ["ser"])).toEqual(["serve"]);
  expect(completed(out, ["judgements", ""])).toContain("export");
  expect(completed(out, ["read", "--js"])).toEqual(["--json"]);
  expect(completed(out, ["read", "--input", "js"])).toEqual(["jsonl"]);
});

test.each(["zsh", "fish"])("%s gets every command", async (shell) => {
  const { out, status } = await hearsay(["completion", shell]);
  expect(status).toBe(0);
  for (const name of ["read", "serve", "contradictions", "withdraw"]) expect(out).toContain(name);
});
