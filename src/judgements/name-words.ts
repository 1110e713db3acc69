import type { Span } from "../doc/span.ts";
import { HONORIFICS, PARTICLES } from "./public-functions.ts";

/** A word of a text as names are compared by: without marks and case. */
export interface NameWord {
  readonly folded: string;
  readonly span: Span;
  /** Begins as names begin: with a capital, or in a script that has none. */
  readonly named: boolean;
}

/** Without case and diacritics: "MUÑOZ" and "Munoz" are one name. */
export const fold = (text: string): string =>
  text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().normalize("NFC");

export function nameWords(text: string): readonly NameWord[] {
  return [...text.matchAll(/\p{L}[\p{L}\p{M}\p{N}]*/gu)].map(({ 0: word, index }) => ({
    folded: fold(word),
    span: [index, index + word.length],
    named: !/^\p{Ll}/u.test(word),
  }));
}

/** Words that tell who somebody is; the others of a name (initials, forms of address, "al") are shared by too many. */
export const isTelling = (folded: string): boolean =>
  [...folded].length > 1 && !HONORIFICS.has(folded) && !PARTICLES.has(folded);

/** A name's words without its forms of address: what two mentions of one name have in common. */
export const foldedName = (name: string): string =>
  nameWords(name)
    .map(({ folded }) => folded)
    .filter((word) => !HONORIFICS.has(word))
    .join(" ");

/** What may stand between two words of one name: "Al-Rashid", "J. Doe", a line that breaks, and no empty line. */
export const holdsTogether = (between: string): boolean =>
  /^[\s.'’ʼ‘`‐‑-]{1,4}$/u.test(between) && !/\n\s*\n/u.test(between);
