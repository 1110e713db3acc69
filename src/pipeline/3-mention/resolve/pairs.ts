import { dependent, isWithin, tokenAt } from "../../../doc/tree.ts";
import type { Words } from "../detect/features.ts";
import { PRONOUNS } from "../detect/pronouns.ts";
import type { Mention } from "../mention.ts";
import type { Cluster } from "./clusters.ts";
import type { Quotes } from "./quotes.ts";

export interface Scene {
  readonly words: Words;
  readonly quotes: Quotes;
}

/** What a candidate antecedent looks like from the mention that seeks one. */
export interface Antecedent {
  readonly mention: Mention;
  readonly cluster: Cluster;
  /** How many compatible clusters lie between. */
  readonly rank: number;
}

const bucket = (value: number): string =>
  value < 4 ? String(value) : value < 6 ? "4-5" : value < 10 ? "6-9" : value < 20 ? "10-19" : "20+";

/** "he", "him", "his" behave alike; a nominal is told by what it names. */
export function typeOf(mention: Mention): string {
  if (mention.form !== "pronoun") return `${mention.definite ? "def" : "indef"}-${mention.coarse}-${mention.number}`;
  const pronoun = PRONOUNS.get(mention.noun);
  const base =
    pronoun === undefined ? mention.noun : `${pronoun.grammaticalPerson}${pronoun.number}${pronoun.gender ?? ""}`;
  return pronoun?.possessive === true ? `${base}-poss` : pronoun?.reflexive === true ? `${base}-self` : base;
}

const role = (mention: Mention): string => {
  const { deprel } = tokenAt(mention.sentence, mention.head);
  if (deprel.startsWith("nsubj")) return "subject";
  if (deprel === "obj" || deprel === "iobj") return "object";
  if (deprel === "nmod:poss") return "possessor";
  if (deprel.startsWith("obl")) return "oblique";
  if (deprel.startsWith("nmod")) return "nmod";
  return deprel.split(":")[0] ?? deprel;
};

const describeCluster = (cluster: Cluster): string => {
  const best =
    cluster.mentions.find((mention) => mention.form === "name") ??
    cluster.mentions.find((mention) => mention.form !== "pronoun") ??
    cluster.mentions[0];
  if (best === undefined) return "";
  return `${best.form === "pronoun" ? typeOf(best) : best.coarse}/${best.kind ?? ""}/${best.number}`;
};

/** Links that grammar or sense forbids, whatever the scores say. */
export function forbidden(mention: Mention, { mention: other, cluster }: Antecedent): boolean {
  const { form, gender, number, sentence, head } = mention;
  if (gender !== undefined && cluster.gender !== undefined && gender !== cluster.gender) return true;
  const anchors = cluster.mentions.filter((held) => held.form !== "pronoun");
  if (form === "pronoun") {
    const it = mention.noun === "it" || mention.noun === "its" || mention.noun === "itself";
    const singularPerson = anchors.some(
      (held) => held.coarse === "person" && held.number === "singular" && held.kind !== "people",
    );
    if (mention.grammaticalPerson === 3) {
      if (
        it &&
        anchors.some((held) => held.coarse === "person" && held.kind !== "armed-group" && held.kind !== "government")
      )
        return true;
      if (it && anchors.some((held) => held.number === "plural" && held.form !== "name")) return true;
      if (gender !== undefined && anchors.length > 0 && !singularPerson) return true;
      if (number === "plural" && singularPerson) return true;
    }
    for (const held of cluster.mentions) {
      if (held.form !== "pronoun") continue;
      const same = held.grammaticalPerson === mention.grammaticalPerson && held.number === mention.number;
      if (held.grammaticalPerson === 3 && mention.grammaticalPerson === 3 && !same) return true;
      if (
        held.grammaticalPerson !== 3 &&
        mention.grammaticalPerson !== 3 &&
        held.grammaticalPerson === mention.grammaticalPerson &&
        held.number !== mention.number
      )
        return true;
    }
  } else {
    if (mention.coarse === "place" || anchors.some((held) => held.coarse === "place")) {
      const states = anchors.some((held) => held.kind === "state") || mention.kind === "state";
      if (anchors.some((held) => held.coarse !== mention.coarse) && !states) return true;
    }
    if (
      anchors.some((held) => held.coarse === "person" && held.kind !== "people" && held.number === "singular") !==
        (mention.coarse === "person" && mention.kind !== "people" && number === "singular") &&
      anchors.length > 0
    ) {
      if (anchors.some((held) => held.coarse === "person") || mention.coarse === "person") {
        const group = (held: Mention): boolean =>
          held.kind === "armed-group" ||
          held.kind === "people" ||
          held.kind === "government" ||
          held.kind === "party" ||
          held.kind === "state" ||
          held.kind === "organisation";
        if (!anchors.some(group) || !(group(mention) || number === "plural")) return true;
      }
    }
    if (
      mention.country !== undefined &&
      anchors.some((held) => held.country !== undefined && held.country !== mention.country)
    )
      return true;
  }
  if (other.sentence === sentence) {
    // Neither may hold the other: "his mother" is not he, except in an apposition that grammar has joined already.
    if (other.tokens[0] <= head && head < other.tokens[1]) return true;
    if (mention.tokens[0] <= other.head && other.head < mention.tokens[1]) return true;
    const governor = tokenAt(sentence, head).head;
    const otherGovernor = tokenAt(sentence, other.head).head;
    const reflexive = mention.noun.endsWith("self") || mention.noun.endsWith("selves");
    // Binding: two arguments of one verb mean two parties, unless the second is reflexive.
    if (
      !reflexive &&
      governor === otherGovernor &&
      governor >= 0 &&
      tokenAt(sentence, head).deprel !== "nmod:poss" &&
      !tokenAt(sentence, head).deprel.startsWith("conj")
    )
      return true;
    if (tokenAt(sentence, head).deprel === "conj" && isWithin(sentence, head, other.head) && mention.form !== "pronoun")
      return true;
  }
  return false;
}

/** What the ranker sees of a pair. Training and reading call this same function. */
export function pairFeatures(mention: Mention, antecedent: Antecedent, scene: Scene): readonly string[] {
  const { mention: other, cluster, rank } = antecedent;
  const type = typeOf(mention);
  const isPronoun = mention.form === "pronoun";
  const distance = mention.sentence.index - other.sentence.index;
  const said = scene.quotes.quoted(mention.span[0]);
  const saidOther = scene.quotes.quoted(other.span[0]);
  const quotation = `${said ? "q" : "-"}${saidOther ? "q" : "-"}`;
  const speaker = scene.quotes.speaker(mention.sentence);
  const isSpeaker = speaker !== undefined && cluster.mentions.includes(speaker);
  const seen = cluster.mentions.filter((held) => held.index < mention.index);
  const anchor =
    cluster.mentions.find((held) => held.form === "name") ?? cluster.mentions.find((held) => held.form !== "pronoun");
  const whole = describeCluster(cluster);
  const otherType = other.form === "pronoun" ? typeOf(other) : other.form;
  const found = [
    `${type} b`,
    `${type} dist=${bucket(distance)}`,
    `${type} rank=${bucket(rank)}`,
    `${type} dist=${bucket(distance)} rank=${bucket(rank)}`,
    `${type} form=${otherType}`,
    `${type} form=${otherType} dist=${bucket(distance)}`,
    `${type} cluster=${whole}`,
    `${type} roles=${role(mention)}/${role(other)}`,
    `${type} role=${role(other)} dist=${bucket(distance)}`,
    `${type} size=${bucket(seen.length)}`,
    `${type} quotes=${quotation}`,
    `${type} speaker=${isSpeaker} said=${said}`,
    `${type} named=${anchor?.form === "name"}`,
    `${type} gender=${mention.gender ?? ""}/${cluster.gender ?? ""}`,
    `${type} paragraphs=${bucket(mention.sentence.paragraph - other.sentence.paragraph)}`,
    `${type} first=${isFirst(other)} dist=${bucket(distance)}`,
    `size=${bucket(seen.length)} dist=${bucket(distance)} pron=${isPronoun}`,
  ];
  if (distance === 0) {
    const own = tokenAt(mention.sentence, mention.head);
    const theirs = tokenAt(other.sentence, other.head);
    found.push(
      `${type} within=${isWithin(mention.sentence, mention.head, Math.max(0, theirs.head))} role=${role(other)}`,
      `${type} tokens=${bucket(mention.head - other.head)}`,
    );
    if (own.head >= 0 && isWithin(mention.sentence, own.head, theirs.head))
      found.push(`${type} commands role=${role(other)}/${role(mention)}`);
  }
  if (!isPronoun) {
    const heads = new Set(seen.filter((held) => held.form !== "pronoun").map((held) => held.noun));
    const sameHead = heads.has(mention.noun);
    const modifiers = modifiersOf(mention);
    const theirs = new Set(seen.flatMap(modifiersOf));
    const fresh = modifiers.some((word) => !theirs.has(word));
    const isNamed = anchor?.form === "name";
    found.push(
      `${type} samehead=${sameHead} fresh=${fresh}`,
      `${type} samehead=${sameHead} fresh=${fresh} dist=${bucket(distance)}`,
      `${type} samehead=${sameHead} kind=${mention.kind ?? ""}/${anchor?.kind ?? ""} named=${isNamed}`,
      `kind=${mention.kind ?? ""}/${anchor?.kind ?? ""} samehead=${sameHead} rank=${bucket(rank)} def=${mention.definite}`,
      `noun=${mention.noun} cluster=${whole} samehead=${sameHead}`,
      `noun=${mention.noun} anchor=${anchor?.noun ?? ""}`,
      `${type} samehead=${sameHead} sector=${mention.sector === undefined ? "" : mention.sector === anchor?.sector}`,
      `${type} det=${dependent(mention.sentence, mention.head, "det")?.lemma ?? ""} samehead=${sameHead}`,
      `${type} long=${bucket(mention.tokens[1] - mention.tokens[0])} samehead=${sameHead}`,
      `${type} country=${mention.country === undefined ? "" : mention.country === anchor?.country} samehead=${sameHead}`,
    );
  }
  return found;
}

const isFirst = (mention: Mention): boolean =>
  !mention.sentence.tokens.slice(0, mention.tokens[0]).some((token) => token.upos === "NOUN" || token.upos === "PROPN");

const modifiersOf = (mention: Mention): readonly string[] =>
  mention.form === "pronoun"
    ? []
    : mention.sentence.tokens
        .slice(...mention.tokens)
        .filter((token) => token.index !== mention.head && /^(ADJ|NOUN|PROPN|NUM)$/.test(token.upos))
        .map((token) => token.lemma.toLowerCase());

/** What the ranker sees when a mention may begin something new (a nominal) or mean nothing nameable (a pronoun). */
export function freshFeatures(mention: Mention, options: readonly Antecedent[], scene: Scene): readonly string[] {
  const type = typeOf(mention);
  const sameHead =
    mention.form !== "pronoun" &&
    options.some(({ cluster }) =>
      cluster.mentions.some(
        (held) => held.index < mention.index && held.form !== "pronoun" && held.noun === mention.noun,
      ),
    );
  const token = tokenAt(mention.sentence, mention.head);
  const found = [
    "new b",
    `new ${type}`,
    `new ${type} options=${bucket(options.length)}`,
    `new ${type} role=${role(mention)}`,
    `new ${type} samehead=${sameHead}`,
    `new ${type} quoted=${scene.quotes.quoted(mention.span[0])}`,
    `new noun=${mention.noun} def=${mention.definite}`,
    `new ${type} start=${bucket(mention.sentence.index)}`,
    `new ${type} gov=${mention.sentence.tokens[token.head]?.lemma ?? "ROOT"}`,
  ];
  if (mention.form !== "pronoun") {
    const det = dependent(mention.sentence, mention.head, "det")?.lemma ?? "";
    found.push(
      `new ${type} long=${bucket(mention.tokens[1] - mention.tokens[0])} det=${det}`,
      `new ${type} det=${det} samehead=${sameHead}`,
      `new ${type} nmod=${dependent(mention.sentence, mention.head, "nmod") !== undefined} relcl=${dependent(mention.sentence, mention.head, "acl") !== undefined}`,
      `new ${type} kind=${mention.kind ?? ""}`,
      `new ${type} poss=${dependent(mention.sentence, mention.head, "nmod:poss")?.upos ?? ""}`,
    );
  }
  return found;
}
