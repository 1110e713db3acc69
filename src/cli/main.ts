import process from "node:process";
import { CommanderError } from "commander";
import { ERROR_CODES, HearsayError } from "../errors.ts";
import { endQuietlyOnClosedPipe, type Streams, standardStreams } from "./output.ts";
import { standWhereCallerStands } from "./place.ts";
import { createProgram } from "./program.ts";

/** Runs one command line and gives its exit status; never throws. */
export async function main(args: readonly string[], streams: Streams = standardStreams): Promise<number> {
  let status = 0;
  try {
    const program = createProgram(streams, (given) => {
      status = given;
    });
    await program.parseAsync(args, { from: "user" });
    return status;
  } catch (error) {
    // Commander has said itself what is wrong; --help and --version end this way too, with 0.
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : ERROR_CODES.E_USAGE.exitCode;
    if (error instanceof HearsayError) {
      streams.err(`hearsay: ${error.message}\n`);
      return error.exitCode;
    }
    const stack = error instanceof Error ? error.stack : String(error);
    streams.err(`hearsay: E_INTERNAL this is a fault of Hearsay, please report it.\n${stack}\n`);
    return ERROR_CODES.E_INTERNAL.exitCode;
  }
}

/** The program itself, as the launcher of the package and `npm run hearsay` start it. */
export async function start(): Promise<void> {
  endQuietlyOnClosedPipe();
  standWhereCallerStands();
  process.exitCode = await main(process.argv.slice(2));
}

if (import.meta.main) await start();
