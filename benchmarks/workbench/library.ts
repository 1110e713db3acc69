import { existsSync } from "node:fs";
import { engineOf } from "../../src/reader/engine.ts";
import { fileResources } from "../../src/resources/files.ts";
import { openServer } from "../../src/server/server.ts";
import { openSqliteStore } from "../../src/store/sqlite/open.ts";
import { builtPages } from "../../test/workbench/served.ts";
import { fill } from "../catalogue/fill.ts";
import { multiply } from "../catalogue/multiply.ts";

/** Events of so many generated reports as are filed one by one; more come by putting their rows in again. */
const EVENTS_OF_FILED = 20_000;

/** The sample corpus among generated reports with at least so many events, kept in this file. */
export async function fillLibrary(path: string, events: number, seed: number): Promise<void> {
  if (existsSync(path)) return;
  const resources = fileResources();
  const store = await openSqliteStore(path);
  await fill(store, resources, { documents: EVENTS_OF_FILED / 20, seed, engine: engineOf(resources) });
  await store.close();
  multiply(path, Math.max(1, Math.ceil(events / EVENTS_OF_FILED)));
}

interface Served {
  readonly address: string;
  close(): Promise<void>;
}

/** A library as `hearsay serve` serves it, with the built workbench. */
export async function serveLibrary(path: string): Promise<Served> {
  const pages = await builtPages();
  const store = await openSqliteStore(path);
  const log = (error: unknown): void => console.error(error);
  const server = await openServer({ store, path, pages, host: "127.0.0.1", readOnly: false, name: "measured", log });
  const listening = await server.listen({ host: "127.0.0.1", port: 0 });
  return {
    address: `http://127.0.0.1:${listening.port}`,
    async close() {
      await listening.stop();
      await server.close();
      await store.close();
    },
  };
}
