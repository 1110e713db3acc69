import { createHash } from "node:crypto";
import { createReadStream, existsSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { backup, DatabaseSync } from "node:sqlite";
import { z } from "zod";
import { HearsayError } from "../../errors.ts";

/** What cannot be made again. A backup of an earlier version has fewer of them. */
const TABLES = [
  "imports",
  "blobs",
  "documents",
  "readings",
  "failures",
  "labels",
  "feeds",
  "feed_items",
  "feed_gaps",
  "judgements",
  "judgement_keys",
  "story_labels",
  "samples",
  "codings",
  "accounts",
  "access_keys",
  "audit",
  "proposals",
] as const;

const manifestSchema = z.strictObject({
  schema: z.literal("hearsay/backup@1"),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  rows: z.partialRecord(z.enum(TABLES), z.int().nonnegative()),
});
export type BackupManifest = Readonly<z.infer<typeof manifestSchema>>;

const manifestOf = (file: string): string => `${file}.manifest.json`;

/**
 * Copies a library that may be in use, by SQLite's own backup: a plain file copy under WAL can silently lose what was
 * written last. The copy gets its name only when it is whole; its manifest says what a restore must find.
 */
export async function backupLibrary(library: string, file: string): Promise<BackupManifest> {
  const unfinished = `${file}.unfinished`;
  const source = new DatabaseSync(library, { readOnly: true });
  try {
    await backup(source, unfinished);
  } finally {
    source.close();
  }
  const copy = new DatabaseSync(unfinished);
  // One self-contained file: no -wal beside it that a restore could forget.
  copy.exec("pragma journal_mode = delete");
  copy.close();
  const manifest: BackupManifest = {
    schema: "hearsay/backup@1",
    sha256: await sha256Of(unfinished),
    rows: rowsOf(unfinished, TABLES),
  };
  writeFileSync(manifestOf(file), `${JSON.stringify(manifest, null, 2)}\n`);
  renameSync(unfinished, file);
  return manifest;
}

/** Checks hash, structure and row counts of a backup; throws E_STORE with what differs. */
export async function verifyBackup(file: string): Promise<BackupManifest> {
  const wrong = (expected: string, got: string): HearsayError =>
    new HearsayError("E_STORE", {
      where: file,
      expected,
      got,
      fix: "Take another backup; this one cannot be trusted.",
    });
  if (!existsSync(file) || !existsSync(manifestOf(file)))
    throw wrong("a backup and its .manifest.json beside it", "not both");
  const manifest = manifestSchema.safeParse(JSON.parse(readFileSync(manifestOf(file), "utf8")));
  if (!manifest.success) throw wrong("a manifest of hearsay/backup@1", manifest.error.issues[0]?.message ?? "another");
  const sha256 = await sha256Of(file);
  if (sha256 !== manifest.data.sha256) throw wrong(`sha256 ${manifest.data.sha256}`, sha256);
  const database = new DatabaseSync(file, { readOnly: true });
  const { integrity_check: integrity } = database.prepare("pragma integrity_check").get() as {
    integrity_check: string;
  };
  database.close();
  if (integrity !== "ok") throw wrong("a sound database", integrity);
  const rows = JSON.stringify(rowsOf(file, Object.keys(manifest.data.rows)));
  if (rows !== JSON.stringify(manifest.data.rows)) throw wrong(JSON.stringify(manifest.data.rows), rows);
  return manifest.data;
}

/** Puts a verified backup in the place of a library; what was there goes only with `force`. */
export async function restoreLibrary(file: string, library: string, force: boolean): Promise<BackupManifest> {
  const manifest = await verifyBackup(file);
  if (existsSync(library) && !force) {
    throw new HearsayError("E_STORE", {
      where: library,
      expected: "a path where no library is yet",
      got: "a file",
      fix: "Name another with --library, or add --force to replace it.",
    });
  }
  const unfinished = `${library}.unfinished`;
  const source = new DatabaseSync(file, { readOnly: true });
  try {
    await backup(source, unfinished);
  } finally {
    source.close();
  }
  for (const left of ["-wal", "-shm"]) rmSync(`${library}${left}`, { force: true });
  renameSync(unfinished, library);
  return manifest;
}

function rowsOf(file: string, tables: readonly string[]): BackupManifest["rows"] {
  const database = new DatabaseSync(file, { readOnly: true });
  const count = (table: string): number =>
    (database.prepare(`select count(*) as n from ${table}`).get() as { n: number }).n;
  const rows = Object.fromEntries(tables.map((table) => [table, count(table)])) as BackupManifest["rows"];
  database.close();
  return rows;
}

async function sha256Of(file: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(file)) hash.update(chunk as Uint8Array);
  return hash.digest("hex");
}
