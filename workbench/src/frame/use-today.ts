import { useEffect } from "react";
import type { TodayView } from "../../../src/query/records.ts";
import { type Answer, useAnswer } from "../server/use-answer.ts";
import { rememberNewest, rememberOrphans, visitSince } from "./visit.ts";

/** What is new since the last visit, for the rail and for its own page: one question, asked once. */
export function useToday(): Answer<TodayView> {
  const answer = useAnswer<TodayView>("/today", { since: visitSince() });
  const { value } = answer;
  useEffect(() => {
    if (value === undefined) return;
    rememberNewest(value.upTo);
    rememberOrphans(value.orphans.map(({ record }) => record));
  }, [value]);
  return answer;
}
