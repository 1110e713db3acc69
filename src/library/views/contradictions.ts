import type { Contradiction, PageOf } from "../../query/records.ts";
import type { PageRequest } from "../../store/store.ts";
import { contradictionsOf } from "../fusion/corpus.ts";
import type { ViewContext } from "./context.ts";
import { fromOffset, offsetPage } from "./offset.ts";
import { contradictionRecord } from "./positions.ts";

/** Every contradiction of the library, each once: those of the most contested story first. */
export function allContradictions(context: ViewContext): Promise<readonly Contradiction[]> {
  return context.memo("contradictions", async () => {
    const all: Contradiction[] = [];
    for await (const contradiction of contradictionsOf(context)) all.push(contradictionRecord(contradiction));
    return all;
  });
}

export async function contradictionsView(context: ViewContext, page: PageRequest): Promise<PageOf<Contradiction>> {
  return offsetPage(await allContradictions(context), fromOffset(page.cursor), page.limit);
}
