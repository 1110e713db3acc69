import { type ReactNode, useEffect, useRef, useState } from "react";
import type { Reading } from "../../../../src/doc/reading.ts";
import { readHere } from "../../engine/read.ts";
import { announce } from "../../frame/announce.ts";
import { Page } from "../../frame/page.tsx";
import { useParameter } from "../../location/location.ts";
import { save } from "../../parts/save.ts";
import { Tabs } from "../../parts/tabs.tsx";
import { counted } from "../../parts/words.ts";
import { addDocument } from "../../server/jobs.ts";
import { ReadingView } from "../reader/reading-view.tsx";
import "./paste.css";

type State =
  | { readonly kind: "empty" }
  | { readonly kind: "reading" }
  | { readonly kind: "read"; readonly reading: Reading; readonly line: string; readonly input: Given }
  | { readonly kind: "failed"; readonly why: string };

interface Given {
  readonly text: string;
  readonly title?: string;
  readonly outlet?: string;
  readonly published?: string;
}

/** A text is read where it is pasted: in this browser, by the same engine, and no word of it is sent anywhere. */
export function View(): ReactNode {
  const [state, setState] = useState<State>({ kind: "empty" });
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector("textarea")?.focus(), []);

  const read = async (data: FormData): Promise<void> => {
    const value = (name: string): string => String(data.get(name) ?? "").trim();
    const text = String(data.get("text") ?? "").replaceAll("\r\n", "\n");
    if (text.trim() === "") return;
    const given = ["title", "outlet", "published"].filter((name) => value(name) !== "");
    const input: Given = { text, ...Object.fromEntries(given.map((name) => [name, value(name)])) };
    setState({ kind: "reading" });
    try {
      const { reading, line } = await readHere(input);
      setState({ kind: "read", reading, line, input });
      announce(`Read: ${summary(reading)}.`);
    } catch (error) {
      setState({ kind: "failed", why: error instanceof Error ? error.message : String(error) });
    }
  };

  if (state.kind === "read") {
    return <PastedReading state={state} onBack={() => setState({ kind: "empty" })} />;
  }
  return (
    <Page
      title="Read a text here"
      facts={
        <span>It is read in this browser, by the same engine as in the library. Nothing of it leaves this page.</span>
      }
    >
      <form
        ref={form}
        className="paste"
        onSubmit={(event) => {
          event.preventDefault();
          read(new FormData(event.currentTarget));
        }}
      >
        <label className="field">
          <span>The text of one report</span>
          <textarea className="input said" name="text" rows={14} required />
        </label>
        <div className="paste-facts">
          <label className="field">
            <span>Outlet, if you know it</span>
            <input className="input" name="outlet" />
          </label>
          <label className="field">
            <span>Title</span>
            <input className="input" name="title" />
          </label>
          <label className="field">
            <span>Published: “on Saturday” is counted from here</span>
            <input className="input" name="published" type="date" />
          </label>
        </div>
        {state.kind === "failed" ? (
          <p role="alert" className="failed-here">
            <strong className="deny">The text could not be read here.</strong> It is still in the field above. Try
            again, or add it to the library. <span className="soft small">{state.why}</span>
          </p>
        ) : null}
        <div>
          <button type="submit" className="button main" disabled={state.kind === "reading"}>
            {state.kind === "reading" ? "Reading …" : "Read it"}
          </button>
        </div>
      </form>
    </Page>
  );
}

function PastedReading({
  state: { reading, line, input },
  onBack,
}: {
  readonly state: Extract<State, { readonly kind: "read" }>;
  readonly onBack: () => void;
}): ReactNode {
  const [tab] = useParameter("tab");
  const [added, setAdded] = useState<"no" | "adding" | "added" | "failed">("no");
  const add = async (): Promise<void> => {
    setAdded("adding");
    try {
      await addDocument(input);
      setAdded("added");
      announce("The library reads it now.");
    } catch {
      setAdded("failed");
    }
  };
  return (
    <ReadingView
      reading={reading}
      title={reading.document.title ?? "A pasted text"}
      actors={{}}
      mode={tab === "list" ? "list" : "text"}
      tabs={
        <Tabs
          label="The text"
          tabs={[
            { name: "text", title: "The words" },
            { name: "list", title: "As a list" },
          ]}
          current={tab === "list" ? "list" : "text"}
        />
      }
      above={
        <>
          <p className="reader-facts">
            <span>Read in this browser</span>
            <span>{summary(reading)}</span>
          </p>
          <p className="paste-tools">
            <button type="button" className="button" onClick={onBack}>
              Another text
            </button>
            <button type="button" className="button" onClick={add} disabled={added === "adding" || added === "added"}>
              {added === "added" ? "In the library" : "Add to the library"}
            </button>
            <button
              type="button"
              className="button"
              onClick={() => save(new Blob([line], { type: "application/json" }), "reading.json")}
            >
              Save the reading
            </button>
            {added === "failed" ? (
              <span role="alert">The library did not take it. The reading here is untouched.</span>
            ) : null}
          </p>
        </>
      }
    />
  );
}

const summary = ({ attributions, events, figures }: Reading): string =>
  [counted(attributions.length, "claim"), counted(events.length, "event"), counted(figures.length, "number")].join(
    " · ",
  );
