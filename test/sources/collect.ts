import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { onTestFinished } from "vitest";
import type { SourceDocument, SourceItem } from "../../src/doc/source.ts";
import { readSources, type SourceOptions } from "../../src/sources/sources.ts";

/** A folder with these files, gone when the test is over. */
export async function folderWith(files: Readonly<Record<string, string | Uint8Array>>): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), "hearsay-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [name, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  return folder;
}

export async function itemsOf(paths: readonly string[], options: SourceOptions = {}): Promise<readonly SourceItem[]> {
  const items: SourceItem[] = [];
  for await (const item of readSources(paths, options)) items.push(item);
  return items;
}

/** The items of one file with this content. */
export async function itemsOfFile(
  name: string,
  content: string | Uint8Array,
  options: SourceOptions = {},
): Promise<readonly SourceItem[]> {
  const folder = await folderWith({ [name]: content });
  return itemsOf([join(folder, name)], options);
}

/** The one document of one file; its problem is thrown. */
export async function documentOf(
  name: string,
  content: string | Uint8Array,
  options: SourceOptions = {},
): Promise<SourceDocument> {
  const [item] = await itemsOfFile(name, content, options);
  if (item?.kind === "problem") throw item.error;
  if (item?.kind !== "document") throw new Error(`no document: ${item?.kind}`);
  return item;
}

export const codesOf = (items: readonly SourceItem[]): readonly string[] =>
  items.map((item) => (item.kind === "problem" ? item.error.code : item.kind));
