import { McpServer } from "@modelcontextprotocol/server";
import type { Hono } from "hono";
import type { ErrorAnswer } from "../query/records.ts";
import { LIST_TOOLS } from "./list-tools.ts";
import { THING_TOOLS } from "./thing-tools.ts";
import type { Ask, Tool } from "./tool.ts";
import { NOTICE, untrusted } from "./untrusted.ts";

export const TOOLS: readonly Tool[] = [...LIST_TOOLS, ...THING_TOOLS];

export interface McpOptions {
  /** The HTTP API of the library, in this process, for a caller who is an agent. */
  readonly api: Pick<Hono, "request">;
  readonly version: string;
  /** Whether the tool that proposes corrections is there at all. */
  readonly allowProposals: boolean;
}

/** A server for agents: tools that read, and where that is allowed one that proposes. None writes into a view. */
export function createMcpServer({ api, version, allowProposals }: McpOptions): McpServer {
  const server = new McpServer(
    { name: "hearsay", title: "Hearsay: who did what to whom, according to whom", version },
    { capabilities: { tools: {} }, instructions: NOTICE },
  );
  const ask = askOf(api);
  for (const { name, title, description, input, output, proposes, run } of TOOLS) {
    if (proposes && !allowProposals) continue;
    const annotations = { title, readOnlyHint: !proposes, destructiveHint: false, openWorldHint: false };
    server.registerTool(
      name,
      { title, description, inputSchema: input, outputSchema: untrusted(output), annotations },
      async (given: unknown) => {
        try {
          const { record, cursor } = await run(ask, given as never);
          const answer = { notice: NOTICE, untrusted: record, ...(cursor === undefined ? {} : { cursor }) };
          return { content: [{ type: "text", text: JSON.stringify(answer) }], structuredContent: answer };
        } catch (error) {
          if (!(error instanceof Refused)) throw error;
          return { isError: true, content: [{ type: "text", text: error.message }] };
        }
      },
    );
  }
  return server;
}

/** What the API refused, in its own words: the agent can mend its question. */
class Refused extends Error {}

function askOf(api: Pick<Hono, "request">): Ask {
  return async (method, path, query = {}, body) => {
    const parameters = new URLSearchParams();
    for (const [name, value] of Object.entries(query)) if (value !== undefined) parameters.set(name, String(value));
    const text = parameters.toString();
    const answer = await api.request(`/api/v1${path}${text === "" ? "" : `?${text}`}`, {
      method,
      ...(body === undefined
        ? {}
        : { body: JSON.stringify(body), headers: { "content-type": "application/json", "x-hearsay": "mcp" } }),
    });
    const found: unknown = await answer.json();
    if (!answer.ok) throw new Refused((found as ErrorAnswer).error.message);
    return found;
  };
}
