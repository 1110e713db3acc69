import type { SourceDocument } from "../../src/doc/source.ts";
import { addAll } from "../../src/library/add.ts";
import { openFusion } from "../../src/library/fusion/fuse.ts";
import { fileResources } from "../../src/resources/files.ts";
import { readSources } from "../../src/sources/sources.ts";
import type { Store } from "../../src/store/store.ts";
import { openPool } from "../../src/workers/pool.ts";
import { packResources } from "../../src/workers/shared-resources.ts";

/** What adding real reports takes by the clock, all cores at work. */
export interface RealAdding {
  readonly documents: number;
  readonly words: number;
  /** Seconds: reading and keeping all of them, then comparing all of them. */
  readonly adding: number;
  readonly comparing: number;
}

/** Shorter ones are notes. */
const FEWEST_WORDS = 300;
const WARM = 40;

const wordsOf = ({ input }: SourceDocument): number => input.text.split(/\s+/).length;

/** The first reports of a file that are long enough; those before them warm the threads up. */
export async function realReports(file: string, most: number): Promise<readonly SourceDocument[]> {
  const found: SourceDocument[] = [];
  for await (const item of readSources([file])) {
    if (item.kind === "document" && wordsOf(item) >= FEWEST_WORDS) found.push(item);
    if (found.length === most + WARM) break;
  }
  return found;
}

export async function addReal(store: Store, reports: readonly SourceDocument[], workers: number): Promise<RealAdding> {
  const resources = fileResources();
  const pool = openPool(workers, packResources(resources));
  const context = { store, resources, pool, workers, now: () => "2022-04-20T00:00:00Z" };
  const add = async (some: readonly SourceDocument[]): Promise<number> => {
    const began = performance.now();
    for await (const outcome of addAll(context, ["reports"], stream(some)))
      if (outcome.kind !== "document") throw new Error(`${outcome.where} was not added`);
    return (performance.now() - began) / 1000;
  };
  await add(reports.slice(0, WARM));
  const rest = reports.slice(WARM);
  const adding = await add(rest);
  await pool.close();
  const began = performance.now();
  for await (const _ of openFusion(store, resources).update());
  const comparing = (performance.now() - began) / 1000;
  return { documents: rest.length, words: rest.reduce((sum, item) => sum + wordsOf(item), 0), adding, comparing };
}

async function* stream<T>(items: readonly T[]): AsyncGenerator<T, void> {
  yield* items;
}
