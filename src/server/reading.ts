import { availableParallelism } from "node:os";
import type { SourceDocument } from "../doc/source.ts";
import { HearsayError } from "../errors.ts";
import type { FileResources } from "../resources/files.ts";
import { openPool, type Pool } from "../workers/pool.ts";
import { packResources } from "../workers/shared-resources.ts";

/** Threads that read for the server: its own thread is for those who ask. */
export interface ReadingThreads {
  readonly size: number;
  pool(): Pool;
  /** One document's reading as a line of JSON; throws why there is none. */
  read(document: SourceDocument): Promise<string>;
  close(): Promise<void>;
}

/** Started when something is read for the first time, and kept. */
export function readingThreads(resources: FileResources, most?: number): ReadingThreads {
  const size = most ?? Math.min(4, availableParallelism());
  let open: Pool | undefined;
  const pool = (): Pool => {
    open ??= openPool(size, packResources(resources));
    return open;
  };
  return {
    size,
    pool,
    async read(document) {
      const answer = await pool().read(document);
      if ("line" in answer) return answer.line;
      throw new HearsayError(answer.code, answer.facts);
    },
    async close() {
      await open?.close();
    },
  };
}
