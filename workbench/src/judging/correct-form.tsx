import { type FormEvent, type ReactNode, useEffect, useRef, useState } from "react";
import { failureFrom } from "../server/failure.ts";
import "./correct-form.css";

interface CorrectFormProps {
  readonly says: string;
  readonly button: string;
  readonly ready: boolean;
  readonly close: () => void;
  /** False for what no record is made of: there nobody asks why. */
  readonly asksWhy?: boolean;
  /** Does it: true where it is done, else why it cannot be, or undefined where that is said elsewhere. */
  readonly run: (reason: string | undefined) => Promise<true | string | undefined>;
  readonly children: ReactNode;
}

/** What corrections have in common: what it does in words, why (if one wants to say), and what became of it. */
export function CorrectForm({
  says,
  button,
  ready,
  close,
  asksWhy = true,
  run,
  children,
}: CorrectFormProps): ReactNode {
  const [reason, setReason] = useState("");
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const form = useRef<HTMLFormElement>(null);
  // Opened by a key, it may stand where one cannot see it.
  useEffect(() => {
    form.current?.scrollIntoView({ block: "center" });
  }, []);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setBusy(true);
    try {
      const done = await run(reason.trim() === "" ? undefined : reason.trim());
      if (typeof done === "string") setProblem(done);
      else if (done === true) close();
    } catch (error) {
      setProblem(failureFrom(error).happened);
    } finally {
      setBusy(false);
    }
  };
  return (
    <form ref={form} className="correct-form" onSubmit={(event) => void submit(event)}>
      <p className="small soft">{says}</p>
      {children}
      {asksWhy ? (
        <label className="field">
          <span>Why (not required)</span>
          <input className="input" dir="auto" value={reason} onChange={({ target }) => setReason(target.value)} />
        </label>
      ) : null}
      {problem === undefined ? null : (
        <p className="deny small" role="alert">
          {problem}
        </p>
      )}
      <div className="row-tools">
        <button type="submit" className="button main" disabled={!ready || busy}>
          {busy ? "Recording …" : button}
        </button>
        <button type="button" className="button" onClick={close}>
          Cancel
        </button>
      </div>
    </form>
  );
}

interface NameFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** Whoever opens a form wants to type. */
export function NameField({ label, value, onChange }: NameFieldProps): ReactNode {
  return (
    <label className="field">
      <span>{label}</span>
      <input
        className="input"
        dir="auto"
        value={value}
        // biome-ignore lint/a11y/noAutofocus: the form opens because somebody asked for it
        autoFocus
        onChange={({ target }) => onChange(target.value)}
      />
    </label>
  );
}

interface OtherFieldProps {
  readonly label: string;
  readonly id: string;
  /** What has been chosen, as it is shown. */
  readonly chosen: ReactNode | undefined;
  readonly onForget: () => void;
  /** Finds the other one. */
  readonly children: ReactNode;
}

/** The other one of two that are said to be the same. */
export function OtherField({ label, id, chosen, onForget, children }: OtherFieldProps): ReactNode {
  return (
    <div className="field">
      <label htmlFor={id} className="small soft">
        {label}
      </label>
      {chosen === undefined ? (
        children
      ) : (
        <p className="filter-chosen">
          {chosen}
          <button type="button" className="filter-clear" onClick={onForget}>
            choose another
          </button>
        </p>
      )}
    </div>
  );
}

export interface Choice<Name extends string> {
  readonly name: Name;
  readonly key: string;
  readonly title: string;
}

interface ChoicesProps<Name extends string> {
  readonly choices: readonly Choice<Name>[];
  readonly open: Name | undefined;
  readonly onOpen: (name: Name | undefined) => void;
  readonly disabled?: boolean;
}

/** What can be said to be wrong, each with its key. */
export function CorrectChoices<Name extends string>({
  choices,
  open,
  onOpen,
  disabled = false,
}: ChoicesProps<Name>): ReactNode {
  return (
    <div className="correct-choices">
      {choices.map(({ name, key, title }) => (
        <button
          key={name}
          type="button"
          className="button"
          disabled={disabled}
          aria-expanded={open === name}
          onClick={() => onOpen(open === name ? undefined : name)}
        >
          {title} <kbd>{key}</kbd>
        </button>
      ))}
    </div>
  );
}
