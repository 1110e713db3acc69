import { byPosition, type Span } from "../../doc/span.ts";
import type { Sentence, Token } from "../../doc/token.ts";
import type { Candidate } from "./candidate.ts";
import { clauseOf, doerOf } from "./clause.ts";
import { lemmaOf } from "./frame.ts";
import { type Quote, quoteAround, quotesIn } from "./quotes.ts";

export interface QuotedCandidate {
  readonly candidate: Candidate;
  readonly content: readonly Span[];
}

/**
 * Verbs next to a quote by the marks alone: parsers stumble over what stands in quotation marks, and a segmenter may
 * cut a sentence after "…?”". A quote that ends right before "he said", or starts right after "said:", is what was said.
 * A verb between two quotes ("“Q1,” he said, “Q2”") takes both.
 */
export function quotedCandidates(
  text: string,
  sentences: readonly Sentence[],
  at: number,
  quotes: readonly Quote[],
): readonly QuotedCandidate[] {
  const sentence = sentences[at];
  if (sentence === undefined) return [];
  const byVerb = new Map<number, { readonly verb: Token; readonly content: Span[] }>();
  const reach: Span = [sentence.span[0] - 2, sentence.span[1] + 3];
  for (const quote of quotesIn(quotes, reach)) {
    if (quote.inner[1] - quote.inner[0] < 2) continue;
    const verb = verbAfter(text, sentence, quote, quotes) ?? verbBefore(text, sentence, quote, quotes);
    if (verb === undefined) continue;
    const known = byVerb.get(verb.index);
    if (known === undefined) byVerb.set(verb.index, { verb, content: [quote.span] });
    else known.content.push(quote.span);
  }
  return [...byVerb.values()].map(({ verb, content }) => ({
    candidate: {
      sentence,
      anchor: verb,
      pos: "verb",
      lemma: lemmaOf(sentence, verb),
      frame: clauseOf(sentence, verb.index).passive ? "P-quote" : "V-quote",
      content: [],
      with: [],
      source: speakerOf(sentence, verb, content),
      addressee: undefined,
    },
    content: content.sort(byPosition),
  }));
}

function speakerOf(sentence: Sentence, verb: Token, content: readonly Span[]): number | undefined {
  const doer = doerOf(sentence, verb.index);
  const token = doer === undefined ? undefined : sentence.tokens[doer];
  const said = token !== undefined && content.some(([start, end]) => token.start < end && token.end > start);
  return doer === undefined || said ? nominalBeside(sentence, verb, content) : doer;
}

const isVerb = (token: Token | undefined): token is Token => token !== undefined && token.upos === "VERB";
const isModifier = (token: Token): boolean =>
  token.deprel === "acl:relcl" || token.deprel === "amod" || (token.deprel === "acl" && token.xpos !== "VBG");

/** “Q,” he said · “Q,” said the minister · “Q,” the minister, a Liberal, said */
function verbAfter(text: string, sentence: Sentence, quote: Quote, quotes: readonly Quote[]): Token | undefined {
  const next = sentence.tokens.find((token) => token.start >= quote.span[1]);
  if (next === undefined || !/^[\s,.]*$/u.test(text.slice(quote.span[1], next.start))) return undefined;
  const ending = text.slice(Math.max(quote.inner[0], quote.inner[1] - 2), next.start + 1);
  // A full stop inside the marks ends the sentence: who speaks next speaks for himself.
  if (!/(?:[,?!…—–―-]|\.\.)\s*["”»’']|["”»’']\s*,/u.test(ending)) return undefined;
  if (!opensClause(text, sentence, quote)) return undefined;
  let participle: Token | undefined;
  for (let index = next.index; index < Math.min(next.index + 25, sentence.tokens.length); index++) {
    const token = sentence.tokens[index];
    if (token === undefined || quoteAround(quotes, token.start) !== undefined) break;
    if (!isVerb(token) || isModifier(token)) continue;
    // “Q,” a driver waiting at the border said: what the driver does besides is no saying while a verb is still to come.
    if (isParticiple(sentence, token)) {
      participle ??= token;
      continue;
    }
    const { subject } = clauseOf(sentence, token.index);
    // A subject inside the quote is the parser's mistake, not the speaker.
    const near = subject === undefined || subject < next.index || subject < token.index + 12;
    return near ? token : undefined;
  }
  return participle;
}

const isParticiple = (sentence: Sentence, verb: Token): boolean =>
  verb.xpos === "VBG" && !sentence.tokens.some(({ head, upos }) => head === verb.index && upos === "AUX");

/** The title in "On “Meet the Nation,” Okoro said …" hangs on a word before it; a quote that is said stands free. */
function opensClause(text: string, sentence: Sentence, quote: Quote): boolean {
  if (quote.span[0] <= sentence.span[0]) return true;
  const before = text.slice(sentence.span[0], quote.span[0]).trimEnd();
  return before === "" || /[,.:;?!…”"—–―-]$/u.test(before) || /\b(?:and|but|that|or|so)$/iu.test(before);
}

/** He said, “Q” · She added: “Q” · they chanted “Q!” */
function verbBefore(text: string, sentence: Sentence, quote: Quote, quotes: readonly Quote[]): Token | undefined {
  let previous: Token | undefined;
  for (const token of sentence.tokens) {
    if (token.end > quote.span[0]) break;
    previous = token;
  }
  if (previous === undefined || /\S/u.test(text.slice(previous.end, quote.span[0]))) return undefined;
  if (isVerb(previous) && !isModifier(previous)) return previous;
  if (!/^[,:]$/u.test(previous.form) && previous.lemma !== "that") return undefined;
  const colon = previous.form === ":";
  for (let index = previous.index - 1; index >= Math.max(0, previous.index - (colon ? 30 : 8)); index--) {
    const token = sentence.tokens[index];
    if (token === undefined || quoteAround(quotes, token.start) !== undefined) return undefined;
    if (isVerb(token) && !isModifier(token)) return token;
  }
  return undefined;
}

/**
 * The noun phrase right beside a verb whose subject the parser missed, on the side away from what is said first:
 * "“Q,” said Rep. Ann Obi", "“Q,” Obi said".
 */
export function nominalBeside(sentence: Sentence, verb: Token, content: readonly Span[]): number | undefined {
  const isSaid = (token: Token): boolean => content.some(([start, end]) => token.start < end && token.end > start);
  const before = sentence.tokens[verb.index - 1];
  const after = sentence.tokens[verb.index + 1];
  for (const token of [before, after]) {
    if (token === undefined || isSaid(token)) continue;
    // A rare name may be tagged as anything; its capital tells in mid-sentence.
    if (token.index > 0 && /^\p{Lu}/u.test(token.form) && /^(?:ADV|VERB|ADJ|X)$/.test(token.upos)) return token.index;
    if (!/^(?:PROPN|PRON|NOUN|DET|ADJ)$/.test(token.upos)) continue;
    let head = token;
    for (let hops = 0; hops < 6; hops++) {
      const up = sentence.tokens[head.head];
      if (up === undefined || !/^(?:PROPN|NOUN)$/.test(up.upos) || isSaid(up)) break;
      head = up;
    }
    if (/^(?:PROPN|PRON|NOUN)$/.test(head.upos)) return head.index;
  }
  return undefined;
}

/** The noun phrase that ends right before a finite verb without a subject, past an apposition between commas. */
export function nominalBefore(sentence: Sentence, verb: Token, content: readonly number[]): number | undefined {
  let at = verb.index - 1;
  while (/^(?:AUX|ADV|PART)$/.test(sentence.tokens[at]?.upos ?? "")) at--;
  if (sentence.tokens[at]?.form === ",") {
    const opening = sentence.tokens.findLastIndex(({ form, index }) => form === "," && index < at && index > at - 25);
    if (opening < 1) return undefined;
    at = opening - 1;
  }
  if (/^[)\]]$/.test(sentence.tokens[at]?.form ?? "")) {
    while (at > 0 && !/^[([]$/.test(sentence.tokens[at]?.form ?? "")) at--;
    at--;
  }
  const last = sentence.tokens[at];
  if (last === undefined || !/^(?:PROPN|PRON|NOUN)$/.test(last.upos) || content.includes(at)) return undefined;
  let head = last;
  for (let hops = 0; hops < 8; hops++) {
    const up = sentence.tokens[head.head];
    if (up === undefined || up.index > last.index || !/^(?:PROPN|PRON|NOUN)$/.test(up.upos)) break;
    if (last.index - up.index > 20) break;
    head = up;
  }
  return head.index;
}
