import { useCallback, useEffect, useRef, useState } from "react";
import type { CodingDesk, CodingRequest, WithdrawalRequest } from "../../../../src/query/records.ts";
import { announce } from "../../frame/announce.ts";
import { forgetAnswers } from "../../server/cache.ts";
import { addressOf, ask, pathTo, type Query, send } from "../../server/client.ts";
import { type Failure, failureFrom } from "../../server/failure.ts";

type Answer = Pick<CodingRequest, "verdict" | "wrong">;

/** What lies before a coder, and what they can do with it. */
export interface Desk {
  readonly desk?: CodingDesk;
  readonly failure?: Failure;
  readonly busy: boolean;
  readonly code: (answer: Answer) => void;
  /** Takes back the last answer. */
  readonly undo: () => void;
  /** Leaves the item for later. */
  readonly later: () => void;
  readonly earlier: () => void;
  readonly again: () => void;
}

const SAID: Readonly<Record<Answer["verdict"], string>> = {
  correct: "Correct",
  wrong: "Wrong",
  "cannot-tell": "Cannot tell",
};

export function useDesk(sample: string, coder: string, own: boolean): Desk {
  const [desk, setDesk] = useState<CodingDesk>();
  const [failure, setFailure] = useState<Failure>();
  // What is pressed while an answer is on its way is meant for what is still in view: it is not done.
  const underway = useRef(false);
  const [busy, setBusy] = useState(false);
  const path = pathTo("validation", "samples", sample);
  // Who has signed in need not say who they are, and may not be another.
  const name = own ? undefined : coder;

  const put = useCallback(async (asked: () => Promise<CodingDesk>, said: (next: CodingDesk) => string) => {
    if (underway.current) return;
    underway.current = true;
    setBusy(true);
    try {
      const next = await asked();
      setDesk(next);
      setFailure(undefined);
      announce(said(next));
      // The report and the list are others now.
      if (next.item === undefined) forgetAnswers();
    } catch (error) {
      setFailure(failureFrom(error));
    } finally {
      underway.current = false;
      setBusy(false);
    }
  }, []);
  const open = useCallback(
    (turn: Query, said: string) => {
      const asked = async () => (await ask(addressOf(`${path}/next`, { coder: name, ...turn }))) as CodingDesk;
      void put(asked, (next) => `${said}${progressWords(next)}`);
    },
    [path, name, put],
  );
  useEffect(() => {
    open({}, "");
    return forgetAnswers;
  }, [open]);

  const key = desk?.item?.key;
  const signed = name === undefined ? {} : { coder: name };
  return {
    ...(desk === undefined ? {} : { desk }),
    ...(failure === undefined ? {} : { failure }),
    busy,
    code(answer) {
      if (key === undefined) return;
      const request: CodingRequest = { ...signed, item: key, ...answer };
      void put(
        () => send<CodingDesk>("POST", `${path}/codings`, request),
        (next) => `${SAID[answer.verdict]}. ${progressWords(next)}`,
      );
    },
    undo() {
      if (desk?.last === undefined) return;
      const request: WithdrawalRequest = signed;
      void put(
        () => send<CodingDesk>("DELETE", `${path}/codings`, request),
        () => "Taken back.",
      );
    },
    later() {
      if (key !== undefined) open({ after: key }, "Left for later. ");
    },
    earlier() {
      if (key !== undefined) open({ before: key }, "");
    },
    again: () => open({}, ""),
  };
}

/** "4 coded, 96 to go". */
export function progressWords({ coded, whole, item }: CodingDesk): string {
  if (coded === whole) return `All ${whole} are coded.`;
  if (item === undefined) return `${coded} of ${whole} are coded; the documents of the others are gone.`;
  return coded === 0 ? `${whole} to code` : `${coded} coded, ${whole - coded} to go`;
}
