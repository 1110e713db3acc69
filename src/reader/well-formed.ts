import type { DocumentInput } from "../doc/input.ts";
import type { Note } from "../doc/reading.ts";

/** U+FFFD says that something stood here; one code unit for one code unit, so that every offset stays right. */
const REPLACEMENT = "\uFFFD";

/**
 * Takes out of a document what no text may hold and what other programs choke on (PostgreSQL refuses NUL, UTF-8 has no
 * half surrogate pairs): each becomes U+FFFD, as the HTML standard does, and a note says how many.
 */
export function wellFormed(input: DocumentInput): { readonly input: DocumentInput; readonly notes: readonly Note[] } {
  const fields = Object.entries(input).map(([name, value]) => [name, clean(value)]);
  const text = clean(input.text);
  if (text === input.text) return { input: { ...Object.fromEntries(fields), text }, notes: [] };
  let zeros = 0;
  for (let at = input.text.indexOf("\0"); at !== -1; at = input.text.indexOf("\0", at + 1)) zeros++;
  let halves = 0;
  const repaired = input.text.toWellFormed();
  if (repaired !== input.text) {
    for (let at = 0; at < repaired.length; at++) if (repaired.charCodeAt(at) !== input.text.charCodeAt(at)) halves++;
  }
  const message = `${zeros} NUL characters and ${halves} half surrogate pairs are replaced by U+FFFD; all offsets stay right.`;
  return { input: { ...Object.fromEntries(fields), text }, notes: [{ code: "characters-replaced", message }] };
}

const clean = (value: string): string => value.toWellFormed().replaceAll("\0", REPLACEMENT);
