import { Buffer } from "node:buffer";
import { addAll } from "../../src/library/add.ts";
import { fileResources, PACKAGE_ROOT } from "../../src/resources/files.ts";
import { filesOf } from "../../src/server/form.ts";
import { parse } from "../../src/server/respond.ts";
import { ROUTES } from "../../src/server/routes.ts";
import { openServer } from "../../src/server/server.ts";
import { readSources } from "../../src/sources/sources.ts";
import { openSqliteStore } from "../../src/store/sqlite/open.ts";
import { bytesOf, hold, type Target } from "./target.ts";

const HOME = "http://127.0.0.1:4747";
const FILES = ["20-first-toll-air-raids.txt", "21-toll-rises-to-47.txt", "23-bombs-on-sleeping-families.txt"];

const store = await openSqliteStore(":memory:");
const resources = fileResources();
const paths = FILES.map((name) => `${PACKAGE_ROOT}corpus/sample/${name}`);
const adding = { store, resources, workers: 1, now: () => "2026-01-02T03:04:05.678Z" };
for await (const _ of addAll(adding, ["sample"], readSources(paths)));
let now = Date.parse("2026-05-01T08:00:00Z");
let faults: unknown[] = [];
const server = await openServer({
  store,
  path: "library.db",
  pages: `${PACKAGE_ROOT}docs`,
  host: "127.0.0.1",
  readOnly: false,
  name: "Ada",
  log: (error) => void faults.push(error),
  // Nobody waits for another's rate here.
  now: () => {
    now += 10_000;
    return now;
  },
  check: parse,
});
await server.update();

async function ask(request: Request): Promise<void> {
  faults = [];
  const answer = await server.handle(request);
  await answer.arrayBuffer();
  const [fault] = faults;
  if (fault instanceof Error) throw fault;
  hold(answer.status < 500 && faults.length === 0, `${request.method} ${request.url} answers ${answer.status}`);
}

/** "POST /path?query", an empty line, a body. */
async function askAs(bytes: Uint8Array): Promise<void> {
  const cut = bytes.indexOf(10);
  const head = Buffer.from(cut < 0 ? bytes : bytes.subarray(0, cut)).toString("utf8");
  const body = cut < 0 ? new Uint8Array() : bytes.slice(cut + 1);
  const [, method = "GET", path = "/"] = /^(GET|POST|DELETE) (\S*)/.exec(head) ?? [];
  const url = URL.parse(`${HOME}/api/v1${path}`);
  // Adding starts other threads and the network, and what is removed is not there for the next.
  if (url === null || (method === "POST" && url.pathname.endsWith("/documents")) || method === "DELETE") return;
  const headers = { host: "127.0.0.1:4747", "x-hearsay": "1", "content-type": "application/json" };
  await ask(new Request(url, { method, headers, ...(method === "POST" ? { body } : {}) }));
}

const get = async (path: string): Promise<unknown> =>
  (await server.handle(new Request(`${HOME}/api/v1${path}`, { headers: { host: "127.0.0.1:4747" } }))).json();
const firstOf = async (path: string, name: string): Promise<string> => {
  const { rows } = (await get(path)) as { readonly rows: readonly Record<string, string>[] };
  return rows[0]?.[name] ?? "none";
};
const ids: Readonly<Record<string, string>> = {
  stories: await firstOf("/stories", "id"),
  documents: await firstOf("/documents", "id"),
  actors: await firstOf("/actors", "key"),
  lineages: await firstOf("/lineages", "id"),
};
const { cursor } = (await get("/actors?limit=1")) as { readonly cursor?: string };
const document = ids["documents"] ?? "";

const QUERIES: Readonly<Record<string, string>> = {
  "/evidence": `?document=${document}&start=0&end=20`,
  "/search": "?q=%22air+raid%22+kab*+-Termez&from=2022-01-01",
  "/today": "?since=1",
  "/export": `?format=csv&table=events&story=${ids["stories"]}`,
  "/network/claims": "?from=a&to=b&kind=conflict",
};
const seeds = ROUTES.filter(({ method, path }) => method === "get" && path !== "/jobs/:id/events").map(
  ({ path, query }) => {
    const kind = path.split("/")[1] ?? "";
    const filled = path.replace(/:\w+/, encodeURIComponent(ids[kind] ?? "none"));
    const asked = "cursor" in query.shape ? `?limit=2&cursor=${cursor ?? ""}` : "";
    return `GET ${filled}${QUERIES[path] ?? asked}`;
  },
);
const posts = [
  `POST /judgements\n${JSON.stringify({ act: "reject", document, element: "e1", reason: "a drill" })}`,
  `POST /judgements\n${JSON.stringify({ act: "edit", document, element: "e1", field: "status", value: "denied" })}`,
  `POST /judgements\n${JSON.stringify({ act: "add", document, kind: "actor", span: [5, 12], fields: { name: "Khan", kind: "person" } })}`,
  `POST /judgements\n${JSON.stringify({ act: "link", document, element: "a1", with: { document, element: "a2" }, verdict: "positive" })}`,
  `POST /judgements\n${JSON.stringify({ act: "split", story: ids["stories"], document })}`,
  `POST /judgements\n${JSON.stringify({ act: "grade", axis: "source", outlet: "The Lantern", grade: "B" })}`,
  `POST /proposals\n${JSON.stringify({ act: "confirm", document, element: "e1" })}`,
  `POST /documents/${document}/labels\n${JSON.stringify({ kind: "tag", text: "a" })}`,
  `POST /read\n${JSON.stringify({ text: "Two men died in Khost on Monday, officials said.", title: "Two men die" })}`,
  `POST /validation/samples\n${JSON.stringify({ kind: "event", size: 5, seed: 1 })}`,
  `POST /session\n${JSON.stringify({ name: "ada", password: "four words make one" })}`,
];

const FORM = `--cut\r\nContent-Disposition: form-data; name="files"; filename="a.txt"\r\nContent-Type: text/plain\r\n\r\nTwo men died.\r\n--cut--\r\n`;
const rpc = (method: string, params: unknown): string => JSON.stringify({ jsonrpc: "2.0", id: 1, method, params });

export const HTTP_TARGETS: readonly Target[] = [
  { name: "questions and bodies of the API", share: 0.15, seeds: bytesOf(...seeds, ...posts), run: askAs },
  {
    name: "the Model Context Protocol",
    share: 0.1,
    seeds: bytesOf(
      rpc("initialize", {
        protocolVersion: "2025-06-18",
        capabilities: {},
        clientInfo: { name: "fuzz", version: "0" },
      }),
      rpc("tools/list", {}),
      rpc("tools/call", { name: "search_claims", arguments: { act: "denial", limit: 3 } }),
      rpc("tools/call", { name: "get_document", arguments: { document, start: 5 } }),
      rpc("tools/call", { name: "get_evidence", arguments: { document, span: [0, 20] } }),
      rpc("tools/call", { name: "compare_claims", arguments: { story: ids["stories"] } }),
    ),
    run: (bytes) =>
      ask(
        new Request(`${HOME}/mcp`, {
          method: "POST",
          headers: {
            host: "127.0.0.1:4747",
            "content-type": "application/json",
            accept: "application/json, text/event-stream",
          },
          body: bytes.slice(),
        }),
      ),
  },
  {
    name: "forms with files",
    share: 0.5,
    seeds: bytesOf(FORM),
    async run(bytes) {
      const headers = { "content-type": "multipart/form-data; boundary=cut" };
      await filesOf(new Request(HOME, { method: "POST", headers, body: "" }), bytes.slice());
    },
  },
];
