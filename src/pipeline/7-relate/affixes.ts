import type { Sentence, Token } from "../../doc/token.ts";
import { spanOfTokens, tokenAt } from "../../doc/tree.ts";
import { described } from "./described.ts";
import type { RelationDraft } from "./draft.ts";
import type { RelationLexicon } from "./lexicon.ts";
import type { Parties } from "./parties.ts";

const isHyphen = (token: Token | undefined): boolean => token !== undefined && /^[-‐‑–]$/.test(token.form);

/** "Iran-backed militia", "anti-China group": a relation inside a compound. */
export function affixedRelations(
  sentence: Sentence,
  lexicon: RelationLexicon,
  parties: Parties,
): readonly RelationDraft[] {
  const drafts: RelationDraft[] = [];
  for (const [index, token] of sentence.tokens.entries()) {
    drafts.push(...prefixedRelations(sentence, token, lexicon, parties));
    for (const affix of lexicon.affixes.get(token.form.toLowerCase()) ?? []) {
      const at = affix.side === "after" ? index - 1 : index + 1;
      const joinedAt = affix.side === "after" ? at - 1 : at + 1;
      if (!isHyphen(sentence.tokens[at]) || joinedAt < 0 || joinedAt >= sentence.tokens.length) continue;
      const noun = nounBehind(sentence, Math.max(index, joinedAt));
      if (noun === undefined) continue;
      const joined = [
        ...parties.self(sentence, joinedAt),
        ...(affix.type === "basedIn" ? parties.ground(sentence, joinedAt) : []),
      ][0];
      const others =
        affix.type === "controls" ? parties.ground(sentence, noun) : parties.of(sentence, described(sentence, noun));
      for (const other of others) {
        if (joined === undefined || other.id === joined.id) continue;
        const [from, to] = affix.from === "joined" ? [joined, other] : [other, joined];
        drafts.push({
          type: affix.type,
          from,
          to,
          evidence: spanOfTokens(sentence, [Math.min(index, joinedAt), noun]),
          at: token.start,
          status: "asserted",
          by: `relations/affixes.tsv ${token.form.toLowerCase()}`,
          certainty: "sure",
          site: { sentence, trigger: index },
        });
      }
    }
  }
  return drafts;
}

/** "anti-China": the prefix is one word with what it is joined to. */
function prefixedRelations(
  sentence: Sentence,
  token: Token,
  lexicon: RelationLexicon,
  parties: Parties,
): readonly RelationDraft[] {
  if (!/[-‐‑–]/.test(token.form)) return [];
  const [, prefix = "", rest = ""] = /^(\p{L}+)[-‐‑–](.+)$/u.exec(token.form) ?? [];
  const affix = lexicon.affixes.get(prefix.toLowerCase())?.find(({ side }) => side === "before");
  const joined = affix === undefined ? undefined : parties.worded(rest);
  const noun = nounBehind(sentence, token.index);
  if (affix === undefined || joined === undefined || noun === undefined) return [];
  return parties
    .of(sentence, described(sentence, noun))
    .filter((other) => other.id !== joined.id)
    .map((other) => ({
      type: affix.type,
      from: affix.from === "joined" ? joined : other,
      to: affix.from === "joined" ? other : joined,
      evidence: spanOfTokens(sentence, [token.index, noun]),
      at: token.start,
      status: "asserted",
      by: `relations/affixes.tsv ${prefix.toLowerCase()}`,
      certainty: "sure",
      site: { sentence, trigger: token.index },
    }));
}

/** The noun that the compound stands before. */
function nounBehind(sentence: Sentence, index: number): number | undefined {
  for (let at = index, steps = 0; steps < 4; steps++) {
    const token = tokenAt(sentence, at);
    if (token.head <= at) break;
    at = token.head;
    const head = tokenAt(sentence, at);
    const isInside = head.deprel === "compound" || head.deprel === "amod";
    if ((head.upos === "NOUN" || head.upos === "PROPN") && !isInside) return at;
  }
  return undefined;
}
