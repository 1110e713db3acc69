import process from "node:process";
import type { SourceItem } from "../doc/source.ts";
import { openBytes } from "./bytes.ts";
import { documentsFrom, openContext } from "./documents.ts";
import { sourceFiles } from "./paths.ts";
import type { GivenMetadata, SourceFormat, SourceLimits } from "./source.ts";

export interface SourceOptions {
  /** "auto" goes by the first bytes, then by the name of the file, then by a longer look. */
  readonly format?: SourceFormat | "auto";
  readonly given?: GivenMetadata;
  /** Longest text of one document, in UTF-16 code units. */
  readonly maxText?: number;
  /** Other limits than the usual ones. */
  readonly limits?: Partial<SourceLimits> | undefined;
  /** Encoding of text and HTML, when the caller knows better. */
  readonly encoding?: string | undefined;
  /** In place of the process's own standard input. */
  readonly stdin?: AsyncIterable<Uint8Array | string>;
}

/**
 * Text comes in: every document behind the paths, in order, one at a time. What cannot be read becomes an item of its
 * own at its place; only a mistake in the options throws.
 */
export async function* readSources(
  paths: readonly string[],
  options: SourceOptions = {},
): AsyncGenerator<SourceItem, void> {
  const context = openContext(options);
  try {
    for (const file of sourceFiles(paths)) {
      if (file.kind !== "file") {
        yield file;
        continue;
      }
      const { path } = file;
      const piped = path === "-";
      const where = piped ? "standard input" : path;
      const source = {
        where,
        // The path as the caller wrote it tells the readings of a run apart; standard input has none.
        key: piped ? undefined : path.replaceAll("\\", "/"),
        name: path,
        given: options.given ?? {},
        bytes: openBytes(path, where, options.stdin ?? process.stdin),
        path: piped ? undefined : path,
      };
      yield* documentsFrom(source, context, options.format ?? "auto");
    }
  } finally {
    await context.parser.close();
  }
}
