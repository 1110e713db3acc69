import { oneLine } from "./layout.ts";
import type { Lookup } from "./lookup.ts";

/** Whether the text holds these words, whole and in this order, in any case and with any punctuation between them. */
export function holdsWords(text: string, words: string): boolean {
  return ` ${bare(text)} `.includes(` ${bare(words)} `);
}

/** Whether an actor goes by these words: in its name, in one of its mentions that is a name, or in a role. */
export function namesActor(at: Lookup, id: string, words: string): boolean {
  const actor = at.actor(id);
  if (actor === undefined) return false;
  if (holdsWords(actor.name, words)) return true;
  if (actor.roles?.some(({ title }) => holdsWords(title, words)) === true) return true;
  return actor.mentions.some(({ form, span }) => form === "name" && holdsWords(at.words(span), words));
}

const bare = (text: string): string =>
  oneLine(text)
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, " ")
    .trim();
