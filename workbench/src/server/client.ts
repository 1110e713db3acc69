import { failureOf, ServerFailure, unreachable } from "./failure.ts";

const API = "/api/v1";
/** Heard by whoever shows who is signed in. */
export const SIGNED_OUT = "hearsay:signed-out";
/** Shows the server that this page asks, and no other that makes the browser ask in its user's name. */
const OWN = { "x-hearsay": "workbench" };

export type Query = Readonly<Record<string, string | number | boolean | undefined>>;

/** The address of an answer; parameters in one order, so that one question has one address. */
export function addressOf(path: string, query: Query = {}): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== "") parameters.set(name, String(value));
  }
  parameters.sort();
  const text = parameters.toString();
  return `${API}${path}${text === "" ? "" : `?${text}`}`;
}

/** A path with its parts made safe: `pathTo("stories", id)`. */
export const pathTo = (...parts: readonly string[]): string => `/${parts.map(encodeURIComponent).join("/")}`;

export async function ask(address: string, init: RequestInit = {}): Promise<unknown> {
  let answer: Response;
  try {
    answer = await fetch(address, { ...init, headers: { accept: "application/json", ...OWN, ...init.headers } });
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === "AbortError") throw cause;
    throw new ServerFailure(unreachable);
  }
  const body: unknown = answer.status === 204 ? undefined : await answer.json().catch(unlessStopped);
  if (answer.status === 401 && !address.startsWith(`${API}/session`)) window.dispatchEvent(new Event(SIGNED_OUT));
  if (!answer.ok) throw new ServerFailure(failureOf(answer.status, body));
  return body;
}

/** What is no JSON is no body; but who stopped asking while it came in gets no answer. */
function unlessStopped(cause: unknown): undefined {
  if (cause instanceof DOMException && cause.name === "AbortError") throw cause;
}

/** Sends something that changes the library; the caller says `forgetAnswers` once the change is done. */
export async function send<Answer>(
  method: "POST" | "DELETE",
  path: string,
  body: unknown,
  query: Query = {},
): Promise<Answer> {
  const answer = await ask(addressOf(path, query), {
    method,
    ...(body instanceof FormData
      ? { body }
      : { body: JSON.stringify(body), headers: { "content-type": "application/json" } }),
  });
  // The shapes are the server's own schemas: it and this page come from one build.
  return answer as Answer;
}
