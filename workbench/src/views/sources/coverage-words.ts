import type { CoverageView } from "../../../../src/query/records.ts";
import { dateWords } from "../../parts/dates.ts";
import type { Table } from "../../parts/table.ts";
import { counted, twoNumbers } from "../../parts/words.ts";

export const failureTable = (failures: CoverageView["failures"]): Table => ({
  columns: [{ name: "Source" }, { name: "Why" }, { name: "Code" }],
  rows: failures.map(({ source, message, code }) => ({ cells: [source, message, code] })),
});

export const feedTable = (feeds: CoverageView["feeds"]): Table => ({
  columns: [
    { name: "Feed" },
    { name: "State" },
    { name: "Gaps", kind: "number" },
    { name: "Problem" },
    { name: "Address" },
  ],
  rows: feeds.map(({ url, title, state, gaps, problem }) => ({ cells: [title ?? url, state, gaps, problem, url] })),
});

/** The note that goes with whatever is taken out of the library. */
export function coverageMarkdown({
  outlets,
  from,
  until,
  undated,
  notEnglish,
  failures,
  feeds,
  limits,
  ...counts
}: CoverageView): string {
  const gaps = feeds.reduce((sum, feed) => sum + feed.gaps, 0);
  return [
    "# What was read, and what was not",
    "",
    `- ${twoNumbers(counts)}, of ${counted(outlets, "outlet")}`,
    from === null || until === null ? undefined : `- published ${dateWords(`${from}/${until}`)}`,
    undated > 0 ? `- ${counted(undated, "document")} without a date` : undefined,
    notEnglish > 0 ? `- ${counted(notEnglish, "document")} in other languages than English, not read` : undefined,
    failures.length > 0 ? `- ${counted(failures.length, "source")} that could not be opened` : undefined,
    gaps > 0 ? `- ${counted(gaps, "gap")} in feeds, where reports may be missing` : undefined,
    ...limits.map((limit) => `- ${limit}`),
    "",
  ]
    .filter((line) => line !== undefined)
    .join("\n");
}
