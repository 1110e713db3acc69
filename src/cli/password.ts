import process from "node:process";
import { createInterface } from "node:readline/promises";
import { Writable } from "node:stream";
import { HearsayError } from "../errors.ts";

/** Shorter ones are tried out in an afternoon. NIST SP 800-63B asks for 15 where a password stands alone; length only, no rules. */
const SHORTEST = 12;

/** Asks for a new password on the terminal, unseen, or reads it as the first line of what is piped in. */
export async function newPassword(ask: (text: string) => void): Promise<string> {
  const terminal = process.stdin.isTTY === true;
  const unseen = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input: process.stdin, output: unseen, terminal });
  try {
    if (terminal) ask("password (unseen): ");
    const [password] = [await firstLine(lines)];
    if (terminal) ask("\n");
    if ([...password].length >= SHORTEST) return password;
    throw new HearsayError("E_USAGE", {
      where: "password",
      expected: `at least ${SHORTEST} characters`,
      got: password === "" ? "none" : "fewer",
      fix: "Take a few words: `echo 'four words make one' | hearsay accounts add NAME`.",
    });
  } finally {
    lines.close();
  }
}

async function firstLine(lines: ReturnType<typeof createInterface>): Promise<string> {
  for await (const line of lines) return line;
  return "";
}
