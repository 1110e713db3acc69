import { type Context, Hono } from "hono";
import type { PageOf } from "../query/records.ts";
import type { Access } from "./access/access.ts";
import { addressOf } from "./access/address.ts";
import type { Rate, Rates } from "./access/rates.ts";
import { errorAnswer, notFound, parsed, refusal } from "./answers.ts";
import { audit, isAudited, nameIn } from "./audited.ts";
import { bytesOf, LIMITS } from "./body.ts";
import { type Caller, mayDo } from "./caller.ts";
import { openCursor } from "./cursor.ts";
import { filesOf, isForm } from "./form.ts";
import type { Jobs } from "./jobs.ts";
import type { ServedLibrary } from "./library.ts";
import { openApi } from "./openapi.ts";
import { attachment, type Check, events, json, lines, page, trust } from "./respond.ts";
import { LIMIT, type Paging, type Route } from "./route.ts";
import { ROUTES } from "./routes.ts";

export const BASE = "/api/v1";
/** Nobody judges faster by hand; a program that has more to say waits. */
const CHANGES: Rate = { most: 300, perMs: 60_000 };

/** Sent with a body, or about who one is: nothing in the library is another afterwards. */
const CHANGES_NOTHING = new Set(["/read", "/session"]);

export interface AppOptions {
  readonly library: ServedLibrary;
  readonly jobs: Jobs;
  readonly access: Access;
  readonly rates: Rates;
  /** Nothing is changed, whoever asks. */
  readonly readOnly?: boolean;
  readonly check?: Check;
  /** What the server says of its own faults. */
  readonly log: (error: unknown) => void;
}

/** The API as a function from requests to answers, without a network. */
export function createApp(options: AppOptions): Hono {
  const app = new Hono();
  const api = app.basePath(BASE);
  for (const route of ROUTES)
    api[route.method](route.path, (context) => answered(options, () => handle(options, route, context)));
  let described: unknown;
  api.get("/openapi.json", () => {
    described ??= openApi(ROUTES, BASE, options.library.made.version);
    return json(described);
  });
  app.all(`${BASE}/*`, (context) =>
    answered(options, async () => {
      throw notFound("a route of this API", context.req.path, `GET ${BASE}/openapi.json describes every route.`);
    }),
  );
  return app;
}

async function answered({ log }: AppOptions, work: () => Promise<Response>): Promise<Response> {
  try {
    return await work();
  } catch (error) {
    const { status, body } = errorAnswer(error);
    if (status >= 500) log(error);
    return json(body, status);
  }
}

async function handle(options: AppOptions, route: Route, context: Context): Promise<Response> {
  const { library, jobs, access, check = trust } = options;
  const request = context.req.raw;
  const caller = await allowed(options, route, request);
  const query = parsed(route.query, context.req.query(), "query") as Partial<Paging>;
  const { body, files } = await contentOf(route, request);
  const headers = new Headers();
  const params = context.req.param();
  const ask = (asked: Partial<Paging>): Promise<unknown> =>
    route.handle({ library, jobs, access, caller, params, query: asked, body, files, request, headers });
  const { pathname, search } = new URL(request.url);
  const target = `${pathname.slice(BASE.length)}${search}`;
  const audited = isAudited(route, caller);
  if (route.kind === "list") {
    const all = wantsLines(request);
    const first = {
      ...query,
      ...(all ? { limit: LIMIT.most } : {}),
      ...(query.cursor === undefined ? {} : { cursor: openCursor(query.cursor) }),
    };
    const answer = await ask(first);
    if (audited) await audit(library, route, caller, target);
    if (!all) return page(route, answer, check);
    const next = async (cursor: string | undefined) =>
      check(route, await ask({ ...first, ...(cursor === undefined ? {} : { cursor }) })) as PageOf<unknown>;
    return lines(next, check(route, answer) as PageOf<unknown>);
  }
  const answer = await ask(query).catch(async (error: unknown) => {
    if (route.path === "/session" && route.method === "post") await refusedSignIn(options, route, body, error);
    throw error;
  });
  if (audited) {
    const who = route.path === "/session" && route.method === "post" ? { ...caller, name: nameOf(body) } : caller;
    await audit(library, route, who, `${target}${nameIn(answer)}`);
  }
  if (route.kind === "file") return attachment(answer as Parameters<typeof attachment>[0]);
  if (route.kind === "stream") return events("job", answer as AsyncIterable<unknown>);
  const sent = json(check(route, answer), route.status);
  for (const [name, value] of headers) sent.headers.append(name, value);
  return sent;
}

/** Who asks, if they may. */
async function allowed(options: AppOptions, route: Route, request: Request): Promise<Caller> {
  const known = await options.access.callerOf(request);
  // Of somebody who may change things, a library that is only shown makes somebody who looks.
  const caller: Caller = options.readOnly === true && mayDo(known, "reader") ? { ...known, role: "reader" } : known;
  const changes = route.method !== "get" && !CHANGES_NOTHING.has(route.path);
  if (!mayDo(caller, route.needs) || (options.readOnly === true && changes))
    throw forbidden(caller, route, options.readOnly === true);
  if (route.method !== "get") options.rates.take(`changes by ${caller.name} from ${addressOf(request)}`, CHANGES);
  return caller;
}

interface Content {
  readonly body: unknown;
  readonly files: readonly File[];
}

async function contentOf(route: Route, request: Request): Promise<Content> {
  if (route.body === undefined) return { body: undefined, files: [] };
  if (route.uploads === true && isForm(request))
    return { body: undefined, files: await filesOf(request, await bytesOf(request, LIMITS.uploads)) };
  const bytes = await bytesOf(request, route.most);
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    throw refusal("E_USAGE", {
      where: "body",
      expected: "JSON",
      got: "something else",
      fix: "Send the header content-type: application/json and a JSON body.",
    });
  }
  return { body: parsed(route.body, value, "body"), files: [] };
}

const wantsLines = (request: Request): boolean =>
  (request.headers.get("accept") ?? "").includes("application/x-ndjson");

const nameOf = (body: unknown): string =>
  typeof body === "object" && body !== null && "name" in body && typeof body.name === "string" ? body.name : "";

async function refusedSignIn({ library }: AppOptions, route: Route, body: unknown, error: unknown): Promise<void> {
  const { body: said } = errorAnswer(error);
  await audit(library, route, { name: nameOf(body), kind: "person" }, `refused: ${said.error.code}`);
}

function forbidden(caller: Caller, { needs, method, path }: Route, readOnly: boolean) {
  if (caller.role === "anybody") {
    return refusal("E_SIGN_IN", {
      expected: "somebody who has signed in",
      got: "nobody",
      fix: `POST ${BASE}/session signs in; programs send a key: authorization: Bearer hsk_…`,
    });
  }
  return refusal("E_FORBIDDEN", {
    where: `${method.toUpperCase()} ${path}`,
    expected: `the role ${needs}`,
    got: caller.role,
    fix: readOnly ? "This library is only shown: it is served with --read-only." : "Ask an owner of this library.",
  });
}
