import type { InputOptions } from "./input-options.ts";
import type { Streams } from "./output.ts";
import { type Lookup, lookup } from "./report/lookup.ts";
import { headLines } from "./report/report.ts";
import { parseReading, run } from "./run.ts";
import { type Style, styleFor } from "./style.ts";

/** Reads documents and prints, below the head of each, what `lines` selects of it; documents without any are left out. */
export async function listing(
  paths: readonly string[],
  options: InputOptions,
  streams: Streams,
  lines: (at: Lookup, style: Style) => readonly string[],
): Promise<number> {
  const style = styleFor(options);
  let shown = 0;
  return run(paths, options, streams, {
    async reading(line) {
      const at = lookup(parseReading(line));
      const found = lines(at, style);
      if (found.length === 0) return;
      const blank = shown === 0 ? [] : [""];
      await streams.out(`${[...blank, ...headLines(at.reading, style), ...found].join("\n")}\n`);
      shown++;
    },
    async end() {
      if (shown === 0) streams.err("hearsay: nothing found\n");
    },
  });
}
