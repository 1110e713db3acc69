import type { Lookup } from "./lookup.ts";
import { holdsWords } from "./words.ts";

/** Whether an actor goes by these words: in its name, in one of its mentions that is a name, or in a role. */
export function namesActor(at: Lookup, id: string, words: string): boolean {
  const actor = at.actor(id);
  if (actor === undefined) return false;
  if (holdsWords(actor.name, words)) return true;
  if (actor.roles?.some(({ title }) => holdsWords(title, words)) === true) return true;
  return actor.mentions.some(({ form, span }) => form === "name" && holdsWords(at.words(span), words));
}
