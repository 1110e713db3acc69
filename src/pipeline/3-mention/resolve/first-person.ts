import type { Mention } from "../mention.ts";
import type { Cluster, Clusters } from "./clusters.ts";
import type { Quotes } from "./quotes.ts";

/**
 * "I" is whoever speaks: in a quotation its speaker, outside all quotations the author. "we" is a group of the
 * speaker's; where an official speaks in office it is the state ("We hope …", Wang said), else one "we" for each voice.
 */
export function resolveFirstPerson(mentions: readonly Mention[], clusters: Clusters, quotes: Quotes): void {
  const first = new Map<string, Mention>();
  const voices = new Map<Cluster, number>();
  for (const mention of mentions) {
    if (mention.form !== "pronoun" || mention.grammaticalPerson !== 1) continue;
    const quoted = quotes.quoted(mention.span[0]);
    const speaker = quoted ? quotes.speaker(mention.sentence) : undefined;
    const voice = speaker === undefined ? undefined : clusters.of[speaker.index];
    if (mention.number === "singular" && speaker !== undefined && isOnePerson(voice)) {
      clusters.join(speaker, mention, "speaker of the quotation");
      continue;
    }
    if (mention.number === "plural" && voice !== undefined) {
      const state = stateOf(voice, mentions, mention);
      if (state !== undefined) {
        clusters.join(state, mention, "speaks in office");
        continue;
      }
      const group = voice.mentions.find((held) => held.form !== "pronoun" && isGroup(held));
      if (group !== undefined) {
        clusters.join(group, mention, "speaker of the quotation");
        continue;
      }
    }
    if (voice !== undefined && !voices.has(voice)) voices.set(voice, voices.size);
    const key = `${mention.number} ${voice === undefined ? (quoted ? "?" : "text") : voices.get(voice)}`;
    const earlier = first.get(key);
    if (earlier === undefined) first.set(key, mention);
    else clusters.join(earlier, mention, "same voice");
  }
}

const isOnePerson = (voice: Cluster | undefined): boolean => {
  const anchor =
    voice?.mentions.find((mention) => mention.form === "name") ??
    voice?.mentions.find((mention) => mention.form !== "pronoun");
  if (anchor === undefined) return voice?.mentions[0]?.gender !== undefined;
  return anchor.coarse === "person" && anchor.number === "singular" && anchor.kind !== "people";
};

const isGroup = (mention: Mention): boolean =>
  mention.coarse === "organisation" || mention.kind === "people" || mention.number === "plural";

/** The nearest mention of the state for which the speaker holds an office, as the words around the name tell it. */
function stateOf(voice: Cluster, mentions: readonly Mention[], before: Mention): Mention | undefined {
  const office = voice.mentions.find(
    (mention) =>
      mention.form !== "pronoun" &&
      mention.country !== undefined &&
      (mention.sector === "GOV" || mention.sector === "MIL"),
  );
  if (office === undefined || office.kind === "people") return undefined;
  let found: Mention | undefined;
  for (const mention of mentions) {
    if (mention.kind !== "state" || mention.country !== office.country) continue;
    if (found === undefined || mention.index < before.index) found = mention;
  }
  return found;
}
