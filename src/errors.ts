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
  E_INPUT_DAMAGED: { exitCode: 3, about: "a file breaks the rules of its own format" },
  E_INPUT_ENCRYPTED: { exitCode: 3, about: "a file is locked with a password" },
  E_INPUT_NO_TEXT: { exitCode: 3, about: "the pages of a PDF are pictures, or their letters have no meaning" },
  E_INPUT_TOO_DEEP: { exitCode: 3, about: "archives, messages or elements are nested deeper than the limit" },
  E_INPUT_TIMEOUT: { exitCode: 3, about: "taking the text out of a document takes longer than the limit" },
  E_INPUT_MEMORY: { exitCode: 3, about: "taking the text out of a document needs more memory than the limit" },
  E_LEXICON: { exitCode: 4, about: "a row of a lexicon is not valid" },
  E_MODEL: { exitCode: 4, about: "a model file is missing, damaged or of another version" },
  E_PIPELINE: { exitCode: 5, about: "components are assembled in an order that cannot work" },
  E_READING: { exitCode: 5, about: "a reading does not satisfy its own schema" },
  E_INTERNAL: { exitCode: 5, about: "a fault of Hearsay itself" },
  E_STORE: { exitCode: 6, about: "a library cannot be opened, or is not one" },
  E_FETCH_REFUSED: { exitCode: 7, about: "an address is not one that may be fetched from" },
  E_FETCH_FAILED: { exitCode: 7, about: "an address cannot be reached, or the answer is broken off or damaged" },
  E_FETCH_TIMEOUT: { exitCode: 7, about: "a server takes too long" },
  E_FETCH_TOO_LARGE: { exitCode: 7, about: "what a server sends is larger than the limit" },
  E_FETCH_STATUS: { exitCode: 7, about: "a server answers without a page" },
  E_FETCH_ROBOTS: { exitCode: 7, about: "the robots.txt of a host does not let programs fetch an address" },
  E_FEED: { exitCode: 3, about: "a feed cannot be understood" },
  E_NOT_FOUND: { exitCode: 8, about: "a server has no such thing" },
  E_SIGN_IN: { exitCode: 8, about: "a server answers this only to those who have signed in" },
  E_FORBIDDEN: { exitCode: 8, about: "a server does not let this caller do this" },
  E_CONFLICT: { exitCode: 8, about: "what a caller saw is not what a server has now" },
  E_BUSY: { exitCode: 8, about: "a server is asked too often, or has too much to do" },
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
