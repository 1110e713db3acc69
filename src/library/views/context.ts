import type { FileResources } from "../../resources/files.ts";
import type { Store } from "../../store/store.ts";
import type { FusionContext } from "../fusion/context.ts";
import { type FuseOptions, openFusion } from "../fusion/fuse.ts";

/** One transaction's view of a library, for answers to those who look at it. */
export interface ViewContext extends FusionContext {
  readonly memo: Memo;
  /** How the engine of this program names itself in readings. */
  readonly made: { readonly version: string; readonly model: string; readonly knowledge: string };
}

/** Keeps what is dear to work out until something in the library is another. */
export type Memo = <T>(name: string, make: () => Promise<T>) => Promise<T>;

export interface Views {
  /** Brings stories up to date with what was read. Gives the number of documents taken in, as it grows. */
  update(options?: FuseOptions): AsyncGenerator<number>;
  view<T>(work: (context: ViewContext) => Promise<T>): Promise<T>;
}

export function openViews(store: Store, resources: FileResources, made: ViewContext["made"]): Views {
  const fusion = openFusion(store, resources);
  const kept = new Map<string, { readonly revision: string; readonly value: unknown }>();
  return {
    update: (options) => fusion.update(options),
    view: (work) =>
      fusion.view(async (context) => {
        let revision: string | undefined;
        const memo: Memo = async (name, make) => {
          revision ??= await context.session.revision();
          const held = kept.get(name);
          // The same name is the same maker: what it made is of its type.
          if (held?.revision === revision) return held.value as Awaited<ReturnType<typeof make>>;
          const value = await make();
          kept.set(name, { revision, value });
          return value;
        };
        return work({ ...context, memo, made });
      }),
  };
}
