import type { AddressInfo } from "node:net";
import { serve } from "@hono/node-server";
import type { Hono } from "hono";
import { HearsayError } from "../errors.ts";

export interface Listening {
  readonly port: number;
  /** Takes no new requests and waits for those under way, but not for ever. */
  stop(): Promise<void>;
}

/** How long requests under way may take to end when the server stops. */
const PATIENCE_MS = 5_000;

export async function listen(
  app: Pick<Hono, "fetch">,
  where: { readonly host: string; readonly port: number },
): Promise<Listening> {
  const { host, port } = where;
  const server = await new Promise<ReturnType<typeof serve>>((resolve, reject) => {
    const made = serve({ fetch: app.fetch, hostname: host, port }, () => resolve(made));
    made.once("error", reject);
  }).catch((cause: unknown) => {
    throw new HearsayError("E_USAGE", {
      where: `${host}:${port}`,
      expected: "an address and a port that are free",
      got: cause instanceof Error ? cause.message : String(cause),
      fix: "Choose another with --port, or stop what listens there.",
      cause,
    });
  });
  return {
    port: (server.address() as AddressInfo).port,
    stop: () =>
      new Promise((resolve) => {
        const hurry = setTimeout(() => {
          if ("closeAllConnections" in server) server.closeAllConnections();
        }, PATIENCE_MS);
        hurry.unref();
        server.close(() => {
          clearTimeout(hurry);
          resolve();
        });
        if ("closeIdleConnections" in server) server.closeIdleConnections();
      }),
  };
}
