import { useSyncExternalStore } from "react";
import type { JudgedAnswer, JudgeRequest } from "../../../src/query/records.ts";
import { announce } from "../frame/announce.ts";
import { counted } from "../parts/words.ts";
import { forgetAnswers } from "../server/cache.ts";
import { send } from "../server/client.ts";
import { type Failure, failureFrom } from "../server/failure.ts";

/** What was done last from this window, and can be undone. */
export interface LastAct {
  readonly said: string;
  /** Shown once it is undone: "Undid the renaming of X: 3 records". */
  readonly undone: string;
  readonly takeBack: () => Promise<unknown>;
  /** What happens on screen once it is undone, besides. */
  readonly afterUndo?: () => void;
}

interface Acts {
  readonly done: readonly LastAct[];
  readonly undone?: string;
  readonly problem?: Failure;
}

let acts: Acts = { done: [] };
const listeners = new Set<() => void>();
function become(next: Acts): void {
  acts = next;
  for (const listener of [...listeners]) listener();
}
const subscribe = (changed: () => void): (() => void) => {
  listeners.add(changed);
  return () => {
    listeners.delete(changed);
  };
};

export const useActs = (): Acts => useSyncExternalStore(subscribe, () => acts);

/** Does what changes the library, shows everything anew, and lets `u` undo it. Resolves to undefined where it was refused. */
export async function perform<Answer>(
  work: () => Promise<Answer>,
  act: (answer: Answer) => LastAct,
): Promise<Answer | undefined> {
  try {
    const answer = await work();
    const last = act(answer);
    announce(`${last.said}. Press u to undo.`);
    forgetAnswers();
    become({ done: [...acts.done, last] });
    return answer;
  } catch (error) {
    become({ done: acts.done, problem: failureFrom(error) });
    return undefined;
  }
}

/** How an act is called that takes several records. */
export interface ActNamed extends Pick<LastAct, "afterUndo"> {
  /** "Renamed X to Y in 3 documents". */
  readonly said: string;
  /** "the renaming of X". */
  readonly what: string;
}

/** Records what a person says of a reading. All records of a request are one act: they are undone together. */
export function judge(request: JudgeRequest, named?: ActNamed): Promise<JudgedAnswer | undefined> {
  return perform(
    () => send<JudgedAnswer>("POST", "/judgements", request),
    ({ said, records }) => ({
      said: named?.said ?? said,
      undone: `Undid ${named?.what ?? `“${said}”`}${records.length > 1 ? `: ${counted(records.length, "record")}` : ""}`,
      takeBack: () => withdraw(records),
      ...(named?.afterUndo === undefined ? {} : { afterUndo: named.afterUndo }),
    }),
  );
}

/** All or none; each stays on record, and so does its being taken back. */
const withdraw = (records: readonly string[]): Promise<JudgedAnswer> => {
  const requests = records.map((record) => ({ act: "withdraw" as const, record }));
  return send<JudgedAnswer>("POST", "/judgements", { act: "together", requests } satisfies JudgeRequest);
};

/** Takes back what was done last; what was before it is then the last. */
export async function undo(): Promise<void> {
  const last = acts.done.at(-1);
  if (last === undefined) return;
  try {
    await last.takeBack();
    announce(last.undone);
    forgetAnswers();
    // Only now: what was known of other pages no longer holds.
    last.afterUndo?.();
    become({ done: acts.done.slice(0, -1), undone: last.undone });
  } catch (error) {
    become({ done: acts.done, problem: failureFrom(error) });
  }
}

/** What went wrong or was undone has been read. */
export const dismiss = (): void => become({ done: acts.done });
