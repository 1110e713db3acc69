import type { FusionContext } from "../../library/fusion/context.ts";
import type { Fusion } from "../../library/fusion/fuse.ts";
import { fileResources } from "../../resources/files.ts";
import { withLibrary } from "../library-options.ts";
import type { Streams } from "../output.ts";
import { progress } from "../progress.ts";

/** Opens the library, brings its stories up to date with what was read, and looks at them in one view. */
export async function withStories<T>(
  options: unknown,
  streams: Streams,
  work: (context: FusionContext) => Promise<T>,
): Promise<T> {
  return withLibrary(options, { create: false }, async (store) => {
    const { openFusion } = await import("../../library/fusion/fuse.ts");
    const fusion = openFusion(store, fileResources());
    await bringUpToDate(fusion, streams);
    return fusion.view(work);
  });
}

export async function bringUpToDate(fusion: Fusion, streams: Streams): Promise<void> {
  const shown = progress(streams, "compared");
  for await (const done of fusion.update()) shown.count(done, 0);
  shown.end();
}
