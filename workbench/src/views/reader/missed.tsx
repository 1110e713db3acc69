import { type ReactNode, useEffect, useId, useRef, useState } from "react";
import { ACTOR_KINDS, ACTS, PLOVER_TYPES, QUALIFIERS, type Reading, STATUSES } from "../../../../src/doc/reading.ts";
import type { Span } from "../../../../src/doc/span.ts";
import { Quotation } from "../../parts/quotation.tsx";
import { STATUS_WORDS, TYPE_WORDS } from "../../parts/types.ts";
import type { Judgement } from "./element-panel.tsx";
import { ActorsField, type JsonValue } from "./field-form.tsx";
import { placeOfWords } from "./selection.ts";

export type MissedKind = "attribution" | "event" | "actor" | "figure";
export const MISSED: readonly { readonly kind: MissedKind; readonly title: string; readonly key: string }[] = [
  { kind: "attribution", title: "Somebody says", key: "s" },
  { kind: "event", title: "Something happened", key: "h" },
  { kind: "actor", title: "Who is meant", key: "w" },
  { kind: "figure", title: "A number", key: "n" },
];

interface MissedProps {
  readonly reading: Reading;
  /** Words that are selected in the text. */
  readonly span: Span | undefined;
  readonly kind: MissedKind | undefined;
  readonly onKind: (kind: MissedKind | undefined) => void;
  readonly judge: (request: Judgement) => void;
}

/** What the machine has missed is as near as what it got wrong: words are selected, then it is said what they are. */
export function Missed({ reading, span, kind, onKind, judge }: MissedProps): ReactNode {
  return (
    <section className="missed" aria-label="Missed something?">
      <h2>Missed something?</h2>
      {span === undefined ? (
        <p>Select words in the text, then</p>
      ) : (
        <Quotation words={reading.document.text.slice(...span).replace(/\s+/g, " ")} />
      )}
      <div className="element-tools">
        {MISSED.map(({ kind: one, title, key }) => (
          <button
            key={one}
            type="button"
            className="button"
            aria-expanded={kind === one}
            onClick={() => onKind(kind === one ? undefined : one)}
          >
            {title} <kbd>{key}</kbd>
          </button>
        ))}
      </div>
      {kind === undefined ? null : (
        <MissedForm
          key={`${kind} ${span?.join("-") ?? ""}`}
          reading={reading}
          span={span}
          kind={kind}
          onCancel={() => onKind(undefined)}
          onAdd={(request) => {
            onKind(undefined);
            judge(request);
          }}
        />
      )}
    </section>
  );
}

interface MissedFormProps {
  readonly reading: Reading;
  readonly span: Span | undefined;
  readonly kind: MissedKind;
  readonly onAdd: (request: Judgement) => void;
  readonly onCancel: () => void;
}

const options = (
  values: readonly string[],
  words: (value: string) => string = (value) => value.replaceAll("-", " "),
): ReactNode =>
  values.map((value) => (
    <option key={value} value={value}>
      {words(value)}
    </option>
  ));

function MissedForm({ reading, span, kind, onAdd, onCancel }: MissedFormProps): ReactNode {
  const label = useId();
  const form = useRef<HTMLFormElement>(null);
  const [typed, setTyped] = useState("");
  const [actors, setActors] = useState<readonly string[]>([]);
  const [others, setOthers] = useState<readonly string[]>([]);
  const [problem, setProblem] = useState<string>();
  useEffect(() => form.current?.querySelector<HTMLElement>("input, select")?.focus(), []);

  const submit = (data: FormData): void => {
    const place = span ?? placeOfWords(reading.document.text, typed);
    if (typeof place === "number") {
      setProblem(
        place === 0
          ? "The document does not have these words."
          : `The document has these words ${place} times: give more of them.`,
      );
      return;
    }
    const given = (name: string): string => String(data.get(name) ?? "").trim();
    const number = (name: string): number | null => (given(name) === "" ? null : Number(given(name)));
    const words: JsonValue = [place[0], place[1]];
    const fields: Record<MissedKind, Record<string, JsonValue>> = {
      attribution: { source: [...actors], content: [words], act: given("act"), mode: given("mode") },
      event: { type: given("type"), status: given("status"), actor: [...actors], recipient: [...others] },
      actor: { ...(given("name") === "" ? {} : { name: given("name") }), kind: given("kind") },
      figure: { what: given("what"), low: number("low"), high: number("high"), qualifier: given("qualifier") },
    };
    if (kind === "figure" && given("what") === "") {
      setProblem("Say what is counted: killed, injured, arrested, rockets …");
      return;
    }
    const set = Object.fromEntries(Object.entries(fields[kind]).filter(([, value]) => value !== null && value !== ""));
    onAdd({ act: "add", kind, span: [place[0], place[1]], fields: set } as Judgement);
  };

  return (
    <form
      ref={form}
      className="missed-form"
      onSubmit={(event) => {
        event.preventDefault();
        submit(new FormData(event.currentTarget));
      }}
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        event.preventDefault();
        onCancel();
      }}
    >
      {span === undefined ? (
        <label className="field">
          <span>{kind === "attribution" ? "The words that somebody says" : "The words of the text"}</span>
          <input className="input" value={typed} required onChange={({ target }) => setTyped(target.value)} />
        </label>
      ) : null}
      {kind === "attribution" ? (
        <>
          <div className="field">
            <span id={label}>Who says so</span>
            <ActorsField labelledBy={label} reading={reading} value={actors} onChange={setActors} />
          </div>
          <label className="field">
            <span>As</span>
            <select className="input" name="act">
              {options(ACTS)}
            </select>
          </label>
          <label className="field">
            <span>In whose words</span>
            <select className="input" name="mode">
              <option value="indirect">the reporter's</option>
              <option value="direct">verbatim</option>
              <option value="mixed">partly verbatim</option>
            </select>
          </label>
        </>
      ) : null}
      {kind === "event" ? (
        <>
          <label className="field">
            <span>What</span>
            <select className="input" name="type">
              {options(PLOVER_TYPES, (type) => `${TYPE_WORDS[type] ?? type} (${type})`)}
            </select>
          </label>
          <label className="field">
            <span>Did it happen, as the words have it?</span>
            <select className="input" name="status">
              {options(STATUSES, (status) => STATUS_WORDS[status as keyof typeof STATUS_WORDS])}
            </select>
          </label>
          <div className="field">
            <span id={label}>Who did it</span>
            <ActorsField labelledBy={label} reading={reading} value={actors} onChange={setActors} />
          </div>
          <div className="field">
            <span id={`${label}-to`}>To whom</span>
            <ActorsField labelledBy={`${label}-to`} reading={reading} value={others} onChange={setOthers} />
          </div>
        </>
      ) : null}
      {kind === "actor" ? (
        <>
          <label className="field">
            <span>Name, where it is another than these words</span>
            <input className="input" name="name" />
          </label>
          <label className="field">
            <span>Who or what it is</span>
            <select className="input" name="kind" defaultValue="person">
              {options(ACTOR_KINDS)}
            </select>
          </label>
        </>
      ) : null}
      {kind === "figure" ? (
        <>
          <label className="field">
            <span>What is counted</span>
            <input className="input" name="what" placeholder="killed" />
          </label>
          <label className="field">
            <span>At least</span>
            <input className="input" name="low" inputMode="decimal" />
          </label>
          <label className="field">
            <span>At most; empty for no upper bound</span>
            <input className="input" name="high" inputMode="decimal" />
          </label>
          <label className="field">
            <span>As the words have it</span>
            <select className="input" name="qualifier">
              {options(QUALIFIERS)}
            </select>
          </label>
        </>
      ) : null}
      {problem === undefined ? null : (
        <p className="deny small" role="alert">
          {problem}
        </p>
      )}
      <span className="field-tools">
        <button type="submit" className="button main">
          Add
        </button>
        <button type="button" className="button plain" onClick={onCancel}>
          Leave it
        </button>
      </span>
    </form>
  );
}
