import { randomUUID } from "node:crypto";
import process from "node:process";
import type { Command } from "commander";
import { z } from "zod";
import { addLibraryOption, withLibrary } from "../library-options.ts";
import type { Streams } from "../output.ts";
import { version } from "../version.ts";
import { portNumber } from "./serve.ts";

const optionsSchema = z.object({
  http: z.literal(true).optional(),
  port: z.number(),
  allowProposals: z.literal(true).optional(),
  as: z.string().min(1).max(100),
  library: z.string().optional(),
});

export function addMcpCommand(program: Command, streams: Streams, done: (status: number) => void): void {
  const command = program
    .command("mcp")
    .description("let agents read a library, over the Model Context Protocol: tools that search, compare and quote")
    .argument("[library]", "the library")
    .option("--http", "on http://127.0.0.1:PORT/mcp instead of standard input and output")
    .option("--port <n>", "where to listen with --http; 0 takes any that is free", portNumber, 4748)
    .option("--allow-proposals", "let agents propose corrections, which wait until a person accepts them")
    .option("--as <name>", "what the agent is called in the proposals it makes", "agent")
    .addHelpText(
      "after",
      `
Examples:
  hearsay mcp archive.db                       for a program that starts it itself
  hearsay mcp archive.db --http --port 4748
  claude mcp add hearsay -- hearsay mcp /path/to/archive.db

Agents read; they change nothing. Words of documents come to them marked as data from strangers.`,
    );
  addLibraryOption(command).action(async (place: string | undefined, given: unknown) => {
    const { http, port, allowProposals, as: name, ...rest } = optionsSchema.parse(given);
    await withLibrary(place === undefined ? rest : { library: place }, { create: false }, async (store, path) => {
      const [{ servedLibrary }, { createApp }, { createJobs }, { createMcpServer }, { oneCaller }, { createRates }] =
        await Promise.all([
          import("../../server/open.ts"),
          import("../../server/app.ts"),
          import("../../server/jobs.ts"),
          import("../../mcp/server.ts"),
          import("../../server/access/one-caller.ts"),
          import("../../server/access/rates.ts"),
        ]);
      const library = servedLibrary(store, path, () => new Date().toISOString());
      for await (const _ of library.views.update());
      const log = (error: unknown): void =>
        streams.err(`hearsay: ${error instanceof Error ? error.stack : String(error)}\n`);
      const jobs = createJobs({ library, log, name: randomUUID });
      const access = oneCaller({ name, role: "reader", kind: "agent", by: "loopback" });
      const api = createApp({ library, jobs, access, rates: createRates(Date.now), log });
      const options = { api, version: version(), allowProposals: allowProposals === true };
      try {
        if (http === true) await overHttp(options, port, path, streams);
        else await overStandardStreams(() => createMcpServer(options));
      } finally {
        await jobs.stop();
        await library.threads.close();
      }
    });
    done(0);
  });
}

type Options = Parameters<typeof import("../../mcp/http.ts")["createMcpApp"]>[0];

async function overHttp(options: Options, port: number, path: string, streams: Streams): Promise<void> {
  const [{ createMcpApp }, { listen }] = await Promise.all([
    import("../../mcp/http.ts"),
    import("../../server/listen.ts"),
  ]);
  const server = await listen(createMcpApp(options), { host: "127.0.0.1", port });
  await streams.out(`Serving ${path} to agents at http://127.0.0.1:${server.port}/mcp\nCtrl-C stops.\n`);
  await new Promise<void>((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => resolve());
  });
  await server.stop();
}

/** Standard output belongs to the protocol: nothing else may be written there. Ends when the client closes its end. */
async function overStandardStreams(
  create: () => ReturnType<typeof import("../../mcp/server.ts")["createMcpServer"]>,
): Promise<void> {
  const { serveStdio } = await import("@modelcontextprotocol/server/stdio");
  const served = serveStdio(create);
  await new Promise<void>((resolve) => {
    process.stdin.once("end", resolve);
    process.stdin.once("close", resolve);
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => resolve());
  });
  await served.close();
}
