import { tokenAt } from "../../doc/tree.ts";
import type { Draft } from "./draft.ts";

/** Types that have a meaning without any side: a bomb went off, a riot broke out. */
const SIDELESS = new Set(["ASSAULT", "PROTEST"]);

/** Users forgive a missed event, not an invented one: what names nobody is kept only where the clause itself tells it. */
export function keeps(draft: Draft): boolean {
  if (draft.actor.length > 0 || draft.recipient.length > 0) return true;
  if (!SIDELESS.has(draft.type)) return false;
  return tokenAt(draft.sentence, draft.head).upos === "VERB" || draft.support !== undefined;
}
