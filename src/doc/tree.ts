import type { Span } from "./span.ts";
import type { Sentence, Token } from "./token.ts";

/** The token at an index that is known to be in the sentence. */
export function tokenAt(sentence: Sentence, index: number): Token {
  const token = sentence.tokens[index];
  if (token === undefined) throw new RangeError(`token ${index} of a sentence of ${sentence.tokens.length}`);
  return token;
}

/** The dependents of a token whose relation is `deprel` or a subtype of it ("nsubj" finds "nsubj:pass"; "nsubj:pass" only itself). */
export function dependents(sentence: Sentence, index: number, ...deprels: readonly string[]): readonly Token[] {
  const found: Token[] = [];
  for (const child of sentence.children[index] ?? []) {
    const token = tokenAt(sentence, child);
    for (const wanted of deprels) {
      if (!isRelation(token.deprel, wanted)) continue;
      found.push(token);
      break;
    }
  }
  return found;
}

/** The first such dependent. */
export function dependent(sentence: Sentence, index: number, ...deprels: readonly string[]): Token | undefined {
  for (const child of sentence.children[index] ?? []) {
    const token = tokenAt(sentence, child);
    for (const wanted of deprels) if (isRelation(token.deprel, wanted)) return token;
  }
  return undefined;
}

/** The relation itself or a subtype of it. Asked most of all in the program, so it makes no strings. */
const isRelation = (deprel: string, wanted: string): boolean =>
  deprel.startsWith(wanted) && (deprel.length === wanted.length || deprel.charCodeAt(wanted.length) === COLON);
const COLON = 58;

/**
 * The token indices below and including `index`, in text order. `leaveOut` cuts branches: return true for a token
 * whose whole branch is not wanted (never asked about `index` itself).
 */
export function subtree(sentence: Sentence, index: number, leaveOut?: (token: Token) => boolean): readonly number[] {
  const found: number[] = [];
  const open = [index];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    found.push(next);
    for (const child of sentence.children[next] ?? []) {
      if (leaveOut === undefined || !leaveOut(tokenAt(sentence, child))) open.push(child);
    }
  }
  return found.sort((a, b) => a - b);
}

/** From the first to the last of the given tokens. */
export function spanOfTokens(sentence: Sentence, indices: readonly number[]): Span {
  const first = tokenAt(sentence, Math.min(...indices));
  const last = tokenAt(sentence, Math.max(...indices));
  return [first.start, last.end];
}

/** A token with its conjuncts ("A, B and C" asked at A gives all three), in text order. */
export function conjuncts(sentence: Sentence, index: number): readonly number[] {
  const found = [index];
  for (const token of dependents(sentence, index, "conj")) found.push(...conjuncts(sentence, token.index));
  return found.sort((a, b) => a - b);
}

/** Is `index` below `ancestor`, or the same token? */
export function isWithin(sentence: Sentence, index: number, ancestor: number): boolean {
  for (let at = index; at >= 0; at = tokenAt(sentence, at).head) if (at === ancestor) return true;
  return false;
}

/** The token that starts or holds the character at `offset`, if one does. */
export function tokenOver(sentence: Sentence, offset: number): Token | undefined {
  let low = 0;
  let high = sentence.tokens.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (tokenAt(sentence, middle).end <= offset) low = middle + 1;
    else high = middle;
  }
  const token = sentence.tokens[low];
  return token !== undefined && token.start <= offset ? token : undefined;
}
