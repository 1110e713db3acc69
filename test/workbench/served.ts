import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { buildWorkbench } from "../../scripts/build-workbench.ts";
import { secretOf } from "../../src/server/access/secrets.ts";
import { openServer } from "../../src/server/server.ts";
import { openSqliteStore } from "../../src/store/sqlite/open.ts";
import { libraryAt } from "../run/library.ts";
import { madeOnce } from "../run/once.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));

export interface Served {
  readonly address: string;
  /** Faults of the server while it was looked at. */
  readonly faults: readonly unknown[];
  close(): Promise<void>;
}

/** Somebody who has to sign in. */
interface Account {
  readonly name: string;
  readonly password: string;
  readonly role: "reader" | "editor" | "owner";
}

/** A library of these files, served with the built workbench on a port of its own: what `hearsay serve` does. */
export async function serveWorkbench(
  files: readonly string[] = [`${root}corpus/sample`],
  accounts: readonly Account[] = [],
): Promise<Served> {
  const pages = await builtPages();
  const folder = mkdtempSync(join(tmpdir(), "hearsay-workbench-"));
  const path = join(folder, "library.db");
  if (files.length > 0) await libraryAt(path, files);
  const store = await openSqliteStore(path);
  for (const { name, password, role } of accounts) {
    const secret = await secretOf(password);
    await store.transaction((session) =>
      session.putAccount({ name, role, secret, createdAt: "2026-01-02T03:04:05.678Z" }),
    );
  }
  const faults: unknown[] = [];
  const log = (error: unknown): void => void faults.push(error);
  const server = await openServer({ store, path, pages, host: "127.0.0.1", readOnly: false, name: "tester", log });
  await server.update();
  const listening = await server.listen({ host: "127.0.0.1", port: 0 });
  return {
    address: `http://127.0.0.1:${listening.port}`,
    faults,
    async close() {
      await listening.stop();
      await server.close();
      await store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const PAGES = `${root}dist/workbench`;
const LOCK = `${root}dist/.workbench-being-built`;

/**
 * The folder of the built workbench, in a copy of this run: to pack the package builds it anew, and pages that are being
 * looked at must not lose their parts.
 */
export function builtPages(): Promise<string> {
  return madeOnce("workbench", async (path) => cpSync(await builtHere(), path, { recursive: true }));
}

/** Built once where it is missing or old, whoever asks. */
async function builtHere(): Promise<string> {
  mkdirSync(`${root}dist`, { recursive: true });
  for (;;) {
    if (isNew()) return PAGES;
    try {
      mkdirSync(LOCK);
    } catch {
      // Somebody else builds; a lock that nobody holds any more is taken over.
      if (ageOf(LOCK) > 300_000) rmSync(LOCK, { recursive: true, force: true });
      await setTimeout(200);
      continue;
    }
    try {
      if (!isNew()) buildWorkbench();
    } finally {
      rmdirSync(LOCK);
    }
  }
}

const SOURCES = [
  "workbench/src",
  "workbench/data",
  "workbench/index.html",
  "workbench/vite.config.ts",
  "src",
  "lexicons",
  "models",
];

function isNew(): boolean {
  const built = changed(`${PAGES}/index.html`);
  return built > 0 && built >= Math.max(...SOURCES.map((source) => newest(`${root}${source}`)));
}

function newest(path: string): number {
  if (!path.endsWith(".html") && !path.endsWith(".ts")) {
    const inside = readdirSync(path, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    return Math.max(0, ...inside.map(({ parentPath, name }) => changed(`${parentPath}/${name}`)));
  }
  return changed(path);
}

function changed(path: string): number {
  try {
    return statSync(path).mtimeMs;
  } catch {
    return 0;
  }
}

const ageOf = (path: string): number => Date.now() - changed(path);
