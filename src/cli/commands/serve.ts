import { type Command, InvalidArgumentError } from "commander";
import { z } from "zod";
import { addLibraryOption, withLibrary } from "../library-options.ts";
import type { Streams } from "../output.ts";

const optionsSchema = z.object({
  port: z.number(),
  host: z.string(),
  open: z.literal(true).optional(),
  readOnly: z.literal(true).optional(),
});

export function addServeCommand(program: Command, streams: Streams, done: (status: number) => void): void {
  const command = program
    .command("serve")
    .description(
      "show a library in the browser, to programs and to agents: the workbench, the HTTP API and MCP, on this machine",
    )
    .argument("[library]", "the library")
    .option("--port <n>", "where to listen; 0 takes any that is free", portNumber, 4747)
    .option("--host <address>", "on which address; any but this machine's own needs accounts", "127.0.0.1")
    .option("--open", "open the workbench in the browser")
    .option("--read-only", "let nobody change anything")
    .addHelpText(
      "after",
      `
Examples:
  hearsay serve                                the library of this folder
  hearsay serve archive.db --port 8080 --open
  curl http://127.0.0.1:4747/api/v1/stories
  claude mcp add --transport http hearsay http://127.0.0.1:4747/mcp`,
    );
  addLibraryOption(command).action(async (place: string | undefined, given: unknown) => {
    const { port, host, open, readOnly } = optionsSchema.parse(given);
    const serving = { host, port, open: open === true, readOnly: readOnly === true };
    await withLibrary(place === undefined ? given : { library: place }, { create: false }, async (store, path) => {
      const { serveStore } = await import("../serving.ts");
      await serveStore(store, path, serving, streams);
    });
    done(0);
  });
}

export function portNumber(text: string): number {
  const port = Number(text);
  if (!/^\d{1,5}$/.test(text) || port > 65_535) throw new InvalidArgumentError("Expected a port from 0 to 65535.");
  return port;
}
