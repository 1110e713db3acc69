import { type FormEvent, type ReactNode, useEffect, useState } from "react";
import type { AddRequest } from "../../../src/query/records.ts";
import { isHere } from "../frame/use-library.ts";
import { type Failure, failureFrom } from "../server/failure.ts";
import { addDocument, addFiles } from "../server/jobs.ts";
import { watchJob } from "./jobs-state.ts";
import "../keyboard/help.css";
import "./adding.css";

const ID = "add-documents";
const dialog = (): HTMLDialogElement | undefined => {
  const found = document.getElementById(ID);
  return found instanceof HTMLDialogElement ? found : undefined;
};

export function showAddDocuments(): void {
  const found = dialog();
  if (found !== undefined && !found.open) found.showModal();
}

/** Opens with a text in its place: what was pasted where no field was. */
export function offerText(text: string): void {
  showAddDocuments();
  window.dispatchEvent(new CustomEvent<string>(OFFERED, { detail: text }));
}
const OFFERED = "hearsay:text-offered";

/** Paste a text, name an address, choose files; dropping files on the page does the same. */
export function AddDocuments(): ReactNode {
  const [failure, setFailure] = useState<Failure>();
  const [text, setText] = useState("");
  useEffect(() => {
    const take = (event: Event): void => {
      if (event instanceof CustomEvent && typeof event.detail === "string") setText(event.detail);
    };
    window.addEventListener(OFFERED, take);
    return () => window.removeEventListener(OFFERED, take);
  }, []);
  const isAddress = /^https?:\/\/\S+$/.test(text.trim());
  const add = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const form = event.currentTarget;
    const data = new FormData(form);
    const files = data.getAll("files").filter((file): file is File => file instanceof File && file.size > 0);
    const sent = files.length > 0 ? addFiles(files) : addDocument(requestOf(text, data));
    setFailure(undefined);
    sent.then(
      (job) => {
        watchJob(job);
        form.reset();
        setText("");
        dialog()?.close();
      },
      (error: unknown) => setFailure(failureFrom(error)),
    );
  };
  return (
    <dialog id={ID} className="dialog" aria-labelledby="add-title" closedby="closerequest">
      <form onSubmit={add} className="add-form">
        <h2 id="add-title" className="dialog-title">
          Add reports
        </h2>
        <label className="field">
          <span>Paste a text, or the address of a page or feed</span>
          <textarea className="input add-text" rows={8} value={text} onChange={({ target }) => setText(target.value)} />
        </label>
        {isAddress || text.trim() === "" ? null : (
          <fieldset className="add-facts">
            <legend className="small soft">What you know of it; all may stay empty</legend>
            <Fact name="title" label="Headline" />
            <Fact name="outlet" label="Outlet" />
            <Fact name="published" label="Published, as 2022-04-16" pattern="\d{4}(-\d{2}(-\d{2})?)?" />
            <Fact name="url" label="Address" />
          </fieldset>
        )}
        <label className="field">
          <span>Or choose files: text, web pages, PDF, messages, archives, JSON Lines</span>
          <input type="file" name="files" multiple />
        </label>
        {failure === undefined ? null : (
          <p role="alert" className="deny">
            {failure.happened} {failure.todo}
          </p>
        )}
        <div className="add-buttons">
          <button type="submit" className="button main">
            {isAddress ? "Fetch and read" : "Read and keep"}
          </button>
          <button type="button" className="button" onClick={() => dialog()?.close()}>
            Close
          </button>
          <span className="small soft">
            {isHere() ? "It is read on this machine." : "The server of this library reads it."}
          </span>
        </div>
      </form>
    </dialog>
  );
}

interface FactProps {
  readonly name: string;
  readonly label: string;
  readonly pattern?: string;
}

function Fact({ name, label, pattern }: FactProps): ReactNode {
  return (
    <label className="field">
      <span>{label}</span>
      <input className="input" name={name} {...(pattern === undefined ? {} : { pattern })} />
    </label>
  );
}

function requestOf(text: string, data: FormData): AddRequest {
  const trimmed = text.trim();
  if (/^https?:\/\/\S+$/.test(trimmed)) return { fetch: trimmed };
  const given = ["title", "outlet", "published", "url"].flatMap((name) => {
    const value = data.get(name);
    return typeof value === "string" && value.trim() !== "" ? [[name, value.trim()] as const] : [];
  });
  return { text, ...Object.fromEntries(given) };
}
