import type { Reading } from "../doc/reading.ts";
import { HearsayError } from "../errors.ts";
import { fileResources } from "../resources/files.ts";
import { READ_FORMATS } from "../sources/sniff.ts";
import { readSources } from "../sources/sources.ts";
import type { InputOptions } from "./input-options.ts";
import type { Streams } from "./output.ts";
import { progress } from "./progress.ts";

/** A folder of pictures should not bury the messages that matter. */
const MOST_SKIPPED = 10;

/** What a command does with each reading. The line is the reading's JSON as it came from its worker. */
export interface Listener {
  reading(line: string): Promise<void>;
  /** After the last document. */
  end?(): Promise<void>;
  /** True where it is known which files of a folder are no reports. */
  readonly passesOverOthers?: boolean;
}

/**
 * Reads all documents behind the paths and hands each reading on, in order. Gives the exit status: 0 all went well, 1
 * some documents failed, and where none could be read that of the first error.
 */
export async function run(
  paths: readonly string[],
  options: InputOptions,
  streams: Streams,
  listener: Listener,
): Promise<number> {
  const resources = fileResources(options.lexicon === undefined ? {} : { lexicon: options.lexicon });
  const sources = readSources(paths, {
    format: options.input,
    given: options.given,
    maxText: options.maxText,
    encoding: options.encoding,
    limits: options.limits,
  });
  // Loaded when there is something to read: --help should not wait for the reader.
  const { readAll } = await import("../workers/read-all.ts");
  const shown = progress(streams);
  let read = 0;
  let firstError: HearsayError | undefined;
  let failed = 0;
  let skipped = 0;
  for await (const outcome of readAll(sources, { workers: options.workers, resources })) {
    if (outcome.kind === "reading") {
      read++;
      await listener.reading(outcome.line);
    } else if (outcome.kind === "skipped") {
      if (listener.passesOverOthers === true) continue;
      skipped++;
      if (skipped <= MOST_SKIPPED) shown.say(`skipped ${outcome.where}: ${outcome.reason}`);
    } else {
      failed++;
      firstError ??= outcome.error;
      shown.say(outcome.error.message);
    }
    shown.count(read, failed);
  }
  if (skipped > MOST_SKIPPED) shown.say(`skipped ${skipped - MOST_SKIPPED} more files`);
  shown.end();
  if (read + failed === 0) {
    throw new HearsayError("E_INPUT_EMPTY", {
      where: paths.join(", "),
      expected: "at least one report",
      got: "none",
      fix: `Folders are searched for files that end in ${READ_FORMATS}.`,
    });
  }
  if (read > 0) await listener.end?.();
  if (firstError === undefined) return 0;
  if (read + failed > 1) streams.err(`hearsay: ${failed} of ${read + failed} documents could not be read\n`);
  return read === 0 ? firstError.exitCode : 1;
}

/** The line was checked against the schema before it left its worker. */
export const parseReading = (line: string): Reading => JSON.parse(line) as Reading;
