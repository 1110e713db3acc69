import type { Sentence, Token } from "../../../doc/token.ts";
import { dependent, tokenAt } from "../../../doc/tree.ts";
import type { Mention } from "../mention.ts";

/** Where the document quotes, and who speaks there as far as the words around a quotation tell it. */
export interface Quotes {
  /** Is this character between quotation marks? */
  quoted(offset: number): boolean;
  /** The mention of whoever speaks in the quotation that holds the sentence. */
  speaker(sentence: Sentence): Mention | undefined;
}

const SPEECH =
  /^(say|tell|add|ask|explain|state|note|write|claim|warn|argue|announce|declare|insist|reply|respond|recall|continue|quote|tweet|comment|remark|stress|admit|concede|conclude|describe)$/;

export function findQuotes(sentences: readonly Sentence[], mentions: readonly Mention[], text: string): Quotes {
  const spans = quotationSpans(sentences, text);
  const quoted = (offset: number): boolean => {
    let low = 0;
    let high = spans.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((spans[middle]?.[1] ?? 0) <= offset) low = middle + 1;
      else high = middle;
    }
    const span = spans[low];
    return span !== undefined && span[0] <= offset;
  };
  const byHead = new Map(mentions.map((mention) => [`${mention.sentence.index} ${mention.head}`, mention]));
  const own = sentences.map((sentence) => speakerIn(sentence, quoted, byHead));
  const chosen = sentences.map((sentence, at): Mention | undefined => {
    if (own[at] !== undefined) return own[at];
    // A quotation runs on, or is introduced, within its paragraph; else the last speaker goes on speaking.
    for (let back = at - 1; back >= 0 && back >= at - 6; back--) {
      if (own[back] !== undefined) return own[back];
    }
    const next = sentences[at + 1];
    return next !== undefined && next.paragraph === sentence.paragraph ? own[at + 1] : undefined;
  });
  return { quoted, speaker: (sentence) => chosen[sentence.index] };
}

function speakerIn(
  sentence: Sentence,
  quoted: (offset: number) => boolean,
  byHead: ReadonlyMap<string, Mention>,
): Mention | undefined {
  for (const token of sentence.tokens) {
    if (token.upos !== "VERB" || !SPEECH.test(token.lemma) || quoted(token.start)) continue;
    const subject: Token | undefined = dependent(sentence, token.index, "nsubj");
    const found = subject === undefined ? undefined : byHead.get(`${sentence.index} ${subject.index}`);
    if (found !== undefined && found.noun !== "it") return found;
  }
  for (const token of sentence.tokens) {
    if (token.form.toLowerCase() !== "according") continue;
    const source = sentence.tokens.find((other) => other.index > token.index && other.head === token.index);
    const found = source === undefined ? undefined : byHead.get(`${sentence.index} ${source.index}`);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** From opening to closing marks; an unclosed quotation ends with its paragraph. */
function quotationSpans(sentences: readonly Sentence[], text: string): readonly (readonly [number, number])[] {
  const spans: [number, number][] = [];
  let open = -1;
  let paragraph = -1;
  let last = 0;
  for (const sentence of sentences) {
    if (sentence.paragraph !== paragraph) {
      if (open >= 0) spans.push([open, last]);
      open = -1;
      paragraph = sentence.paragraph;
    }
    for (let at = 0; at < sentence.tokens.length; at++) {
      const token = tokenAt(sentence, at);
      const mark = text.slice(token.start, token.end);
      if (mark === "“" || mark === "«") open = open < 0 ? token.start : open;
      else if (mark === "”" || mark === "»") {
        if (open >= 0) spans.push([open, token.end]);
        open = -1;
      } else if (mark === '"' || mark === "''" || mark === "``") {
        if (open >= 0) {
          spans.push([open, token.end]);
          open = -1;
        } else open = token.start;
      }
      last = token.end;
    }
  }
  if (open >= 0) spans.push([open, last]);
  return spans;
}
