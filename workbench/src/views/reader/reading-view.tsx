import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { Reading } from "../../../../src/doc/reading.ts";
import type { Span } from "../../../../src/doc/span.ts";
import type { ActorRef } from "../../../../src/query/records.ts";
import { announce } from "../../frame/announce.ts";
import { Why } from "../../frame/why.tsx";
import { useCommands } from "../../keyboard/commands.ts";
import { setParameters, useParameter } from "../../location/location.ts";
import { copyText } from "../../parts/copy.ts";
import { dateWords } from "../../parts/dates.ts";
import { describe } from "./describe.ts";
import { DocumentText } from "./document-text.tsx";
import { ElementList } from "./element-list.tsx";
import { ElementPanel, type Judgement } from "./element-panel.tsx";
import { layOut } from "./layout.ts";
import { Legend } from "./legend.tsx";
import { ALL_KINDS, type ElementKind, marksOf } from "./marks.ts";
import { MISSED, Missed, type MissedKind } from "./missed.tsx";
import { START, selectedSpan } from "./selection.ts";
import "./reader.css";

interface ReadingViewProps {
  readonly reading: Reading;
  /** The machine's own, where people have judged anything. */
  readonly machine?: Reading | undefined;
  /** Undefined for a text that is in no library. */
  readonly documentId?: string;
  readonly title: string;
  readonly actors: Readonly<Record<string, ActorRef>>;
  readonly judge?: (request: Judgement) => void;
  readonly above: ReactNode;
  readonly tabs?: ReactNode;
  readonly mode: "text" | "list";
  /** Shown in place of the words. */
  readonly instead?: ReactNode;
}

/** A document with its reading: the words in the middle, who speaks beside them, what is selected on the right. */
export function ReadingView(props: ReadingViewProps): ReactNode {
  const { reading, title, actors, judge, above, tabs, mode, instead, documentId } = props;
  const [chosen] = useParameter("element");
  const [words] = useParameter("words");
  const [show] = useParameter("show");
  const [onlyUnsure] = useParameter("unsure");
  const kinds = useMemo(() => kindsOf(show), [show]);
  const marks = useMemo(
    () => marksOf(reading, { kinds, unsureOnly: onlyUnsure === "only" }),
    [reading, kinds, onlyUnsure],
  );
  const paragraphs = useMemo(
    () => layOut(reading, marks, kinds.has("attribution") ? reading.attributions : []),
    [reading, marks, kinds],
  );
  const jumpTo = useMemo(() => parseSpan(words), [words]);
  const described = useMemo(() => (chosen === undefined ? undefined : describe(reading, chosen)), [reading, chosen]);
  const evidence = useMemo(
    () =>
      described === undefined
        ? jumpTo === undefined
          ? []
          : [jumpTo]
        : evidenceOf(reading, described.id, described.spans),
    [described, jumpTo, reading],
  );
  const judged = useMemo(() => judgedIn(reading), [reading]);
  const select = useCallback((id: string) => setParameters({ element: id, at: undefined }), []);

  const [span, setSpan] = useState<Span>();
  const [missing, setMissing] = useState<MissedKind>();
  const { text } = reading.document;
  useEffect(() => {
    const changed = (): void => {
      const selection = window.getSelection();
      // A form that takes the focus takes the selection away: what was selected is what is meant.
      const inText = selection?.anchorNode?.parentElement?.closest(".reader-text") ?? null;
      if (inText !== null) setSpan(selectedSpan(text, selection));
    };
    document.addEventListener("selectionchange", changed);
    return () => document.removeEventListener("selectionchange", changed);
  }, [text]);

  // The words that somebody came for are brought into view once.
  const arrived = useRef<string>(undefined);
  useEffect(() => {
    if (words === undefined || arrived.current === words || jumpTo === undefined) return;
    arrived.current = words;
    elementAt(jumpTo[0])?.scrollIntoView({ block: "center" });
  }, [words, jumpTo]);
  useEffect(() => {
    document.title = `${title} – Hearsay`;
  }, [title]);

  const cite = (): void => {
    const [first] = described?.spans ?? (jumpTo === undefined ? [] : [jumpTo]);
    if (first === undefined) return;
    const { outlet, published } = reading.document;
    const place = [outlet?.name, `“${title}”`, published === undefined ? undefined : dateWords(published.value)];
    const citation = `“${text.slice(...first)}” — ${place.filter((part) => part !== undefined).join(", ")}, characters ${first[0]}–${first[1]}.`;
    copyText(citation).then((done) =>
      announce(done ? "Copied with citation." : "The browser did not let the words be copied."),
    );
  };
  const corrected = judge !== undefined && described !== undefined && described.kind !== "time";
  useCommands("In the document", [
    ...(corrected
      ? [
          { key: "a", does: "the reading is right here", run: () => judge({ act: "confirm", element: described.id }) },
          { key: "r", does: "there is no such thing here", run: () => judge({ act: "reject", element: described.id }) },
          {
            key: "e",
            does: "change what is selected",
            run: () => document.querySelector<HTMLElement>(".element [aria-expanded]")?.click(),
          },
        ]
      : []),
    ...(described === undefined ? [] : [{ key: "c", does: "copy the words with their citation", run: cite }]),
    ...(judge === undefined
      ? []
      : MISSED.map(({ kind, title: does, key }) => ({
          key,
          does: `add: ${does.toLowerCase()}`,
          run: () => setMissing(kind),
        }))),
    ...(chosen === undefined
      ? []
      : [{ key: "Escape", does: "select nothing", run: () => setParameters({ element: undefined }) }]),
  ]);

  const hasTitle = reading.document.zones.some(({ kind }) => kind === "title");
  return (
    <div className="reader">
      <header className="reader-head">
        {above}
        {hasTitle && mode === "text" && instead === undefined ? null : (
          <h1 className="reader-title" dir="auto">
            {title}
          </h1>
        )}
        {tabs}
      </header>
      {instead ??
        (mode === "list" ? (
          <ElementList reading={reading} marks={marks} selected={chosen} onSelect={select} />
        ) : (
          <>
            <Legend kinds={kinds} unsureOnly={onlyUnsure === "only"} />
            <DocumentText
              reading={reading}
              paragraphs={paragraphs}
              selected={chosen}
              evidence={evidence}
              judged={judged}
              onSelect={select}
            />
          </>
        ))}
      <Why>
        <div className="reader-why" data-selected={chosen !== undefined || missing !== undefined ? "" : undefined}>
          {described === undefined ? (
            <section className="element">
              <h2>Nothing selected</h2>
              <p className="soft">
                Click on marked words or on a speaker, or go through them with <kbd>j</kbd> and <kbd>k</kbd>: here
                stands what the words are taken to say, and who says so.
              </p>
            </section>
          ) : (
            <ElementPanel
              key={described.id}
              reading={reading}
              described={described}
              actors={actors}
              judge={judge}
              onCite={cite}
              onClose={() => setParameters({ element: undefined })}
            />
          )}
          {judge === undefined || documentId === undefined ? null : (
            <Missed reading={reading} span={span} kind={missing} onKind={setMissing} judge={judge} />
          )}
        </div>
      </Why>
    </div>
  );
}

function kindsOf(show: string | undefined): ReadonlySet<ElementKind> {
  const named = show?.split(",").filter((kind): kind is ElementKind => (ALL_KINDS as readonly string[]).includes(kind));
  return new Set(named === undefined ? ALL_KINDS : named);
}

function parseSpan(text: string | undefined): Span | undefined {
  const found = /^(\d{1,9})-(\d{1,9})$/.exec(text ?? "");
  return found === null ? undefined : [Number(found[1]), Number(found[2])];
}

/** The clause of an event, the words of a claim with its source: what is outlined while it is selected. */
function evidenceOf(reading: Reading, id: string, spans: readonly Span[]): readonly Span[] {
  const event = reading.events.find((one) => one.id === id);
  return event === undefined ? spans : event.mentions.map(({ evidence }) => evidence);
}

function judgedIn(reading: Reading): ReadonlySet<string> {
  const { actors, attributions, events, figures, relations } = reading;
  const all = [actors, attributions, events, figures, relations].flat();
  return new Set(all.flatMap(({ id, judged }) => (judged === undefined || judged.length === 0 ? [] : [id])));
}

/** The stretch of text on the page that holds this place of the document. */
function elementAt(offset: number): Element | undefined {
  let found: Element | undefined;
  for (const element of document.querySelectorAll(`.reader-text [${START}]`)) {
    if (Number(element.getAttribute(START)) > offset) break;
    found = element;
  }
  return found;
}
