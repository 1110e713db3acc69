import type { ReactNode } from "react";
import type { LineageView } from "../../../../src/query/records.ts";
import { Link } from "../../location/link.tsx";
import { Asking, Failed, Nothing } from "../../parts/answers.tsx";
import { dateWords } from "../../parts/dates.ts";
import { ExportMenu } from "../../parts/export-menu.tsx";
import type { Table } from "../../parts/table.ts";
import { Twin } from "../../parts/twin.tsx";
import { counted, headed } from "../../parts/words.ts";
import { useRows } from "../../server/use-rows.ts";
import { LineagePicture, leftOut } from "./lineage-picture.tsx";

/** Who copied whom, with each reason. */
export function Lineages(): ReactNode {
  const { rows, complete, loading, failure, more, again } = useRows<LineageView>("/lineages", {}, 30);
  const several = rows.filter(({ documents }) => documents.length > 1);
  if (several.length === 0) {
    if (failure !== undefined) return <Failed failure={failure} again={again} />;
    if (loading) return <Asking what="the lineages" />;
    return <Nothing title="No document goes back to another.">Each stands for itself: a lineage of one.</Nothing>;
  }
  return (
    <Twin
      title="Who rests on whom"
      table={tableOf(several)}
      tools={<ExportMenu name="lineages" table={() => tableOf(several)} />}
    >
      <p className="small soft lineages-intro">
        On the left who published first, on the right who copied, credited or republished it. Documents that are not
        here stand for themselves.
      </p>
      <ol className="lineages">
        {several.map((lineage) => (
          <li key={lineage.id}>
            <LineagePicture lineage={lineage} />
            <ul className="small lineage-reasons">
              {lineage.reasons.map((reason) => (
                <li key={reason}>{headed(reason)}.</li>
              ))}
            </ul>
            <p className="small soft row-tools">
              <span>
                {counted(lineage.documents.length, "document")}, one lineage
                {leftOut(lineage) > 0 ? `; ${leftOut(lineage)} not drawn, all in the table` : ""}
              </span>
              <Link to={`/claims?lineage=${encodeURIComponent(lineage.id)}`} data-stop="">
                Its claims
              </Link>
            </p>
          </li>
        ))}
      </ol>
      {failure === undefined ? null : <Failed failure={failure} again={again} />}
      {complete ? (
        <p className="small soft list-end">{counted(several.length, "lineage")} of several documents, all shown.</p>
      ) : (
        <button type="button" className="button" onClick={more} disabled={loading}>
          More lineages
        </button>
      )}
    </Twin>
  );
}

function tableOf(lineages: readonly LineageView[]): Table {
  return {
    columns: [
      { name: "Lineage", kind: "number" },
      { name: "Document" },
      { name: "Outlet" },
      { name: "Published" },
      { name: "Rests on" },
      { name: "How" },
      { name: "Why" },
    ],
    rows: lineages.flatMap(({ documents, links }, at) => {
      const named = new Map(documents.map((one) => [one.document, one]));
      return documents.flatMap(({ document, title, outlet, published }) => {
        const mine = links.filter(({ from }) => from === document);
        const head = [at + 1, title, outlet, dateWords(published)] as const;
        if (mine.length === 0) return [{ cells: [...head, "nobody here", null, null] }];
        return mine.map(({ to, kind, reason }) => ({
          cells: [
            ...head,
            `${named.get(to)?.outlet ?? "no outlet named"}, ${dateWords(named.get(to)?.published)}`,
            kind,
            reason,
          ],
        }));
      });
    }),
  };
}
