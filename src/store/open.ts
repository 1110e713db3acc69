import { existsSync } from "node:fs";
import { HearsayError } from "../errors.ts";
import { isServerAddress } from "./place.ts";
import type { Store } from "./store.ts";

export interface OpenOptions {
  /** Makes a library where none is. */
  readonly create?: boolean;
}

/**
 * Opens the library at a path or at the address of a PostgreSQL server. E_STORE where none is, unless it may be made, and
 * where what is there is none. Drivers are loaded when they are needed: most runs need one of them or none.
 */
export async function openStore(place: string, { create = false }: OpenOptions = {}): Promise<Store> {
  if (isServerAddress(place)) {
    const { openPostgresStore } = await import("./postgres/open.ts");
    return openPostgresStore(place, { create });
  }
  if (!create && place !== ":memory:" && !existsSync(place)) {
    throw new HearsayError("E_STORE", {
      where: place,
      expected: "a library",
      got: "no such file",
      fix: "Make one with `hearsay add PATH`, or name yours with --library or HEARSAY_LIBRARY.",
    });
  }
  const { openSqliteStore } = await import("./sqlite/open.ts");
  return openSqliteStore(place);
}
