import type { Resources } from "../pipeline/resources.ts";
import { type FileResources, sha256 } from "../resources/files.ts";

/** Weights are read as 32-bit and wider numbers: every file starts at a multiple of this many bytes. */
const ALIGNMENT = 64;

/** All lexicons and models in one piece of shared memory: ten workers hold them once. Made to be sent to workers. */
export interface PackedResources {
  readonly memory: SharedArrayBuffer;
  /** Sorted by name: "lexicons/actors/groups.tsv", "models/model.json". */
  readonly files: readonly (readonly [name: string, start: number, length: number])[];
  readonly knowledge: string;
  readonly modelName: string;
}

export function packResources(resources: FileResources): PackedResources {
  const contents: (readonly [string, Uint8Array])[] = [
    ...resources.tables.map((name) => [`lexicons/${name}`, Buffer.from(resources.lexicon(name))] as const),
    ...resources.models.map((name) => [`models/${name}`, resources.model(name)] as const),
  ];
  const files: (readonly [string, number, number])[] = [];
  let size = 0;
  for (const [name, bytes] of contents) {
    files.push([name, size, bytes.length]);
    size = Math.ceil((size + bytes.length) / ALIGNMENT) * ALIGNMENT;
  }
  const memory = new SharedArrayBuffer(size);
  const whole = new Uint8Array(memory);
  for (const [index, [, bytes]] of contents.entries()) whole.set(bytes, files[index]?.[1] ?? 0);
  return { memory, files, knowledge: resources.knowledge, modelName: resources.modelName };
}

/** The same resources seen from a worker. Texts are copied out, because decoders refuse shared memory; models are views. */
export function sharedResources({ memory, files, knowledge, modelName }: PackedResources): Resources {
  const index = new Map(files.map(([name, start, length]) => [name, [start, length] as const]));
  const view = (name: string): Uint8Array => {
    const place = index.get(name);
    if (place === undefined) throw new RangeError(`${name} is not among the packed resources`);
    return new Uint8Array(memory, place[0], place[1]);
  };
  return {
    knowledge,
    modelName,
    lexicon: (name) => Buffer.from(view(`lexicons/${name}`)).toString("utf8"),
    lexiconBytes: (name) => view(`lexicons/${name}`),
    lexicons: (folder) => {
      const prefix = `lexicons/${folder}/`;
      return files
        .map(([name]) => name)
        .filter((name) => name.startsWith(prefix) && name.endsWith(".tsv"))
        .map((name) => name.slice(prefix.length));
    },
    model: (name) => view(`models/${name}`),
    sha256,
  };
}
