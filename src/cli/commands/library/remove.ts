import type { Command } from "commander";
import type { Removed } from "../../../store/store.ts";
import { addLibraryOption, documentLine, documentNamed, withLibrary } from "../../library-options.ts";
import type { Streams } from "../../output.ts";

const consequencesOf = ({ documents, readings, labels, blobs }: Removed): string =>
  `${documents} documents, ${readings} readings, ${labels} tags and notes, ${blobs} original files`;

export function addRemoveCommand(program: Command, streams: Streams, done: (status: number) => void): void {
  const command = program
    .command("remove")
    .description("remove documents; without --yes it only shows what would go")
    .argument("<id...>", "documents")
    .option("--yes", "do it");
  addLibraryOption(command).action(async (ids: readonly string[], given: { readonly yes?: true }) => {
    await withLibrary(given, { create: false }, async (store) => {
      const lines = await store.transaction(async (session) => {
        const rows = [];
        for (const id of ids) rows.push(await documentNamed(session, id));
        const all = rows.map((row) => row.id);
        if (given.yes === true) return [`removed: ${consequencesOf(await session.removeDocuments(all))}`];
        const gone = consequencesOf(await session.consequences(all));
        return [...rows.map(documentLine), `would remove: ${gone}`, "Nothing is removed yet: add --yes to do it."];
      });
      await streams.out(`${lines.join("\n")}\n`);
    });
    done(0);
  });
}

export function addUndoCommand(program: Command, streams: Streams, done: (status: number) => void): void {
  const command = program
    .command("undo")
    .description("take back a whole import; without --yes it only shows what would go")
    .argument("<import>", "its id, as `hearsay status` shows it")
    .option("--yes", "do it");
  addLibraryOption(command).action(async (id: string, given: { readonly yes?: true }) => {
    await withLibrary(given, { create: false }, async (store) => {
      const line = await store.transaction(async (session) => {
        if (given.yes === true) return `removed: ${consequencesOf(await session.undoImport(id))}`;
        return `would remove: ${consequencesOf(await session.consequences(await session.importDocuments(id)))}\nNothing is removed yet: add --yes to do it.`;
      });
      await streams.out(`${line}\n`);
    });
    done(0);
  });
}
