import { Piscina } from "piscina";
import type { SourceDocument } from "../doc/source.ts";
import type { Answer } from "./answer.ts";
import type { PackedResources } from "./shared-resources.ts";

export interface Pool {
  /** The answer for one document; E_WORKER where its worker died over it. */
  read(document: SourceDocument): Promise<Answer>;
  close(): Promise<void>;
}

/** The checkout runs TypeScript as it is, the package plain JavaScript: the worker is the neighbour of the same kind. */
const WORKER = new URL(`./read-worker${import.meta.url.endsWith(".ts") ? ".ts" : ".js"}`, import.meta.url);

export function openPool(workers: number, resources: PackedResources, worker: URL = WORKER): Pool {
  const piscina = new Piscina<SourceDocument, Answer>({
    filename: worker.href,
    name: "read",
    minThreads: workers,
    maxThreads: workers,
    // One document at a time: when a worker dies, it takes no other document with it.
    concurrentTasksPerWorker: 1,
    workerData: resources,
    // Reading leaves much short-lived garbage: left alone, each thread lets it grow to 100 MB before it looks. A document
    // leaves some 20 MB: less room than that, and what it still needs is moved again and again.
    resourceLimits: { maxYoungGenerationSizeMb: 24 },
    recordTiming: false,
  });
  const waiting = new Set<(cause: unknown) => void>();
  // Workers that do not even start are not replaced, and documents in the queue would wait for ever.
  const failAllWhenDeserted = (cause: unknown): void => {
    if (piscina.threads.length === 0) for (const fail of [...waiting]) fail(cause);
  };
  // A worker that dies between two documents is replaced; over a document, its answer says so. Neither ends the run.
  piscina.on("error", failAllWhenDeserted);
  return {
    read: (document) =>
      new Promise((resolve) => {
        const settle = (given: Answer): void => {
          waiting.delete(fail);
          resolve(given);
        };
        const fail = (cause: unknown): void => settle(workerDied(document.where, cause));
        waiting.add(fail);
        // Without the original bytes: a page is several times its text, and no worker looks at it.
        const { original: _original, ...lean } = document;
        piscina.run(lean).then(settle, (cause: unknown) => {
          fail(cause);
          failAllWhenDeserted(cause);
        });
      }),
    close: () => piscina.destroy(),
  };
}

function workerDied(where: string, cause: unknown): Answer {
  return {
    code: "E_WORKER",
    facts: {
      where,
      expected: "a reading",
      got: `the end of its worker (${cause instanceof Error ? cause.message : String(cause)})`,
      fix: "The other documents are read; try this one alone with --workers 1, and report it with its text.",
    },
  };
}
