import { basename } from "node:path";
import { engineKey } from "../library/engine-key.ts";
import { openViews } from "../library/views/context.ts";
import { engineOf } from "../reader/engine.ts";
import { type FileResources, fileResources } from "../resources/files.ts";
import type { Store } from "../store/store.ts";
import type { ServedLibrary } from "./library.ts";
import { readingThreads } from "./reading.ts";

/** All that serving a library needs, loaded once. */
export function servedLibrary(
  store: Store,
  path: string,
  now: () => string,
  resources: FileResources = fileResources(),
): ServedLibrary {
  const made = engineOf(resources);
  return {
    name: basename(path).replace(/\.db$/, ""),
    store,
    views: openViews(store, resources, made),
    resources,
    threads: readingThreads(resources),
    engine: engineKey(resources),
    made,
    now,
  };
}
