/**
 * White space in the widest sense: what can only stand between words. Besides Unicode white space that is control
 * characters (NUL survives in scraped text), bidirectional embedding marks, the byte order mark and lone surrogates.
 */
export function isBlank(code: number): boolean {
  if (code <= 0x20 || (code >= 0x7f && code <= 0xa0)) return true;
  if (code < 0x1680) return false;
  if (code >= 0x2000 && code <= 0x200a) return true;
  if (code >= 0x2028 && code <= 0x202f) return true;
  if (code >= 0x2066 && code <= 0x2069) return true;
  return code === 0x1680 || code === 0x205f || code === 0x3000 || code === 0xfeff;
}

/** Invisible inside a word ("co<soft hyphen>operate") and nothing between words: kept in the span, left out of the form. */
export function isInvisible(code: number): boolean {
  return (
    code === 0xad ||
    (code >= 0x200b && code <= 0x200f && code !== 0x200c && code !== 0x200d) ||
    (code >= 0x2060 && code <= 0x2064)
  );
}

export const INVISIBLE = "\\u00ad\\u200b\\u200e\\u200f\\u2060-\\u2064";

export function isHighSurrogate(code: number): boolean {
  return code >= 0xd800 && code <= 0xdbff;
}

export function isLowSurrogate(code: number): boolean {
  return code >= 0xdc00 && code <= 0xdfff;
}

/** The number of UTF-16 units of the character at `at`; 0 for half of a surrogate pair without the other half. */
export function characterSize(text: string, at: number): 0 | 1 | 2 {
  const code = text.charCodeAt(at);
  if (isLowSurrogate(code)) return 0;
  if (!isHighSurrogate(code)) return 1;
  return isLowSurrogate(text.charCodeAt(at + 1)) ? 2 : 0;
}

export const OPENING_QUOTES = new Set(["“", "‘", "«", "„", "``", "‚", "‹"]);
export const CLOSING_QUOTES = new Set(["”", "’", "»", "''", "’’", "›"]);
export const OPENING_BRACKETS = new Set(["(", "[", "{"]);
export const CLOSING_BRACKETS = new Set([")", "]", "}"]);
