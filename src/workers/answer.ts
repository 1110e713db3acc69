import type { SourceDocument } from "../doc/source.ts";
import { ERROR_CODES, type ErrorCode, type ErrorFacts, HearsayError } from "../errors.ts";
import type { Reader } from "../reader/reader.ts";
import { readOne } from "./read-one.ts";

/** What crosses from a worker: a reading as one line of JSON, or why there is none. */
export type Answer =
  | { readonly line: string }
  | { readonly code: ErrorCode; readonly facts: Omit<ErrorFacts, "cause"> };

/** Reads one document and never throws: a fault in one document must not cost the others. */
export function answer(reader: () => Reader, document: SourceDocument): Answer {
  try {
    return { line: JSON.stringify(readOne(reader(), document)) };
  } catch (error) {
    if (error instanceof HearsayError) {
      const { cause: _cause, ...facts } = error.facts;
      return { code: error.code, facts };
    }
    const got = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { code: "E_INTERNAL", facts: internal(document.where, got) };
  }
}

export const internal = (where: string, got: string): ErrorFacts => ({
  where,
  expected: "a reading",
  got,
  fix: "This is a fault of Hearsay: please report it with the text.",
});

/** Errors that every further document would meet again: they end the run. */
export const endsRun = (code: ErrorCode): boolean => ERROR_CODES[code].exitCode === 4 || code === "E_PIPELINE";
