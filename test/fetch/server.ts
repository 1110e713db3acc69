import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { onTestFinished } from "vitest";
import { type FetchOptions, fetchSafely } from "../../src/fetch/fetch-safely.ts";

export interface LocalServer {
  /** "127.0.0.1:PORT", as the option `allow` takes it. */
  readonly host: string;
  readonly origin: string;
  readonly requests: IncomingMessage[];
}

/** A server on this machine that answers as the test says, gone when the test is over. */
export async function serve(
  answer: (request: IncomingMessage, response: ServerResponse, server: LocalServer) => void,
): Promise<LocalServer> {
  const requests: IncomingMessage[] = [];
  const server = createServer({ maxHeaderSize: 1 << 20 }, (request, response) => {
    requests.push(request);
    response.on("error", () => {});
    answer(request, response, local);
  });
  const sockets = new Set<Socket>();
  server.on("connection", (socket) => {
    sockets.add(socket.on("error", () => {}).on("close", () => sockets.delete(socket)));
  });
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  onTestFinished(async () => {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => {
      server.close(resolve);
    });
  });
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const local: LocalServer = { host, origin: `http://${host}`, requests };
  return local;
}

export const USER_AGENT = "Hearsay-tests/1.0";

export const fetchFrom = (server: LocalServer, path: string, options: Partial<FetchOptions> = {}) =>
  fetchSafely(`${server.origin}${path}`, { userAgent: USER_AGENT, allow: [server.host], resolve: noNames, ...options });

/** Nothing in a test may ask the network for a name. */
export const noNames = (host: string): never => {
  throw new Error(`a test looked up ${host}`);
};

/** The code of the error that a promise ends with; fails where it ends well. */
export async function codeOf(work: Promise<unknown>): Promise<string> {
  return work.then(
    (value) => Promise.reject(new Error(`no error, but ${JSON.stringify(value)}`)),
    (error: unknown) => (error instanceof Error && "code" in error ? String(error.code) : String(error)),
  );
}
