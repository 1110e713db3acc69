import type { DocumentInput } from "./doc/input.ts";
import type { Reading } from "./doc/reading.ts";
import { createReader, type Reader } from "./reader/reader.ts";
import { fileResources } from "./resources/files.ts";

let reader: Reader | undefined;

/**
 * Reads one text with the lexicons and the model of the package. The first call loads them (about a second); to read
 * with other resources, use `createReader`. Never throws for a text, whatever it holds; throws E_MODEL or E_LEXICON when
 * the package is damaged.
 *
 *     const { attributions } = read("The bridge is safe, the mayor said.", { published: "2022-04-16" });
 */
export function read(text: string, metadata: Omit<DocumentInput, "text"> = {}): Reading {
  reader ??= createReader(fileResources());
  return reader.read({ ...metadata, text });
}
