import { Fragment, type ReactNode, useRef } from "react";
import type { StoryView } from "../../../../src/query/records.ts";
import { useParameter } from "../../location/location.ts";
import { Nothing } from "../../parts/answers.tsx";
import { dateWords } from "../../parts/dates.ts";
import { useNarrow } from "../../parts/narrow.ts";
import { STANCE_WORDS, StanceMark } from "../../parts/stance.tsx";
import { asTitle, counted } from "../../parts/words.ts";
import { Cell } from "./cell.tsx";
import { type Column, columnsOf, GROUPINGS, type Grouping } from "./columns.ts";
import { FigureCharts } from "./figures.tsx";
import { HeadsInView } from "./heads-in-view.tsx";
import { Questions } from "./questions.tsx";
import { type Question, questionsOf } from "./rows.ts";
import "./matrix.css";

/** From this many on, columns can be put together. */
const MANY = 4;

/** The claims matrix: rows ask, columns answer. On a phone it is a list of questions, each with who answers it. */
export function Matrix({ story }: { readonly story: StoryView }): ReactNode {
  const narrow = useNarrow();
  const [by, setBy] = useParameter("by");
  const [pins, setPins] = useParameter("pin");
  const grouping = GROUPINGS.find((name) => name === by) ?? "claimant";
  const pinned = pins === undefined ? [] : pins.split("~");
  const groups = questionsOf(story);
  const columns = columnsOf(story, grouping, pinned);
  const pin = (key: string): void => {
    const next = pinned.includes(key) ? pinned.filter((other) => other !== key) : [...pinned, key];
    setPins(next.join("~"));
  };
  if (groups.length === 0) return <Nothing title="Nobody answers a question about this story." />;
  return (
    <>
      {story.claimants.length > MANY ? (
        <GroupingSwitch
          count={story.claimants.length}
          grouping={grouping}
          set={setBy}
          more={!narrow && columns.length > MANY}
        />
      ) : null}
      <StanceKey />
      {narrow ? (
        <Questions story={story} groups={groups} columns={columns} />
      ) : (
        <MatrixTable story={story} columns={columns} pin={pin} />
      )}
      <FigureCharts story={story} contested />
      <PrintedReports story={story} />
    </>
  );
}

/** What the shapes and the dots say, before anybody has to ask. */
function StanceKey(): ReactNode {
  return (
    <ul className="stance-key small soft" aria-label="Signs">
      {(["asserts", "partly", "denies"] as const).map((stance) => (
        <li key={stance}>
          <StanceMark stance={stance} /> {STANCE_WORDS[stance].toLowerCase()}
        </li>
      ))}
      <li>
        <span aria-hidden="true">·</span> {STANCE_WORDS.silent}
      </li>
    </ul>
  );
}

/** The reports that the numbers on paper stand for. */
function PrintedReports({ story: { reports } }: { readonly story: StoryView }): ReactNode {
  return (
    <section className="print-only printed-reports">
      <h2>Reports</h2>
      <ol>
        {reports.map(({ document, outlet, title, published, lineage }, at) => {
          const shared = reports.flatMap((other, number) =>
            other.lineage === lineage && number !== at ? [number + 1] : [],
          );
          return (
            <li key={document}>
              <bdi>{outlet ?? "no outlet named"}</bdi>, <bdi>“{title ?? "without a headline"}”</bdi>,{" "}
              {dateWords(published)}
              {shared.length === 0 ? "" : `; one lineage with [${shared.join(", ")}]`}
            </li>
          );
        })}
      </ol>
    </section>
  );
}

interface GroupingSwitchProps {
  readonly count: number;
  readonly grouping: Grouping;
  readonly set: (grouping: string | undefined) => void;
  /** Are there columns beyond the edge? */
  readonly more: boolean;
}

const GROUPING_WORDS: Readonly<Record<Grouping, string>> = {
  claimant: "Each alone",
  side: "By side",
  lineage: "By lineage",
};

function GroupingSwitch({ count, grouping, set, more }: GroupingSwitchProps): ReactNode {
  return (
    <div className="grouping">
      <span className="soft small">
        {counted(count, "claimant")}, in the order of their first statement{more ? "; more to the right" : ""}
      </span>
      <fieldset className="switch">
        <legend className="unseen">Put claimants together</legend>
        {GROUPINGS.map((name) => (
          <button
            key={name}
            type="button"
            aria-pressed={name === grouping}
            onClick={() => set(name === "claimant" ? undefined : name)}
          >
            {GROUPING_WORDS[name]}
          </button>
        ))}
      </fieldset>
    </div>
  );
}

interface MatrixTableProps {
  readonly story: StoryView;
  readonly columns: readonly Column[];
  readonly pin: (key: string) => void;
}

function MatrixTable({ story, columns, pin }: MatrixTableProps): ReactNode {
  const groups = questionsOf(story);
  const frame = useRef<HTMLElement>(null);
  return (
    <>
      <HeadsInView frame={frame} columns={columns} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section className="matrix-frame" tabIndex={0} aria-label="Who says what" ref={frame}>
        <table className="matrix">
          <caption className="unseen">What each claimant answers to each question</caption>
          <thead>
            <tr>
              <td className="corner" />
              {columns.map((column) => (
                <ColumnHead key={column.key} column={column} pin={pin} pinnable={columns.length > MANY} />
              ))}
            </tr>
          </thead>
          {groups.map(({ key, happening, questions }) => (
            <tbody key={key}>
              {groups.length > 1 ? (
                <tr className="happening">
                  <th scope="rowgroup" colSpan={columns.length + 1}>
                    <bdi className="said">{asTitle(happening.title)}</bdi>
                  </th>
                </tr>
              ) : null}
              {questions.map((question) => (
                <tr key={question.key}>
                  <th scope="row">
                    <Asked question={question} />
                  </th>
                  {columns.map((column) => (
                    <td key={column.key}>
                      <Cell
                        story={story}
                        aspect={question.aspect}
                        keys={column.claimants.map((claimant) => claimant.key)}
                        named={column.claimants.length > 1}
                      />
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          ))}
        </table>
      </section>
    </>
  );
}

interface ColumnHeadProps {
  readonly column: Column;
  readonly pin: (key: string) => void;
  readonly pinnable: boolean;
}

function ColumnHead({ column: { key, title, note, claimants, pinned }, pin, pinnable }: ColumnHeadProps): ReactNode {
  return (
    <th scope="col">
      <bdi className="column-title">{title}</bdi>
      <span className="column-note">
        {note}
        {pinnable && claimants.length === 1 ? (
          <button
            type="button"
            className="pin"
            aria-pressed={pinned}
            aria-label={`${pinned ? "Unpin" : "Pin"} ${title}`}
            onClick={() => pin(key)}
          >
            {pinned ? "pinned" : "pin"}
          </button>
        ) : null}
      </span>
    </th>
  );
}

/** The question, and beside it whether its answers exclude each other, and why. */
export function Asked({ question: { aspect, contradictions } }: { readonly question: Question }): ReactNode {
  return (
    <>
      <span className="asked" data-contradict={aspect.agreement === "contradict" ? "" : undefined}>
        {aspect.asked}
      </span>
      {aspect.agreement === "contradict" ? <span className="asked-note deny">contradict</span> : null}
      {contradictions.map((reason) => (
        <Fragment key={reason}>
          <span className="asked-note">{reason}</span>
        </Fragment>
      ))}
      {aspect.agreement === "differ" ? <span className="asked-note">differ</span> : null}
    </>
  );
}
