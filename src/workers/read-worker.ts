import { workerData } from "node:worker_threads";
import type { SourceDocument } from "../doc/source.ts";
import { createReader, type Reader } from "../reader/reader.ts";
import { type Answer, answer } from "./answer.ts";
import { type PackedResources, sharedResources } from "./shared-resources.ts";

/** The side of the pool that reads: piscina calls `read` once per document, one at a time. */
let reader: Reader | undefined;

export function read(document: SourceDocument): Answer {
  return answer(() => {
    // Built at the first document, so that a broken model is an answer and not a worker that never comes up.
    reader ??= createReader(sharedResources(workerData as PackedResources));
    return reader;
  }, document);
}
