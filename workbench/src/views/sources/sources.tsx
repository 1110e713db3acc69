import type { ReactNode } from "react";
import type { SourceLine } from "../../../../src/query/records.ts";
import { Beside, BesidePart } from "../../frame/beside.tsx";
import { Page } from "../../frame/page.tsx";
import { setParameters, useParameter } from "../../location/location.ts";
import { Nothing } from "../../parts/answers.tsx";
import { Counts } from "../../parts/counts.tsx";
import { dateWords } from "../../parts/dates.ts";
import { ExportMenu } from "../../parts/export-menu.tsx";
import { RowsList } from "../../parts/rows-list.tsx";
import type { Table } from "../../parts/table.ts";
import { Tabs } from "../../parts/tabs.tsx";
import { counted } from "../../parts/words.ts";
import { useRows } from "../../server/use-rows.ts";
import { Coverage } from "./coverage.tsx";
import { gradeWords } from "./grades.ts";
import { Lineages } from "./lineages.tsx";
import { OutletDetail } from "./outlet-detail.tsx";
import "./sources.css";

const TABS = [
  { name: "outlets", title: "Outlets" },
  { name: "lineages", title: "Who rests on whom" },
  { name: "coverage", title: "What was read" },
] as const;

/** `/sources`: who publishes, who rests on whom, and what was read at all. */
export function View(): ReactNode {
  const [named] = useParameter("tab");
  const tab = TABS.find(({ name }) => name === named)?.name ?? "outlets";
  return (
    <Page title="Sources" facts="Many documents can go back to one origin: both numbers are said, always.">
      <Tabs label="Sources" tabs={TABS} current={tab} />
      {tab === "outlets" && <Outlets />}
      {tab === "lineages" && <Lineages />}
      {tab === "coverage" && <Coverage />}
    </Page>
  );
}

function Outlets(): ReactNode {
  const rows = useRows<SourceLine>("/sources");
  const [chosen] = useParameter("outlet");
  const source = rows.rows.find(({ outlet }) => outlet === chosen);
  return (
    <>
      <div className="coverage-tools">
        <ExportMenu name="outlets" table={() => tableOf(rows.rows)} />
      </div>
      <RowsList
        label="Outlets"
        noun={["outlet", "outlets"]}
        rows={rows}
        keyOf={({ outlet }) => outlet}
        height={{ wide: 4.4, narrow: 8.4 }}
        empty={
          <Nothing title="No report names its outlet yet.">Add reports: drop files here, or paste a text.</Nothing>
        }
      >
        {(row) => <OutletRow source={row} current={row.outlet === chosen} />}
      </RowsList>
      <Beside>
        {source === undefined ? (
          <BesidePart title="An outlet">
            <p className="small soft">Choose one to see what it depends on, and to say how far you rely on it.</p>
          </BesidePart>
        ) : (
          <OutletDetail source={source} />
        )}
      </Beside>
    </>
  );
}

function OutletRow({ source, current }: { readonly source: SourceLine; readonly current: boolean }): ReactNode {
  const { outlet, domain, owner, copies, copied, first, last, grades } = source;
  const ties = [
    copies === 0 ? undefined : `${counted(copies, "document")} ${copies === 1 ? "rests" : "rest"} on others`,
    copied === 0 ? undefined : `${counted(copied, "document")} of others ${copied === 1 ? "rests" : "rest"} on it`,
  ].filter((tie) => tie !== undefined);
  return (
    <article className="outlet-row">
      <p className="outlet-name">
        <button
          type="button"
          className="leads"
          data-stop=""
          aria-current={current ? "true" : undefined}
          onClick={() => setParameters({ outlet })}
        >
          <strong>{outlet}</strong>
        </button>
        <span className="small soft">
          {[domain, owner === null ? undefined : `owned by ${owner}`].filter(Boolean).join(" · ")}
        </span>
      </p>
      <p className="outlet-ties small">
        <Counts {...source} />
        <span className="soft">{ties.length === 0 ? "rests on nobody here" : ties.join(" · ")}</span>
      </p>
      <p className="outlet-grade small">
        <span>
          {grades.length === 0 ? (
            <span className="soft">not graded</span>
          ) : (
            grades.map(({ grade }) => gradeWords(grade)).join(" · ")
          )}
        </span>
        <span className="soft">
          {first === null || last === null ? "no dates" : dateWords(first === last ? first : `${first}/${last}`)}
        </span>
      </p>
    </article>
  );
}

const tableOf = (sources: readonly SourceLine[]): Table => ({
  columns: [
    { name: "Outlet" },
    { name: "Domain" },
    { name: "Owner" },
    { name: "Documents", kind: "number" },
    { name: "Lineages", kind: "number" },
    { name: "Documents that rest on others", kind: "number" },
    { name: "Documents of others that rest on it", kind: "number" },
    { name: "First" },
    { name: "Last" },
    { name: "Grades of the source" },
  ],
  rows: sources.map(({ outlet, domain, owner, documents, lineages, copies, copied, first, last, grades }) => ({
    cells: [
      outlet,
      domain,
      owner,
      documents,
      lineages,
      copies,
      copied,
      first,
      last,
      grades.map(({ grade, author }) => `${gradeWords(grade)} (${author})`).join("; "),
    ],
  })),
});
