import { createWriteStream, existsSync, statSync } from "node:fs";
import { mkdir, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { HearsayError } from "../../../errors.ts";
import type { Chunk, Exporter, ExportFile, ExportOptions } from "../../../export/exporter.ts";
import { coverageFile } from "../../../export/formats/csv.ts";
import type { ExportSource } from "../../../export/source.ts";
import { inPieces } from "../../../export/zip.ts";
import type { Streams } from "../../output.ts";

/** Writes to standard output, to a file, or, for formats of several files, into a folder. */
export async function writeExport(
  exporter: Exporter,
  source: ExportSource,
  options: ExportOptions,
  out: string | undefined,
  streams: Streams,
): Promise<void> {
  if (out === undefined) {
    for await (const piece of inPieces(exporter.write(source, options))) await streams.out(piece);
    return;
  }
  const beside: ExportFile = { name: "coverage.json", write: () => coverageFile(source) };
  if (isFolder(out)) {
    const only = options.table === undefined ? [] : [tableFile(exporter, source, options, options.table), beside];
    const files = options.table === undefined ? (exporter.files?.(source, options) ?? []) : only;
    const single = [{ name: `hearsay${exporter.extension}`, write: () => exporter.write(source, options) }];
    await mkdir(out, { recursive: true });
    for (const { name, write } of files.length > 0 ? files : [...single, beside])
      await writeFile(join(out, name), write());
    return;
  }
  await writeFile(out, exporter.write(source, options));
  const alone = exporter.files === undefined || options.table !== undefined;
  if (exporter.coverage === "beside" && alone) await writeFile(`${out}.coverage.json`, beside.write());
}

const isFolder = (out: string): boolean => /[\\/]$/.test(out) || (existsSync(out) && statSync(out).isDirectory());

const tableFile = (exporter: Exporter, source: ExportSource, options: ExportOptions, table: string): ExportFile => ({
  name: `${table}${exporter.extension}`,
  write: () => exporter.write(source, options),
});

/** Under another name until it is whole: nobody takes half a file for an export. */
async function writeFile(path: string, chunks: AsyncIterable<Chunk>): Promise<void> {
  const part = `${path}.part`;
  try {
    await pipeline(Readable.from(inPieces(chunks)), createWriteStream(part));
    await rename(part, path);
  } catch (cause) {
    await rm(part, { force: true });
    if (cause instanceof HearsayError || !(cause instanceof Error && "code" in cause)) throw cause;
    throw new HearsayError("E_INPUT_UNREADABLE", {
      where: path,
      expected: "a place that can be written to",
      got: cause.message,
      fix: "Name another place with --out.",
      cause,
    });
  }
}
