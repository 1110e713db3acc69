import { copyFileSync } from "node:fs";
import { sha256Hex } from "../../src/doc/hash.ts";
import { addAll } from "../../src/library/add.ts";
import { openFusion } from "../../src/library/fusion/fuse.ts";
import { fileResources } from "../../src/resources/files.ts";
import { readSources } from "../../src/sources/sources.ts";
import { openSqliteStore } from "../../src/store/sqlite/open.ts";
import { madeOnce } from "./once.ts";

const AT = "2026-01-02T03:04:05.678Z";

/** Puts at this path a library of these files, read and compared: a copy of the one that this run has made. */
export async function libraryAt(path: string, files: readonly string[], origin: readonly string[] = files) {
  const name = `library-${sha256Hex(JSON.stringify([files, origin])).slice(0, 12)}.db`;
  copyFileSync(
    await madeOnce(name, async (made) => {
      const resources = fileResources();
      const store = await openSqliteStore(made);
      for await (const outcome of addAll({ store, resources, workers: 1, now: () => AT }, origin, readSources(files)))
        if (outcome.kind === "problem") throw outcome.error;
      for await (const _ of openFusion(store, resources).update());
      await store.close();
    }),
    path,
  );
}
