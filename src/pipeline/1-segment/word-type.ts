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
  ["''", "quote"],
  ["”", "quote"],
  ["’", "quote"],
  ["’’", "quote"],
]);

export function wordType(form: string, lexicon: SpellingLexicon): WordType {
  const code = form.charCodeAt(0);
  if ((code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a)) return letterType(form, lexicon);
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
  const plain = asciiType(form);
  if (plain !== undefined) return plain;
  if (form.endsWith(".") && form.length > 1) {
    const kind = lexicon.abbreviations.get(form);
    if (kind !== undefined) return `abbreviation-${kind}`;
    return form.length === 2 ? "letter-stop" : "initials";
  }
  if (/^(?:https?:|ftp:|www\.|mailto:)/i.test(form) || form.includes("@")) return "address";
  if (/^n['’]t$/i.test(form)) return "clitic";
  if (form.length === 1) return /^\p{Lu}/u.test(form) ? "letter" : "lower";
  if (/^\p{Lu}/u.test(form)) return /\p{Ll}/u.test(form) ? "capital" : "shouted";
  return /\p{Lu}|\p{N}/u.test(form) ? "mixed" : /^\p{Ll}/u.test(form) ? "lower" : "other";
}

/** The type of a word of ASCII letters alone, which most are, without asking a pattern. */
function asciiType(form: string): WordType | undefined {
  let small = 0;
  for (let at = 0; at < form.length; at += 1) {
    const code = form.charCodeAt(at);
    if (code >= 0x61 && code <= 0x7a) small += 1;
    else if (code < 0x41 || code > 0x5a) return undefined;
  }
  const capitals = form.length - small;
  const first = form.charCodeAt(0) <= 0x5a;
  if (form.length === 1) return first ? "letter" : "lower";
  if (capitals === 0) return "lower";
  if (first) return small === 0 ? "shouted" : "capital";
  return "mixed";
}
