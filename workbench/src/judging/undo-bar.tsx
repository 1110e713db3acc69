import { type ReactNode, useEffect, useRef } from "react";
import { useCommands } from "../keyboard/commands.ts";
import { useLocation } from "../location/location.ts";
import { dismiss, undo, useActs } from "./judge.ts";
import "./undo-bar.css";

/** What one did last, at the foot of the page, with the way back; and what was undone, until one goes on. */
export function UndoBar(): ReactNode {
  const { done, undone, problem } = useActs();
  const last = done.at(-1);
  const { path } = useLocation();
  useLeaving(path, undone === undefined ? undefined : dismiss);
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
        <button type="button" className="button" onClick={dismiss}>
          Dismiss
        </button>
      </div>
    );
  }
  if (undone !== undefined) {
    return (
      <div className="undone-bar">
        <p dir="auto">{undone}.</p>
        <button type="button" className="button plain" onClick={dismiss}>
          Dismiss
        </button>
      </div>
    );
  }
  if (last === undefined) return null;
  return (
    <div className="undo-bar">
      <p dir="auto">
        <span className="soft">You: </span>
        {last.said}
      </p>
      <button type="button" className="button plain" onClick={() => void undo()}>
        Undo <kbd>u</kbd>
      </button>
    </div>
  );
}

/** Runs when one goes to another page than the one where it began to wait. */
function useLeaving(path: string, run: (() => void) | undefined): void {
  const began = useRef<string | undefined>(undefined);
  useEffect(() => {
    if (run === undefined) began.current = undefined;
    else if (began.current === undefined) began.current = path;
    else if (began.current !== path) run();
  }, [path, run]);
}
