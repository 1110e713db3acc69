import process from "node:process";
import type { Store } from "../store/store.ts";
import { openInBrowser } from "./browser.ts";
import { signature } from "./commands/judgements/author.ts";
import type { Streams } from "./output.ts";
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
  const log = (error: unknown): void =>
    streams.err(`hearsay: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  const { openServer } = await import("../server/server.ts");
  const server = await openServer({
    store,
    path,
    pages: WORKBENCH,
    host,
    readOnly,
    name: signature({}).author,
    log,
  });
  const listening = await server.listen(serving);
  const address = `http://${host.includes(":") ? `[${host}]` : host}:${listening.port}/`;
  const who = server.access.needed ? "Whoever comes signs in. " : "";
  await streams.out(
    `Serving ${path} at ${address}\n${who}The HTTP API is at ${address}api/v1, agents find tools at ${address}mcp. Ctrl-C stops.\n`,
  );
  if (open) openInBrowser(address);
  const end = asked();
  // What is there can be looked at while the rest is still compared.
  const compared = server.update().catch(log);
  await end;
  streams.err("hearsay: stopping …\n");
  await listening.stop();
  await server.close();
  await compared;
}

function asked(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => resolve());
  });
}
