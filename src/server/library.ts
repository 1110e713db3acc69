import type { ViewContext, Views } from "../library/views/context.ts";
import type { FileResources } from "../resources/files.ts";
import type { Store } from "../store/store.ts";
import type { ReadingThreads } from "./reading.ts";

/** What the server serves: one library, with all that reading and looking at it needs. */
export interface ServedLibrary {
  /** As lists of libraries show it: the name of its file without the folders. */
  readonly name: string;
  readonly store: Store;
  readonly views: Views;
  readonly resources: FileResources;
  readonly threads: ReadingThreads;
  readonly engine: string;
  readonly made: ViewContext["made"];
  /** ISO 8601 in UTC, to the millisecond. */
  readonly now: () => string;
}
