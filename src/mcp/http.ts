import {
  createMcpHandler,
  hostHeaderValidationResponse,
  localhostAllowedHostnames,
  localhostAllowedOrigins,
  originValidationResponse,
} from "@modelcontextprotocol/server";
import { createMcpServer, type McpOptions } from "./server.ts";

/**
 * Streamable HTTP at /mcp, to programs on this machine alone: a page of a browser, or a name that is made to point here,
 * is refused before anything is read.
 */
export function createMcpApp(options: McpOptions): { readonly fetch: (request: Request) => Promise<Response> } {
  const handler = createMcpHandler(() => createMcpServer(options));
  return {
    async fetch(request) {
      const refused =
        hostHeaderValidationResponse(request, localhostAllowedHostnames()) ??
        originValidationResponse(request, localhostAllowedOrigins());
      if (refused !== undefined) return refused;
      if (new URL(request.url).pathname !== "/mcp")
        return new Response("Agents are served at /mcp.\n", { status: 404 });
      return handler.fetch(request);
    },
  };
}
