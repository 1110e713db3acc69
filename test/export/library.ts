import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import type { Reading } from "../../src/doc/reading.ts";
import type { Chunk, ExportOptions } from "../../src/export/exporter.ts";
import { exporters } from "../../src/export/exporters.ts";
import type { Format } from "../../src/export/format-names.ts";
import type { ExportSource } from "../../src/export/source.ts";
import type { ExportAsked } from "../../src/library/export/select.ts";
import { exportSource } from "../../src/library/export/source.ts";
import { openFusion } from "../../src/library/fusion/fuse.ts";
import { openSqliteStore } from "../../src/store/sqlite/open.ts";
import type { Store } from "../../src/store/store.ts";
import { keep, memory, resources, sampleReadings } from "../library/fusion/sample-readings.ts";
import { madeOnce } from "../run/once.ts";

/** A library to export from. */
export interface Exporting {
  readonly store: Store;
  source<T>(asked: ExportAsked, work: (source: ExportSource) => Promise<T>): Promise<T>;
  bytes(format: Format, asked?: ExportAsked, options?: ExportOptions): Promise<Uint8Array>;
  text(format: Format, asked?: ExportAsked, options?: ExportOptions): Promise<string>;
}

export async function libraryOf(readings: readonly Reading[]): Promise<Exporting> {
  const store = await memory();
  await keep(store, readings);
  return exportingFrom(store);
}

function exportingFrom(store: Store): Exporting {
  const source: Exporting["source"] = async (asked, work) => {
    const fusion = openFusion(store, resources);
    for await (const _ of fusion.update()) {
      // Until nothing is left to do.
    }
    return fusion.view(async (context) => work(await exportSource(context, resources, asked)));
  };
  const bytes: Exporting["bytes"] = (format, asked = { filter: {} }, options = {}) =>
    source(asked, (from) => collected(exporters[format].write(from, options)));
  return { store, source, bytes, text: async (...asked) => new TextDecoder().decode(await bytes(...asked)) };
}

/** What a store gives as text in a format; its stories are up to date already. */
export function exportedFrom(store: Store, format: Format, options: ExportOptions = {}): Promise<string> {
  return openFusion(store, resources).view(async (context) => {
    const source = await exportSource(context, resources, { filter: {} });
    return new TextDecoder().decode(await collected(exporters[format].write(source, options)));
  });
}

let sample: Promise<Exporting> | undefined;
/** The sample corpus, read and compared once. */
export function sampleLibrary(): Promise<Exporting> {
  sample ??= sampleStore().then(exportingFrom);
  return sample;
}

async function sampleStore(): Promise<Store> {
  const made = await madeOnce("sample-to-export.db", async (path) => {
    const store = await openSqliteStore(path);
    await keep(store, [...(await sampleReadings()).values()]);
    for await (const _ of openFusion(store, resources).update());
    await store.close();
  });
  const folder = mkdtempSync(join(tmpdir(), "hearsay-export-"));
  copyFileSync(made, join(folder, "sample.db"));
  process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
  return openSqliteStore(join(folder, "sample.db"));
}

export async function collected(chunks: AsyncIterable<Chunk>): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  for await (const chunk of chunks) parts.push(typeof chunk === "string" ? new TextEncoder().encode(chunk) : chunk);
  return Buffer.concat(parts);
}
