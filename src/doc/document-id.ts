import { sha256Hex } from "./hash.ts";
import type { DocumentInput } from "./input.ts";

/**
 * Names a document by its place (URL, or outlet, title and date as the caller or the page gave them) and its text: the
 * same wire text in two outlets is two documents, the same page taken twice is one. What an engine finds in the text
 * itself is left out, so that a better engine does not rename the documents of a library.
 */
export function documentId(input: DocumentInput): string {
  const { url, outlet = "", title = "", published = "" } = input;
  const place = url ?? [outlet, title, published].join("\u001f");
  return sha256Hex(`${place}\u001e${textHash(input.text)}`).slice(0, 32);
}

export const textHash = (text: string): string => `sha256:${sha256Hex(text)}`;
