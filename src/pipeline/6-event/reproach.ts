import type { PloverType } from "../../doc/reading.ts";
import { conjuncts } from "../../doc/tree.ts";
import type { Draft } from "./draft.ts";

const HOSTILE = new Set<PloverType>(["ASSAULT", "COERCE", "SANCTION", "MOBILIZE", "THREATEN", "PROTEST"]);
const REPROACHES = new Set<PloverType>(["ACCUSE", "REJECT", "PROTEST"]);

/**
 * "Egypt condemned the attack on Sudan": the reproach is for whoever attacked, never for the victim that the noun's phrase
 * names. Where no attacker is told, nobody is accused.
 */
export function turnToDoer(draft: Draft, drafts: readonly Draft[]): Draft {
  if (!REPROACHES.has(draft.type) || draft.recipient.length === 0) return draft;
  const heads = new Set(draft.fillers.flatMap((head) => conjuncts(draft.sentence, head)));
  const deeds = drafts.filter(
    (other) => other.type !== draft.type && heads.has(other.head) && other.head !== draft.head,
  );
  if (deeds.length === 0) return draft;
  const doers = [...new Set(deeds.flatMap((deed) => deed.actor))].filter((one) => !draft.actor.includes(one));
  if (doers.length > 0) return { ...draft, recipient: doers };
  const victims = new Set(deeds.filter(({ type }) => HOSTILE.has(type)).flatMap((deed) => deed.recipient));
  return { ...draft, recipient: draft.recipient.filter((one) => !victims.has(one)) };
}
