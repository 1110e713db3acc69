import type { Exporter } from "../exporter.ts";
import { present } from "../provenance.ts";
import { type DocumentView, documentView } from "../view.ts";

/** Documents as Zotero, pandoc and citation processors take them. */
export const cslJson: Exporter = {
  about: "documents as references for Zotero and pandoc (CSL-JSON)",
  mediaType: "application/vnd.citationstyles.csl+json",
  extension: ".csl.json",
  coverage: "beside",
  async *write(source) {
    yield "[";
    let first = true;
    for await (const from of source.documents()) {
      yield `${first ? "" : ","}\n${JSON.stringify(item(documentView(from)))}`;
      first = false;
    }
    yield "\n]\n";
  },
};

function item({ report, from }: DocumentView) {
  const { document } = report.reading;
  return present({
    id: document.id,
    type: "article-newspaper",
    title: document.title,
    "container-title": document.outlet?.name,
    author: document.author === undefined ? undefined : [{ literal: document.author }],
    issued: document.published === undefined ? undefined : date(document.published.value),
    accessed: from.fetchedAt === undefined ? undefined : date(from.fetchedAt.slice(0, 10)),
    URL: document.uri,
    language: document.language === "und" ? undefined : document.language,
    source: "Hearsay",
    // Where the very text is that was read.
    archive: "text read by Hearsay",
    archive_location: document.textHash,
    note: `lineage: ${report.lineage}`,
  });
}

/** EDTF as lists of year, month and day; an interval as two. */
function date(value: string) {
  return { "date-parts": value.split("/").map((part) => part.split("-").map(Number)) };
}
