import type { Actor } from "../../doc/reading.ts";
import { join } from "../../doc/span.ts";
import { isWithin, tokenAt } from "../../doc/tree.ts";
import { clauseHead, type Draft } from "./draft.ts";

/**
 * Two words of one clause that tell one happening: "air raids killed 40", "were killed in an attack by", "opened fire,
 * killing two". The verb keeps the event and takes over the sides that it lacks.
 */
export function foldClause(drafts: readonly Draft[]): readonly Draft[] {
  const kept = [...drafts];
  for (let at = 0; at < kept.length; at++) {
    const draft = kept[at];
    if (draft === undefined) continue;
    const host = kept.findIndex((other, index) => index !== at && holds(other, draft));
    const main = kept[host];
    if (main === undefined) continue;
    kept[host] = merge(main, draft);
    kept.splice(at, 1);
    at = -1;
  }
  return kept;
}

/** Does `main` tell the same happening as `part`, with `part` in a place that only elaborates it? */
function holds(main: Draft, part: Draft): boolean {
  if (main.sentence !== part.sentence || main.type !== part.type) return false;
  const { sentence } = part;
  const here = tokenAt(sentence, part.head);
  if (here.upos === "NOUN") {
    const inClause = tokenAt(sentence, main.head).upos === "VERB" && clauseHead(sentence, part.head) === main.head;
    return inClause && isWithin(sentence, part.head, main.head) && compatible(main, part);
  }
  if (describes(main, part)) return compatible(main, part);
  // Results: "fired on the crowd, killing two and wounding nine", "attacked the camp and killed two".
  if (here.upos !== "VERB" || main.type !== "ASSAULT" || part.status !== main.status || !compatible(main, part))
    return false;
  let at = here;
  for (let steps = 0; steps < 3 && /^(advcl|conj|xcomp)$/.test(at.deprel); steps++) {
    if (at.head === main.head) return true;
    at = tokenAt(sentence, at.head);
  }
  return false;
}

/** "attacks targeting pilgrims", "killed in raids that hit two villages": the clause describes the noun's own happening. */
function describes(main: Draft, part: Draft): boolean {
  const here = tokenAt(part.sentence, part.head);
  if (here.upos !== "VERB" || !here.deprel.startsWith("acl") || here.head < 0 || part.status !== main.status)
    return false;
  if (tokenAt(part.sentence, here.head).upos !== "NOUN" || main.type !== "ASSAULT") return false;
  return here.head === main.head || main.folded?.includes(here.head) === true;
}

const compatible = (a: Draft, b: Draft): boolean =>
  agree(a.actor, b.actor) && (agree(a.recipient, b.recipient) || a.type === "ASSAULT");
const agree = (a: readonly Actor[], b: readonly Actor[]): boolean =>
  a.length === 0 || b.length === 0 || a.some((one) => b.includes(one));

function merge(main: Draft, part: Draft): Draft {
  const actor = main.actor.length > 0 ? main.actor : part.actor.filter((one) => !main.recipient.includes(one));
  // "the attack on the convoy that killed nine soldiers" is done to both.
  const suffering = describes(main, part) ? [...new Set([...main.recipient, ...part.recipient])] : main.recipient;
  const recipient = (suffering.length > 0 ? suffering : part.recipient).filter((one) => !actor.includes(one));
  const mode = main.mode ?? part.mode;
  return {
    ...main,
    actor,
    recipient,
    ...(mode === undefined ? {} : { mode }),
    definite: main.definite || part.definite,
    evidence: join(main.evidence, part.evidence),
    fillers: [...main.fillers, ...part.fillers],
    folded: [...(main.folded ?? []), part.head, ...(part.folded ?? [])],
  };
}
