import { useEffect } from "react";
import type { TodayView } from "../../../src/query/records.ts";
import { type Answer, useAnswer } from "../server/use-answer.ts";
import { rememberNewest, visitSince } from "./visit.ts";

/** What is new since the last visit, for the rail and for its own page: one question, asked once. */
export function useToday(): Answer<TodayView> {
  const answer = useAnswer<TodayView>("/today", { since: visitSince() });
  const upTo = answer.value?.upTo;
  useEffect(() => {
    if (upTo !== undefined) rememberNewest(upTo);
  }, [upTo]);
  return answer;
}
