import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Result, ROOT, readingsOf, runProgram } from "../cli/run-cli.ts";

const REPORT = "The council closed the bridge on Monday, a spokeswoman said. Nobody was hurt.\n";
const folder = mkdtempSync(join(tmpdir(), "hearsay-package-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Packed and installed once, as a user gets it: in a folder that has nothing else. */
beforeAll(async () => {
  const packed = await runProgram("npm", ["pack", "--silent", "--pack-destination", folder]);
  expect(packed.err, packed.err).not.toMatch(/error/i);
  writeFileSync(join(folder, "package.json"), '{"name":"empty","private":true,"type":"module"}');
  const tarball = packed.out.trim().split("\n").at(-1) ?? "";
  const installed = await runProgram(
    "npm",
    ["install", "--silent", "--no-audit", "--no-fund", "--prefer-offline", `./${tarball}`],
    { cwd: folder },
  );
  expect(installed.status, installed.err).toBe(0);
});

const launcher = join(folder, "node_modules/hearsay/bin/hearsay.cjs");
const installed = (args: readonly string[], stdin = ""): Promise<Result> =>
  runProgram(process.execPath, [launcher, ...args], { cwd: folder, stdin });

describe("the installed package", () => {
  test("runs from its launcher", async () => {
    const { version } = JSON.parse(readFileSync(`${ROOT}package.json`, "utf8")) as { version: string };
    expect(await installed(["--version"])).toEqual({ status: 0, out: `hearsay ${version}\n`, err: "" });
  });

  test("reads with its own model and lexicons, in one thread and in workers, as the checkout does", async () => {
    const args = ["read", "--json", "--input", "text"];
    const alone = await installed([...args, "-"], REPORT);
    expect(readingsOf(alone)[0]?.document.text).toBe(REPORT);
    expect((await installed([...args, "--workers", "2", "-"], REPORT)).out).toBe(alone.out);
    const checkout = await runProgram(process.execPath, [`${ROOT}src/cli/main.ts`, ...args, "-"], { stdin: REPORT });
    expect(checkout.out).toBe(alone.out);
  });

  test("is a library with types", async () => {
    const program = `import { createReader, fileResources, HearsayError, type Reading, read, readingSchema } from "hearsay";
const reading: Reading = read(${JSON.stringify(REPORT)}, { title: "Bridge" });
const again: Reading = createReader(fileResources()).read({ text: ${JSON.stringify(REPORT)}, title: "Bridge" });
// @ts-expect-error a reading has no such field
reading.opinion;
console.log(JSON.stringify(reading) === JSON.stringify(again), readingSchema.safeParse(reading).success, HearsayError.name);
`;
    writeFileSync(join(folder, "use.ts"), program);
    const tsc = ["--noEmit", "--strict", "--module", "nodenext", "--target", "es2024", "--skipLibCheck", "use.ts"];
    // The compiler itself is the checkout's: a user has one of their own.
    expect(await runProgram(`${ROOT}node_modules/.bin/tsc`, tsc, { cwd: folder })).toMatchObject({
      status: 0,
      out: "",
    });
    expect(await runProgram(process.execPath, ["use.ts"], { cwd: folder })).toMatchObject({
      out: "true true HearsayError\n",
      status: 0,
    });
  });

  test("holds no tests, no training and no sources", () => {
    for (const name of ["test", "training", "src", "scripts", "benchmarks"]) {
      expect(existsSync(join(folder, "node_modules/hearsay", name))).toBe(false);
    }
  });

  const older = ["/usr/bin/node", "/usr/local/bin/node"].find((path) => existsSync(path)) ?? "";
  test("on an older Node says in one line what to do", async (context) => {
    const found = older === "" ? undefined : await runProgram(older, ["--version"]);
    const major = Number(/^v(\d+)/.exec(found?.out ?? "")?.[1] ?? "24");
    context.skip(major >= 24, "no Node older than 24 on this machine");
    const result = await runProgram(older, [launcher, "read", "a.txt"]);
    expect(result).toMatchObject({ status: 1, out: "" });
    expect(result.err).toMatch(/^hearsay needs Node 24 or newer; this is Node \d+\S+\. Get it .*npx -p node@24 .*\n$/);
  });
});

test("the launcher is code that the oldest Node can parse", () => {
  const source = readFileSync(`${ROOT}bin/hearsay.cjs`, "utf8");
  const checked = source.slice(0, source.indexOf("process.exit(1)"));
  expect(checked).not.toMatch(/=>|`|\b(?:const|let|class|async)\b|\?\.|\?\?/);
});
