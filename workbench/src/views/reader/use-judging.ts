import { useCallback, useState } from "react";
import type { DocumentView, JudgedAnswer } from "../../../../src/query/records.ts";
import { announce } from "../../frame/announce.ts";
import { forgetAnswers } from "../../server/cache.ts";
import { send } from "../../server/client.ts";
import { type Failure, failureFrom } from "../../server/failure.ts";
import type { Judgement } from "./element-panel.tsx";

/** What was done last, so that it can be undone; or why it could not be done. */
export interface LastJudgement {
  readonly said?: string;
  readonly undo?: () => void;
  readonly failure?: Failure;
  readonly busy: boolean;
}

export interface Judging {
  readonly judge: (request: Judgement) => void;
  readonly last: LastJudgement | undefined;
}

/** Sends corrections of one document; each becomes a record of its own, and undoing it is another. */
export function useJudging({ id, reading }: DocumentView): Judging {
  const [last, setLast] = useState<LastJudgement>();
  const post = useCallback(async (request: object): Promise<JudgedAnswer | undefined> => {
    setLast((before) => ({ ...before, busy: true }));
    try {
      const answer = await send<JudgedAnswer>("POST", "/judgements", request);
      forgetAnswers();
      return answer;
    } catch (error) {
      setLast({ failure: failureFrom(error), busy: false });
      return undefined;
    }
  }, []);
  const judge = useCallback(
    async (request: Judgement) => {
      const answer = await post({ ...request, document: id, engine: reading.engine.version });
      if (answer === undefined) return;
      announce(`Done: ${answer.said}. Press u to undo.`);
      const undo = async (): Promise<void> => {
        if ((await post({ act: "withdraw", record: answer.record })) === undefined) return;
        announce(`Undone: ${answer.said}`);
        setLast({ said: `Undone: ${answer.said}`, busy: false });
      };
      setLast({ said: answer.said, undo, busy: false });
    },
    [id, reading.engine.version, post],
  );
  return { judge, last };
}
