import type { ErrorAnswer } from "../../../src/query/records.ts";

/** Why an answer did not come: what happened, whether anything is lost, what to do. */
export interface Failure {
  readonly kind: "unreachable" | "refused" | "missing" | "fault";
  readonly status: number;
  readonly code: string;
  readonly happened: string;
  readonly safe: string;
  readonly todo: string;
}

const NOTHING_LOST = "Nothing in the library was changed.";

export const unreachable: Failure = {
  kind: "unreachable",
  status: 0,
  code: "E_UNREACHABLE",
  happened: "The server of this library does not answer.",
  safe: "What is in the library is safe: only this page has lost touch with it.",
  todo: "Look whether “hearsay serve” still runs, then try again.",
};

export function failureOf(status: number, body: unknown): Failure {
  const error = errorIn(body);
  const kind = status === 404 ? "missing" : status >= 500 ? "fault" : "refused";
  return {
    kind,
    status,
    code: error?.code ?? `HTTP ${status}`,
    happened: happenedIn(error) ?? (kind === "missing" ? "There is no such thing here." : "The server cannot do this."),
    safe: NOTHING_LOST,
    todo:
      error?.fix ??
      (kind === "fault" ? "Try again; if it stays, the server’s log says more." : "Go back and choose again."),
  };
}

type ErrorFacts = ErrorAnswer["error"];

function happenedIn(error: ErrorFacts | undefined): string | undefined {
  if (error === undefined) return undefined;
  return error.expected === undefined || error.got === undefined
    ? error.message
    : `Expected ${error.expected}; got ${error.got}.`;
}

/** The error of an answer, where it has the shape of one: a proxy in between answers in shapes of its own. */
function errorIn(body: unknown): ErrorFacts | undefined {
  if (typeof body !== "object" || body === null || !("error" in body)) return undefined;
  const { error } = body;
  if (typeof error !== "object" || error === null || !("code" in error) || !("message" in error)) return undefined;
  return typeof error.code === "string" && typeof error.message === "string" ? (error as ErrorFacts) : undefined;
}

/** Thrown by whatever asks the server. */
export class ServerFailure extends Error {
  override readonly name = "ServerFailure";
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.happened);
    this.failure = failure;
  }
}

export const failureFrom = (error: unknown): Failure =>
  error instanceof ServerFailure ? error.failure : failureOf(500, undefined);
