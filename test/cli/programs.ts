import { spawn } from "node:child_process";
import process from "node:process";
import { fileURLToPath } from "node:url";

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

/** The command line from the checkout as a program of its own, for what a process alone has: pipes, signals, a time zone. */
export const hearsayProgram = (args: readonly string[], options: RunOptions = {}): Promise<Result> =>
  runProgram(process.execPath, [MAIN, ...args], options);

/** Ours without what a surrounding npm or test runner has put there; what Node has compiled may be used again. */
function environment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(
    ([name]) => name === "NODE_COMPILE_CACHE" || !/^(?:npm_|INIT_CWD|VITEST|NODE_|FORCE_COLOR|NO_COLOR|TZ$)/.test(name),
  );
  return Object.fromEntries(kept);
}
