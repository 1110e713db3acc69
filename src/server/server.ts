import { randomUUID } from "node:crypto";
import { setImmediate } from "node:timers/promises";
import { HearsayError } from "../errors.ts";
import type { Store } from "../store/store.ts";
import { type Access, createAccess } from "./access/access.ts";
import { isLoopback, ownName, ownOrigin } from "./access/guards.ts";
import { createRates } from "./access/rates.ts";
import { withAgents } from "./agents.ts";
import { createApp } from "./app.ts";
import { createHandler } from "./handler.ts";
import { withHealth } from "./health.ts";
import { createJobs, STEP } from "./jobs.ts";
import type { ServedLibrary } from "./library.ts";
import { type Listening, listen } from "./listen.ts";
import { servedLibrary } from "./open.ts";
import type { Check } from "./respond.ts";
import { createStatic } from "./static.ts";

export interface ServerOptions {
  readonly store: Store;
  /** The library's place, as it may be shown. */
  readonly path: string;
  /** The folder of the built workbench. */
  readonly pages: string;
  /** On which address it will listen. */
  readonly host: string;
  readonly readOnly: boolean;
  /** Who sits at this machine. */
  readonly name: string;
  readonly log: (error: unknown) => void;
  readonly now?: () => number;
  readonly check?: Check;
}

export interface Server {
  readonly access: Access;
  readonly library: ServedLibrary;
  /** Brings the stories up to date with what was read elsewhere; those who ask are answered meanwhile. */
  update(): Promise<void>;
  handle(request: Request): Promise<Response>;
  listen(where: { readonly host: string; readonly port: number; readonly anyPort?: boolean }): Promise<Listening>;
  /** Ends jobs and threads; the store is the caller's. */
  close(): Promise<void>;
}

/** A server over a library, with its guards; refuses to be reached from elsewhere while everybody may do everything. */
export async function openServer(options: ServerOptions): Promise<Server> {
  const { store, path, pages, host, readOnly, name, log, check, now = Date.now } = options;
  const loopback = isLoopback(host);
  let closing = false;
  const known = await store.transaction(
    async (session) => (await session.accounts()).length + (await session.keys()).length,
  );
  if (!loopback && known === 0) {
    throw new HearsayError("E_USAGE", {
      where: `--host ${host}`,
      expected: "accounts or keys, for a server that others reach",
      got: "none: everybody could do everything",
      fix: "Make one first: `hearsay accounts add NAME --role owner`, or serve on 127.0.0.1.",
    });
  }
  const library = servedLibrary(store, path, () => new Date(now()).toISOString());
  const rates = createRates(now);
  const local = { name, role: "owner", kind: "person", by: "loopback" } as const;
  // Once there are accounts, whoever comes says who they are: behind a proxy, everybody comes from this machine.
  const access = createAccess({ store, rates, now, ...(loopback && known === 0 ? { local } : {}) });
  const jobs = createJobs({ library, log, name: randomUUID });
  const answering = { library, jobs, access, rates, readOnly, log, ...(check === undefined ? {} : { check }) };
  const api = createApp(answering);
  const agents = withAgents(withHealth(createStatic(pages), { store, access, ready: () => !closing }), answering);
  const guards = [...(loopback && known === 0 ? [ownName] : []), ownOrigin];
  const handle = createHandler({
    api,
    pages: agents.pages,
    guards,
    log,
  });
  return {
    access,
    library,
    async update() {
      for await (const _ of library.views.update({ batch: STEP })) {
        if (closing) return;
        await setImmediate();
      }
    },
    handle,
    listen: (where) => listen({ fetch: handle }, where),
    async close() {
      closing = true;
      await agents.close();
      await jobs.stop();
      await library.threads.close();
    },
  };
}
