import type { z } from "zod";
import { type ErrorCode, type ErrorFacts, HearsayError } from "../errors.ts";
import type { ErrorAnswer } from "../query/records.ts";

/** HTTP statuses of errors that a caller can do something about; all others are faults of the server. */
const STATUSES: Readonly<Partial<Record<ErrorCode, number>>> = {
  E_USAGE: 400,
  E_SIGN_IN: 401,
  E_FORBIDDEN: 403,
  E_NOT_FOUND: 404,
  E_CONFLICT: 409,
  E_BUSY: 429,
  E_INPUT_TOO_LARGE: 413,
  E_INPUT_LINE_TOO_LONG: 413,
  E_STORE: 503,
};

export function statusOf(code: ErrorCode): number {
  return STATUSES[code] ?? (/^E_(?:INPUT|FETCH|FEED)/.test(code) ? 422 : 500);
}

/** The one shape of errors. What is not coded is a fault of this program: its text and stack stay in the server's log. */
export function errorAnswer(error: unknown): { readonly status: number; readonly body: ErrorAnswer } {
  if (error instanceof HearsayError) {
    const { where, expected, got, fix } = error.facts;
    const status = statusOf(error.code);
    if (status !== 500) {
      const place = where === undefined ? {} : { where };
      return { status, body: { error: { code: error.code, message: error.message, ...place, expected, got, fix } } };
    }
  }
  const message = "E_INTERNAL this is a fault of Hearsay; its log says more.";
  return { status: 500, body: { error: { code: "E_INTERNAL", message } } };
}

export const refusal = (code: ErrorCode, facts: ErrorFacts): HearsayError => new HearsayError(code, facts);

export const notFound = (what: string, id: string, fix: string): HearsayError =>
  refusal("E_NOT_FOUND", { where: id, expected: what, got: "none with this id", fix });

/** Parses what a caller sent, or says in one line what is wrong with it. */
export function parsed<T extends z.ZodType>(schema: T, value: unknown, where: string): z.output<T> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const path = issue === undefined || issue.path.length === 0 ? where : `${where}: ${issue.path.join(".")}`;
  throw refusal("E_USAGE", {
    where: path,
    expected: "what the description of this route asks for",
    got: issue?.message ?? "something else",
    fix: "GET /api/v1/openapi.json describes every route.",
  });
}
