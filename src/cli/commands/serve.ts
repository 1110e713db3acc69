import { randomUUID } from "node:crypto";
import process from "node:process";
import { type Command, InvalidArgumentError } from "commander";
import { z } from "zod";
import { addLibraryOption, withLibrary } from "../library-options.ts";
import type { Streams } from "../output.ts";

const optionsSchema = z.object({ port: z.number(), host: z.string(), library: z.string().optional() });

export function addServeCommand(program: Command, streams: Streams, done: (status: number) => void): void {
  const command = program
    .command("serve")
    .description("serve a library to browsers and programs on this machine: the workbench and the HTTP API")
    .argument("[library]", "the library's file")
    .option("--port <n>", "where to listen; 0 takes any that is free", portNumber, 4747)
    .option("--host <address>", "on which address", "127.0.0.1")
    .addHelpText("after", "\nExamples:\n  hearsay serve\n  hearsay serve archive.db --port 8080");
  addLibraryOption(command).action(async (place: string | undefined, given: unknown) => {
    const { port, host, ...rest } = optionsSchema.parse(given);
    await withLibrary(place === undefined ? rest : { library: place }, { create: false }, async (store, path) => {
      const [{ servedLibrary }, { createApp }, { createJobs }, { listen }] = await Promise.all([
        import("../../server/open.ts"),
        import("../../server/app.ts"),
        import("../../server/jobs.ts"),
        import("../../server/listen.ts"),
      ]);
      const library = servedLibrary(store, path, () => new Date().toISOString());
      for await (const _ of library.views.update());
      const log = (error: unknown): void =>
        streams.err(`hearsay: ${error instanceof Error ? error.stack : String(error)}\n`);
      const jobs = createJobs({ library, log, name: randomUUID });
      const app = createApp({
        library,
        jobs,
        caller: async () => ({ name: "you", role: "owner", kind: "person", by: "loopback" }),
        log,
      });
      const server = await listen(app, { host, port });
      await streams.out(`Serving ${path} at http://${host}:${server.port}/\nCtrl-C stops.\n`);
      await interrupted();
      await server.stop();
      await jobs.stop();
      await library.threads.close();
    });
    done(0);
  });
}

function interrupted(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => resolve());
  });
}

function portNumber(text: string): number {
  const port = Number(text);
  if (!/^\d{1,5}$/.test(text) || port > 65_535) throw new InvalidArgumentError("Expected a port from 0 to 65535.");
  return port;
}
