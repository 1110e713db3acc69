import { createMcpEndpoint, type McpEndpoint } from "../mcp/http.ts";
import type { Access } from "./access/access.ts";
import { oneCaller } from "./access/one-caller.ts";
import { refusal } from "./answers.ts";
import { type AppOptions, createApp } from "./app.ts";
import { LIMITS } from "./body.ts";
import { type Caller, mayDo } from "./caller.ts";

type Pages = (request: Request, path: string) => Promise<Response>;

export interface Agents {
  readonly pages: Pages;
  close(): Promise<void>;
}

/**
 * The pages, and the Model Context Protocol at /mcp. Whoever asks there is an agent: it reads with the rights of a reader,
 * everything is written down, and a key that could change something lets it propose, no more.
 */
export function withAgents(pages: Pages, options: AppOptions): Agents {
  const { access, library, readOnly = false } = options;
  const endpoints = new Map<string, McpEndpoint>();
  const endpointOf = (known: Caller): McpEndpoint => {
    const allowProposals = known.by === "key" && mayDo(known, "editor") && !readOnly;
    const name = known.by === "loopback" ? "agent" : known.name;
    const who = JSON.stringify([name, known.by, allowProposals]);
    const made = endpoints.get(who);
    if (made !== undefined) return made;
    const agent = oneCaller({ name, role: "reader", kind: "agent", by: known.by });
    const api = createApp({ ...options, access: agent });
    const { version } = library.made;
    const endpoint = createMcpEndpoint({ api, version, allowProposals, mostBytes: LIMITS.little });
    endpoints.set(who, endpoint);
    return endpoint;
  };
  return {
    async pages(request, path) {
      if (path !== "/mcp") return pages(request, path);
      return endpointOf(await reader(access, request)).fetch(request);
    },
    async close() {
      for (const endpoint of endpoints.values()) await endpoint.close();
    },
  };
}

async function reader(access: Access, request: Request): Promise<Caller> {
  const caller = await access.callerOf(request);
  if (mayDo(caller, "reader")) return caller;
  throw refusal("E_SIGN_IN", {
    where: "/mcp",
    expected: "a key that may read",
    got: "none",
    fix: "Send authorization: Bearer hsk_… as `hearsay keys add NAME --agent` prints it.",
  });
}
