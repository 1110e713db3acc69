import type { ReactNode } from "react";
import { useCommands } from "../keyboard/commands.ts";
import { dismissProblem, undo, useJudgementProblem, useLastJudgement } from "./judge.ts";
import "./undo-bar.css";

/** What one did last, at the foot of the page, with the way back. */
export function UndoBar(): ReactNode {
  const last = useLastJudgement();
  const problem = useJudgementProblem();
  useCommands(
    "Corrections",
    last === undefined ? [] : [{ key: "u", does: "undo the last one", run: () => void undo() }],
  );
  if (problem !== undefined) {
    return (
      <div className="undo-bar" role="alert">
        <p>
          <span className="deny">{problem.happened}</span> {problem.safe} {problem.todo}
        </p>
        <button type="button" className="button" onClick={dismissProblem}>
          Dismiss
        </button>
      </div>
    );
  }
  if (last === undefined) return null;
  return (
    <div className="undo-bar">
      <p>
        <span className="soft">You: </span>
        {last.said}
      </p>
      <button type="button" className="button plain" onClick={() => void undo()}>
        Undo <kbd>u</kbd>
      </button>
    </div>
  );
}
