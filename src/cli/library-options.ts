import { existsSync } from "node:fs";
import process from "node:process";
import type { Command } from "commander";
import { z } from "zod";
import { HearsayError } from "../errors.ts";
import type { DocumentRow, Session, Store } from "../store/store.ts";

const librarySchema = z.object({ library: z.string().min(1).optional() });

export function addLibraryOption(command: Command): Command {
  return command.option("--library <file>", "the library (default: HEARSAY_LIBRARY, else hearsay.db in this folder)");
}

export function libraryPath(options: unknown): string {
  const named = process.env["HEARSAY_LIBRARY"];
  return librarySchema.parse(options).library ?? (named === undefined || named === "" ? "hearsay.db" : named);
}

/** Opens the library, works with it and closes it, whatever happens. Only `add` and `restore` may make a new one. */
export async function withLibrary<T>(
  options: unknown,
  { create }: { readonly create: boolean },
  work: (store: Store, path: string) => Promise<T>,
): Promise<T> {
  const path = libraryPath(options);
  if (!create && !existsSync(path)) {
    throw new HearsayError("E_STORE", {
      where: path,
      expected: "a library",
      got: "no such file",
      fix: "Make one with `hearsay add PATH`, or name yours with --library or HEARSAY_LIBRARY.",
    });
  }
  // Loaded when a library is opened: most runs open none, and the query builder takes longer to load than they run.
  const { openSqliteStore } = await import("../store/sqlite/open.ts");
  const store = await openSqliteStore(path);
  try {
    return await work(store, path);
  } finally {
    await store.close();
  }
}

/** The one document that a person means by an id or its beginning. */
export async function documentNamed(session: Session, id: string): Promise<DocumentRow> {
  const found = await session.documentsByPrefix(id.toLowerCase());
  const [only] = found;
  if (only !== undefined && found.length === 1) return only;
  throw new HearsayError("E_USAGE", {
    where: id,
    expected: "the id of one document, or enough of its beginning",
    got:
      found.length === 0
        ? "none with it"
        : `${found.length} or more: ${found.map((row) => shortId(row.id)).join(", ")}`,
    fix: "`hearsay search` shows the ids.",
  });
}

/** As many characters of an id as people read and type; unique in libraries of millions. */
export const shortId = (id: string): string => id.slice(0, 12);

/** "title — outlet, date", as in every list of documents. */
export function documentLine(row: DocumentRow): string {
  const facts = [row.outlet ?? "outlet unknown", row.published ?? "undated"];
  return `${row.title ?? "(no title)"} — ${facts.join(", ")}`;
}
