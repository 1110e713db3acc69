import type { ErrorAnswer } from "../query/records.ts";

export interface ClientOptions {
  /** Where the server is: "http://127.0.0.1:4747". In a page of the server itself it may be left out. */
  readonly base?: string;
  /** As `hearsay keys add` has printed it. Browsers that have signed in need none. */
  readonly key?: string;
  /** In place of the platform's own. */
  readonly fetch?: typeof fetch;
}

export type Query = Readonly<Record<string, string | number | boolean | undefined>>;

/** What a server says where it does not do what was asked. */
export class ApiError extends Error {
  override readonly name = "ApiError";
  readonly status: number;
  /** "E_NOT_FOUND": docs/errors.md has them all. */
  readonly code: string;
  readonly facts: Readonly<Partial<ErrorAnswer["error"]>>;

  constructor(status: number, error: Partial<ErrorAnswer["error"]>) {
    super(error.message ?? `the server answers ${status}`);
    this.status = status;
    this.code = error.code ?? `HTTP ${status}`;
    this.facts = error;
  }
}

export interface Http {
  json<Answer>(method: "GET" | "POST" | "DELETE", path: string, query?: Query, body?: unknown): Promise<Answer>;
  /** The answer itself, for files and streams. */
  answer(path: string, query: Query, accept: string): Promise<Response>;
}

export function createHttp({ base = "", key, fetch: given }: ClientOptions): Http {
  const own: Readonly<Record<string, string>> = {
    // Shows that no page of another origin asks in its user's name.
    "x-hearsay": "client",
    ...(key === undefined ? {} : { authorization: `Bearer ${key}` }),
  };
  const send = async (path: string, query: Query, init: RequestInit): Promise<Response> => {
    const ask = given ?? fetch;
    const answer = await ask(`${base.replace(/\/+$/, "")}/api/v1${path}${textOf(query)}`, init);
    if (answer.ok) return answer;
    const said: unknown = await answer.json().catch(() => undefined);
    throw new ApiError(answer.status, errorIn(said));
  };
  return {
    async json<Answer>(method: string, path: string, query: Query = {}, body?: unknown) {
      const isForm = typeof FormData !== "undefined" && body instanceof FormData;
      const sent = await send(path, query, {
        method,
        headers: {
          ...own,
          accept: "application/json",
          ...(body === undefined || isForm ? {} : { "content-type": "application/json" }),
        },
        ...(body === undefined ? {} : { body: isForm ? body : JSON.stringify(body) }),
      });
      // The server checks its answers against these shapes in its own tests.
      return (await sent.json()) as Answer;
    },
    answer: (path, query, accept) => send(path, query, { headers: { ...own, accept } }),
  };
}

function textOf(query: Query): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value !== undefined) parameters.set(name, String(value));
  const text = parameters.toString();
  return text === "" ? "" : `?${text}`;
}

/** Where something else than the server answers, such as a proxy, there is no error of ours in it. */
function errorIn(said: unknown): Partial<ErrorAnswer["error"]> {
  if (typeof said !== "object" || said === null || !("error" in said)) return {};
  return typeof said.error === "object" && said.error !== null ? (said.error as Partial<ErrorAnswer["error"]>) : {};
}
