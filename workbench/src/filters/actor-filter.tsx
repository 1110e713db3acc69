import { type ReactNode, useId } from "react";
import type { ActorView } from "../../../src/query/records.ts";
import { useParameter } from "../location/location.ts";
import { headed } from "../parts/words.ts";
import { pathTo } from "../server/client.ts";
import { useAnswer } from "../server/use-answer.ts";
import { ActorPicker } from "./actor-picker.tsx";

interface ActorFilterProps {
  readonly name: string;
  readonly label: string;
  readonly any: string;
}

/** One actor, found by typing its name; its key stands in the address. */
export function ActorFilter({ name, label, any }: ActorFilterProps): ReactNode {
  const [key, set] = useParameter(name);
  const id = useId();
  return (
    <div className="filter">
      <label htmlFor={id}>{label}</label>
      {key === undefined ? (
        <ActorPicker id={id} placeholder={any} onPick={(actor) => set(actor.key)} />
      ) : (
        <div className="filter-chosen">
          <span>
            <NameOf actorKey={key} />
          </span>
          <button type="button" id={id} className="filter-clear" onClick={() => set(undefined)}>
            clear
          </button>
        </div>
      )}
    </div>
  );
}

/** The name of an actor of which only the key is known; the key itself where nobody answers. */
export function useActorName(key: string | undefined): string | undefined {
  const { value } = useAnswer<ActorView>(key === undefined ? undefined : pathTo("actors", key));
  return key === undefined ? undefined : headed(value?.name ?? key);
}

function NameOf({ actorKey }: { readonly actorKey: string }): ReactNode {
  return useActorName(actorKey);
}
