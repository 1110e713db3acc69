import { dependent, dependents, tokenAt } from "../../../doc/tree.ts";
import { bodyId, type Noun, type StateBody } from "../knowledge/knowledge-base.ts";
import type { Candidate, Words } from "./features.ts";
import type { KnownName } from "./known-name.ts";

/** "former minister" has left the government: PLOVER calls such people the elite. */
export function sectorOf(
  { sentence, head }: Candidate,
  noun: Noun | undefined,
  title: string | undefined,
): string | undefined {
  const sector = title ?? noun?.sector;
  if (
    sector !== "GOV" &&
    sector !== "LEG" &&
    sector !== "JUD" &&
    sector !== "MIL" &&
    sector !== "COP" &&
    sector !== "SPY"
  )
    return sector;
  const former = dependents(sentence, head, "amod", "nmod:desc", "compound").some(
    (child) =>
      isFormer(child.lemma) || dependents(sentence, child.index, "amod").some((below) => isFormer(below.lemma)),
  );
  return former ? "ELI" : sector;
}

const isFormer = (lemma: string): boolean => /^(former|ex|then|onetime|retired|ousted|deposed)$/i.test(lemma);

/** The states named inside the phrase: by adjective, possessive, of-phrase, or as a modifier. Nearest to the front first. */
export function statesOf(
  { sentence, head, tokens }: Candidate,
  known: readonly KnownName[],
  prepositions = /^(of|in|from)$/,
): readonly string[] {
  const found: string[] = [];
  for (const name of known) {
    if (name.start < tokens[0] || name.end > tokens[1]) continue;
    const ids = name.senses
      .filter((sense) => sense.form === "adjective" || sense.form === "state")
      .map((sense) => sense.entity)
      // Peoples and the West have adjectives as states have, but no code of a country.
      .filter((id) => /^[A-Z]{3}$/.test(id));
    if (ids.length === 0) continue;
    const token = tokenAt(sentence, name.head);
    const preposition = dependent(sentence, name.head, "case")?.lemma.toLowerCase();
    const direct =
      name.head < head ||
      token.deprel === "nmod:poss" ||
      (preposition !== undefined && prepositions.test(preposition) && token.head === head);
    if (direct) found.push(...ids);
  }
  return [...new Set(found)];
}

/** "the Afghan army" is the army that the state of Afghanistan has; "two Afghan soldiers" and "an army" are not. */
export function stateBody(
  candidate: Candidate,
  noun: Noun | undefined,
  country: string | undefined,
  known: readonly KnownName[],
): string | undefined {
  const { sentence, head } = candidate;
  // "troops from Afghanistan" have left it, they are not its army.
  if (statesOf(candidate, known, /^of$/)[0] !== country) return undefined;
  if (country === undefined || noun?.role === undefined || noun.role === "kin" || noun.role === "state")
    return undefined;
  const determiner = dependent(sentence, head, "det")?.lemma.toLowerCase();
  if (determiner !== undefined && determiner !== "the") return undefined;
  if (dependent(sentence, head, "nummod") !== undefined) return undefined;
  const narrowed = dependents(sentence, head, "amod", "compound").some((child) =>
    /^(former|local|provincial|regional|previous|interim|transitional|rebel|special|riot|traffic|border|navy|naval|air)$/.test(
      child.lemma.toLowerCase(),
    ),
  );
  return narrowed ? undefined : bodyId(country, noun.role satisfies StateBody);
}

/**
 * "the Taliban jihadists", "fighters of the Fatemiyoun Division", "the rebel Taliban group": those who make up a group
 * are the group, as long as they are not counted or singled out.
 */
export function groupBody(
  { sentence, head, tokens, name }: Candidate,
  noun: Noun | undefined,
  known: readonly KnownName[],
  words: Words,
): string | undefined {
  if (
    name !== undefined ||
    noun === undefined ||
    !(
      noun.sector === "REB" ||
      noun.sector === "PRM" ||
      noun.sector === "MIL" ||
      GROUP_NOUN.test(tokenAt(sentence, head).lemma)
    )
  )
    return undefined;
  const token = tokenAt(sentence, head);
  const collective = noun.kind !== "person" || token.xpos === "NNS";
  if (!collective) return undefined;
  if (dependent(sentence, head, "nummod") !== undefined) return undefined;
  const determiner = dependent(sentence, head, "det")?.lemma.toLowerCase();
  if (determiner !== undefined && determiner !== "the" && determiner !== "these" && determiner !== "this")
    return undefined;
  for (const found of known) {
    if (found.start < tokens[0] || found.end > tokens[1]) continue;
    const at = tokenAt(sentence, found.head);
    const of = dependent(sentence, found.head, "case")?.lemma.toLowerCase() === "of" && at.head === head;
    const modifies =
      at.head === head && /^(compound|amod|nmod:desc|nmod:poss|nmod:unmarked)/.test(at.deprel) && found.head < head;
    if (!of && !modifies) continue;
    const ids = [
      ...new Set(
        found.senses
          .filter((sense) => sense.form !== "adjective" && sense.form !== "former")
          .map((sense) => sense.entity),
      ),
    ];
    const [id] = ids;
    const kind = id === undefined ? undefined : words.knowledge.entities.get(id)?.kind;
    if (ids.length === 1 && (kind === "armed-group" || (kind === "people" && GROUP_NOUN.test(token.lemma)))) return id;
  }
  return undefined;
}

/** Nouns for a group as such and for its members taken together. */
const GROUP_NOUN =
  /^(group|movement|organization|organisation|member|community|population|people|minority|force|faction|militia|network)$/;
