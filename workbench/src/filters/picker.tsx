import { type KeyboardEvent, type ReactNode, useEffect, useId, useState } from "react";
import type { PageOf } from "../../../src/query/records.ts";
import type { Query } from "../server/client.ts";
import { useAnswer } from "../server/use-answer.ts";
import "./filters.css";

interface PickerProps<Row> {
  readonly id: string;
  readonly placeholder: string;
  /** Where the rows come from, and what is asked there for what was typed. */
  readonly path: string;
  readonly query: (typed: string) => Query;
  readonly keyOf: (row: Row) => string;
  /** What a row is called, and what else tells it from others. */
  readonly nameOf: (row: Row) => string;
  readonly noteOf: (row: Row) => string;
  readonly onPick: (row: Row) => void;
  /** The key of what is not to be offered: itself. */
  readonly except?: string;
  readonly none: string;
  /** Are the names words of documents? */
  readonly said?: boolean;
}

const PAUSE_MS = 150;
const OFFERED = 8;

/** A field with rows below it, as the pattern "combobox with a list" has it: arrows choose, Enter takes, Escape leaves. */
export function Picker<Row>({ path, query, keyOf, nameOf, noteOf, onPick, ...props }: PickerProps<Row>): ReactNode {
  const { id, placeholder, except, none, said = false } = props;
  const [typed, setTyped] = useState("");
  const [asked, setAsked] = useState<string>();
  const [open, setOpen] = useState(false);
  const [at, setAt] = useState(0);
  const list = useId();
  useEffect(() => {
    if (!open) return;
    const timer = window.setTimeout(() => setAsked(typed.trim()), PAUSE_MS);
    return () => window.clearTimeout(timer);
  }, [typed, open]);
  const { value, loading } = useAnswer<PageOf<Row>>(asked === undefined || !open ? undefined : path, {
    ...query(asked ?? ""),
    limit: OFFERED,
  });
  const rows = (value?.rows ?? []).filter((row) => keyOf(row) !== except);
  const chosen = rows[Math.min(at, rows.length - 1)];

  const pick = (row: Row): void => {
    setTyped("");
    setOpen(false);
    onPick(row);
  };
  const onKey = (event: KeyboardEvent): void => {
    const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };
    const step = steps[event.key];
    if (step !== undefined) {
      event.preventDefault();
      if (!open) setOpen(true);
      else setAt(Math.max(0, Math.min(rows.length - 1, at + step)));
    } else if (event.key === "Enter" && open && chosen !== undefined) {
      event.preventDefault();
      pick(chosen);
    } else if (event.key === "Escape" && open) {
      // Here it closes the list, and not the words on the right.
      event.preventDefault();
      event.stopPropagation();
      setOpen(false);
    }
  };
  return (
    <>
      <input
        id={id}
        className="filter-control"
        role="combobox"
        aria-expanded={open}
        aria-controls={list}
        aria-autocomplete="list"
        aria-activedescendant={open && chosen !== undefined ? `${list}-${rows.indexOf(chosen)}` : undefined}
        autoComplete="off"
        placeholder={placeholder}
        value={typed}
        onChange={({ target }) => {
          setTyped(target.value);
          setAt(0);
          setOpen(true);
        }}
        onFocus={() => setOpen(true)}
        onBlur={() => setOpen(false)}
        onKeyDown={onKey}
      />
      <div
        className="filter-options"
        id={list}
        role="listbox"
        aria-label={placeholder}
        hidden={!open || asked === undefined}
      >
        {rows.map((row, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the field's
          <div
            key={keyOf(row)}
            tabIndex={-1}
            id={`${list}-${index}`}
            role="option"
            aria-selected={row === chosen}
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => pick(row)}
          >
            <span className={said ? "said" : undefined} dir="auto">
              {nameOf(row)}
            </span>
            <span className="small soft">{noteOf(row)}</span>
          </div>
        ))}
        {rows.length === 0 && !loading ? (
          <div role="option" tabIndex={-1} aria-selected="false" aria-disabled="true" className="soft">
            {none}
          </div>
        ) : null}
      </div>
    </>
  );
}
