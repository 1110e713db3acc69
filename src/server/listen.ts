import type { AddressInfo } from "node:net";
import { type Http2Bindings, type HttpBindings, serve } from "@hono/node-server";
import { HearsayError } from "../errors.ts";
import { noteAddress } from "./access/address.ts";

export interface Listening {
  readonly port: number;
  /** Takes no new requests and waits for those under way, but not for ever. */
  stop(): Promise<void>;
}

/** How long requests under way may take to end when the server stops. */
const PATIENCE_MS = 5_000;

export async function listen(
  app: { readonly fetch: (request: Request) => Response | Promise<Response> },
  where: { readonly host: string; readonly port: number; readonly anyPort?: boolean },
): Promise<Listening> {
  const { host, port, anyPort } = where;
  const withAddress = (request: Request, connection: HttpBindings | Http2Bindings): Response | Promise<Response> => {
    noteAddress(request, connection.incoming.socket.remoteAddress ?? "");
    return app.fetch(request);
  };
  const begin = (at: number): Promise<ReturnType<typeof serve>> =>
    new Promise((resolve, reject) => {
      const made = serve({ fetch: withAddress, hostname: host, port: at }, () => resolve(made));
      made.once("error", reject);
    });
  const server = await begin(port)
    .catch((cause: unknown) => {
      if (anyPort === true && isTaken(cause)) return begin(0);
      throw cause;
    })
    .catch((cause: unknown) => {
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

const isTaken = (cause: unknown): boolean => cause instanceof Error && "code" in cause && cause.code === "EADDRINUSE";
