import process from "node:process";
import { type Command, Option } from "commander";
import { z } from "zod";
import { HearsayError } from "../errors.ts";
import { openStore } from "../store/open.ts";
import { isServerAddress, shownPlace } from "../store/place.ts";
import type { DocumentRow, Session, Store } from "../store/store.ts";

const librarySchema = z.object({ library: z.string().min(1).optional(), store: z.string().min(1).optional() });

export function addLibraryOption(command: Command): Command {
  return (
    command
      .option(
        "--library <place>",
        "the library: a file or postgres://… (default: HEARSAY_LIBRARY, else hearsay.db in this folder)",
      )
      // As people with a server call it.
      .addOption(new Option("--store <place>", "the same as --library").hideHelp())
  );
}

/** A path, or the address of a server with whatever password it holds: shown to nobody. */
export function libraryPath(options: unknown): string {
  const named = process.env["HEARSAY_LIBRARY"];
  const { library, store } = librarySchema.parse(options);
  return library ?? store ?? (named === undefined || named === "" ? "hearsay.db" : named);
}

/** A library in a file: what SQLite alone can do. */
export function libraryFile(options: unknown, instead: string): string {
  const place = libraryPath(options);
  if (!isServerAddress(place)) return place;
  throw new HearsayError("E_USAGE", {
    where: shownPlace(place),
    expected: "a library in a file",
    got: "one on a server",
    fix: instead,
  });
}

/**
 * Opens the library, works with it and closes it, whatever happens; `path` is its place as it may be shown. Only `add` and
 * `restore` may make a new one.
 */
export async function withLibrary<T>(
  options: unknown,
  { create }: { readonly create: boolean },
  work: (store: Store, path: string) => Promise<T>,
): Promise<T> {
  const place = libraryPath(options);
  const path = shownPlace(place);
  const store = await openStore(place, { create });
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
