import { lazy, type ReactNode, Suspense } from "react";
import type { DocumentView, StoryReport, StoryView } from "../../../../src/query/records.ts";
import { setParameters, useParameter } from "../../location/location.ts";
import { Answered, Asking, Nothing } from "../../parts/answers.tsx";
import { dateWords } from "../../parts/dates.ts";
import { useAnswer } from "../../server/use-answer.ts";
import "./side-by-side.css";

// The comparison of words is a program of its own: it loads when it is looked at.
const Compared = lazy(async () => ({ default: (await import("./compared.tsx")).Compared }));

/** Two reports of the story, word by word where they have words in common. */
export function SideBySide({ story }: { readonly story: StoryView }): ReactNode {
  const [leftId] = useParameter("left");
  const [rightId] = useParameter("right");
  const [first, second] = likest(story);
  const left = story.reports.find(({ document }) => document === leftId) ?? first;
  const right = story.reports.find(({ document }) => document === rightId) ?? second;
  if (left === undefined || right === undefined) return <Nothing title="There is one report." />;
  return (
    <>
      <div className="side-choice">
        <ReportChoice label="Left" name="left" reports={story.reports} chosen={left.document} />
        <ReportChoice label="Right" name="right" reports={story.reports} chosen={right.document} />
      </div>
      <p className="small soft side-note">
        {left.lineage === right.lineage
          ? "Both go back to one origin: what one of them changed is marked."
          : "They go back to different origins."}
      </p>
      <Texts left={left} right={right} />
    </>
  );
}

/** The first two of one lineage, for these share words; else the first two. */
function likest({ reports }: StoryView): readonly (StoryReport | undefined)[] {
  for (const [at, report] of reports.entries()) {
    const copy = reports.slice(at + 1).find(({ lineage }) => lineage === report.lineage);
    if (copy !== undefined) return [report, copy];
  }
  return reports.slice(0, 2);
}

interface ReportChoiceProps {
  readonly label: string;
  readonly name: "left" | "right";
  readonly reports: readonly StoryReport[];
  readonly chosen: string;
}

function ReportChoice({ label, name, reports, chosen }: ReportChoiceProps): ReactNode {
  return (
    <label className="field">
      <span>{label}</span>
      <select
        className="input"
        value={chosen}
        onChange={({ target }) => setParameters({ [name]: target.value }, "push")}
      >
        {reports.map(({ document, outlet, published, title }) => (
          <option key={document} value={document} dir="auto">
            {outlet ?? "no outlet named"}, {dateWords(published)}: {title ?? "without a headline"}
          </option>
        ))}
      </select>
    </label>
  );
}

interface TextsProps {
  readonly left: StoryReport;
  readonly right: StoryReport;
}

function Texts({ left, right }: TextsProps): ReactNode {
  const one = useAnswer<DocumentView>(`/documents/${encodeURIComponent(left.document)}`);
  const other = useAnswer<DocumentView>(`/documents/${encodeURIComponent(right.document)}`);
  return (
    <Answered answer={one} what="the left report">
      {(leftDocument) => (
        <Answered answer={other} what="the right report">
          {(rightDocument) => (
            <Suspense fallback={<Asking what="the comparison" />}>
              <Compared left={leftDocument} right={rightDocument} />
            </Suspense>
          )}
        </Answered>
      )}
    </Answered>
  );
}
