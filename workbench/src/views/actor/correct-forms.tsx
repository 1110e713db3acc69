import { type ReactNode, useId, useState } from "react";
import type { ActorLine, ActorView, Evidence, JudgeRequest } from "../../../../src/query/records.ts";
import { ActorPicker } from "../../filters/actor-picker.tsx";
import { announce } from "../../frame/announce.ts";
import { CorrectForm, NameField, OtherField } from "../../judging/correct-form.tsx";
import { type ActNamed, judge } from "../../judging/judge.ts";
import { dateWords } from "../../parts/dates.ts";
import { counted, headed } from "../../parts/words.ts";
import { addressOf, ask, pathTo } from "../../server/client.ts";
import { documentsOf, firstEvidence, localElement, localElements, MOST_DOCUMENTS, placesOf } from "./local-element.ts";

interface FormProps {
  readonly actor: ActorView;
  readonly close: () => void;
}

/** What is to be recorded, and how it is called where it takes several records. */
interface Asked {
  readonly request: JudgeRequest;
  readonly named?: ActNamed;
}

/** What cannot be recorded says why; what the server refuses is said at the foot of the page. */
async function asked(made: Asked | string): Promise<true | string | undefined> {
  if (typeof made === "string") return made;
  return (await judge(made.request, made.named)) === undefined ? undefined : true;
}

const because = (reason: string | undefined): { readonly reason?: string } => (reason === undefined ? {} : { reason });
const NOT_FOUND = "Its words are no longer where they were: load the page again.";

export function RenameForm({ actor, close }: FormProps): ReactNode {
  const [name, setName] = useState(actor.name);
  const requests = async (reason: string | undefined): Promise<Asked | string> => {
    const found = await localElements(actor.key, await documentsOf(actor));
    if (found.length === 0) return NOT_FOUND;
    const value = name.trim();
    const requests = found.map((local) => ({ act: "edit" as const, ...local, field: "name", value }));
    return {
      request: { act: "together", requests, ...because(reason) },
      named: {
        said: `Renamed ${actor.name} to ${value} in ${counted(found.length, "document")}`,
        what: `the renaming of ${actor.name}`,
      },
    };
  };
  return (
    <CorrectForm
      says={`Sets its name in every document that tells of it, a record for each (${MOST_DOCUMENTS} at most); u takes all of them back. The words of the documents stay as they are.`}
      button="Change the name"
      ready={name.trim() !== "" && name.trim() !== actor.name}
      close={close}
      run={async (reason) => asked(await requests(reason))}
    >
      <NameField label="Its name" value={name} onChange={setName} />
    </CorrectForm>
  );
}

export function AliasForm({ actor, close }: FormProps): ReactNode {
  const [name, setName] = useState("");
  const requests = async (reason: string | undefined): Promise<Asked | string> => {
    const place = firstEvidence(actor);
    const local = place === undefined ? undefined : await localElement(actor.key, place);
    if (local === undefined) return NOT_FOUND;
    return { request: { act: "alias", ...local, name: name.trim(), ...because(reason) } };
  };
  return (
    <CorrectForm
      says="A name that it goes by, too. That others bear it as well makes nobody the same."
      button="Add the name"
      ready={name.trim() !== ""}
      close={close}
      run={async (reason) => asked(await requests(reason))}
    >
      <NameField label="Another name" value={name} onChange={setName} />
    </CorrectForm>
  );
}

export function MergeForm({ actor, close }: FormProps): ReactNode {
  const [other, setOther] = useState<ActorLine>();
  const id = useId();
  const requests = async (reason: string | undefined): Promise<Asked | string> => {
    if (other === undefined) return "Choose the other actor first.";
    const view = (await ask(addressOf(pathTo("actors", other.key)))) as ActorView;
    const [here, there] = [firstEvidence(actor), firstEvidence(view)];
    if (here === undefined || there === undefined) return "One of the two stands in no document by name.";
    const [local, far] = await Promise.all([localElement(actor.key, here), localElement(other.key, there)]);
    if (local === undefined || far === undefined) return NOT_FOUND;
    return { request: { act: "link", ...local, with: far, verdict: "positive", ...because(reason) } };
  };
  return (
    <CorrectForm
      says="The two become one, and can be parted again: a record says so, nothing is written over."
      button="They are the same"
      ready={other !== undefined}
      close={close}
      run={async (reason) => asked(await requests(reason))}
    >
      <OtherField
        label="The other actor"
        id={id}
        chosen={other === undefined ? undefined : <span>{headed(other.name)}</span>}
        onForget={() => setOther(undefined)}
      >
        <ActorPicker
          id={id}
          placeholder="type a name"
          except={actor.key}
          onPick={(picked) => {
            setOther(picked);
            announce(`${picked.name} chosen.`);
          }}
        />
      </OtherField>
    </CorrectForm>
  );
}

/** Parts one place from the others: the name that stands there is somebody else's. */
export function NotSameForm({ actor, close }: FormProps): ReactNode {
  const named = actor.names.filter(({ evidence }) => evidence !== undefined);
  const places = placesOf(actor);
  const [at, setAt] = useState<number>();
  const rest = (place: Evidence): Evidence | undefined => places.find(({ document }) => document !== place.document);
  const requests = async (reason: string | undefined): Promise<Asked | string> => {
    const place = at === undefined ? undefined : named[at]?.evidence;
    const other = place === undefined ? undefined : rest(place);
    if (place === undefined || other === undefined) return "Choose the name that is somebody else’s.";
    const [local, far] = await Promise.all([localElement(actor.key, place), localElement(actor.key, other)]);
    if (local === undefined || far === undefined) return NOT_FOUND;
    return { request: { act: "link", ...local, with: far, verdict: "negative", ...because(reason) } };
  };
  if (places.length < 2)
    return <p className="small soft">All its names stand in one document: part them there, in the reader.</p>;
  return (
    <CorrectForm
      says="Choose the name that is somebody else’s: it is parted from the others where it stands."
      button="Not the same"
      ready={at !== undefined}
      close={close}
      run={async (reason) => asked(await requests(reason))}
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
