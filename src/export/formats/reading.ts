import type { Exporter } from "../exporter.ts";

/** Readings as `hearsay read --json` prints them, one document a line. */
export const reading: Exporter = {
  about: "everything, as hearsay/reading@1, one document a line",
  mediaType: "application/x-ndjson",
  extension: ".jsonl",
  coverage: "beside",
  async *write(source) {
    for await (const { report } of source.documents()) yield `${JSON.stringify(report.reading)}\n`;
  },
};
