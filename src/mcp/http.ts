import {
  createMcpHandler,
  hostHeaderValidationResponse,
  localhostAllowedHostnames,
  localhostAllowedOrigins,
  originValidationResponse,
} from "@modelcontextprotocol/server";
import { createMcpServer, type McpOptions } from "./server.ts";

export interface McpEndpoint {
  fetch(request: Request): Promise<Response>;
  /** Ends what is still being answered. */
  close(): Promise<void>;
}

/** Streamable HTTP without sessions: each request stands for itself. Who may ask is settled before. */
export function createMcpEndpoint(options: McpOptions & { readonly mostBytes?: number }): McpEndpoint {
  const { mostBytes, ...served } = options;
  const limit = mostBytes === undefined ? {} : { maxRequestBodySize: mostBytes };
  const handler = createMcpHandler(() => createMcpServer(served), limit);
  return { fetch: (request) => handler.fetch(request), close: () => handler.close() };
}

/**
 * Streamable HTTP at /mcp, to programs on this machine alone: a page of a browser, or a name that is made to point here,
 * is refused before anything is read.
 */
export function createMcpApp(options: McpOptions): Pick<McpEndpoint, "fetch"> {
  const endpoint = createMcpEndpoint(options);
  return {
    async fetch(request) {
      const refused =
        hostHeaderValidationResponse(request, localhostAllowedHostnames()) ??
        originValidationResponse(request, localhostAllowedOrigins());
      if (refused !== undefined) return refused;
      if (new URL(request.url).pathname !== "/mcp")
        return new Response("Agents are served at /mcp.\n", { status: 404 });
      return endpoint.fetch(request);
    },
  };
}
