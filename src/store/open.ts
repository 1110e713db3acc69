import { existsSync } from "node:fs";
import { HearsayError } from "../errors.ts";
import type { Store } from "./store.ts";

export interface OpenOptions {
  /** Makes a library where none is. */
  readonly create?: boolean;
}

/** A library on a server, and not in a file. */
export const isServerAddress = (place: string): boolean => /^postgres(?:ql)?:\/\//i.test(place);

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

/** A library's place as it may be shown: passwords have no place in messages and logs. */
export function shownPlace(place: string): string {
  if (!isServerAddress(place)) return place;
  if (!URL.canParse(place)) return "postgres://…";
  const url = new URL(place);
  if (url.password !== "") url.password = "…";
  for (const name of ["password", "sslpassword"]) if (url.searchParams.has(name)) url.searchParams.set(name, "…");
  return url.href.replaceAll("%E2%80%A6", "…");
}
