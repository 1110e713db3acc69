import { availableParallelism } from "node:os";
import type { SourceDocument, SourceItem, SourceProblem, SourceSkipped } from "../doc/source.ts";
import { HearsayError } from "../errors.ts";
import { createReader, type Reader } from "../reader/reader.ts";
import { type FileResources, fileResources } from "../resources/files.ts";
import { type Answer, answer, endsRun } from "./answer.ts";
import { openPool, type Pool } from "./pool.ts";
import { packResources } from "./shared-resources.ts";

/** One document of a run: its reading as a line of JSON, or what stands in its place. */
export type Outcome =
  | { readonly kind: "reading"; readonly where: string; readonly line: string }
  | SourceProblem
  | SourceSkipped;

export interface ReadAllOptions {
  /** Threads that read. 1: this one. Left out: as many as the machine runs at once, but this one alone for little input. */
  readonly workers?: number | undefined;
  readonly resources?: FileResources;
  /** For tests: another worker than the package's. */
  readonly worker?: URL;
  /** Threads that are there already and stay: for programs that read again and again, and never in their own thread. */
  readonly pool?: Pool | undefined;
}

/** Starting workers costs about as much as reading this many characters; below it, one thread is faster. */
const LITTLE = 200_000;
/** Documents and characters under way at once: enough to keep workers busy, little enough to keep memory flat. */
const WINDOW_PER_WORKER = 4;
const WINDOW_CHARACTERS = 16_000_000;

/** Reads every document of a stream; outcomes come in the order of the items, whatever the number of workers. */
export async function* readAll(
  items: AsyncIterable<SourceItem>,
  options: ReadAllOptions = {},
): AsyncGenerator<Outcome, void> {
  const resources = options.resources ?? fileResources();
  const workers = options.workers ?? availableParallelism();
  const source = items[Symbol.asyncIterator]();
  if (options.pool !== undefined) {
    yield* pooled(source, workers, { read: options.pool.read, close: async () => {} });
    return;
  }
  const inlineUpTo = workers <= 1 ? Number.POSITIVE_INFINITY : options.workers === undefined ? LITTLE : 0;
  const ended = yield* inline(source, resources, inlineUpTo);
  if (!ended) yield* pooled(source, workers, openPool(workers, packResources(resources), options.worker));
}

/** Reads in this thread until the input ends (true), or until more than so many characters are read (false). */
async function* inline(
  source: AsyncIterator<SourceItem>,
  resources: FileResources,
  characters: number,
): AsyncGenerator<Outcome, boolean> {
  let reader: Reader | undefined;
  for (let read = 0; read < characters; ) {
    const next = await source.next();
    if (next.done === true) return true;
    const item = next.value;
    if (item.kind !== "document") {
      yield item;
      continue;
    }
    read += item.input.text.length;
    const given = answer(() => {
      reader ??= createReader(resources);
      return reader;
    }, item);
    yield outcome(item, given);
  }
  return false;
}

/** Documents under way in order of input: the first to be handed in is the first to be handed on. */
async function* pooled(source: AsyncIterator<SourceItem>, workers: number, pool: Pool): AsyncGenerator<Outcome, void> {
  const underWay: { readonly settle: () => Promise<Outcome>; readonly size: number }[] = [];
  let characters = 0;
  const full = (): boolean =>
    underWay.length >= workers * WINDOW_PER_WORKER || (characters > WINDOW_CHARACTERS && underWay.length > 0);
  try {
    for (let next = await source.next(); next.done !== true; next = await source.next()) {
      const item = next.value;
      const size = item.kind === "document" ? item.input.text.length : 0;
      underWay.push({ settle: start(item, pool), size });
      characters += size;
      while (full()) {
        const first = underWay.shift();
        if (first === undefined) break;
        characters -= first.size;
        yield await first.settle();
      }
    }
    for (const { settle } of underWay) yield await settle();
  } finally {
    await pool.close();
  }
}

function start(item: SourceItem, pool: Pool): () => Promise<Outcome> {
  if (item.kind !== "document") return async () => item;
  const given = pool.read(item);
  return async () => outcome(item, await given);
}

function outcome(item: SourceDocument, given: Answer): Outcome {
  if ("line" in given) return { kind: "reading", where: item.where, line: given.line };
  const error = new HearsayError(given.code, given.facts);
  if (endsRun(given.code)) throw error;
  return { kind: "problem", where: item.where, error };
}
