import { dependent, isWithin, tokenAt } from "../../../doc/tree.ts";
import { hashFeature } from "../detect/classify.ts";
import { PRONOUNS } from "../detect/pronouns.ts";
import type { Mention } from "../mention.ts";
import { type Cluster, countBefore, summaryOf } from "./clusters.ts";
import type { Quotes } from "./quotes.ts";

/** What a document's pairs have in common; profiles of its mentions are kept here. */
export interface Scene {
  readonly quotes: Quotes;
  readonly profiles: Map<Mention, Profile>;
}

/** What a candidate antecedent looks like from the mention that seeks one. */
export interface Antecedent {
  readonly mention: Mention;
  readonly cluster: Cluster;
  /** How many compatible clusters lie between. */
  readonly rank: number;
}

/**
 * A mention as numbers: the ranker looks at hundreds of thousands of pairs, so that features are hashes mixed from
 * hashes and no string is ever built for a pair.
 */
interface Profile {
  readonly type: number;
  readonly role: number;
  readonly form: number;
  readonly noun: number;
  readonly kind: number;
  readonly determiner: number;
  readonly modifiers: readonly string[];
  readonly quoted: number;
  readonly first: number;
  readonly length: number;
  /** Sort, kind and number of what stands for a whole cluster. */
  readonly whole: number;
  readonly gender: number;
}

/** Signed, as `mix` is: half of all unsigned hashes would be kept outside of the numbers that hold them. */
const hashed = (text: string): number => hashFeature(text) | 0;

const bucket = (value: number): number => (value < 4 ? value : value < 6 ? 4 : value < 10 ? 5 : value < 20 ? 6 : 7);

/** "he", "him", "his" behave alike; a nominal is told by what it names. */
export function typeOf(mention: Mention): string {
  if (mention.form !== "pronoun") return `${mention.definite ? "def" : "indef"}-${mention.coarse}-${mention.number}`;
  const pronoun = PRONOUNS.get(mention.noun);
  const base =
    pronoun === undefined ? mention.noun : `${pronoun.grammaticalPerson}${pronoun.number}${pronoun.gender ?? ""}`;
  return pronoun?.possessive === true ? `${base}-poss` : pronoun?.reflexive === true ? `${base}-self` : base;
}

function roleOf(mention: Mention): string {
  const { deprel } = tokenAt(mention.sentence, mention.head);
  if (deprel.startsWith("nsubj")) return "subject";
  if (deprel === "obj" || deprel === "iobj") return "object";
  if (deprel === "nmod:poss") return "possessor";
  if (deprel.startsWith("obl")) return "oblique";
  if (deprel.startsWith("nmod")) return "nmod";
  return deprel.split(":")[0] ?? deprel;
}

function profileOf(mention: Mention, scene: Scene): Profile {
  const known = scene.profiles.get(mention);
  if (known !== undefined) return known;
  const type = hashed(typeOf(mention));
  const kind = hashed(mention.kind ?? "");
  const isPronoun = mention.form === "pronoun";
  const before = mention.sentence.tokens.slice(0, mention.tokens[0]);
  const profile: Profile = {
    type,
    role: hashed(roleOf(mention)),
    form: isPronoun ? type : hashed(mention.form),
    noun: hashed(mention.noun),
    kind,
    determiner: hashed(dependent(mention.sentence, mention.head, "det")?.lemma ?? ""),
    modifiers: modifiersOf(mention),
    quoted: scene.quotes.quoted(mention.span[0]) ? 1 : 0,
    first: before.some((token) => token.upos === "NOUN" || token.upos === "PROPN") ? 0 : 1,
    length: bucket(mention.tokens[1] - mention.tokens[0]),
    whole: mix(1, isPronoun ? type : hashed(mention.coarse), kind, hashed(mention.number)),
    gender: hashed(mention.gender ?? ""),
  };
  scene.profiles.set(mention, profile);
  return profile;
}

const modifiersOf = (mention: Mention): readonly string[] =>
  mention.form === "pronoun"
    ? []
    : mention.sentence.tokens
        .slice(...mention.tokens)
        .filter((token) => token.index !== mention.head && /^(ADJ|NOUN|PROPN|NUM)$/.test(token.upos))
        .map((token) => token.lemma.toLowerCase());

/** The mention that tells what a cluster is: a name, else a description, else whatever there is. */
function anchorOf(cluster: Cluster): Mention | undefined {
  const { anchors } = summaryOf(cluster);
  return anchors.find((mention) => mention.form === "name") ?? anchors[0];
}

/** Mixes a template's number with up to three values into one hash. */
function mix(template: number, a: number, b = 0, c = 0): number {
  let hash = Math.imul(0x811c9dc5 ^ template, 0x01000193);
  hash = Math.imul(hash ^ a, 0x85ebca6b);
  hash = Math.imul((hash ^ (hash >>> 13)) + b, 0xc2b2ae35);
  hash = Math.imul((hash ^ (hash >>> 16)) + c, 0x27d4eb2f);
  return hash ^ (hash >>> 15);
}

/** So many earlier mentions of a candidate are searched for the same words. */
const WORDS_BACK = 24;

const NO_KIND = hashed("");

const flag = (value: boolean | undefined): number => (value === undefined ? 2 : value ? 1 : 0);

/** What the ranker sees of a pair, as hashes. Training and reading call this same function. */
export function pairFeatures(mention: Mention, antecedent: Antecedent, scene: Scene): readonly number[] {
  const { mention: other, cluster, rank } = antecedent;
  const own = profileOf(mention, scene);
  const their = profileOf(other, scene);
  const { type } = own;
  const isPronoun = mention.form === "pronoun";
  const distance = bucket(mention.sentence.index - other.sentence.index);
  const near = bucket(rank);
  const speaker = own.quoted === 1 ? scene.quotes.speaker(mention.sentence) : undefined;
  const isSpeaker = flag(speaker !== undefined && cluster.mentions.includes(speaker));
  const seen = countBefore(cluster, mention.index);
  const size = bucket(seen);
  const anchor = anchorOf(cluster);
  const named = flag(anchor?.form === "name");
  const stands = profileOf(anchor ?? cluster.mentions[0] ?? other, scene);
  const { whole } = stands;
  const found = [
    mix(10, type),
    mix(11, type, distance),
    mix(12, type, near),
    mix(13, type, distance, near),
    mix(14, type, their.form),
    mix(15, type, their.form, distance),
    mix(16, type, whole),
    mix(17, type, own.role, their.role),
    mix(18, type, their.role, distance),
    mix(19, type, size),
    mix(20, type, own.quoted * 2 + their.quoted),
    mix(21, type, isSpeaker, own.quoted),
    mix(22, type, named, distance),
    mix(23, type, own.gender, hashed(cluster.gender ?? "")),
    mix(24, type, bucket(mention.sentence.paragraph - other.sentence.paragraph)),
    mix(25, type, their.first, distance),
    mix(26, size, distance, flag(isPronoun)),
    mix(27, type, whole, distance),
    mix(28, type, their.role, near),
  ];
  if (mention.sentence === other.sentence) {
    const token = tokenAt(mention.sentence, mention.head);
    const theirs = tokenAt(other.sentence, other.head);
    const below = isWithin(mention.sentence, mention.head, Math.max(0, theirs.head));
    found.push(mix(30, type, flag(below), their.role), mix(31, type, bucket(Math.max(0, mention.head - other.head))));
    if (token.head >= 0 && isWithin(mention.sentence, token.head, theirs.head))
      found.push(mix(32, type, their.role, own.role));
  }
  if (isPronoun) return found;
  let sameHead = false;
  let unheard = own.modifiers;
  for (let at = Math.max(0, seen - WORDS_BACK); at < seen; at++) {
    const held = cluster.mentions[at];
    if (held === undefined || held.form === "pronoun") continue;
    if (held.noun === mention.noun) sameHead = true;
    if (unheard.length === 0) continue;
    const { modifiers } = profileOf(held, scene);
    if (modifiers.length > 0) unheard = unheard.filter((word) => !modifiers.includes(word));
  }
  const same = flag(sameHead);
  const anchorKind = anchor === undefined ? NO_KIND : stands.kind;
  const match = same * 2 + flag(unheard.length > 0);
  found.push(
    mix(40, type, match),
    mix(41, type, match, distance),
    mix(42, mix(2, type, same, named), own.kind, anchorKind),
    mix(43, mix(2, near, same, flag(mention.definite)), own.kind, anchorKind),
    mix(44, own.noun, whole, same),
    mix(45, own.noun, anchor === undefined ? 0 : stands.noun),
    mix(46, type, same, flag(mention.sector === undefined ? undefined : mention.sector === anchor?.sector)),
    mix(47, type, own.determiner, same),
    mix(48, type, own.length, same),
    mix(49, type, same, flag(mention.country === undefined ? undefined : mention.country === anchor?.country)),
    mix(50, type, match, named),
  );
  return found;
}

/** What the ranker sees when a mention may begin something new (a nominal) or mean nothing nameable (a pronoun). */
export function freshFeatures(mention: Mention, options: readonly Antecedent[], scene: Scene): readonly number[] {
  const own = profileOf(mention, scene);
  const { type } = own;
  const isPronoun = mention.form === "pronoun";
  const sameHead = flag(
    !isPronoun &&
      options.some(({ cluster }) =>
        summaryOf(cluster).anchors.some((held) => held.index < mention.index && held.noun === mention.noun),
      ),
  );
  const governor = mention.sentence.tokens[tokenAt(mention.sentence, mention.head).head];
  const found = [
    mix(60, 0),
    mix(61, type),
    mix(62, type, bucket(options.length)),
    mix(63, type, own.role),
    mix(64, type, sameHead),
    mix(65, type, own.quoted),
    mix(66, own.noun, flag(mention.definite)),
    mix(67, type, bucket(mention.sentence.index)),
    mix(68, type, hashed(governor?.lemma ?? "ROOT")),
  ];
  if (isPronoun) return found;
  const has = (...deprels: string[]): number =>
    flag(dependent(mention.sentence, mention.head, ...deprels) !== undefined);
  found.push(
    mix(70, type, own.length, own.determiner),
    mix(71, type, own.determiner, sameHead),
    mix(72, type, has("nmod"), has("acl")),
    mix(73, type, own.kind),
    mix(74, type, hashed(dependent(mention.sentence, mention.head, "nmod:poss")?.upos ?? "")),
    mix(75, own.noun, own.determiner, sameHead),
  );
  return found;
}
