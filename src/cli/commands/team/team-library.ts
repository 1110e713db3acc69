import type pg from "pg";
import { HearsayError } from "../../../errors.ts";
import { openQueue } from "../../../jobs/queue.ts";
import { isServerAddress, shownPlace } from "../../../store/place.ts";
import { openPostgresStore } from "../../../store/postgres/open.ts";
import type { Store } from "../../../store/store.ts";
import { libraryPath } from "../../library-options.ts";

export interface TeamLibrary {
  readonly store: Store;
  readonly queue: pg.Pool;
  /** With whatever password it holds: shown to nobody. */
  readonly address: string;
  /** As it may be shown. */
  readonly place: string;
}

export interface TeamOptions {
  readonly connections?: number;
  /** What the server's own lists call this process. */
  readonly name?: string;
}

/** Opens a library on a server with its queue, works with it and closes it, whatever happens. */
export async function withTeamLibrary<T>(
  options: unknown,
  work: (library: TeamLibrary) => Promise<T>,
  settings: TeamOptions = {},
): Promise<T> {
  const address = libraryPath(options);
  const place = shownPlace(address);
  if (!isServerAddress(address)) {
    throw new HearsayError("E_USAGE", {
      where: place,
      expected: "a library on a PostgreSQL server",
      got: "a file, which one process at a time reads into",
      fix: "Name a server with --library postgres://… or HEARSAY_LIBRARY; `hearsay move` takes a library there.",
    });
  }
  const store = await openPostgresStore(address, { create: true, ...settings });
  try {
    const queue = await openQueue(address);
    try {
      return await work({ store, queue, address, place });
    } finally {
      await queue.end();
    }
  } finally {
    await store.close();
  }
}
