import { randomUUID } from "node:crypto";
import process from "node:process";
import type { Store } from "../store/store.ts";
import { openInBrowser } from "./browser.ts";
import { signature } from "./commands/judgements/author.ts";
import type { Streams } from "./output.ts";
import { progress } from "./progress.ts";
import { WORKBENCH } from "./workbench.ts";

export interface Serving {
  readonly host: string;
  readonly port: number;
  /** Where that port is taken, any other will do. */
  readonly anyPort?: boolean;
  readonly open: boolean;
  readonly readOnly: boolean;
}

/** Serves a library until the process is asked to end. Requests under way are answered, what was added is kept. */
export async function serveStore(store: Store, path: string, serving: Serving, streams: Streams): Promise<void> {
  const { host, open, readOnly } = serving;
  const [{ servedLibrary }, { createApp }, { createHandler }, { createJobs }, { listen }, { createStatic }] =
    await Promise.all([
      import("../server/open.ts"),
      import("../server/app.ts"),
      import("../server/handler.ts"),
      import("../server/jobs.ts"),
      import("../server/listen.ts"),
      import("../server/static.ts"),
    ]);
  const library = servedLibrary(store, path, () => new Date().toISOString());
  const shown = progress(streams, "compared");
  for await (const done of library.views.update()) shown.count(done, 0);
  shown.end();
  const log = (error: unknown): void =>
    streams.err(`hearsay: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  const jobs = createJobs({ library, log, name: randomUUID });
  const name = signature({}).author;
  const api = createApp({
    library,
    jobs,
    caller: async () => ({ name, role: readOnly ? "reader" : "owner", kind: "person", by: "loopback" }),
    log,
  });
  const handler = createHandler({ api, pages: createStatic(WORKBENCH), guards: [], log });
  const server = await listen({ fetch: handler }, serving);
  const address = `http://${host.includes(":") ? `[${host}]` : host}:${server.port}/`;
  await streams.out(`Serving ${path} at ${address}\nThe HTTP API is at ${address}api/v1. Ctrl-C stops.\n`);
  if (open) openInBrowser(address);
  await asked();
  streams.err("hearsay: stopping …\n");
  await server.stop();
  await jobs.stop();
  await library.threads.close();
}

function asked(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => resolve());
  });
}
