import type { Token } from "../../../doc/token.ts";

/**
 * A dictionary of phrases over words in running text. Tokenisers disagree about "al-Qaeda", "U.S." and "People’s", so a
 * phrase is kept as its runs of letters and digits, full stops inside acronyms dropped: "al qaeda", "us", "people s".
 */
export interface PhraseNode<Value> {
  readonly next: Map<string, PhraseNode<Value>>;
  readonly values: Value[];
}
export interface PhraseMatch<Value> {
  /** Token indices, half-open. */
  readonly start: number;
  readonly end: number;
  readonly values: readonly Value[];
}

const cache = new Map<string, readonly string[]>();

/** The pieces of a word or phrase; words recur, so the answer is kept. */
export function pieces(text: string): readonly string[] {
  const known = cache.get(text);
  if (known !== undefined) return known;
  const plain = text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const found = plain.replace(/(?<=\p{L})\.(?=\p{L}|$|\s)/gu, "").match(/[\p{L}\p{N}]+/gu) ?? [];
  if (cache.size > 50_000) cache.clear();
  cache.set(text, found);
  return found;
}

export const phraseTable = <Value>(): PhraseNode<Value> => ({ next: new Map(), values: [] });

export function addPhrase<Value>(table: PhraseNode<Value>, phrase: string, value: Value): void {
  let node = table;
  for (const piece of pieces(phrase)) {
    let below = node.next.get(piece);
    if (below === undefined) {
      below = phraseTable();
      node.next.set(piece, below);
    }
    node = below;
  }
  if (node !== table) node.values.push(value);
}

/** All phrases that start at a token and end with a token, shortest first. */
export function phrasesAt<Value>(
  table: PhraseNode<Value>,
  tokens: readonly Token[],
  start: number,
): readonly PhraseMatch<Value>[] {
  const found: PhraseMatch<Value>[] = [];
  let node: PhraseNode<Value> = table;
  for (let at = start; at < tokens.length; at++) {
    const token = tokens[at];
    if (token === undefined) break;
    const parts = pieces(token.form);
    if (parts.length === 0) {
      // A hyphen of its own ("al", "-", "Qaeda") may stand inside a phrase, no other mark.
      if (at === start || !(token.form === "-" || token.form === "–" || token.form === "'" || token.form === "’"))
        break;
      continue;
    }
    let below: PhraseNode<Value> | undefined = node;
    for (const part of parts) below = below?.next.get(part);
    if (below === undefined) break;
    node = below;
    if (node.values.length > 0) found.push({ start, end: at + 1, values: node.values });
  }
  return found;
}
