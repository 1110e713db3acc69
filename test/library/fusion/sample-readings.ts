import { readFileSync, writeFileSync } from "node:fs";
import type { Reading } from "../../../src/doc/reading.ts";
import { engineKey } from "../../../src/library/engine-key.ts";
import { createReader } from "../../../src/reader/reader.ts";
import { fileResources } from "../../../src/resources/files.ts";
import { openSqliteStore } from "../../../src/store/sqlite/open.ts";
import type { Store } from "../../../src/store/store.ts";
import { sampleInputs } from "../../corpus/sample-texts.ts";
import { madeOnce } from "../../run/once.ts";

export const resources = fileResources();

/** Readings of the sample corpus, by their id in planted.json. */
export async function sampleReadings(): Promise<ReadonlyMap<string, Reading>> {
  const made = await madeOnce("sample-readings.json", async (path) => {
    const { read } = createReader(resources);
    const readings = [...(await sampleInputs())].map(([id, input]) => [id, read(input)]);
    writeFileSync(path, JSON.stringify(readings));
  });
  return new Map(JSON.parse(readFileSync(made, "utf8")) as [string, Reading][]);
}

/** Puts documents with their readings into a library, as adding them would. */
export async function keep(store: Store, readings: readonly Reading[]): Promise<void> {
  const engine = engineKey(resources);
  await store.transaction(async (session) => {
    const { id } = await session.beginImport(["sample"], "2022-05-01T00:00:00Z");
    await session.addDocuments(
      readings.map(({ document }) => ({
        id: document.id,
        page: document.uri ?? document.id,
        textHash: document.textHash,
        text: document.text,
        uri: document.uri ?? null,
        title: document.title ?? null,
        outlet: document.outlet?.name ?? null,
        author: null,
        published: document.published?.value ?? null,
        language: document.language,
        input: "{}",
        extractor: "test",
        import: id,
        blob: null,
      })),
    );
    await session.addReadings(
      readings.map((reading) => ({ document: reading.document.id, engine, json: JSON.stringify(reading) })),
    );
  });
}

export const memory = (): Promise<Store> => openSqliteStore(":memory:");
