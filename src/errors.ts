/**
 * Every coded error of the library, in one place. A message says what was expected, what came and what to do;
 * `exitCode` is what the command line ends with when the error ends a run.
 */
export const ERROR_CODES = {
  E_USAGE: { exitCode: 2, about: "the command line cannot be understood" },
  E_INPUT_UNREADABLE: { exitCode: 3, about: "a path cannot be opened or read" },
  E_INPUT_EMPTY: { exitCode: 3, about: "a document holds no text" },
  E_INPUT_BINARY: { exitCode: 3, about: "a file is not text" },
  E_INPUT_ENCODING: { exitCode: 3, about: "bytes are not valid in the declared or assumed encoding" },
  E_INPUT_LINE_TOO_LONG: { exitCode: 3, about: "a line of JSONL is longer than the limit" },
  E_INPUT_TOO_LARGE: { exitCode: 3, about: "a document is larger than the limit" },
  E_INPUT_JSON: { exitCode: 3, about: "a line is not valid JSON" },
  E_INPUT_SCHEMA: { exitCode: 3, about: "a record does not have the fields it needs" },
  E_INPUT_NO_ARTICLE: { exitCode: 3, about: "an HTML page holds no article" },
  E_LEXICON: { exitCode: 4, about: "a row of a lexicon is not valid" },
  E_MODEL: { exitCode: 4, about: "a model file is missing, damaged or of another version" },
  E_PIPELINE: { exitCode: 5, about: "components are assembled in an order that cannot work" },
  E_READING: { exitCode: 5, about: "a reading does not satisfy its own schema" },
  E_INTERNAL: { exitCode: 5, about: "a fault of Hearsay itself" },
  E_STORE: { exitCode: 6, about: "a library cannot be opened, or is not one" },
  E_WORKER: { exitCode: 5, about: "a worker ended before its document was read" },
} as const;

export type ErrorCode = keyof typeof ERROR_CODES;

export interface ErrorFacts {
  /** What would have been right. */
  readonly expected: string;
  /** What came instead. */
  readonly got: string;
  /** What the reader of the message can do. */
  readonly fix: string;
  /** Where: a path, a line. */
  readonly where?: string;
  readonly cause?: unknown;
}

export class HearsayError extends Error {
  override readonly name = "HearsayError";
  readonly code: ErrorCode;
  readonly facts: ErrorFacts;

  constructor(code: ErrorCode, facts: ErrorFacts) {
    const where = facts.where === undefined ? "" : `${facts.where}: `;
    super(`${code} ${where}expected ${facts.expected}; got ${facts.got}. ${facts.fix}`, { cause: facts.cause });
    this.code = code;
    this.facts = facts;
  }

  get exitCode(): number {
    return ERROR_CODES[this.code].exitCode;
  }
}
