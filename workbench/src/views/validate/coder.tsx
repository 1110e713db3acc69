import { type FormEvent, type ReactNode, useState } from "react";
import type { SessionView } from "../../../../src/query/records.ts";
import { preference, usePreference } from "../../frame/preferences.ts";
import { useAnswer } from "../../server/use-answer.ts";

/** Who codes at this machine, where the server need not know who asks: asked once, remembered by this browser. */
const named = preference<string>("coder", "");

export interface Coder {
  /** Absent until somebody has said who they are. */
  readonly name?: string;
  /** What the server calls whoever sits here: a first guess. */
  readonly guess: string;
  /** May they draw and code? */
  readonly may: boolean;
  /** Whether they may say who they are, or are who has signed in. */
  readonly open: boolean;
  readonly rename: (name: string) => void;
}

/** Who codes: whoever has signed in, and on a machine of one's own whoever says so. Nothing until that is known. */
export function useCoder(): Coder | undefined {
  const { value } = useAnswer<SessionView>("/session");
  const [given, rename] = usePreference(named);
  if (value === undefined) return undefined;
  const { needed, signedIn } = value;
  const name = needed ? signedIn?.name : given;
  return {
    ...(name === undefined || name === "" ? {} : { name }),
    guess: signedIn?.name ?? "",
    may: signedIn !== null && signedIn.role !== "reader",
    open: !needed,
    rename,
  };
}

interface AskNameProps {
  readonly coder: Coder;
  readonly onNamed?: () => void;
}

export function AskName({ coder, onNamed }: AskNameProps): ReactNode {
  const [name, setName] = useState(coder.name ?? coder.guess);
  const given = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    if (name.trim() === "") return;
    coder.rename(name.trim());
    onNamed?.();
  };
  return (
    <form className="validate-name" onSubmit={given}>
      <h2>Who codes?</h2>
      <p className="soft">
        Your answers stand under this name in the report, apart from those of others. It is asked once; this browser
        remembers it.
      </p>
      <label className="field">
        <span>Name</span>
        <input
          className="input"
          name="coder"
          value={name}
          maxLength={200}
          autoComplete="off"
          required
          // biome-ignore lint/a11y/noAutofocus: it is the one thing that is asked here
          autoFocus
          onChange={({ target }) => setName(target.value)}
        />
      </label>
      <button type="submit" className="button main">
        Begin
      </button>
    </form>
  );
}
