import { type ReactNode, useState } from "react";
import type { Reading } from "../../../../src/doc/reading.ts";
import type { ActorRef, JudgeRequest } from "../../../../src/query/records.ts";
import { Link } from "../../location/link.tsx";
import { dateWords } from "../../parts/dates.ts";
import { CERTAINTY_WORDS } from "../../parts/types.ts";
import type { Described, Fact } from "./describe.ts";
import { FieldForm } from "./field-form.tsx";

interface ElementPanelProps {
  readonly reading: Reading;
  readonly described: Described;
  /** Actors across documents, by local id. */
  readonly actors: Readonly<Record<string, ActorRef>>;
  /** Undefined where nothing can be corrected: a text that is in no library, or a reader's account. */
  readonly judge: ((request: Judgement) => void) | undefined;
  readonly onCite: () => void;
  readonly onClose: () => void;
}
/** What is judged, without the document that it is judged in. */
export type Judgement = JudgeRequest extends infer Request
  ? Request extends { readonly document: string }
    ? Omit<Request, "document">
    : Request
  : never;

/** One element: what the words are taken to say, who says so, how sure the reading is; right, wrong, or to be changed. */
export function ElementPanel({ reading, described, actors, judge, onCite, onClose }: ElementPanelProps): ReactNode {
  const { id, kind, title, facts, certainty, by, judged } = described;
  const [changing, setChanging] = useState<string>();
  const judgeable = judge !== undefined && kind !== "time";
  return (
    <section className="element" aria-label="Selected">
      <div className="drawer-head">
        <h2>Selected</h2>
        <button type="button" className="leads small soft" onClick={onClose}>
          Close
        </button>
      </div>
      <p className="element-title">{title}</p>
      <dl className="pairs">
        {facts.map((fact) => (
          <div key={`${fact.asks} ${fact.has}`}>
            <dt>{fact.asks}</dt>
            <dd>
              {changing === fact.field && fact.field !== undefined && judgeable ? (
                <FieldForm
                  reading={reading}
                  kind={kind}
                  fact={fact}
                  onCancel={() => setChanging(undefined)}
                  onSet={(value) => {
                    setChanging(undefined);
                    judge({ act: "edit", element: id, field: fact.field ?? "", value });
                  }}
                />
              ) : (
                <>
                  <Has fact={fact} actors={actors} />
                  {judgeable && fact.field !== undefined && changing === "?" ? (
                    <button type="button" className="leads change" onClick={() => setChanging(fact.field)}>
                      change {fact.asks}
                    </button>
                  ) : null}
                </>
              )}
              <MachineSaid described={described} field={fact.field} />
            </dd>
          </div>
        ))}
        {certainty === undefined ? null : (
          <div>
            <dt>reading</dt>
            <dd>
              {CERTAINTY_WORDS[certainty]} <span className="soft small">{by}</span>
            </dd>
          </div>
        )}
        {judged.map(({ record, author, at, field }) => (
          <div key={`${record} ${field}`}>
            <dt>{field === "exists" ? "confirmed" : `${field} set`}</dt>
            <dd>
              by <strong>{author}</strong> <span className="soft">{dateWords(at.slice(0, 10))}</span>
            </dd>
          </div>
        ))}
      </dl>
      <div className="element-tools">
        {judgeable ? (
          <>
            <button type="button" className="button" onClick={() => judge({ act: "confirm", element: id })}>
              Right <kbd>a</kbd>
            </button>
            <button type="button" className="button" onClick={() => judge({ act: "reject", element: id })}>
              Wrong <kbd>r</kbd>
            </button>
            <button
              type="button"
              className="button"
              aria-expanded={changing !== undefined}
              onClick={() => setChanging(changing === undefined ? "?" : undefined)}
            >
              Change <kbd>e</kbd>
            </button>
          </>
        ) : null}
        <button type="button" className="button" onClick={onCite}>
          Cite <kbd>c</kbd>
        </button>
      </div>
      {judgeable && kind === "attribution" ? <Credibility judge={judge} element={id} /> : null}
    </section>
  );
}

/** The Admiralty code's second axis. "Cannot be judged" stands outside its scale, and is no middle. */
const CREDIBILITY: readonly (readonly [grade: 1 | 2 | 3 | 4 | 5 | "cannot-be-judged", words: string])[] = [
  [1, "1 – confirmed by others"],
  [2, "2 – probably true"],
  [3, "3 – possibly true"],
  [4, "4 – doubtful"],
  [5, "5 – improbable"],
  ["cannot-be-judged", "cannot be judged"],
];

/** How credible one claim is to the analyst who says so: apart from how reliable its source is, and never the machine's. */
function Credibility({
  judge,
  element,
}: {
  readonly judge: (request: Judgement) => void;
  readonly element: string;
}): ReactNode {
  return (
    <label className="field">
      <span>How credible this claim is to you, apart from its source</span>
      <select
        className="input"
        value=""
        onChange={({ target }) => {
          const found = CREDIBILITY.find(([grade]) => String(grade) === target.value);
          if (found !== undefined) judge({ act: "grade", axis: "information", element, grade: found[0] });
        }}
      >
        <option value="">Not graded here – choose</option>
        {CREDIBILITY.map(([grade, words]) => (
          <option key={grade} value={grade}>
            {words}
          </option>
        ))}
      </select>
    </label>
  );
}

function Has({
  fact,
  actors,
}: {
  readonly fact: Fact;
  readonly actors: Readonly<Record<string, ActorRef>>;
}): ReactNode {
  const refs = (fact.actors ?? []).flatMap((id) => actors[id] ?? []);
  const links = refs.filter(({ private: hidden }) => hidden !== true);
  const strong =
    links.length > 0 && links.length === (fact.actors ?? []).length ? (
      links.map(({ key, name }, at) => (
        <span key={key}>
          {at > 0 ? " and " : ""}
          <Link to={`/actors/${encodeURIComponent(key)}`}>{name}</Link>
        </span>
      ))
    ) : (
      <strong>{fact.has}</strong>
    );
  return (
    <>
      {strong}
      {fact.note === undefined ? null : <span className="soft"> {fact.note}</span>}
    </>
  );
}

/** What the machine has in place of what a person has set stays in view. */
function MachineSaid({
  described,
  field,
}: {
  readonly described: Described;
  readonly field: string | undefined;
}): ReactNode {
  const mark = described.judged.find((one) => one.field === field && one.machine !== undefined);
  if (field === undefined || mark === undefined) return null;
  const { machine } = mark;
  return (
    <span className="machine-said soft small"> the machine has {machine === null ? "nothing" : plain(machine)}</span>
  );
}

function plain(value: unknown): string {
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") return String(value);
  if (Array.isArray(value)) return value.length === 0 ? "nobody" : value.map(plain).join(", ");
  if (typeof value === "object" && value !== null) {
    if ("label" in value && Array.isArray(value.label)) return value.label.join(" ");
    if ("quote" in value) return `“${String(value.quote)}”`;
    if ("value" in value) return String(value.value);
  }
  return "something else";
}
