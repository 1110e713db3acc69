import type { ReactNode } from "react";
import type { StoryView } from "../../../../src/query/records.ts";
import { asTitle } from "../../parts/words.ts";
import { Cell } from "./cell.tsx";
import type { Column } from "./columns.ts";
import { Asked } from "./matrix.tsx";
import type { QuestionGroup } from "./rows.ts";

interface QuestionsProps {
  readonly story: StoryView;
  readonly groups: readonly QuestionGroup[];
  readonly columns: readonly Column[];
}

/** The matrix where there is room for one column: each question with those who answer it, and who is silent in one line. */
export function Questions({ story, groups, columns }: QuestionsProps): ReactNode {
  return (
    <div className="questions">
      {groups.map(({ key, happening, questions }) => (
        <section key={key}>
          {groups.length > 1 ? <p className="said questions-happening">{asTitle(happening.title)}</p> : null}
          {questions.map((question) => {
            const answering = columns.filter((column) => speaks(question.aspect, column));
            const silent = columns.filter((column) => !answering.includes(column));
            return (
              <section key={question.key} className="question">
                <h2>
                  <Asked question={question} />
                </h2>
                <dl>
                  {answering.map((column) => (
                    <div key={column.key}>
                      <dt>
                        {column.title} <span className="soft small">{column.note}</span>
                      </dt>
                      <dd>
                        <Cell
                          story={story}
                          aspect={question.aspect}
                          keys={column.claimants.map((claimant) => claimant.key)}
                          named={column.claimants.length > 1}
                        />
                      </dd>
                    </div>
                  ))}
                </dl>
                {silent.length === 0 ? null : (
                  <p className="small soft">Nothing of it from {silent.map(({ title }) => title).join(", ")}.</p>
                )}
              </section>
            );
          })}
        </section>
      ))}
    </div>
  );
}

const speaks = ({ positions }: QuestionGroup["questions"][number]["aspect"], { claimants }: Column): boolean =>
  positions.some(({ key, stance }) => stance !== "silent" && claimants.some((claimant) => claimant.key === key));
