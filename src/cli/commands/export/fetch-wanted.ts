import type { SourceItem } from "../../../doc/source.ts";
import type { Wanted } from "../../../import/references.ts";
import { fetchContext } from "../../fetch-options.ts";

/**
 * Fetches each address as if it had been typed, with the outlet and the day of its reference. The headline is the page's own
 * where it has one: people shorten and correct titles.
 */
export async function* fetchWanted(wanted: readonly Wanted[], given: unknown): AsyncGenerator<SourceItem, void> {
  const [{ addressItems }, { openContext }, { refuseCredentials }] = await Promise.all([
    import("../../../fetch/documents.ts"),
    import("../../../sources/documents.ts"),
    import("../../../fetch/web-address.ts"),
  ]);
  for (const { url } of wanted) refuseCredentials(url);
  const sources = openContext();
  try {
    const context = await fetchContext(given, sources);
    for (const { url, title, outlet, published } of wanted) {
      const known = {
        ...(outlet === undefined ? {} : { outlet }),
        ...(published === undefined ? {} : { published }),
      };
      for await (const item of addressItems(url, context, known)) {
        const unnamed = item.kind === "document" && item.input.title === undefined && title !== undefined;
        yield unnamed ? { ...item, input: { ...item.input, title } } : item;
      }
    }
  } finally {
    await sources.parser.close();
  }
}
