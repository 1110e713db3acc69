import type { Token } from "../../doc/token.ts";

/**
 * Labels that follow from their surroundings and that the net, which labels each word by itself, misses. Only rules
 * that mend at least ten times as often as they harm on the development treebanks are here.
 */
export function repairLabels(tokens: readonly Token[]): readonly Token[] {
  const passive = new Set<number>();
  const by = new Set<number>();
  for (const { head, deprel, lemma } of tokens) {
    if (deprel === "aux:pass") passive.add(head);
    if (deprel === "case" && lemma === "by") by.add(head);
  }
  if (by.size === 0) return tokens;
  /** "was attacked by rebels", "the town attacked by rebels", but not "a town attacked" in the past tense. */
  const isPassive = ({ index, xpos, deprel }: Token): boolean =>
    passive.has(index) || (xpos === "VBN" && /^(acl|advcl|amod)/.test(deprel));
  return tokens.map((token) => {
    const head = tokens[token.head];
    const agent = token.deprel === "obl" && by.has(token.index) && head !== undefined && isPassive(head);
    return agent ? { ...token, deprel: "obl:agent" } : token;
  });
}

/**
 * "Envoy A and Mullah B, the deputy leader of the group": one leader is one of the two, and it is B. The net hangs the
 * apposition on A, the head of the coordination, which makes the envoy a rebel. In the treebanks such an apposition in
 * the singular belongs to the last name 39 times of 46, and the rest are names of one firm or title.
 */
export function repairAppositions(tokens: readonly Token[]): readonly Token[] {
  if (!tokens.some(({ deprel }) => deprel === "appos")) return tokens;
  const last = (head: number, before: number): Token | undefined =>
    tokens.findLast((token) => token.head === head && token.deprel === "conj" && token.index < before);
  return tokens.map((token) => {
    const head = tokens[token.head];
    if (token.deprel !== "appos" || token.upos !== "NOUN" || token.feats["Number"] !== "Sing") return token;
    if (head?.upos !== "PROPN") return token;
    const bearer = last(head.index, token.index);
    if (bearer?.upos !== "PROPN") return token;
    const joined = tokens.some(
      ({ head: at, deprel, lemma }) => at === bearer.index && deprel === "cc" && lemma !== "&",
    );
    return joined ? { ...token, head: bearer.index } : token;
  });
}
