import type { Command } from "commander";
import { z } from "zod";
import type { FetchContext } from "../fetch/documents.ts";
import { allowedHost } from "../fetch/target.ts";
import type { SourceContext } from "../sources/documents.ts";
import { version } from "./version.ts";

const optionsSchema = z.object({ allowHost: z.array(z.string()).optional(), contact: z.string().optional() });

/** The options of commands that fetch. */
export function addFetchOptions(command: Command): Command {
  return command
    .option(
      "--allow-host <host>",
      "a host of your own network that may be fetched from: intranet.example, 10.0.0.5:8080 (may be repeated)",
      (host: string, hosts: readonly string[] = []) => [...hosts, allowedHost(host)],
    )
    .option("--contact <text>", "how hosts can reach you: an address for the User-Agent, as polite robots give one");
}

/** All that fetching needs, loaded only when something is fetched. */
export async function fetchContext(
  options: unknown,
  sources: SourceContext,
  signal?: AbortSignal,
): Promise<FetchContext> {
  const { allowHost, contact } = optionsSchema.parse(options);
  const [{ systemClock }, { createPoliteFetch }, { userAgent }] = await Promise.all([
    import("../fetch/clock.ts"),
    import("../fetch/polite.ts"),
    import("../fetch/user-agent.ts"),
  ]);
  return {
    clock: systemClock,
    sources,
    options: {
      userAgent: userAgent(version(), contact),
      allow: allowHost ?? [],
      ...(signal === undefined ? {} : { signal }),
    },
    polite: createPoliteFetch({ clock: systemClock }),
  };
}
