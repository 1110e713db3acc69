import { join } from "node:path";
import type { DocumentInput } from "../../src/doc/input.ts";
import { readSources } from "../../src/sources/sources.ts";
import { type PlantedDocument, planted, SAMPLE } from "./planted.ts";

const fileOf = (document: PlantedDocument): string => join(SAMPLE, document.file).replaceAll("\\", "/");

/** Every planted document as it comes in through the sources, by its id in planted.json. */
export async function sampleInputs(): Promise<ReadonlyMap<string, DocumentInput>> {
  const byKey = new Map<string, string>();
  for (const document of planted.documents) byKey.set(document.key ?? fileOf(document), document.id);
  const inputs = new Map<string, DocumentInput>();
  for await (const item of readSources([...new Set(planted.documents.map(fileOf))])) {
    if (item.kind !== "document") throw new Error(`${item.where} cannot be read`);
    const id = byKey.get(item.input.id ?? "");
    if (id === undefined) throw new Error(`${item.where} is not listed in planted.json`);
    inputs.set(id, item.input);
  }
  return inputs;
}
