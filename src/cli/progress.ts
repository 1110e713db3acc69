import process from "node:process";
import type { Streams } from "./output.ts";

/** Without a terminal on standard error, one line in so many documents keeps a log short. */
const LOG_EVERY = 1000;
const REDRAW_MS = 200;

export interface Progress {
  /** A message of its own line. */
  say(message: string): void;
  count(read: number, failed: number): void;
  end(): void;
}

/** How far a long run is, on standard error; silent where the report itself scrolls by on the same terminal. */
export function progress(streams: Streams, done = "read", thing = "document"): Progress {
  const live = process.stderr.isTTY === true && process.stdout.isTTY !== true;
  let drawn = false;
  let next = performance.now() + REDRAW_MS;
  let logged = 0;
  const erase = (): void => {
    if (drawn) streams.err("\r\u001b[2K");
    drawn = false;
  };
  return {
    say(message) {
      erase();
      streams.err(`hearsay: ${message}\n`);
    },
    count(read, failed) {
      const text = `${read} ${thing}${read === 1 ? "" : "s"} ${done}${failed > 0 ? `, ${failed} failed` : ""}`;
      if (live && performance.now() >= next) {
        erase();
        streams.err(`hearsay: ${text}`);
        drawn = true;
        next = performance.now() + REDRAW_MS;
      } else if (!live && process.stderr.isTTY !== true && read + failed >= logged + LOG_EVERY) {
        logged = read + failed;
        streams.err(`hearsay: ${text}\n`);
      }
    },
    end: erase,
  };
}
