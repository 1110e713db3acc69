import { type FormEvent, type ReactNode, useId, useState } from "react";
import type { ActorLine, ActorView, Evidence, JudgeRequest } from "../../../../src/query/records.ts";
import { ActorPicker } from "../../filters/actor-picker.tsx";
import { announce } from "../../frame/announce.ts";
import { judge } from "../../judging/judge.ts";
import { dateWords } from "../../parts/dates.ts";
import { headed } from "../../parts/words.ts";
import { addressOf, ask, pathTo } from "../../server/client.ts";
import { failureFrom } from "../../server/failure.ts";
import { documentsOf, firstEvidence, localElement, localElements, MOST_DOCUMENTS, placesOf } from "./local-element.ts";

interface FormProps {
  readonly actor: ActorView;
  readonly close: () => void;
}

interface CorrectFormProps {
  readonly says: string;
  readonly button: string;
  readonly ready: boolean;
  readonly close: () => void;
  /** The records to be made; what cannot be made says why. */
  readonly requests: (reason: string | undefined) => Promise<readonly JudgeRequest[] | string>;
  readonly children: ReactNode;
}

/** What the four have in common: what it does in words, why (if one wants to say), and what became of it. */
function CorrectForm({ says, button, ready, close, requests, children }: CorrectFormProps): ReactNode {
  const [reason, setReason] = useState("");
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setBusy(true);
    try {
      const made = await requests(reason.trim() === "" ? undefined : reason.trim());
      if (typeof made === "string") return setProblem(made);
      for (const request of made) if ((await judge(request)) === undefined) return;
      close();
    } catch (error) {
      setProblem(failureFrom(error).happened);
    } finally {
      setBusy(false);
    }
  };
  return (
    <form className="correct-form" onSubmit={(event) => void submit(event)}>
      <p className="small soft">{says}</p>
      {children}
      <label className="field">
        <span>Why (not required)</span>
        <input className="input" value={reason} onChange={({ target }) => setReason(target.value)} />
      </label>
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

const because = (reason: string | undefined): { readonly reason?: string } => (reason === undefined ? {} : { reason });
const NOT_FOUND = "Its words are no longer where they were: load the page again.";

export function RenameForm({ actor, close }: FormProps): ReactNode {
  const [name, setName] = useState(actor.name);
  const requests = async (reason: string | undefined): Promise<readonly JudgeRequest[] | string> => {
    const found = await localElements(actor.key, await documentsOf(actor));
    if (found.length === 0) return NOT_FOUND;
    return found.map((local) => ({ act: "edit", ...local, field: "name", value: name.trim(), ...because(reason) }));
  };
  return (
    <CorrectForm
      says={`Sets its name in every document that tells of it, a record for each (${MOST_DOCUMENTS} at most), which u takes back one by one. The words of the documents stay as they are.`}
      button="Change the name"
      ready={name.trim() !== "" && name.trim() !== actor.name}
      close={close}
      requests={requests}
    >
      <NameField label="Its name" value={name} onChange={setName} />
    </CorrectForm>
  );
}

interface NameFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** Whoever opens a form wants to type. */
function NameField({ label, value, onChange }: NameFieldProps): ReactNode {
  return (
    <label className="field">
      <span>{label}</span>
      <input
        className="input"
        value={value}
        // biome-ignore lint/a11y/noAutofocus: the form opens because somebody asked for it
        autoFocus
        onChange={({ target }) => onChange(target.value)}
      />
    </label>
  );
}

export function AliasForm({ actor, close }: FormProps): ReactNode {
  const [name, setName] = useState("");
  const requests = async (reason: string | undefined): Promise<readonly JudgeRequest[] | string> => {
    const place = firstEvidence(actor);
    const local = place === undefined ? undefined : await localElement(actor.key, place);
    return local === undefined ? NOT_FOUND : [{ act: "alias", ...local, name: name.trim(), ...because(reason) }];
  };
  return (
    <CorrectForm
      says="A name that it goes by, too. That others bear it as well makes nobody the same."
      button="Add the name"
      ready={name.trim() !== ""}
      close={close}
      requests={requests}
    >
      <NameField label="Another name" value={name} onChange={setName} />
    </CorrectForm>
  );
}

export function MergeForm({ actor, close }: FormProps): ReactNode {
  const [other, setOther] = useState<ActorLine>();
  const id = useId();
  const requests = async (reason: string | undefined): Promise<readonly JudgeRequest[] | string> => {
    if (other === undefined) return "Choose the other actor first.";
    const view = (await ask(addressOf(pathTo("actors", other.key)))) as ActorView;
    const [here, there] = [firstEvidence(actor), firstEvidence(view)];
    if (here === undefined || there === undefined) return "One of the two stands in no document by name.";
    const [local, far] = await Promise.all([localElement(actor.key, here), localElement(other.key, there)]);
    if (local === undefined || far === undefined) return NOT_FOUND;
    return [{ act: "link", ...local, with: far, verdict: "positive", ...because(reason) }];
  };
  return (
    <CorrectForm
      says="The two become one, and can be parted again: a record says so, nothing is written over."
      button="They are the same"
      ready={other !== undefined}
      close={close}
      requests={requests}
    >
      <div className="field">
        <label htmlFor={id} className="small soft">
          The other actor
        </label>
        {other === undefined ? (
          <ActorPicker
            id={id}
            placeholder="type a name"
            except={actor.key}
            onPick={(picked) => {
              setOther(picked);
              announce(`${picked.name} chosen.`);
            }}
          />
        ) : (
          <p className="filter-chosen">
            <span>{headed(other.name)}</span>
            <button type="button" className="filter-clear" onClick={() => setOther(undefined)}>
              choose another
            </button>
          </p>
        )}
      </div>
    </CorrectForm>
  );
}

/** Parts one place from the others: the name that stands there is somebody else's. */
export function NotSameForm({ actor, close }: FormProps): ReactNode {
  const named = actor.names.filter(({ evidence }) => evidence !== undefined);
  const places = placesOf(actor);
  const [at, setAt] = useState<number>();
  const rest = (place: Evidence): Evidence | undefined => places.find(({ document }) => document !== place.document);
  const requests = async (reason: string | undefined): Promise<readonly JudgeRequest[] | string> => {
    const place = at === undefined ? undefined : named[at]?.evidence;
    const other = place === undefined ? undefined : rest(place);
    if (place === undefined || other === undefined) return "Choose the name that is somebody else’s.";
    const [local, far] = await Promise.all([localElement(actor.key, place), localElement(actor.key, other)]);
    if (local === undefined || far === undefined) return NOT_FOUND;
    return [{ act: "link", ...local, with: far, verdict: "negative", ...because(reason) }];
  };
  if (places.length < 2)
    return <p className="small soft">All its names stand in one document: part them there, in the reader.</p>;
  return (
    <CorrectForm
      says="Choose the name that is somebody else’s: it is parted from the others where it stands."
      button="Not the same"
      ready={at !== undefined}
      close={close}
      requests={requests}
    >
      <fieldset className="correct-choices">
        <legend className="unseen">Which name is somebody else’s?</legend>
        {named.map(({ name, form, first }, index) => (
          <label key={`${form} ${name}`}>
            <input type="radio" name="part" checked={at === index} onChange={() => setAt(index)} />
            <span>
              <span className="said">{name}</span> <span className="small soft">{dateWords(first)}</span>
            </span>
          </label>
        ))}
      </fieldset>
    </CorrectForm>
  );
}
