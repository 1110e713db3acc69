import { type ReactNode, useEffect, useId, useRef, useState } from "react";
import { setParameters, useParameter } from "../location/location.ts";
import { counted } from "../parts/words.ts";
import "./filters.css";

interface FiltersProps {
  readonly label: string;
  /** How many are set: said where they are folded away. */
  readonly set: number;
  readonly children: ReactNode;
}

/** A row of filters; each lives in the address. On narrow screens they are folded away behind a button. */
export function Filters({ label, set, children }: FiltersProps): ReactNode {
  const [open, setOpen] = useState(false);
  const id = useId();
  return (
    <search aria-label={label}>
      <button
        type="button"
        className="button filters-toggle"
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
      >
        {open ? "Hide filters" : set === 0 ? "Filters" : `${counted(set, "filter")} set`}
      </button>
      <div id={id} className={open ? "filter-row" : "filter-row closed"}>
        {children}
      </div>
    </search>
  );
}

interface FilterProps {
  /** In the address. */
  readonly name: string;
  readonly label: string;
}

export interface Choice {
  readonly value: string;
  readonly title: string;
}

interface ChoiceFilterProps extends FilterProps {
  readonly choices: readonly Choice[];
  /** What stands there while nothing is chosen: "any". */
  readonly any: string;
}

export function ChoiceFilter({ name, label, choices, any }: ChoiceFilterProps): ReactNode {
  const [value, set] = useParameter(name);
  const id = useId();
  // What the address asks for may not be among the choices, and still is what is asked for.
  const unlisted = value !== undefined && !choices.some((choice) => choice.value === value);
  return (
    <div className="filter">
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        className={value === undefined ? "filter-control" : "filter-control set"}
        value={value ?? ""}
        onChange={({ target }) => set(target.value)}
      >
        <option value="">{any}</option>
        {unlisted ? <option value={value}>{value}</option> : null}
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.title}
          </option>
        ))}
      </select>
    </div>
  );
}

/** Long enough for a word to be typed to its end, short enough to feel at once. */
const PAUSE_MS = 250;

interface WordsFilterProps extends FilterProps {
  readonly placeholder?: string;
}

export function WordsFilter({ name, label, placeholder }: WordsFilterProps): ReactNode {
  const [value = "", set] = useParameter(name);
  const [typed, setTyped] = useState(value);
  const sent = useRef(value);
  const id = useId();
  useEffect(() => {
    // The address was changed from elsewhere: a link, the history, "clear".
    if (value === sent.current) return;
    sent.current = value;
    setTyped(value);
  }, [value]);
  useEffect(() => {
    if (typed.trim() === sent.current) return;
    const timer = window.setTimeout(() => {
      sent.current = typed.trim();
      set(sent.current);
    }, PAUSE_MS);
    return () => window.clearTimeout(timer);
  }, [typed, set]);
  return (
    <div className="filter">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="search"
        className={value === "" ? "filter-control words" : "filter-control words set"}
        value={typed}
        placeholder={placeholder}
        autoComplete="off"
        onChange={({ target }) => setTyped(target.value)}
      />
    </div>
  );
}

interface DaysFilterProps {
  readonly label: string;
  readonly from?: string;
  readonly until?: string;
}

/** First and last day, both included. */
export function DaysFilter({ label, from: fromName = "from", until: untilName = "until" }: DaysFilterProps): ReactNode {
  const [from = "", setFrom] = useParameter(fromName);
  const [until = "", setUntil] = useParameter(untilName);
  const id = useId();
  return (
    <div className="filter" role="group" aria-labelledby={id}>
      <span className="filter-name" id={id}>
        {label}
      </span>
      <div className="filter-days">
        <input
          type="date"
          aria-label="from"
          className={from === "" ? "filter-control" : "filter-control set"}
          value={from}
          max={until}
          onChange={({ target }) => setFrom(target.value)}
        />
        <span className="soft">to</span>
        <input
          type="date"
          aria-label="to"
          className={until === "" ? "filter-control" : "filter-control set"}
          value={until}
          min={from}
          onChange={({ target }) => setUntil(target.value)}
        />
      </div>
    </div>
  );
}

export function CheckFilter({ name, label }: FilterProps): ReactNode {
  const [value, set] = useParameter(name);
  return (
    <label className="filter-check">
      <input
        type="checkbox"
        checked={value === "true"}
        onChange={({ target }) => set(target.checked ? "true" : undefined)}
      />
      {label}
    </label>
  );
}

interface FilterSaidProps {
  /** The filters as a sentence. */
  readonly children: ReactNode;
  /** Names in the address that "clear" takes away; none are set where it is empty. */
  readonly set: readonly string[];
  readonly tools?: ReactNode;
}

/** What is shown, as a sentence: filters that nobody sees mislead. */
export function FilterSaid({ children, set, tools }: FilterSaidProps): ReactNode {
  return (
    <div className="filter-said">
      <p>{children}</p>
      <div className="row-tools">
        {set.length === 0 ? null : (
          <button
            type="button"
            className="filter-clear"
            onClick={() => setParameters(Object.fromEntries(set.map((name) => [name, undefined])))}
          >
            Clear filters
          </button>
        )}
        {tools}
      </div>
    </div>
  );
}
