import { type ReactNode, useState } from "react";
import type { Aspect, Position, StoryView } from "../../../../src/query/records.ts";
import { EvidenceButton } from "../../evidence/evidence-button.tsx";
import { Counts } from "../../parts/counts.tsx";
import { Quotation } from "../../parts/quotation.tsx";
import { Stated } from "../../parts/stance.tsx";
import { periodOf, valueWords } from "../../parts/values.ts";
import { headed } from "../../parts/words.ts";
import { noteOf } from "./rows.ts";
import "../../parts/answer.css";

interface CellProps {
  readonly story: StoryView;
  readonly aspect: Aspect;
  /** Keys of the claimants whose answers stand in this cell. */
  readonly keys: readonly string[];
  /** Says who, where several claimants share the cell. */
  readonly named: boolean;
}

/** More answers of one claimant to one question than a glance takes in. */
const SHOWN = 2;

/** What a claimant answers to a question: words, stance, two numbers; or that it says nothing of it. */
export function Cell({ story, aspect, keys, named }: CellProps): ReactNode {
  const [all, setAll] = useState(false);
  const answers = aspect.positions
    .map((position, at) => ({ position, at }))
    .filter(({ position }) => keys.includes(position.key));
  const spoken = answers.filter(({ position }) => position.stance !== "silent");
  if (spoken.length === 0) {
    return answers.length > 0 ? (
      <span className="silence">{aspect.question === "actor" ? "names nobody" : "says nothing of it"}</span>
    ) : (
      <span className="no-answer">
        <span aria-hidden="true">·</span>
        <span className="unseen">no answer</span>
      </span>
    );
  }
  const shown = all ? spoken : spoken.slice(0, SHOWN);
  const hidden = spoken.length - shown.length;
  return (
    <ul className="answers">
      {shown.map(({ position, at }) => (
        <li key={at}>
          <Answer story={story} position={position} aspect={aspect} note={noteOf(aspect, at)} named={named} />
        </li>
      ))}
      {/* On paper nobody can ask for more. */}
      {spoken.slice(shown.length).map(({ position, at }) => (
        <li key={at} className="print-only">
          <AnswerWords story={story} position={position} note={noteOf(aspect, at)} named={named} />
        </li>
      ))}
      {hidden > 0 || all ? (
        <li className="more-row">
          <button type="button" className="more-answers" aria-expanded={all} onClick={() => setAll(!all)}>
            {all ? "Fewer" : `and ${hidden} more`}
          </button>
        </li>
      ) : null}
    </ul>
  );
}

interface AnswerProps {
  readonly story: StoryView;
  readonly position: Position;
  readonly aspect: Aspect;
  readonly note: "contradicted" | "revised" | undefined;
  readonly named: boolean;
}

function Answer({ story, position, aspect, note, named }: AnswerProps): ReactNode {
  const [first] = position.evidence;
  const value = valueWords(position);
  const said = <AnswerWords story={story} position={position} note={note} named={named} />;
  const label = value === undefined ? aspect.asked : `${aspect.asked}: ${value}`;
  return first === undefined ? (
    <div className="answer">{said}</div>
  ) : (
    <EvidenceButton evidence={first} label={label} className="answer">
      {said}
    </EvidenceButton>
  );
}

function AnswerWords({ story, position, note, named }: Omit<AnswerProps, "aspect">): ReactNode {
  const { claimant, stance, words, documents, lineages } = position;
  const period = periodOf(position);
  return (
    <>
      {named ? <bdi className="answer-claimant">{headed(claimant)}</bdi> : null}
      <Stated stance={stance} short={valueWords(position)} />
      {words[0] === undefined ? null : <Quotation words={words[0]} marked={position.marked} />}
      <span className="answer-counts">
        <Counts documents={documents} lineages={lineages} {...(period === undefined ? {} : { note: period })} />
        {note === undefined ? null : <span className={note === "contradicted" ? "deny" : undefined}> · {note}</span>}
        {/* On paper nothing leads to the report: its number does, in the list at the end. */}
        <span className="printed"> {citedIn(story, position)}</span>
      </span>
    </>
  );
}

/** "[2, 3]": the reports by their place in the story's list. */
function citedIn({ reports }: StoryView, { evidence }: Position): string {
  const cited = new Set(evidence.map(({ document }) => document));
  return `[${reports.flatMap(({ document }, at) => (cited.has(document) ? [at + 1] : [])).join(", ")}]`;
}
