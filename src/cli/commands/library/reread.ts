import type { Command } from "commander";
import { fileResources } from "../../../resources/files.ts";
import { addLibraryOption, withLibrary } from "../../library-options.ts";
import type { Streams } from "../../output.ts";
import { progress } from "../../progress.ts";

export function addRereadCommand(program: Command, streams: Streams, done: (status: number) => void): void {
  const command = program
    .command("reread")
    .description("read with the present engine what only an older one has read; texts are not extracted again");
  addLibraryOption(command).action(async (given: unknown) => {
    await withLibrary(given, { create: false }, async (store) => {
      const { rereadAll } = await import("../../../library/add.ts");
      const shown = progress(streams);
      let last = { read: 0, failed: 0 };
      const context = { store, resources: fileResources(), now: () => new Date().toISOString() };
      for await (const now of rereadAll(context)) {
        last = now;
        shown.count(now.read, now.failed);
      }
      shown.end();
      await streams.out(`${last.read} documents read again${last.failed > 0 ? `, ${last.failed} failed` : ""}\n`);
    });
    done(0);
  });
}
