import { spawn } from "node:child_process";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { type Reading, readingSchema } from "../../src/doc/reading.ts";

export const ROOT = fileURLToPath(new URL("../../", import.meta.url));
export const MAIN = `${ROOT}src/cli/main.ts`;

export interface Result {
  readonly status: number | null;
  readonly out: string;
  readonly err: string;
}

export interface RunOptions {
  readonly stdin?: string | Uint8Array;
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** Runs a program to its end, as a shell would. */
export async function runProgram(command: string, args: readonly string[], options: RunOptions = {}): Promise<Result> {
  const child = spawn(command, args, {
    cwd: options.cwd ?? ROOT,
    env: { ...environment(), ...options.env },
  });
  let out = "";
  let err = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    out += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    err += text;
  });
  // A program may end before it has read all its input: that is its right.
  child.stdin.on("error", () => {});
  child.stdin.end(options.stdin ?? "");
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (status) => resolve({ status, out, err }));
  });
}

/** Runs the command line from the checkout. */
export const hearsay = (args: readonly string[], options: RunOptions = {}): Promise<Result> =>
  runProgram(process.execPath, [MAIN, ...args], options);

/** The readings that a run printed, each checked against the schema. */
export const readingsOf = ({ out }: Result): readonly Reading[] =>
  out
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => readingSchema.parse(JSON.parse(line)));

/** The codes of the messages on standard error, in order. */
export const codesIn = ({ err }: Result): readonly string[] =>
  [...err.matchAll(/\bE_[A-Z_]+\b/g)].map(([code]) => code);

/** Ours without what a surrounding npm or test runner has put there. */
function environment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(
    ([name]) => !/^(?:npm_|INIT_CWD|VITEST|NODE_|FORCE_COLOR|NO_COLOR|TZ$)/.test(name),
  );
  return Object.fromEntries(kept);
}
