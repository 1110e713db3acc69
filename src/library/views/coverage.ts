import type { CoverageView } from "../../query/records.ts";
import type { ViewContext } from "./context.ts";

/** What the reader reads. */
const READ = "en";

const LIMITS = [
  "Only reports in English are read; reports in other languages are kept, found by their words, and not read.",
  "Who says what is told as the reports have it. What is true is not judged.",
  "Pictures, sound, video and tables set as pictures are not read.",
  "What a report leaves out, and reports that are not in this library, cannot be seen.",
  "Documents that go back to one origin are recognised by their words, credits and dates; a rewritten wire without a credit may count as independent.",
  "Elements are found by machine and may be wrong or missing: the words stand with each, and people's corrections go before.",
];

export async function coverageView({ session, engine }: ViewContext): Promise<CoverageView> {
  const overview = await session.overview(engine);
  const languages = await session.languages();
  const { documents } = await session.counts();
  return {
    documents,
    lineages: overview.lineages,
    outlets: overview.outlets,
    languages: languages.map(({ language, documents: number }) => ({ language, documents: number })),
    from: overview.from,
    until: overview.until,
    undated: overview.undated,
    notEnglish: languages.filter(({ language }) => language !== READ).reduce((sum, row) => sum + row.documents, 0),
    failures: (await session.failures()).map(({ source, code, message }) => ({ source, code, message })),
    feeds: (await session.feeds()).map(({ url, title, state, gaps, problem }) => ({
      url,
      title,
      state,
      gaps,
      problem,
    })),
    limits: LIMITS,
  };
}
