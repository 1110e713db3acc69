import { type Context, Hono } from "hono";
import type { PageOf } from "../query/records.ts";
import { errorAnswer, notFound, parsed, refusal } from "./answers.ts";
import { type Caller, mayDo } from "./caller.ts";
import { openCursor } from "./cursor.ts";
import { isForm } from "./form.ts";
import type { Jobs } from "./jobs.ts";
import type { ServedLibrary } from "./library.ts";
import { attachment, type Check, events, json, lines, page, trust } from "./respond.ts";
import { LIMIT, type Paging, type Route } from "./route.ts";
import { ROUTES } from "./routes.ts";

export const BASE = "/api/v1";

export interface AppOptions {
  readonly library: ServedLibrary;
  readonly jobs: Jobs;
  readonly check?: Check;
  /** Who asks; throws where nobody may. */
  readonly caller: (request: Request, needs: Route["needs"]) => Promise<Caller>;
  /** What the server says of its own faults. */
  readonly log: (error: unknown) => void;
}

/** The API as a function from requests to answers, without a network. */
export function createApp(options: AppOptions): Hono {
  const app = new Hono();
  const api = app.basePath(BASE);
  for (const route of ROUTES)
    api[route.method](route.path, (context) => answered(options, () => handle(options, route, context)));
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
  const { library, jobs, check = trust } = options;
  const request = context.req.raw;
  const caller = await options.caller(request, route.needs);
  if (!mayDo(caller, route.needs)) throw forbidden(caller, route);
  const query = parsed(route.query, context.req.query(), "query") as Partial<Paging>;
  const sent = route.body !== undefined && !(route.uploads === true && isForm(request));
  const body = route.body !== undefined && sent ? parsed(route.body, await bodyOf(request), "body") : undefined;
  const ask = (asked: Partial<Paging>): Promise<unknown> =>
    route.handle({ library, jobs, caller, params: context.req.param(), query: asked, body, request });
  if (route.kind === "list") {
    const all = wantsLines(request);
    const first = {
      ...query,
      ...(all ? { limit: LIMIT.most } : {}),
      ...(query.cursor === undefined ? {} : { cursor: openCursor(query.cursor) }),
    };
    const answer = await ask(first);
    if (!all) return page(route, answer, check);
    const next = async (cursor: string | undefined) =>
      check(route, await ask({ ...first, ...(cursor === undefined ? {} : { cursor }) })) as PageOf<unknown>;
    return lines(next, check(route, answer) as PageOf<unknown>);
  }
  const answer = await ask(query);
  if (route.kind === "file") return attachment(answer as Parameters<typeof attachment>[0]);
  if (route.kind === "stream") return events("job", answer as AsyncIterable<unknown>);
  return json(check(route, answer), route.status);
}

const wantsLines = (request: Request): boolean =>
  (request.headers.get("accept") ?? "").includes("application/x-ndjson");

async function bodyOf(request: Request): Promise<unknown> {
  try {
    return await request.json();
  } catch {
    throw refusal("E_USAGE", {
      where: "body",
      expected: "JSON",
      got: "something else",
      fix: "Send the header content-type: application/json and a JSON body.",
    });
  }
}

const forbidden = (caller: Caller, { needs, method, path }: Route) =>
  caller.role === "anybody"
    ? refusal("E_SIGN_IN", {
        expected: "somebody who has signed in",
        got: "nobody",
        fix: "POST /api/v1/session signs in; programs send a key in the header authorization.",
      })
    : refusal("E_FORBIDDEN", {
        where: `${method.toUpperCase()} ${path}`,
        expected: `the role ${needs}`,
        got: caller.role,
        fix: "Ask an owner of this library.",
      });
