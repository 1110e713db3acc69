import type { Actor } from "../../../doc/reading.ts";
import type { Span } from "../../../doc/span.ts";
import type { Words } from "../detect/features.ts";
import type { Mention } from "../mention.ts";
import type { Cluster } from "../resolve/clusters.ts";

type Role = NonNullable<Actor["roles"]>[number];

const FORMER = /^(former|ex|then|onetime|retired|ousted|deposed|late)$/i;

/**
 * The posts that the text gives a person: before the name ("Chinese Foreign Minister Wang Yi") or as a description
 * ("a former adviser to the Afghan government"). `of` is the narrowest body named with the post.
 */
export function rolesOf(cluster: Cluster, ofMention: ReadonlyMap<Mention, string>, words: Words): readonly Role[] {
  const roles: Role[] = [];
  const all = [...ofMention.keys()];
  for (const mention of cluster.mentions) {
    if (mention.form === "pronoun" || mention.form === "adjective") continue;
    const found = mention.name === undefined ? described(mention, words) : titled(mention, words);
    if (found === undefined) continue;
    const { sentence } = mention;
    const tokens = sentence.tokens.slice(found.start, found.end);
    const first = tokens[0];
    const last = tokens.at(-1);
    if (first === undefined || last === undefined) continue;
    const inside = all.filter(
      (other) =>
        other.sentence === sentence &&
        other !== mention &&
        !cluster.mentions.includes(other) &&
        (other.form !== "pronoun" || (other.noun === "its" && ofMention.get(other) !== "")) &&
        other.coarse !== "person" &&
        other.head >= mention.tokens[0] &&
        other.head < mention.tokens[1],
    );
    const body = inside.find((other) => other.kind !== "state") ?? inside[0];
    const of = body === undefined ? undefined : ofMention.get(body);
    const evidence: Span = [first.start, last.end];
    const title = tokens
      .map((token) => token.form)
      .join(" ")
      .toLowerCase();
    const former = sentence.tokens.slice(mention.tokens[0], found.end).some((token) => FORMER.test(token.form));
    if (roles.some((role) => role.title === title && role.of === of)) continue;
    roles.push({ title, ...(of === undefined ? {} : { of }), evidence, ...(former ? { former } : {}) });
  }
  return roles;
}

/** The longest run of title words right before the name. */
function titled(mention: Mention, words: Words): { start: number; end: number } | undefined {
  const [from] = mention.tokens;
  const end = mention.name?.[0] ?? mention.head;
  for (let start = Math.max(from, end - 4); start < end; start++) {
    const text = mention.sentence.tokens
      .slice(start, end)
      .map((token) => token.form.toLowerCase().replace(/\.$/, ""))
      .join(" ");
    const noun = words.knowledge.nouns.get(text);
    if (
      words.titles.get(text)?.office === "yes" ||
      (noun?.kind === "person" && noun.role !== "kin" && noun.sector !== "CVL")
    )
      return { start, end };
  }
  return undefined;
}

/** The post that a description names: "deputy political chief", "spokesman". */
function described(mention: Mention, words: Words): { start: number; end: number } | undefined {
  const { sentence, head } = mention;
  const noun = words.knowledge.nouns.get(mention.noun);
  const title = words.titles.get(mention.noun);
  const holdsOffice = noun?.kind === "person" && /^(GOV|MIL|LEG|JUD|COP|SPY)$/.test(noun.sector ?? "");
  if (title?.office !== "yes" && !holdsOffice) return undefined;
  let start = head;
  while (start - 1 >= mention.tokens[0]) {
    const before = sentence.tokens[start - 1];
    if (
      before === undefined ||
      !(before.upos === "NOUN" || before.upos === "ADJ" || before.upos === "PROPN") ||
      FORMER.test(before.form) ||
      /^\p{Lu}/u.test(before.form)
    )
      break;
    start--;
  }
  return { start, end: head + 1 };
}
