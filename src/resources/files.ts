import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import { HearsayError } from "../errors.ts";
import type { Resources } from "../pipeline/resources.ts";

/** The package's own folder: src/resources and dist/resources both lie two below it. */
export const PACKAGE_ROOT = fileURLToPath(new URL("../../", import.meta.url));

export interface FileResourcesOptions {
  /** A folder that holds lexicons/ and models/; the package itself by default. */
  readonly root?: string;
  /**
   * A user's own tables, in the folders that the package's have ("events/mine.tsv"): they are read beside the
   * package's, and a table of the same name takes the place of the package's.
   */
  readonly lexicon?: string;
}

/** Resources that can say what they hold, so that they can be handed on as a whole. */
export interface FileResources extends Resources {
  /** Names of all tables below lexicons/, sorted. */
  readonly tables: readonly string[];
  /** Names of all files that `model` opens, sorted. */
  readonly models: readonly string[];
}

export function fileResources({ root = PACKAGE_ROOT, lexicon }: FileResourcesOptions = {}): FileResources {
  if (lexicon !== undefined && !existsSync(lexicon)) {
    throw new HearsayError("E_LEXICON", {
      where: lexicon,
      expected: "a folder of lexicon tables",
      got: "nothing there",
      fix: "Check the path given as --lexicon.",
    });
  }
  const tables = new Map([...tablesBelow(`${root}/lexicons`), ...(lexicon === undefined ? [] : tablesBelow(lexicon))]);
  const names = [...tables.keys()].sort();
  const table = (name: string): Uint8Array => open("E_LEXICON", tables.get(name) ?? `${root}/lexicons/${name}`);
  const models = modelsIn(`${root}/models/en`);
  const model = (name: string): Uint8Array => open("E_MODEL", `${root}/models/en/${name}`);
  return {
    tables: names,
    models,
    lexicon: (name) => Buffer.from(table(name)).toString("utf8"),
    lexiconBytes: table,
    lexicons: (folder) =>
      names
        .filter((name) => name.startsWith(`${folder}/`) && name.endsWith(".tsv"))
        .map((name) => name.slice(folder.length + 1)),
    knowledge: knowledgeHash(names.filter(isRead).map((name) => [name, tables.get(name) ?? ""])),
    modelName: modelName(models, model),
    model,
    sha256,
  };
}

/**
 * No reading depends on tables for comparing documents or for the codes of other data sets: what is made across documents
 * carries a hash of its own.
 */
const isRead = (name: string): boolean => !/^(?:outlets|aspects|export)\//.test(name);

/** By the platform: ten times as fast as the core's own, which counts at six megabytes of weights. */
export const sha256 = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

function open(code: "E_LEXICON" | "E_MODEL", path: string): Uint8Array {
  try {
    return readFileSync(path);
  } catch (cause) {
    const facts = { expected: "a readable file of the package", got: String(cause), fix: "Install the package again." };
    throw new HearsayError(code, { where: path, ...facts, cause });
  }
}

/** From "folder/name.tsv" to its path. */
function tablesBelow(folder: string): readonly (readonly [name: string, path: string])[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => /\.(tsv|txt)$/.test(name))
    .map((name) => [name.replaceAll("\\", "/"), `${folder}/${name}`]);
}

/** The weights and their manifest; the card beside them is for people. */
function modelsIn(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => !name.endsWith(".md"))
    .sort();
}

const nameSchema = z.object({ name: z.string(), version: z.string() });

function modelName(models: readonly string[], open: (name: string) => Uint8Array): string {
  const manifests = models.filter((name) => name.endsWith(".json"));
  const hash = createHash("sha256");
  for (const name of manifests) hash.update(`${name}\0`).update(open(name)).update("\0");
  const main: unknown = JSON.parse(Buffer.from(open("model.json")).toString("utf8"));
  const { name, version } = nameSchema.parse(main);
  return `${name} ${version} (${hash.digest("hex").slice(0, 12)})`;
}

/** Any change in any table changes it; the order of the file system does not. */
function knowledgeHash(tables: readonly (readonly [name: string, path: string])[]): string {
  const hash = createHash("sha256");
  for (const [name, path] of tables) hash.update(`${name}\0`).update(readFileSync(path)).update("\0");
  return hash.digest("hex");
}
