import { type ReactNode, useState } from "react";
import type { StoryReport, StoryView } from "../../../../src/query/records.ts";
import { judge } from "../../judging/judge.ts";
import { Link } from "../../location/link.tsx";
import { Nothing } from "../../parts/answers.tsx";
import { dateWords } from "../../parts/dates.ts";
import { counted } from "../../parts/words.ts";
import "./joined.css";

/** Why the reports are one story: each report with what links it to others, and a way to take it out. */
export function Joined({ story }: { readonly story: StoryView }): ReactNode {
  const { reports, joined } = story;
  if (reports.length < 2) return <Nothing title="There is one report." />;
  return (
    <ol className="joined">
      {reports.map((report, at) => {
        const links = linksBack(report, reports.slice(0, at), joined);
        return (
          <li key={report.document} className="joined-report">
            <div>
              <Link
                to={`/documents/${encodeURIComponent(report.document)}`}
                className="said joined-title"
                dir="auto"
                data-stop=""
              >
                {report.title ?? "Without a headline"}
              </Link>
              <p className="small soft">
                <bdi>{report.outlet ?? "no outlet named"}</bdi> · {dateWords(report.published)} ·{" "}
                {counted(report.events.length, "event")} of this story
              </p>
              <ul className="joined-links">
                {links.map(({ other, reasons, byPerson }) => (
                  <li key={other.document}>
                    <bdi className="joined-with">{nameOf(other)}</bdi>
                    <span>
                      {reasons.join("; ")}
                      {byPerson ? <span className="by-person"> · joined by a person</span> : null}
                    </span>
                  </li>
                ))}
                {links.length === 0 ? (
                  <li className="soft">{at === 0 ? "The first report of it." : "Joined through later reports."}</li>
                ) : null}
              </ul>
            </div>
            <Split story={story.id} report={report} />
          </li>
        );
      })}
    </ol>
  );
}

interface LinkBack {
  readonly other: StoryReport;
  readonly reasons: readonly string[];
  readonly byPerson: boolean;
}

/** What links a report to those before it, all that speaks for one pair together: so each pair is told once. */
function linksBack(
  report: StoryReport,
  before: readonly StoryReport[],
  joined: StoryView["joined"],
): readonly LinkBack[] {
  return before.flatMap((other) => {
    const links = joined.filter(
      ({ documents }) => documents.includes(report.document) && documents.includes(other.document),
    );
    if (links.length === 0) return [];
    const reasons = [...new Set(links.flatMap((link) => link.reasons))];
    return [{ other, reasons, byPerson: links.some(({ record }) => record !== undefined) }];
  });
}

const nameOf = ({ outlet, published }: StoryReport): string =>
  `${outlet ?? "no outlet named"}, ${dateWords(published)}`;

interface SplitProps {
  readonly story: string;
  readonly report: StoryReport;
}

/** Asks once before it records: taking a report out changes every count of the story. */
function Split({ story, report }: SplitProps): ReactNode {
  const [asked, setAsked] = useState(false);
  const [reason, setReason] = useState("");
  const [busy, setBusy] = useState(false);
  if (!asked) {
    return (
      <button type="button" className="button split-button" onClick={() => setAsked(true)}>
        Tells of something else
      </button>
    );
  }
  return (
    <form
      className="split-form"
      onSubmit={(event) => {
        event.preventDefault();
        setBusy(true);
        void judge({
          act: "split",
          story,
          document: report.document,
          ...(reason.trim() === "" ? {} : { reason: reason.trim() }),
        }).then(() => {
          setBusy(false);
          setAsked(false);
        });
      }}
    >
      <label className="field">
        <span>Why, for those who come after you (may stay empty)</span>
        {/* biome-ignore lint/a11y/noAutofocus: the field appears because its button was pressed */}
        <input className="input" value={reason} autoFocus onChange={({ target }) => setReason(target.value)} />
      </label>
      <div className="split-buttons">
        <button type="submit" className="button main" disabled={busy}>
          Take it out
        </button>
        <button type="button" className="button" onClick={() => setAsked(false)}>
          Leave it
        </button>
      </div>
    </form>
  );
}
