import { createRequire } from "node:module";
import { Validator } from "@seriousme/openapi-schema-validator";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type {
  CodingDesk,
  DocumentLine,
  DocumentView,
  LineageView,
  PageOf,
  SampleLine,
  StoryLine,
} from "../../src/query/records.ts";
import { secretOf } from "../../src/server/access/secrets.ts";
import { BASE } from "../../src/server/app.ts";
import { errorsOf } from "../../src/server/openapi.ts";
import type { Route } from "../../src/server/route.ts";
import { ROUTES } from "../../src/server/routes.ts";
import { HOME, REPORTS, type Served, serve } from "./served.ts";

type Json = Record<string, unknown>;
interface Described {
  readonly paths: Readonly<
    Record<string, Readonly<Record<string, { readonly responses: Json; readonly operationId: string }>>>
  >;
}

// Ajv's classes for other drafts are CommonJS.
const require = createRequire(import.meta.url);
const { Ajv2020 } = require("ajv/dist/2020.js") as typeof import("ajv/dist/2020.js");

let served: Served;
let guarded: Served;
/** Has been asked for as many changes as it makes in a minute, and its clock stands still. */
let exhausted: Served;
let ajv: InstanceType<typeof Ajv2020>;
let description: Json & Described;
beforeAll(async () => {
  served = await serve({ files: REPORTS });
  const secret = await secretOf("a long enough password");
  guarded = await serve({
    prepare: (store) =>
      store.transaction((session) =>
        session.putAccount({ name: "a", role: "reader", secret, createdAt: "2026-01-01T00:00:00.000Z" }),
      ),
  });
  exhausted = await serve({ now: () => 0 });
  while ((await exhausted.ask("/session", { method: "DELETE", headers: { "x-hearsay": "1" } })).ok);
  description = await served.get("/openapi.json");
  ajv = new Ajv2020({ strict: false, allErrors: true, validateFormats: false });
  ajv.addSchema({ $id: "https://hearsay.example/", ...description });
});
afterAll(async () => {
  await served.close();
  await guarded.close();
  await exhausted.close();
});

const pathOf = ({ path }: Route): string => `${BASE}${path.replace(/:(\w+)/g, "{$1}")}`;
const nameOf = ({ method, path }: Route): string => `${method.toUpperCase()} ${path}`;

/** What of an answer's JSON is not as the description has it. */
function faults(route: Route, status: number, answer: unknown): unknown {
  const pointer = [
    "paths",
    pathOf(route),
    route.method,
    "responses",
    String(status),
    "content",
    "application/json",
    "schema",
  ]
    .map((part) => part.replaceAll("~", "~0").replaceAll("/", "~1"))
    .map(encodeURIComponent)
    .join("/");
  const valid = ajv.validate({ $ref: `https://hearsay.example/#/${pointer}` }, answer);
  return valid ? [] : ajv.errors;
}

test("the description is OpenAPI 3.1, says somebody else's validator", async () => {
  const result = await new Validator().validate(structuredClone(description));
  expect(result.errors ?? []).toEqual([]);
  expect(result.valid).toBe(true);
  expect(description["openapi"]).toBe("3.1.0");
});

test("every route is described once, and nothing else", () => {
  const described = Object.entries(description.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method} ${path}`),
  );
  expect(described.toSorted()).toEqual(ROUTES.map((route) => `${route.method} ${pathOf(route)}`).toSorted());
  const ids = Object.values(description.paths).flatMap((methods) =>
    Object.values(methods).map(({ operationId }) => operationId),
  );
  expect(new Set(ids).size).toBe(ids.length);
});

test("every reference leads somewhere", () => {
  const schemas = Object.keys((description["components"] as { readonly schemas: Json }).schemas);
  const references = [...JSON.stringify(description).matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g)];
  expect(references.length).toBeGreaterThan(50);
  for (const [, name] of references) expect(schemas).toContain(name);
});

describe("the running server", () => {
  /** A sample of the library; the same whenever it is drawn again. */
  async function drawn(): Promise<string> {
    const answer = await served.send("POST", "/validation/samples", { size: 4 });
    return ((await answer.json()) as SampleLine).id;
  }
  const deskOf = (sample: string, coder: string): Promise<CodingDesk> =>
    served.get<CodingDesk>(`/validation/samples/${sample}/next?coder=${coder}`);

  /** Parameters with which each route has something to say; what needs more than ids has it here. */
  async function addressOf(route: Route): Promise<string> {
    const story = (await served.get<PageOf<StoryLine>>("/stories")).rows[0];
    const document = (await served.get<PageOf<DocumentLine>>("/documents")).rows[0];
    const lineage = (await served.get<PageOf<LineageView>>("/lineages")).rows[0];
    const actor = (await served.get<PageOf<{ readonly key: string }>>("/actors")).rows[0];
    const ids: Readonly<Record<string, string | undefined>> = {
      "/stories/:id": story?.id,
      "/documents/:id": document?.id,
      "/documents/:id/original": document?.id,
      "/lineages/:id": lineage?.id,
      "/actors/:key": encodeURIComponent(actor?.key ?? ""),
    };
    if (route.path.startsWith("/validation/samples/")) return route.path.replace(":id", await drawn());
    const queries: Readonly<Record<string, string>> = {
      "/search": "?q=Khost",
      "/evidence": `?document=${document?.id}&start=10&end=60`,
      "/network/claims": "?from=kb:PAK&to=kb:AFG&kind=conflict",
      "/export": "?format=csv&table=documents",
    };
    if (route.path === "/documents/:id/changes") {
      const other = (await served.get<PageOf<DocumentLine>>("/documents")).rows[1];
      return `/documents/${document?.id}/changes?before=${other?.id}`;
    }
    if (route.path.startsWith("/jobs/")) {
      const form = new FormData();
      form.append("files", new File(["KABUL — The ministry said that two people had died."], "a.txt"));
      const job = (await (
        await served.ask("/documents", { method: "POST", body: form, headers: { "x-hearsay": "1" } })
      ).json()) as {
        readonly id: string;
      };
      return route.path.replace(":id", job.id);
    }
    return `${route.path.replace(/:\w+/, ids[route.path] ?? "")}${queries[route.path] ?? ""}`;
  }

  test.each(ROUTES.filter(({ method }) => method === "get").map((route) => [nameOf(route), route] as const))(
    "answers %s as described",
    async (_, route) => {
      const answer = await served.ask(await addressOf(route));
      expect(answer.status, await answer.clone().text()).toBe(route.status);
      if (route.kind === "record" || route.kind === "list")
        expect(faults(route, route.status, await answer.json())).toEqual([]);
      else expect((await answer.arrayBuffer()).byteLength).toBeGreaterThan(0);
    },
  );

  /** How to bring about each status of an error on any route that says it has it. */
  async function provoke(route: Route, status: number): Promise<Response> {
    const path = route.path.replace(/:\w+/, "none");
    const required: Readonly<Record<string, string>> = {
      "/search": "q=x",
      "/evidence": "document=none&start=0&end=1",
      "/network/claims": "from=a&to=b&kind=conflict",
      "/export": "format=csv",
    };
    const init: RequestInit = {
      method: route.method.toUpperCase(),
      ...(route.method === "get" ? {} : { headers: { "x-hearsay": "1" } }),
    };
    const withBody = (body: unknown): RequestInit => ({ ...init, body: JSON.stringify(body) });
    const address = `${path}?${required[route.path] ?? ""}`;
    switch (status) {
      case 400:
        return served.ask(`${path}?nonsense=1`, route.body === undefined ? init : withBody({ nonsense: 1 }));
      case 401:
        return route.path === "/session"
          ? guarded.ask(path, withBody({ name: "a", password: "wrong" }))
          : guarded.ask(address, init);
      case 403:
        return served.ask(address, { ...init, headers: { "x-hearsay": "1", "sec-fetch-site": "cross-site" } });
      case 404:
        if (route.path === "/judgements" || route.path === "/proposals")
          return served.ask(path, withBody({ act: "confirm", document: "none", element: "a1" }));
        if (route.path === "/validation/samples/:id/codings")
          return served.ask(path, withBody(route.method === "post" ? { item: "none", verdict: "correct" } : {}));
        if (route.path === "/stories/:id/title")
          return served.ask(path, route.body === undefined ? init : withBody({ title: "x" }));
        if (route.body !== undefined) return served.ask(path, withBody({ kind: "tag", text: "x" }));
        return served.ask(route.path === "/export" ? `${address}&story=none` : address, init);
      case 409: {
        if (route.path.startsWith("/validation/")) {
          const sample = await drawn();
          const own = route.path.replace(":id", sample);
          if (route.method === "delete") return served.ask(own, withBody({ coder: "who has said nothing" }));
          const { item } = await deskOf(sample, "eve");
          await served.send("POST", `/validation/samples/${sample}/codings`, {
            coder: "eve",
            item: item?.key,
            verdict: "correct",
          });
          return served.ask(`${own}?coder=eve`, init);
        }
        if (route.path.startsWith("/proposals/")) {
          const { rows } = await served.get<PageOf<DocumentLine>>("/documents?limit=1");
          const proposed = await served.send("POST", "/proposals", {
            act: "reject",
            document: rows[0]?.id,
            element: "e1",
          });
          const { id } = (await proposed.json()) as { readonly id: string };
          await served.send("POST", `/proposals/${id}/decline`, undefined);
          return served.ask(route.path.replace(":id", id), init);
        }
        const { rows } = await served.get<PageOf<DocumentLine>>("/documents");
        return served.ask(path, withBody({ act: "confirm", document: rows[0]?.id, element: "a1", engine: "another" }));
      }
      case 413:
        return served.ask(path, {
          ...init,
          headers: { "x-hearsay": "1", "content-length": "999999999999" },
          body: "{}",
        });
      case 422: {
        if (route.path === "/read") return served.ask(path, withBody({ text: " \n " }));
        if (route.path.startsWith("/validation/")) {
          const sample = await drawn();
          const { item } = await deskOf(sample, "ida");
          const asked = { coder: "ida", item: item?.key, verdict: "wrong", wrong: ["mood"] };
          return served.ask(route.path.replace(":id", sample), withBody(asked));
        }
        if (route.path === "/documents") return served.ask(path, withBody({ fetch: "https://me:secret@example.org/" }));
        const { rows } = await served.get<PageOf<DocumentLine>>("/documents");
        const { reading } = await served.get<DocumentView>(`/documents/${rows[0]?.id}`);
        const element = reading.events[0]?.id;
        return served.ask(
          path,
          withBody({ act: "edit", document: rows[0]?.id, element, field: "type", value: "NONSENSE" }),
        );
      }
      case 429:
        return exhausted.ask(address, init);
      default:
        throw new Error(`nothing brings about ${status}`);
    }
  }

  const errors = ROUTES.flatMap((route) => errorsOf(route).map((status) => [nameOf(route), status, route] as const));
  test.each(errors)("answers %s with %i, in the shape of all errors", async (_, status, route) => {
    const answer = await provoke(route, status);
    expect(answer.status, await answer.clone().text()).toBe(status);
    expect(faults(route, status, await answer.json())).toEqual([]);
  });

  test("answers what changes something as described", async () => {
    const route = (method: string, path: string) =>
      ROUTES.find((one) => one.method === method && one.path === path) as Route;
    const send = async (method: "POST" | "DELETE", path: string, body: unknown, pattern = path) => {
      const answer = await served.send(method, path, body);
      const described = route(method.toLowerCase(), pattern);
      expect(answer.status, await answer.clone().text()).toBe(described.status);
      const json: unknown = await answer.json();
      expect(faults(described, described.status, json)).toEqual([]);
      return json as Json;
    };
    await send("POST", "/read", { text: "The army said on Monday that four people had died." });
    const text = "KABUL — The ministry said that three people had died in Khost on April 16, 2022.";
    await send("POST", "/documents", { text });
    const story = (await served.get<PageOf<StoryLine>>("/stories")).rows[0]?.id;
    const document = (await served.get<PageOf<DocumentLine>>("/documents?limit=5")).rows.at(-1)?.id ?? "";
    const label = { kind: "note", text: "look again" };
    await send("POST", `/stories/${story}/labels`, label, "/stories/:id/labels");
    await send("DELETE", `/stories/${story}/labels`, label, "/stories/:id/labels");
    await send("POST", `/documents/${document}/labels`, label, "/documents/:id/labels");
    await send("DELETE", `/documents/${document}/labels`, label, "/documents/:id/labels");
    const { reading } = await served.get<DocumentView>(`/documents/${document}`);
    const { record } = await send("POST", "/judgements", { act: "reject", document, element: reading.actors[0]?.id });
    await send("POST", "/judgements", { act: "withdraw", record });
    await send("DELETE", `/documents/${document}`, undefined, "/documents/:id");
    const { id } = await send("POST", "/validation/samples", { size: 3, seed: "2" });
    const { item } = await deskOf(String(id), "Ada");
    const [address, pattern] = [`/validation/samples/${id}/codings`, "/validation/samples/:id/codings"];
    await send("POST", address, { item: item?.key, verdict: "wrong", wrong: ["none"] }, pattern);
    await send("DELETE", address, {}, pattern);
    await send("DELETE", "/session", undefined);
    expect(served.faults).toEqual([]);
  });
});

test("the description says where the server is and how to show who one is", () => {
  expect(description).toMatchObject({
    servers: [{ url: "/" }],
    components: { securitySchemes: { key: { scheme: "bearer" } } },
  });
  expect(HOME).toMatch(/^http:\/\/127\.0\.0\.1/);
});
