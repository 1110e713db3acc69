import { z } from "zod";
import { sha256Hex } from "../../../src/doc/hash.ts";
import type { Resources } from "../../../src/pipeline/resources.ts";

/** What lies where in the file of weights and tables: `engine/engine.json`. */
export const engineIndexSchema = z.object({
  files: z.array(z.tuple([z.string(), z.int().nonnegative(), z.int().nonnegative()])),
  knowledge: z.string(),
  modelName: z.string(),
  bytes: z.int().positive(),
});
export type EngineIndex = z.infer<typeof engineIndexSchema>;

/** The reader's resources out of one file, as the build packed them. */
export function packedResources(index: EngineIndex, memory: ArrayBuffer): Resources {
  if (memory.byteLength !== index.bytes)
    throw new RangeError(`engine.bin has ${memory.byteLength} bytes, where ${index.bytes} were packed`);
  const places = new Map(index.files.map(([name, start, length]) => [name, [start, length] as const]));
  const bytes = (name: string): Uint8Array => {
    const place = places.get(name);
    if (place === undefined) throw new RangeError(`${name} is not among the packed files`);
    return new Uint8Array(memory, ...place);
  };
  const decoder = new TextDecoder();
  return {
    knowledge: index.knowledge,
    modelName: index.modelName,
    lexicon: (name) => decoder.decode(bytes(`lexicons/${name}`)),
    lexiconBytes: (name) => bytes(`lexicons/${name}`),
    lexicons(folder) {
      const prefix = `lexicons/${folder}/`;
      const names = index.files
        .map(([name]) => name)
        .filter((name) => name.startsWith(prefix) && name.endsWith(".tsv"));
      return names.map((name) => name.slice(prefix.length));
    },
    model: (name) => bytes(`models/${name}`),
    sha256: sha256Hex,
  };
}
