import type { ReactNode } from "react";
import type { CoverageView } from "../../../../src/query/records.ts";
import { Answered } from "../../parts/answers.tsx";
import { Counts } from "../../parts/counts.tsx";
import { dateWords } from "../../parts/dates.ts";
import { ExportMenu } from "../../parts/export-menu.tsx";
import { TableView } from "../../parts/table-view.tsx";
import { counted } from "../../parts/words.ts";
import { useAnswer } from "../../server/use-answer.ts";
import { coverageMarkdown, failureTable, feedTable } from "./coverage-words.ts";

/** What was read and what was not: without it no count says anything. */
export function Coverage(): ReactNode {
  const answer = useAnswer<CoverageView>("/coverage");
  return (
    <Answered answer={answer} what="what was read">
      {(coverage) => <CoverageOf coverage={coverage} />}
    </Answered>
  );
}

const FAILURES = 200;

function CoverageOf({ coverage }: { readonly coverage: CoverageView }): ReactNode {
  const { from, until, outlets, undated, notEnglish, languages, failures, feeds, limits } = coverage;
  return (
    <div className="coverage">
      <div className="coverage-tools">
        <ExportMenu name="what was read" markdown={() => coverageMarkdown(coverage)} />
      </div>
      <section className="coverage-part">
        <h2>What was read</h2>
        <ul className="coverage-list">
          <li>
            <Counts {...coverage} />, of {counted(outlets, "outlet")}
          </li>
          <li>
            {from === null || until === null
              ? "Published on days that are not known"
              : `Published ${dateWords(`${from}/${until}`)}`}
            {undated > 0 ? `; ${counted(undated, "document")} without a date` : ""}
          </li>
          <li>
            {languages
              .map(({ language, documents }) => `${counted(documents, "document")} in “${language}”`)
              .join(", ")}
          </li>
        </ul>
      </section>
      <section className="coverage-part">
        <h2>What was not read</h2>
        <ul className="coverage-list">
          <li>
            {notEnglish === 0
              ? "Nothing was left unread for its language"
              : `${counted(notEnglish, "document")} in other languages than English: kept, found by words, and not read`}
          </li>
          <li>
            {failures.length === 0
              ? "Nothing failed to be opened"
              : `${counted(failures.length, "source")} could not be opened`}
          </li>
        </ul>
        {failures.length === 0 ? null : (
          <>
            <TableView table={failureTable(failures.slice(0, FAILURES))} caption="What could not be opened, and why" />
            {failures.length > FAILURES ? (
              <p className="small soft">{counted(failures.length - FAILURES, "more failure")} not listed here.</p>
            ) : null}
          </>
        )}
      </section>
      <section className="coverage-part">
        <h2>Feeds that are followed</h2>
        {feeds.length === 0 ? (
          <p className="soft">None: reports come in when somebody adds them.</p>
        ) : (
          <TableView table={feedTable(feeds)} caption="Feeds, with what may be missing" />
        )}
      </section>
      <section className="coverage-part">
        <h2>What the reader cannot do</h2>
        <ul className="coverage-list">
          {limits.map((limit) => (
            <li key={limit}>{limit}</li>
          ))}
        </ul>
      </section>
    </div>
  );
}
