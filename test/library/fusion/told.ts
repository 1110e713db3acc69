import { corpusOf } from "../../../src/library/fusion/corpus.ts";
import { type FuseOptions, openFusion } from "../../../src/library/fusion/fuse.ts";
import type { Store } from "../../../src/store/store.ts";
import { resources } from "./sample-readings.ts";

/** All that is told across these documents, with every row that it rests on. */
export async function told(store: Store, documents: readonly string[], options: FuseOptions = {}) {
  const fusion = openFusion(store, resources);
  for await (const _ of fusion.update({ batch: 32, ...options }));
  return fusion.view(async (context) => {
    const members = [
      ...(await context.session.membersIn("lineage", documents)),
      ...(await context.session.membersIn("story", documents)),
    ].toSorted((a, b) => (a.item < b.item ? -1 : 1));
    const placed = [...(await context.session.placed("story")), ...(await context.session.placed("actor"))];
    return { members, placed, corpus: await corpusOf(context) };
  });
}
