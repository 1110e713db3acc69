import type { Command } from "commander";
import { type BackupManifest, backupLibrary, restoreLibrary, verifyBackup } from "../../../store/sqlite/backup.ts";
import { addLibraryOption, libraryFile, withLibrary } from "../../library-options.ts";
import type { Streams } from "../../output.ts";

const holds = ({ rows }: BackupManifest): string => `${rows.documents} documents, ${rows.readings} readings`;

export function addBackupCommand(program: Command, streams: Streams, done: (status: number) => void): void {
  const command = program
    .command("backup")
    .description("copy the library into one file with a manifest, also while it is in use")
    .argument("<file>", "where to");
  addLibraryOption(command).action(async (file: string, given: unknown) => {
    const library = libraryFile(given, "Copy it with `hearsay move`, or with pg_dump.");
    // Opened first, so that what is copied is a library and of the newest schema.
    const manifest = await withLibrary(given, { create: false }, () => backupLibrary(library, file));
    await streams.out(`${file}: ${holds(manifest)}\n`);
    done(0);
  });
}

interface RestoreOptions {
  readonly verify?: true;
  readonly force?: true;
}

export function addRestoreCommand(program: Command, streams: Streams, done: (status: number) => void): void {
  const command = program
    .command("restore")
    .description("check a backup against its manifest and make a library of it")
    .argument("<file>", "the backup")
    .option("--verify", "only check")
    .option("--force", "replace the library that is there");
  addLibraryOption(command).action(async (file: string, given: RestoreOptions) => {
    if (given.verify === true) {
      await streams.out(`${file}: sound; ${holds(await verifyBackup(file))}\n`);
    } else {
      const path = libraryFile(given, "Restore it to a file, and take it to the server with `hearsay move`.");
      await streams.out(`${path}: ${holds(await restoreLibrary(file, path, given.force === true))}\n`);
    }
    done(0);
  });
}
