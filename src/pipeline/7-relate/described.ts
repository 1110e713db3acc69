import type { Sentence, Token } from "../../doc/token.ts";
import { dependents, tokenAt } from "../../doc/tree.ts";
import { subjects } from "../6-event/clause.ts";

/** Whom a noun describes: the subject of its copula, the name that it stands beside, else whoever it stands for itself. */
export function described(sentence: Sentence, noun: number): number {
  const token = tokenAt(sentence, noun);
  const isPredicate = dependents(sentence, noun, "cop").length > 0;
  const subject = isPredicate ? dependents(sentence, noun, "nsubj")[0] : undefined;
  if (subject !== undefined) return subject.index;
  // "the deputy chief of the group, Mullah Baradar"
  const name = dependents(sentence, noun, "appos").find(({ upos }) => upos === "PROPN");
  const isColon = sentence.tokens.slice(noun, name?.index ?? noun).some(({ form }) => form === ":");
  if (name !== undefined && !isColon) return name.index;
  // "As the largest neighbour of Afghanistan, China"
  const isRole = dependents(sentence, noun, "case").some(({ form }) => form.toLowerCase() === "as");
  const [holder] = isRole && token.deprel.startsWith("obl") ? subjects(sentence, token.head) : [];
  if (holder !== undefined) return holder;
  const named = nameBefore(sentence, noun);
  if (named !== undefined) return named;
  return token.deprel === "appos" ? token.head : noun;
}

/** "The Quds Force, a wing of": the comma before the description tells more than the tree. */
function nameBefore(sentence: Sentence, noun: number): number | undefined {
  let at = noun - 1;
  while (at > 0 && noun - at < 8 && isInside(tokenAt(sentence, at))) at--;
  const isOpened = /^(?:an?|the|its|their|his|her)$/i.test(tokenAt(sentence, at + 1).form);
  if (at < 1 || tokenAt(sentence, at).form !== "," || !isOpened) return undefined;
  for (let name = at - 1; name >= 0; name--) {
    const token = tokenAt(sentence, name);
    if (!/^\p{Lu}/u.test(token.form)) return undefined;
    if (!/^(?:flat|compound)/.test(token.deprel)) return name;
  }
  return undefined;
}

const isInside = (token: Token): boolean =>
  ["DET", "ADJ", "NOUN", "PROPN", "NUM", "ADV", "PRON"].includes(token.upos) ||
  token.deprel === "amod" ||
  /^[-‐‑–]$/.test(token.form);
