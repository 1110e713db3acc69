import { type KeyboardEvent, type ReactNode, useEffect, useId, useState } from "react";
import type { ActorLine, PageOf } from "../../../src/query/records.ts";
import { kindWords } from "../parts/terms.ts";
import { headed, twoNumbers } from "../parts/words.ts";
import { useAnswer } from "../server/use-answer.ts";
import "./filters.css";

interface ActorPickerProps {
  readonly id: string;
  readonly placeholder: string;
  readonly onPick: (actor: ActorLine) => void;
  /** The key of an actor that is not to be offered: itself. */
  readonly except?: string;
}

const PAUSE_MS = 150;
const OFFERED = 8;

/** A field with actors below it, as the pattern "combobox with a list" has it: arrows choose, Enter takes, Escape leaves. */
export function ActorPicker({ id, placeholder, onPick, except }: ActorPickerProps): ReactNode {
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
  const { value, loading } = useAnswer<PageOf<ActorLine>>(asked === undefined || !open ? undefined : "/actors", {
    q: asked,
    limit: OFFERED,
  });
  const actors = (value?.rows ?? []).filter(({ key }) => key !== except);
  const chosen = actors[Math.min(at, actors.length - 1)];

  const pick = (actor: ActorLine): void => {
    setTyped("");
    setOpen(false);
    onPick(actor);
  };
  const onKey = (event: KeyboardEvent): void => {
    const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };
    const step = steps[event.key];
    if (step !== undefined) {
      event.preventDefault();
      if (!open) setOpen(true);
      else setAt(Math.max(0, Math.min(actors.length - 1, at + step)));
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
        aria-activedescendant={open && chosen !== undefined ? `${list}-${actors.indexOf(chosen)}` : undefined}
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
        {actors.map((actor, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the field's
          <div
            key={actor.key}
            tabIndex={-1}
            id={`${list}-${index}`}
            role="option"
            aria-selected={actor === chosen}
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => pick(actor)}
          >
            {headed(actor.name)}
            <span className="small soft">
              {kindWords(actor.kind)} · {twoNumbers(actor)}
            </span>
          </div>
        ))}
        {actors.length === 0 && !loading ? (
          <div role="option" tabIndex={-1} aria-selected="false" aria-disabled="true" className="soft">
            No actor has that name.
          </div>
        ) : null}
      </div>
    </>
  );
}
