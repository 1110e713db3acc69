import { tokenAt } from "../../../doc/tree.ts";
import type { Words } from "../detect/features.ts";
import { pieces } from "../knowledge/phrases.ts";
import type { Mention } from "../mention.ts";
import type { Clusters } from "./clusters.ts";

/** A name cut for comparison: its pieces without titles, lower case. */
interface Named {
  readonly mention: Mention;
  readonly words: readonly string[];
  readonly text: string;
}

const nameText = (mention: Mention): string => {
  if (mention.name === undefined) return "";
  return mention.sentence.tokens
    .slice(...mention.name)
    .map((token) => (token.spaceAfter ? `${token.form} ` : token.form))
    .join("")
    .trim();
};

/**
 * Joins mentions that carry the same name: one knowledge-base entity, equal names, acronyms with their long form, parts
 * of a person's name ("Mehsud" after "Noor Wali Mehsud"), shorter forms of an organisation's name.
 */
export function resolveNames(mentions: readonly Mention[], clusters: Clusters, words: Words): void {
  const named: Named[] = mentions
    .filter((mention) => mention.name !== undefined)
    .map((mention) => {
      const text = nameText(mention);
      const all = pieces(text);
      const untitled = all.filter(
        (piece, at) => at === all.length - 1 || mention.coarse !== "person" || !words.titles.has(piece),
      );
      return { mention, words: untitled, text };
    });
  sameEntity(mentions, clusters);
  sameName(named, clusters);
  acronyms(named, clusters);
  partsOfPersons(named, clusters);
  partsOfOrganisations(named, clusters);
}

function sameEntity(mentions: readonly Mention[], clusters: Clusters): void {
  const certain = new Set(mentions.flatMap((mention) => (mention.senses.length === 1 ? mention.senses : [])));
  const first = new Map<string, Mention>();
  for (const mention of mentions) {
    const cluster = clusters.of[mention.index];
    if (mention.senses.length === 0 || cluster === undefined) continue;
    // "Congo" beside "DR Congo": of the bearers of a shared name, the one that the text names in full.
    const named = mention.senses.length > 1 ? mention.senses.filter((sense) => certain.has(sense)) : [];
    if (named.length === 1) cluster.senses = named;
    const key = [...cluster.senses].sort().join(" ");
    const earlier = first.get(key);
    if (earlier === undefined) first.set(key, mention);
    else clusters.join(earlier, mention, "same entity");
  }
}

const compatible = (a: Mention, b: Mention): boolean =>
  (a.coarse === "place") === (b.coarse === "place") &&
  (a.senses.length === 0 || b.senses.length === 0 || a.senses.some((sense) => b.senses.includes(sense)));

function sameName(named: readonly Named[], clusters: Clusters): void {
  const first = new Map<string, Named[]>();
  for (const name of named) {
    if (name.mention.senses.length > 0) continue;
    const key = name.words.join(" ");
    const earlier = first
      .get(key)
      ?.find((other) => compatible(other.mention, name.mention) && other.mention.number === name.mention.number);
    if (earlier !== undefined) clusters.join(earlier.mention, name.mention, "same name");
    first.set(key, [...(first.get(key) ?? []), name]);
  }
}

const MINOR = /^(of|the|and|for|in|on|to|a|an|al|de|du|la|le)$/;

/** "East Turkestan Islamic Movement (ETIM)", and a later "ETIM" without a definition. */
function acronyms(named: readonly Named[], clusters: Clusters): void {
  const long = named.filter((name) => name.words.length > 1 && name.mention.coarse !== "person");
  for (const short of named) {
    if (short.words.length !== 1 || !/^[\p{Lu}.\d-]{2,8}$/u.test(short.text)) continue;
    const letters = short.words.join("");
    let best: Named | undefined;
    for (const name of long) {
      if (!compatible(name.mention, short.mention) && name.mention.senses.length > 0 && short.mention.senses.length > 0)
        continue;
      const major = name.words
        .filter((word) => !MINOR.test(word))
        .map((word) => word.charAt(0))
        .join("");
      const all = name.words.map((word) => word.charAt(0)).join("");
      if (letters === major || letters === all) {
        if (
          best === undefined ||
          Math.abs(name.mention.index - short.mention.index) < Math.abs(best.mention.index - short.mention.index)
        )
          best = name;
      } else if (isDefinition(name.mention, short.mention) && all.startsWith(letters.charAt(0))) best = name;
    }
    if (best !== undefined) clusters.join(best.mention, short.mention, "acronym");
  }
}

/** The short form stands right after the long one in brackets, or after "or". */
function isDefinition(long: Mention, short: Mention): boolean {
  if (long.sentence !== short.sentence || long.name === undefined || short.name === undefined) return false;
  const between = long.sentence.tokens
    .slice(long.name[1], short.name[0])
    .map((token) => token.form)
    .join(" ");
  return between === "(" || between === ", or" || between === "-LRB-" || between === "or";
}

function partsOfPersons(named: readonly Named[], clusters: Clusters): void {
  const persons = named.filter(
    (name) => name.mention.coarse === "person" && name.mention.form === "name" && name.words.length > 0,
  );
  const full = persons.filter((name) => name.words.length > 1);
  for (const part of persons) {
    if (part.mention.number === "plural") continue;
    const matches = full.filter(
      (name) =>
        name !== part &&
        name.words.length > part.words.length &&
        isPart(part.words, name.words) &&
        agree(name.mention, part.mention, clusters),
    );
    if (matches.length === 0) continue;
    // Several people of that name: the one named last before this mention, by family name rather than given name.
    const byFamily = matches.filter((name) => name.words.at(-1) === part.words.at(-1));
    const pool = byFamily.length > 0 ? byFamily : matches;
    const earlier = pool.filter((name) => name.mention.index < part.mention.index);
    const chosen = earlier.at(-1) ?? pool[0];
    if (chosen !== undefined) clusters.join(chosen.mention, part.mention, "part of the name");
  }
}

/** "Mehsud" or "Wali Mehsud" of "Noor Wali Mehsud"; "Gloria" of "Gloria Sam". */
const isPart = (part: readonly string[], whole: readonly string[]): boolean => {
  const end = whole.slice(-part.length).join(" ");
  const start = whole.slice(0, part.length).join(" ");
  const text = part.join(" ");
  return text === end || text === start || (part.length === 1 && whole.includes(text) && text.length > 2);
};

function agree(a: Mention, b: Mention, clusters: Clusters): boolean {
  const [x, y] = [clusters.of[a.index]?.gender, clusters.of[b.index]?.gender];
  return compatible(a, b) && (x === undefined || y === undefined || x === y);
}

/** "the Coalition" after "the Global Coalition to Counter ISIL", "Islamic Association" of "Islamic Association in Brandbergen". */
function partsOfOrganisations(named: readonly Named[], clusters: Clusters): void {
  const bodies = named.filter(
    (name) => name.mention.coarse !== "person" && (name.mention.form === "name" || name.mention.form === "nominal"),
  );
  for (const part of bodies) {
    if (part.mention.senses.length > 0 || part.words.length === 0) continue;
    const matches = bodies.filter((name) => {
      if (name === part || name.words.length <= part.words.length || !compatible(name.mention, part.mention))
        return false;
      if (name.mention.kind === "state" || name.mention.coarse === "place")
        return part.mention.coarse === "place" && startsWith(name.words, part.words);
      const head = tokenAt(part.mention.sentence, part.mention.head).form.toLowerCase();
      const other = tokenAt(name.mention.sentence, name.mention.head).form.toLowerCase();
      return head === other && part.words.every((word) => name.words.includes(word));
    });
    const earlier = matches.filter((name) => name.mention.index < part.mention.index).at(-1);
    if (earlier !== undefined) clusters.join(earlier.mention, part.mention, "shorter name");
  }
}

const startsWith = (whole: readonly string[], part: readonly string[]): boolean =>
  part.every((word, at) => whole[at] === word);
