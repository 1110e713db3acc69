import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { PACKAGE_ROOT } from "../../src/resources/files.ts";
import { parse } from "../../src/server/respond.ts";
import { openServer, type Server, type ServerOptions } from "../../src/server/server.ts";
import { openSqliteStore } from "../../src/store/sqlite/open.ts";
import type { Store } from "../../src/store/store.ts";
import { libraryAt } from "../run/library.ts";

export const HOME = "http://127.0.0.1:4747";

/** Reports of one night of the sample, which tell one story, copy and contradict each other, and a web page. */
export const REPORTS = [
  "20-first-toll-air-raids.txt",
  "21-toll-rises-to-47.txt",
  "22-islamabad-asks-kabul-to-act.html",
  "23-bombs-on-sleeping-families.txt",
  "24-twenty-children-unicef.txt",
];

export interface Served {
  readonly server: Server;
  readonly store: Store;
  /** What the server said of its own faults. */
  readonly faults: readonly unknown[];
  /** Asks as a program on this machine does; a path below /api/v1. */
  ask(path: string, init?: RequestInit): Promise<Response>;
  get<T = unknown>(path: string): Promise<T>;
  send(method: "POST" | "DELETE", path: string, body: unknown): Promise<Response>;
  close(): Promise<void>;
}

/** A server over a library in memory, with a clock that stands still until it is moved. */
export async function serve(
  given: Partial<ServerOptions> & {
    readonly files?: readonly string[];
    readonly prepare?: (store: Store) => Promise<void>;
  } = {},
): Promise<Served> {
  const { files = [], prepare, ...options } = given;
  const place = files.length === 0 ? ":memory:" : join(mkdtempSync(join(tmpdir(), "hearsay-served-")), "night.db");
  if (files.length > 0) {
    const paths = files.map((name) => `${PACKAGE_ROOT}corpus/sample/${name}`);
    await libraryAt(place, paths, ["sample"]);
  }
  const store = await openSqliteStore(place);
  await prepare?.(store);
  const faults: unknown[] = [];
  const server = await openServer({
    store,
    path: "/tmp/night.db",
    pages: pages(),
    host: "127.0.0.1",
    readOnly: false,
    name: "Ada",
    log: (error) => void faults.push(error),
    check: parse,
    ...options,
  });
  await server.update();
  const ask = (path: string, init: RequestInit = {}): Promise<Response> => {
    const headers = new Headers(init.headers);
    if (!headers.has("host")) headers.set("host", new URL(HOME).host);
    return server.handle(new Request(`${HOME}/api/v1${path}`, { ...init, headers }));
  };
  return {
    server,
    store,
    faults,
    ask,
    async get<T>(path: string) {
      const answer = await ask(path);
      if (!answer.ok) throw new Error(`${path} answers ${answer.status}: ${await answer.text()}`);
      return (await answer.json()) as T;
    },
    send: (method, path, body) =>
      ask(path, {
        method,
        headers: { "content-type": "application/json", "x-hearsay": "1" },
        body: JSON.stringify(body),
      }),
    async close() {
      await server.close();
      await store.close();
      if (files.length > 0) rmSync(dirname(place), { recursive: true, force: true });
    },
  };
}

/** A built workbench of three files. */
export function pages(): string {
  const folder = mkdtempSync(join(tmpdir(), "hearsay-pages-"));
  writeFileSync(join(folder, "index.html"), "<!doctype html><title>Hearsay</title>");
  writeFileSync(join(folder, ".secret"), "not to be served");
  return folder;
}
