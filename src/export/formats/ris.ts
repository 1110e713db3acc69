import type { Exporter } from "../exporter.ts";
import { type DocumentView, documentView } from "../view.ts";

/** Documents as EndNote, Mendeley and Zotero take them: one tag a line, "TY" to "ER". */
export const ris: Exporter = {
  about: "documents as references for EndNote, Mendeley and Zotero (RIS)",
  mediaType: "application/x-research-info-systems",
  extension: ".ris",
  coverage: "beside",
  async *write(source) {
    for await (const from of source.documents()) yield record(documentView(from));
  },
};

function record({ report, from }: DocumentView): string {
  const { document } = report.reading;
  const day = document.published?.value.split("/")[0]?.split("-");
  const tags: readonly (readonly [string, string | undefined])[] = [
    ["TY", "NEWS"],
    ["ID", document.id],
    ["TI", document.title],
    ["T2", document.outlet?.name],
    ["AU", document.author],
    ["PY", day?.[0]],
    ["DA", day === undefined ? undefined : [...day, "", "", ""].slice(0, 4).join("/")],
    ["UR", document.uri],
    ["LA", document.language],
    ["Y2", from.fetchedAt?.slice(0, 10).replaceAll("-", "/")],
    ["AN", document.textHash],
    ["N1", `lineage: ${report.lineage}`],
    ["ER", ""],
  ];
  const lines = tags.flatMap(([tag, value]) =>
    value === undefined ? [] : [`${tag}  - ${value.replace(/\s+/g, " ")}`],
  );
  return `${lines.join("\r\n")}\r\n\r\n`;
}
