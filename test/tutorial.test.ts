import { mkdtempSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { hearsay, ROOT } from "./cli/run-cli.ts";

const folder = mkdtempSync(join(tmpdir(), "hearsay-tutorial-"));
symlinkSync(join(ROOT, "corpus"), join(folder, "corpus"));
afterAll(() => rmSync(folder, { recursive: true }));

/** Commands of the page in order, each with what it is said to print; "…" for lines that are left out. */
const STEPS = [...readFileSync(join(ROOT, "docs/tutorial.md"), "utf8").matchAll(/```console\n(.*?)```/gs)].flatMap(
  ([, block = ""]) =>
    block
      .split(/^\$ hearsay /m)
      .slice(1)
      .map((step) => {
        const [command = "", ...shown] = step.trimEnd().split("\n");
        return { command, shown };
      }),
);

const argumentsOf = (command: string): readonly string[] =>
  [...command.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? "");

test("the tutorial has commands to run", () => {
  expect(STEPS.length).toBeGreaterThan(8);
});

test.each(STEPS)("tutorial: hearsay $command", async ({ command, shown }) => {
  const { status, out, err } = await hearsay(argumentsOf(command), { cwd: folder });
  expect({ status, err: status === 0 ? "" : err }).toEqual({ status: 0, err: "" });
  const lines = out.split("\n");
  let at = 0;
  let skipping = false;
  for (const line of shown) {
    if (line === "…") {
      skipping = true;
      continue;
    }
    const found = skipping ? lines.indexOf(line, at) : lines[at] === line ? at : -1;
    expect(found, `“${line}” in\n${out}`).toBeGreaterThanOrEqual(0);
    at = found + 1;
    skipping = false;
  }
});
