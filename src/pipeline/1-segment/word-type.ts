import type { Word } from "../../doc/token.ts";
import { CLOSING_BRACKETS, CLOSING_QUOTES, OPENING_BRACKETS, OPENING_QUOTES } from "./characters.ts";
import type { AbbreviationKind, SpellingLexicon } from "./lexicon.ts";

/** What a word looks like to somebody who looks for the ends of sentences. */
export type WordType =
  | "stop"
  | "mark"
  | "ellipsis"
  | "comma"
  | "semicolon"
  | "colon"
  | "dash"
  | "bullet"
  | "line"
  | "quote"
  | "opening"
  | "closing"
  | "symbol"
  | "emoticon"
  | "number"
  | `abbreviation-${AbbreviationKind}`
  | "initials"
  | "letter-stop"
  | "letter"
  | "clitic"
  | "lower"
  | "capital"
  | "shouted"
  | "mixed"
  | "address"
  | "handle"
  | "other";

const SINGLE = new Map<string, WordType>([
  [".", "stop"],
  ["。", "stop"],
  ["؟", "mark"],
  ["…", "ellipsis"],
  [",", "comma"],
  [";", "semicolon"],
  [":", "colon"],
  ["-", "dash"],
  ["*", "bullet"],
  ["•", "bullet"],
  ["·", "bullet"],
  ["▪", "bullet"],
  ["●", "bullet"],
  ["■", "bullet"],
  ["►", "bullet"],
  ['"', "quote"],
  ["'", "quote"],
]);

export function wordType(word: Word, lexicon: SpellingLexicon): WordType {
  const { form } = word;
  const single = SINGLE.get(form);
  if (single !== undefined) return single;
  if (OPENING_QUOTES.has(form) || OPENING_BRACKETS.has(form)) return "opening";
  if (CLOSING_QUOTES.has(form) || CLOSING_BRACKETS.has(form)) return "closing";
  const first = form.charAt(0);
  if (/^\p{L}/u.test(form)) return letterType(form, lexicon);
  if (/^\p{N}/u.test(form)) return "number";
  if (/^\.?[!?]+$/.test(form)) return "mark";
  if (/^[.…]{2,}$/.test(form)) return "ellipsis";
  if (/^(?:--|[–—―]+)$/.test(form)) return "dash";
  if (/^[-=*~_#+|<>^]{3,}$/.test(form)) return "line";
  if (/^['’]\p{L}/u.test(form)) return "clitic";
  if (first === "@" || first === "#") return form.length > 1 ? "handle" : "symbol";
  if (/^[:;=8<>(^-].*[()\][DPpOo3|/\\^*-]$/.test(form) && form.length > 1) return "emoticon";
  if (/^\p{Extended_Pictographic}/u.test(form)) return "emoticon";
  return /^[\p{S}\p{P}]/u.test(form) ? "symbol" : "other";
}

function letterType(form: string, lexicon: SpellingLexicon): WordType {
  if (form.endsWith(".") && form.length > 1) {
    const kind = lexicon.abbreviations.get(form);
    if (kind !== undefined) return `abbreviation-${kind}`;
    return form.length === 2 ? "letter-stop" : "initials";
  }
  if (/^(?:https?:|ftp:|www\.|mailto:)/i.test(form) || form.includes("@")) return "address";
  if (/^n['’]t$/i.test(form)) return "clitic";
  if (form.length === 1) return /^\p{Lu}/u.test(form) ? "letter" : "lower";
  if (/^\p{Lu}/u.test(form)) {
    if (!/\p{Ll}/u.test(form)) return "shouted";
    return "capital";
  }
  return /\p{Lu}|\p{N}/u.test(form) ? "mixed" : /^\p{Ll}/u.test(form) ? "lower" : "other";
}
