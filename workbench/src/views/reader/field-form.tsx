import { type ReactNode, useEffect, useId, useRef, useState } from "react";
import { ACTOR_KINDS, ACTS, PLOVER_TYPES, QUALIFIERS, type Reading, STATUSES } from "../../../../src/doc/reading.ts";
import type { JudgeRequest } from "../../../../src/query/records.ts";
import { STATUS_WORDS, TYPE_WORDS } from "../../parts/types.ts";
import type { Fact } from "./describe.ts";
import type { ElementKind } from "./marks.ts";

interface FieldFormProps {
  readonly reading: Reading;
  readonly kind: ElementKind;
  readonly fact: Fact;
  readonly onSet: (value: JsonValue) => void;
  readonly onCancel: () => void;
}
export type JsonValue = Extract<JudgeRequest, { readonly act: "edit" }>["value"];

/** What may be chosen for a field, with the words for it; undefined where anything can be written. */
export function choicesOf(
  kind: ElementKind,
  field: string,
): readonly (readonly [value: string, words: string])[] | undefined {
  if (kind === "event" && field === "type")
    return PLOVER_TYPES.map((type) => [type, `${TYPE_WORDS[type] ?? ""} (${type})`]);
  if (kind === "event" && field === "status") return STATUSES.map((status) => [status, STATUS_WORDS[status]]);
  if (kind === "attribution" && field === "act") return ACTS.map((act) => [act, act]);
  if (kind === "actor" && field === "kind") return ACTOR_KINDS.map((one) => [one, one.replaceAll("-", " ")]);
  if (kind === "figure" && field === "qualifier") return QUALIFIERS.map((one) => [one, one.replace("-", " ")]);
  if (kind === "relation" && field === "status")
    return ["asserted", "denied", "promised", "former", "hypothetical"].map((one) => [one, one]);
  return undefined;
}

const ACTOR_FIELDS = new Set(["actor", "recipient", "source"]);
const NUMBER_FIELDS = new Set(["low", "high"]);

/** One field, corrected in its place. */
export function FieldForm({ reading, kind, fact, onSet, onCancel }: FieldFormProps): ReactNode {
  const { field = "", asks, value } = fact;
  const label = useId();
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector<HTMLElement>("select, input")?.focus(), []);
  const choices = choicesOf(kind, field);
  const isActors = ACTOR_FIELDS.has(field);
  const [text, setText] = useState(value === undefined || value === null ? "" : String(value));
  const [actors, setActors] = useState<readonly string[]>(isActors && Array.isArray(value) ? value.map(String) : []);
  const set = (): void => {
    if (isActors) onSet([...actors]);
    else if (NUMBER_FIELDS.has(field)) onSet(text.trim() === "" ? null : Number(text));
    else onSet(text.trim() === "" ? null : text.trim());
  };
  return (
    <form
      ref={form}
      className="field-form"
      onSubmit={(event) => {
        event.preventDefault();
        set();
      }}
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        event.preventDefault();
        event.stopPropagation();
        onCancel();
      }}
    >
      <span id={label} className="unseen">
        {asks}
      </span>
      {isActors ? (
        <ActorsField labelledBy={label} reading={reading} value={actors} onChange={setActors} />
      ) : choices === undefined ? (
        <input
          className="input"
          aria-labelledby={label}
          value={text}
          {...(NUMBER_FIELDS.has(field) ? { inputMode: "decimal", pattern: "-?[0-9]*\\.?[0-9]*" } : {})}
          {...(field === "date"
            ? { placeholder: "2022-04-16", pattern: "[0-9]{4}(-[0-9]{2}){0,2}(/[0-9]{4}(-[0-9]{2}){0,2})?" }
            : {})}
          onChange={({ target }) => setText(target.value)}
        />
      ) : (
        <select className="input" aria-labelledby={label} value={text} onChange={({ target }) => setText(target.value)}>
          {choices.map(([one, words]) => (
            <option key={one} value={one}>
              {words}
            </option>
          ))}
        </select>
      )}
      <span className="field-tools">
        <button type="submit" className="button">
          Set
        </button>
        <button type="button" className="button plain" onClick={onCancel}>
          Leave as it was
        </button>
      </span>
    </form>
  );
}

interface ActorsFieldProps {
  readonly labelledBy: string;
  readonly reading: Reading;
  readonly value: readonly string[];
  readonly onChange: (value: readonly string[]) => void;
}

/** Actors of the document, one or several: those that are chosen can be taken off, others put to them. */
export function ActorsField({ labelledBy, reading, value, onChange }: ActorsFieldProps): ReactNode {
  const nameOf = (id: string): string => reading.actors.find((actor) => actor.id === id)?.name ?? id;
  const others = reading.actors
    .filter(({ id }) => !value.includes(id))
    .toSorted((a, b) => b.mentions.length - a.mentions.length);
  return (
    <span className="actors-field">
      {value.map((id) => (
        <button
          key={id}
          type="button"
          className="chosen"
          aria-label={`Take off ${nameOf(id)}`}
          onClick={() => onChange(value.filter((other) => other !== id))}
        >
          {nameOf(id)} <span aria-hidden="true">×</span>
        </button>
      ))}
      <select
        className="input"
        aria-labelledby={labelledBy}
        value=""
        onChange={({ target }) => target.value !== "" && onChange([...value, target.value])}
      >
        <option value="">{value.length === 0 ? "Nobody named – choose" : "And …"}</option>
        {others.map(({ id, name, mentions }) => (
          <option key={id} value={id}>
            {name} ({mentions.length === 1 ? "once" : `${mentions.length} times`})
          </option>
        ))}
      </select>
    </span>
  );
}
