import type { DateValue } from "../../doc/reading.ts";
import { tokenAt } from "../../doc/tree.ts";
import type { Situated } from "./corefer.ts";

/** A day on which two countries, or two sides without country, met or spoke. */
export interface Occasion {
  readonly date: DateValue;
  readonly sides: ReadonlySet<string>;
}

/** A side by its country, so that an envoy's words count for the delegation: who speaks for whom is not always said. */
function sidesOf({ actor, recipient }: Situated): ReadonlySet<string> {
  return new Set([...actor, ...recipient].map((one) => one.country ?? one.id));
}

export function occasionOf(draft: Situated, date: DateValue): Occasion | undefined {
  const sides = sidesOf(draft);
  return sides.size < 2 ? undefined : { date, sides };
}

/** Said by one of the two sides to the other, or a definite meeting of them ("their visit"): the same occasion. */
export function takesPart(draft: Situated, occasion: Occasion): boolean {
  if (draft.status !== "occurred" || !SPOKEN_TO.has(draft.type)) return false;
  const noun = tokenAt(draft.sentence, draft.head);
  if (noun.upos === "NOUN" && (!draft.definite || noun.xpos === "NNS")) return false;
  const sides = sidesOf(draft);
  return sides.size === 2 && [...sides].every((side) => occasion.sides.has(side));
}

const SPOKEN_TO: ReadonlySet<string> = new Set(["AGREE", "REQUEST", "CONSULT", "REJECT", "THREATEN"]);
