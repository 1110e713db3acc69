import type { Span } from "../../doc/span.ts";
import type { Sentence, Token } from "../../doc/token.ts";
import type { Candidate } from "./candidate.ts";
import { clauseOf, doerOf } from "./clause.ts";
import { type Quote, quoteAround, quotesIn } from "./quotes.ts";
import { lemmaOf } from "./verbs.ts";

export interface QuotedCandidate {
  readonly candidate: Candidate;
  readonly content: readonly Span[];
}

/**
 * Verbs next to a quote by the marks alone: parsers stumble over what stands in quotation marks, and a segmenter may
 * cut a sentence after "…?”". A quote that ends right before "he said", or starts right after "said:", is what was said.
 */
export function quotedCandidates(
  text: string,
  sentences: readonly Sentence[],
  at: number,
  quotes: readonly Quote[],
): readonly QuotedCandidate[] {
  const sentence = sentences[at];
  if (sentence === undefined) return [];
  const found: QuotedCandidate[] = [];
  const reach: Span = [sentence.span[0] - 2, sentence.span[1] + 3];
  for (const quote of quotesIn(quotes, reach)) {
    if (quote.inner[1] - quote.inner[0] < 2) continue;
    const after = verbAfter(text, sentence, quote, quotes);
    const before = verbBefore(text, sentence, quote, quotes);
    const verb = after ?? before;
    if (verb === undefined) continue;
    const source = doerOf(sentence, verb.index) ?? nominalBeside(sentence, verb, quote);
    found.push({
      candidate: {
        sentence,
        anchor: verb,
        pos: "verb",
        lemma: lemmaOf(sentence, verb),
        frame: clauseOf(sentence, verb.index).passive ? "P-quote" : "V-quote",
        content: [],
        with: [],
        source,
        addressee: undefined,
      },
      content: [quote.span],
    });
  }
  return found;
}

const isVerb = (token: Token | undefined): token is Token => token !== undefined && token.upos === "VERB";

/** “Q,” he said · “Q,” said the minister · “Q,” the minister, a Liberal, said */
function verbAfter(text: string, sentence: Sentence, quote: Quote, quotes: readonly Quote[]): Token | undefined {
  const next = sentence.tokens.find((token) => token.start >= quote.span[1]);
  if (next === undefined || /\S/u.test(text.slice(quote.span[1], next.start).replace(/[,.]/gu, ""))) return undefined;
  const ending = text.slice(Math.max(quote.inner[0], quote.inner[1] - 2), next.start + 1);
  if (!/[,.?!…—-]\s*["”»’']|["”»’']\s*,/u.test(ending)) return undefined;
  for (let index = next.index; index < Math.min(next.index + 25, sentence.tokens.length); index++) {
    const token = sentence.tokens[index];
    if (token === undefined || quoteAround(quotes, token.start) !== undefined) return undefined;
    if (!isVerb(token) || token.deprel === "acl:relcl" || token.deprel === "acl" || token.deprel === "amod") continue;
    const { subject } = clauseOf(sentence, token.index);
    const near = subject === undefined || (subject >= next.index && subject < token.index + 12);
    return near ? token : undefined;
  }
  return undefined;
}

/** He said, “Q” · She added: “Q” */
function verbBefore(text: string, sentence: Sentence, quote: Quote, quotes: readonly Quote[]): Token | undefined {
  let previous: Token | undefined;
  for (const token of sentence.tokens) {
    if (token.end > quote.span[0]) break;
    previous = token;
  }
  if (previous === undefined || !/^[,:]$/u.test(previous.form)) return undefined;
  const between = text.slice(previous.end, quote.span[0]);
  if (/\S/u.test(between)) return undefined;
  const colon = previous.form === ":";
  for (let index = previous.index - 1; index >= Math.max(0, previous.index - (colon ? 30 : 8)); index--) {
    const token = sentence.tokens[index];
    if (token === undefined || quoteAround(quotes, token.start) !== undefined) return undefined;
    if (isVerb(token) && !/^(?:acl:relcl|amod|acl)$/.test(token.deprel)) return token;
  }
  return undefined;
}

/** The noun right beside the verb on the side away from the quote, for verbs whose subject the parser missed. */
function nominalBeside(sentence: Sentence, verb: Token, quote: Quote): number | undefined {
  const step = verb.start >= quote.span[1] ? [1, -1] : [-1, 1];
  for (const direction of step) {
    const token = sentence.tokens[verb.index + direction];
    if (token === undefined || (token.start < quote.span[1] && token.end > quote.span[0])) continue;
    if (/^(?:PROPN|PRON|NOUN|DET|ADJ)$/.test(token.upos)) {
      let head = token;
      for (let hops = 0; hops < 6; hops++) {
        const up = sentence.tokens[head.head];
        if (up === undefined || !/^(?:PROPN|NOUN)$/.test(up.upos)) break;
        head = up;
      }
      if (/^(?:PROPN|PRON|NOUN)$/.test(head.upos)) return head.index;
    }
  }
  return undefined;
}
