import { type ReactNode, useEffect, useState } from "react";
import type { Job } from "../../../src/query/records.ts";
import { announce } from "../frame/announce.ts";
import { failureFrom } from "../server/failure.ts";
import { addDocument, addFiles } from "../server/jobs.ts";
import { offerText } from "./add-documents.tsx";
import { watchJob } from "./jobs-state.ts";

/** Reports can be dropped on any view, and pasted where no field has the focus. */
export function DropAnywhere(): ReactNode {
  const [over, setOver] = useState(false);
  const [problem, setProblem] = useState<string>();
  useEffect(() => {
    const follow = (sent: Promise<Job>): void => {
      setProblem(undefined);
      announce("Adding …");
      sent.then(watchJob, (error: unknown) => {
        const { happened, todo } = failureFrom(error);
        setProblem(`${happened} ${todo}`);
      });
    };
    const dragOver = (event: DragEvent): void => {
      if (!event.dataTransfer?.types.some((type) => type === "Files" || type === "text/uri-list")) return;
      event.preventDefault();
      setOver(true);
    };
    const dragLeave = (event: DragEvent): void => {
      if (event.relatedTarget === null) setOver(false);
    };
    const drop = (event: DragEvent): void => {
      setOver(false);
      const { dataTransfer } = event;
      if (dataTransfer === null || isField(event.target)) return;
      const files = [...dataTransfer.files];
      const address = dataTransfer.getData("text/uri-list").split(/\r?\n/)[0]?.trim() ?? "";
      if (files.length === 0 && !/^https?:/.test(address)) return;
      event.preventDefault();
      follow(files.length > 0 ? addFiles(files) : addDocument({ fetch: address }));
    };
    const paste = (event: ClipboardEvent): void => {
      if (isField(event.target)) return;
      const files = [...(event.clipboardData?.files ?? [])];
      const text = event.clipboardData?.getData("text/plain") ?? "";
      if (files.length > 0) follow(addFiles(files));
      else if (text.trim() !== "") offerText(text);
    };
    window.addEventListener("dragover", dragOver);
    window.addEventListener("dragleave", dragLeave);
    window.addEventListener("drop", drop);
    window.addEventListener("paste", paste);
    return () => {
      window.removeEventListener("dragover", dragOver);
      window.removeEventListener("dragleave", dragLeave);
      window.removeEventListener("drop", drop);
      window.removeEventListener("paste", paste);
    };
  }, []);
  return (
    <>
      {over ? <div className="drop">Drop reports here to read and keep them.</div> : null}
      {problem === undefined ? null : (
        <div className="notice" role="alert">
          <p>{problem}</p>
          <button type="button" className="button" onClick={() => setProblem(undefined)}>
            Dismiss
          </button>
        </div>
      )}
    </>
  );
}

const isField = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.closest("input, textarea, dialog") !== null;
