import process from "node:process";
import { Readable } from "node:stream";
import { main } from "../../src/cli/main.ts";
import { type Reading, readingSchema } from "../../src/doc/reading.ts";
import { type Result, ROOT, type RunOptions } from "./programs.ts";

export { hearsayProgram, MAIN, type Result, ROOT, runProgram } from "./programs.ts";

/**
 * Runs the command line in this process, through the function that the program itself starts with: what is printed, and
 * the exit status, are the program's, without the second that a program takes to load. Folder, environment and standard
 * input belong to the whole process, so commands of one file go one after the other, however they are asked for.
 */
export function hearsay(args: readonly string[], options: RunOptions = {}): Promise<Result> {
  const result = before.then(() => run(args, options));
  before = result.catch(() => undefined);
  return result;
}

let before: Promise<unknown> = Promise.resolve();

/** The readings that a run printed, each checked against the schema. */
export const readingsOf = ({ out }: Result): readonly Reading[] =>
  out
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => readingSchema.parse(JSON.parse(line)));

/** The codes of the messages on standard error, in order. */
export const codesIn = ({ err }: Result): readonly string[] =>
  [...err.matchAll(/\bE_[A-Z_]+\b/g)].map(([code]) => code);

async function run(args: readonly string[], { stdin = "", cwd = ROOT, env = {} }: RunOptions): Promise<Result> {
  const [out, err]: [Uint8Array[], string[]] = [[], []];
  const restore = [standIn(cwd), setEnvironment(env), giveInput(stdin), hideTerminal()];
  try {
    const status = await main(args, {
      async out(text) {
        out.push(typeof text === "string" ? Buffer.from(text) : Uint8Array.from(text));
      },
      err: (text) => void err.push(text),
    });
    return { status, out: Buffer.concat(out).toString("utf8"), err: err.join("") };
  } finally {
    for (const back of restore.reverse()) back();
  }
}

type Restore = () => void;

function standIn(folder: string): Restore {
  const from = process.cwd();
  process.chdir(folder);
  return () => process.chdir(from);
}

function setEnvironment(given: Readonly<Record<string, string>>): Restore {
  const kept = Object.keys(given).map((name) => [name, process.env[name]] as const);
  Object.assign(process.env, given);
  return () => {
    for (const [name, value] of kept) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
  };
}

function giveInput(stdin: string | Uint8Array): Restore {
  const bytes = Buffer.from(stdin);
  return replace(process, "stdin", Readable.from(bytes.length === 0 ? [] : [bytes]));
}

/** Whoever runs the tests in a terminal gets what a pipe gets. */
function hideTerminal(): Restore {
  const back = [replace(process.stdout, "isTTY", false), replace(process.stderr, "isTTY", false)];
  return () => {
    for (const each of back) each();
  };
}

function replace(thing: object, name: string, value: unknown): Restore {
  const was = Object.getOwnPropertyDescriptor(thing, name);
  Object.defineProperty(thing, name, { value, configurable: true, writable: true, enumerable: true });
  return () => {
    if (was === undefined) Reflect.deleteProperty(thing, name);
    else Object.defineProperty(thing, name, was);
  };
}
