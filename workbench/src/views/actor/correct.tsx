import { type ReactNode, useState } from "react";
import type { ActorView } from "../../../../src/query/records.ts";
import { BesidePart } from "../../frame/beside.tsx";
import { type Choice, CorrectChoices } from "../../judging/correct-form.tsx";
import { useCommands } from "../../keyboard/commands.ts";
import { AliasForm, MergeForm, NotSameForm, RenameForm } from "./correct-forms.tsx";
import { firstEvidence } from "./local-element.ts";

type Correction = "rename" | "alias" | "merge" | "part";

const CORRECTIONS: readonly Choice<Correction>[] = [
  { name: "rename", key: "e", title: "Change its name" },
  { name: "alias", key: "n", title: "Add another name" },
  { name: "merge", key: "m", title: "Same as another actor" },
  { name: "part", key: "r", title: "Not all the same" },
];

/** Corrections are records of their own: they are kept when documents are read again, and each can be undone. */
export function Correct({ actor }: { readonly actor: ActorView }): ReactNode {
  const [open, setOpen] = useState<Correction>();
  const close = (): void => setOpen(undefined);
  useCommands(
    "This actor",
    CORRECTIONS.map(({ name, key, title }) => ({ key, does: title.toLowerCase(), run: () => setOpen(name) })),
  );
  const possible = firstEvidence(actor) !== undefined;
  return (
    <BesidePart title="Wrong?">
      {possible ? null : <p className="small soft">No name of it stands in a document that could be corrected.</p>}
      <CorrectChoices choices={CORRECTIONS} open={open} onOpen={setOpen} disabled={!possible} />
      {open === "rename" && <RenameForm actor={actor} close={close} />}
      {open === "alias" && <AliasForm actor={actor} close={close} />}
      {open === "merge" && <MergeForm actor={actor} close={close} />}
      {open === "part" && <NotSameForm actor={actor} close={close} />}
    </BesidePart>
  );
}
