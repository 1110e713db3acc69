import { type ReactNode, useRef, useState } from "react";
import type { ValidationView } from "../../../../src/query/records.ts";
import { announce } from "../../frame/announce.ts";
import { Page } from "../../frame/page.tsx";
import { Link } from "../../location/link.tsx";
import { withParameters } from "../../location/location.ts";
import { Answered } from "../../parts/answers.tsx";
import { copyText } from "../../parts/copy.ts";
import { dateWords } from "../../parts/dates.ts";
import { ExportMenu } from "../../parts/export-menu.tsx";
import { save } from "../../parts/save.ts";
import { Twin } from "../../parts/twin.tsx";
import { counted } from "../../parts/words.ts";
import { pathTo } from "../../server/client.ts";
import { useAnswer } from "../../server/use-answer.ts";
import { IntervalPicture } from "./interval-picture.tsx";
import { agreementWords, type CoderReport, linesOf, tableOf } from "./report-words.ts";

interface ReportProps {
  readonly sample: string;
  /** Who looks, where the server cannot know it. */
  readonly coder?: string;
  /** What is to be said first: that all are coded. */
  readonly note?: string;
}

/** What coding has come to; from those who are still at it, it is kept until they ask for it all the same. */
export function Report({ sample, coder, note }: ReportProps): ReactNode {
  const [early, setEarly] = useState(false);
  const answer = useAnswer<ValidationView>(`${pathTo("validation", "samples", sample)}/report`, {
    coder,
    early: early ? true : undefined,
  });
  if (answer.value === undefined && answer.failure?.code === "E_CONFLICT") {
    return (
      <Page title="How often the machine is right" facts={<Link to="/validate">All samples</Link>}>
        <div className="nothing">
          <p className="nothing-title">You are still coding this sample.</p>
          <p className="soft">
            The report says what others have answered and of what the machine was sure. Who knows that codes no longer
            blind.
          </p>
          <p className="row-tools">
            <Link className="button main" to={withParameters("/validate", "", { sample })}>
              Go on coding
            </Link>
            <button type="button" className="button" onClick={() => setEarly(true)}>
              Show it all the same
            </button>
          </p>
        </div>
      </Page>
    );
  }
  return (
    <Answered answer={answer} what="the report">
      {(view) => <ReportOf view={view} {...(note === undefined ? {} : { note })} />}
    </Answered>
  );
}

interface ReportOfProps {
  readonly view: ValidationView;
  readonly note?: string;
}

function ReportOf({ view, note }: ReportOfProps): ReactNode {
  const { id, at, sample, report, methods, markdown } = view;
  const file = `hearsay-validation-${id.slice(0, 12)}`;
  return (
    <Page
      title="How often the machine is right"
      facts={
        <>
          {note === undefined ? null : <strong>{note}</strong>}
          <span>
            {counted(sample.items.length, "element")} of {counted(sample.corpus.documents, "document")}, drawn on{" "}
            {dateWords(at.slice(0, 10))}
          </span>
          <Link to="/validate">All samples</Link>
        </>
      }
    >
      {report.coders.length === 0 ? <p className="soft validate-text">Nobody has coded it yet.</p> : null}
      {report.coders.map((coder, number) => (
        <CoderPart key={coder.coder} coder={coder} whole={sample.items.length} number={number} />
      ))}
      <section className="validate-part">
        <h2>Agreement</h2>
        {agreementWords(report).map((sentence) => (
          <p key={sentence} className="validate-text">
            {sentence}
          </p>
        ))}
      </section>
      <section className="validate-part">
        <h2>For a methods section</h2>
        <p className="validate-text validate-methods">{methods}</p>
        <p className="row-tools">
          <Copy text={methods}>Copy the paragraph</Copy>
          <Copy text={markdown}>Copy all as Markdown</Copy>
          <button
            type="button"
            className="button plain"
            onClick={() => save(new Blob([markdown], { type: "text/markdown" }), `${file}.md`)}
          >
            Save as Markdown
          </button>
          <button
            type="button"
            className="button plain"
            onClick={() => save(new Blob([JSON.stringify(view)], { type: "application/json" }), `${file}.json`)}
          >
            Save with all answers
          </button>
        </p>
        <p className="soft small validate-text">
          What is saved with all answers can be taken over by another library: <code>hearsay validate --take FILE</code>
        </p>
      </section>
    </Page>
  );
}

interface CoderPartProps {
  readonly coder: CoderReport;
  readonly whole: number;
  readonly number: number;
}

function CoderPart({ coder, whole, number }: CoderPartProps): ReactNode {
  const svg = useRef<SVGSVGElement>(null);
  const { coder: name, coded, layers } = coder;
  const title = `Share that is right, as coded by ${name} (${coded === whole ? "all" : `${coded} of ${whole}`})`;
  const wrong = layers.filter(({ parts }) => parts.length > 0);
  return (
    <section className="validate-part">
      <Twin
        title={title}
        name={number === 0 ? "as" : `as-${number + 1}`}
        table={tableOf(coder)}
        tools={<ExportMenu name={title} table={() => tableOf(coder)} picture={() => svg.current} />}
      >
        <IntervalPicture title={title} lines={linesOf(coder)} svg={svg} />
        <p className="small soft">
          ■ a layer, each of the machine’s certainties weighted by how much of the library it is; ● one certainty. Lines
          are intervals at 95 %.
        </p>
      </Twin>
      {wrong.length === 0 ? null : (
        <p className="validate-text">
          <span className="soft">What was wrong: </span>
          {wrong
            .map(({ layer, parts }) => `${layer}: ${parts.map(({ part, items }) => `${part} ${items}×`).join(", ")}`)
            .join("; ")}
        </p>
      )}
    </section>
  );
}

function Copy({ text, children }: { readonly text: string; readonly children: string }): ReactNode {
  const [done, setDone] = useState<boolean>();
  const copy = async (): Promise<void> => {
    const copied = await copyText(text);
    setDone(copied);
    if (copied) announce("Copied.");
  };
  return (
    <button type="button" className="button" onClick={copy}>
      {done === undefined ? children : done ? "Copied" : "The browser did not let this be copied"}
    </button>
  );
}
