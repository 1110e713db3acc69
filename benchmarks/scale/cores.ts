import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import process from "node:process";
import type { SourceDocument } from "../../src/doc/source.ts";
import { fileResources } from "../../src/resources/files.ts";
import { openPool } from "../../src/workers/pool.ts";
import { readAll } from "../../src/workers/read-all.ts";
import { packResources } from "../../src/workers/shared-resources.ts";
import { documents } from "../library/documents.ts";

/**
 * How much more is read in the same time by two threads of one process than by one, and by two processes that share nothing
 * but the machine: more than these two manage, no division of the work can.
 */
export interface Cores {
  readonly threads: readonly number[];
  readonly processes: readonly number[];
}

const PER_TURN = 16;
const WARM = 60;

interface Turn {
  readonly threads: number;
  readonly documents: number;
}

/** Seconds in which a process of its own reads so many documents, each thread its share. */
interface Reader {
  read(turn: Turn): Promise<number>;
  close(): void;
}

export async function measureCores(rounds: number, words: number): Promise<Cores> {
  const [one, other] = [openReader(words), openReader(words)];
  for (const threads of [1, 2])
    await Promise.all([one, other].map((reader) => reader.read({ threads, documents: threads * WARM })));
  const found: { readonly threads: number[]; readonly processes: number[] } = { threads: [], processes: [] };
  const single = { threads: 1, documents: PER_TURN };
  for (let round = 0; round < rounds; round++) {
    // Alone before and after: what else the machine does changes from second to second.
    const before = await one.read(single);
    const both = await one.read({ threads: 2, documents: 2 * PER_TURN });
    const between = await one.read(single);
    const began = performance.now();
    await Promise.all([one.read(single), other.read(single)]);
    const apart = (performance.now() - began) / 1000;
    const after = await one.read(single);
    found.threads.push((before + between) / both);
    found.processes.push((between + after) / apart);
  }
  one.close();
  other.close();
  return found;
}

function openReader(words: number): Reader {
  const child: ChildProcess = fork(new URL(import.meta.url), [String(words)]);
  return {
    async read(turn) {
      child.send(turn);
      const [seconds] = (await once(child, "message")) as [number];
      return seconds;
    },
    close: () => child.disconnect(),
  };
}

async function* taken(from: Generator<SourceDocument, void>, count: number): AsyncGenerator<SourceDocument, void> {
  for (let at = 0; at < count; at++) {
    const next = from.next();
    if (next.done === true) return;
    yield next.value;
  }
}

/** The other side: reads when it is told to. */
function serve(words: number): void {
  const resources = fileResources();
  const packed = packResources(resources);
  const pools = new Map([1, 2].map((threads) => [threads, openPool(threads, packed)]));
  const from = documents(words, 1);
  process.on("message", async ({ threads, documents: count }: Turn) => {
    const began = performance.now();
    for await (const _ of readAll(taken(from, count), { workers: threads, resources, pool: pools.get(threads) }));
    process.send?.((performance.now() - began) / 1000);
  });
  process.on("disconnect", async () => {
    for (const pool of pools.values()) await pool.close();
  });
}

if (import.meta.main) serve(Number(process.argv[2]));
