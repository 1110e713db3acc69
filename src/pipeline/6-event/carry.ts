import type { DateValue, PloverType } from "../../doc/reading.ts";
import { tokenAt } from "../../doc/tree.ts";
import type { Situated } from "./corefer.ts";

const SPOKEN = new Set<PloverType>([
  "REQUEST",
  "ACCUSE",
  "AGREE",
  "REJECT",
  "THREATEN",
  "SUPPORT",
  "CONCEDE",
  "CONSULT",
]);

/**
 * News gives the day of an occasion once: "on Wednesday pressured ... Wang said ... Wang stressed". What somebody says in
 * the simple past without a time of its own is said on the day of his last dated saying or meeting.
 */
export function carryDates(drafts: readonly Situated[]): readonly Situated[] {
  const last = new Map<string, DateValue>();
  return drafts.map((draft) => {
    if (!SPOKEN.has(draft.type) || draft.status !== "occurred") return draft;
    const { date } = draft;
    if (date !== undefined) {
      if (date.precision === "day" && date.basis !== "publication")
        for (const actor of draft.actor) last.set(actor.id, date);
      return draft;
    }
    if (tokenAt(draft.sentence, draft.head).xpos !== "VBD") return draft;
    const carried = draft.actor.map((actor) => last.get(actor.id)).find((value) => value !== undefined);
    if (carried === undefined) return draft;
    return {
      ...draft,
      date: { value: carried.value, precision: carried.precision, basis: "relative", anchor: carried.value },
    };
  });
}
