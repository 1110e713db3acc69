import type { LibraryView } from "../../query/records.ts";
import type { ViewContext } from "./context.ts";
import { allContradictions } from "./contradictions.ts";
import { waitingForReview } from "./waiting.ts";

/** What the library holds and how it was read, for somebody with this role. */
export async function libraryView(
  context: ViewContext,
  { name, role }: Pick<LibraryView, "name" | "role">,
): Promise<LibraryView> {
  const { session, engine, made } = context;
  const [overview, counts, languages] = [
    await session.overview(engine),
    await session.counts(),
    await session.languages(),
  ];
  return {
    name,
    documents: counts.documents,
    lineages: overview.lineages,
    outlets: overview.outlets,
    stories: overview.stories,
    contested: overview.contested,
    contradictions: (await allContradictions(context)).length,
    judgements: overview.judgements,
    review: await waitingForReview(context),
    failures: counts.failures,
    from: overview.from,
    until: overview.until,
    languages: languages.map(({ language, documents }) => ({ language, documents })),
    engine: made,
    unread: overview.unread,
    unfused: overview.unfused,
    role,
  };
}
