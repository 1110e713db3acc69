import { HearsayError } from "../errors.ts";

/**
 * One text for one value, to be hashed: keys sorted by UTF-16 code units, no spaces, numbers and strings as ECMAScript
 * writes them (RFC 8785, JSON Canonicalization Scheme). Fields that are undefined are left out.
 */
export function canonicalJson(value: unknown): string {
  switch (typeof value) {
    case "string":
      // Lone surrogates would all become one byte sequence in UTF-8: different records with one hash.
      if (!value.isWellFormed()) throw notJson("a lone surrogate");
      return JSON.stringify(value);
    case "number":
      if (!Number.isFinite(value)) throw notJson(String(value));
      return JSON.stringify(value);
    case "boolean":
      return String(value);
    case "object":
      if (value === null) return "null";
      if (Array.isArray(value)) return `[${value.map(canonicalJson).join(",")}]`;
      return `{${Object.entries(value)
        .filter(([, field]) => field !== undefined)
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([key, field]) => `${canonicalJson(key)}:${canonicalJson(field)}`)
        .join(",")}}`;
    default:
      throw notJson(typeof value);
  }
}

const notJson = (got: string): HearsayError =>
  new HearsayError("E_INPUT_SCHEMA", {
    expected: "a value of JSON with well-formed strings",
    got,
    fix: "Judgements hold words, numbers and spans only.",
  });
