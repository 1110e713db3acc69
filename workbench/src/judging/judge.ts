import { useSyncExternalStore } from "react";
import type { JudgedAnswer, JudgeRequest } from "../../../src/query/records.ts";
import { announce } from "../frame/announce.ts";
import { forgetAnswers } from "../server/cache.ts";
import { send } from "../server/client.ts";
import { type Failure, failureFrom } from "../server/failure.ts";

/** What was judged last from this window, and can be undone. */
export interface LastJudgement {
  readonly said: string;
  /** Id of its record; what is undone is withdrawn and stays on record. */
  readonly record: string;
}

let done: readonly LastJudgement[] = [];
let problem: Failure | undefined;
const listeners = new Set<() => void>();
const tell = (): void => {
  for (const listener of [...listeners]) listener();
};
const subscribe = (changed: () => void): (() => void) => {
  listeners.add(changed);
  return () => {
    listeners.delete(changed);
  };
};

export const useLastJudgement = (): LastJudgement | undefined => useSyncExternalStore(subscribe, () => done.at(-1));
export const useJudgementProblem = (): Failure | undefined => useSyncExternalStore(subscribe, () => problem);

/** Records what a person says of a reading, and shows everything anew. Resolves to undefined where it was refused. */
export async function judge(request: JudgeRequest): Promise<JudgedAnswer | undefined> {
  try {
    const answer = await send<JudgedAnswer>("POST", "/judgements", request);
    done = [...done, { said: answer.said, record: answer.record }];
    problem = undefined;
    announce(`${answer.said}. Press u to undo.`);
    forgetAnswers();
    tell();
    return answer;
  } catch (error) {
    problem = failureFrom(error);
    tell();
    return undefined;
  }
}

/** Withdraws what was judged last; what was before it is then the last. */
export async function undo(): Promise<void> {
  const last = done.at(-1);
  if (last === undefined) return;
  try {
    await send<JudgedAnswer>("POST", "/judgements", { act: "withdraw", record: last.record } satisfies JudgeRequest);
    done = done.slice(0, -1);
    problem = undefined;
    announce(`Undone: ${last.said}`);
    forgetAnswers();
  } catch (error) {
    problem = failureFrom(error);
  }
  tell();
}

export function dismissProblem(): void {
  problem = undefined;
  tell();
}
