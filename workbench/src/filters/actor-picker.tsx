import type { ReactNode } from "react";
import type { ActorLine } from "../../../src/query/records.ts";
import { kindWords } from "../parts/terms.ts";
import { headed, twoNumbers } from "../parts/words.ts";
import { Picker } from "./picker.tsx";

interface ActorPickerProps {
  readonly id: string;
  readonly placeholder: string;
  readonly onPick: (actor: ActorLine) => void;
  /** The key of an actor that is not to be offered: itself. */
  readonly except?: string;
}

/** An actor, found by the beginning of any of its names. */
export function ActorPicker(props: ActorPickerProps): ReactNode {
  return (
    <Picker<ActorLine>
      {...props}
      path="/actors"
      query={(q) => ({ q })}
      keyOf={({ key }) => key}
      nameOf={({ name }) => headed(name)}
      noteOf={(actor) => `${kindWords(actor.kind)} · ${twoNumbers(actor)}`}
      none="No actor has that name."
    />
  );
}
