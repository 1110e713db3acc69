import type { Sentence, Token } from "../../../doc/token.ts";
import { tokenAt } from "../../../doc/tree.ts";
import type { Sense } from "../knowledge/knowledge-base.ts";
import { phrasesAt } from "../knowledge/phrases.ts";
import type { Words } from "./features.ts";
import type { KnownName } from "./known-name.ts";

const capital = /\p{Lu}/u;
const lowerCase = /\p{Ll}/u;

/** Longest phrases first, left to right, never overlapping. */
export function knownNames(sentence: Sentence, words: Words): readonly KnownName[] {
  const { knowledge } = words;
  const found: KnownName[] = [];
  const shouting = !sentence.tokens.some((token) => lowerCase.test(token.form) && token.form.length > 3);
  for (let at = 0; at < sentence.tokens.length; at++) {
    const matches = phrasesAt(knowledge.phrases, sentence.tokens, at);
    for (let best = matches.length - 1; best >= 0; best--) {
      const match = matches[best];
      if (match === undefined) break;
      const tokens = sentence.tokens.slice(match.start, match.end);
      const senses = match.values.filter((sense) =>
        fits(
          sense,
          tokens,
          shouting,
          sentence.tokens[at - 1]?.form === "#" || tokens[0]?.form.startsWith("#") === true,
        ),
      );
      if (senses.length === 0) continue;
      if (
        senses.every((sense) => sense.form === "name" || sense.form === "state" || sense.form === "seat") &&
        isInsideLongerName(sentence, match.start, match.end, words)
      )
        continue;
      const isFree = found.at(-1)?.end !== match.start;
      if (isFree && namesBody(senses, words) && isEndOfLongerName(sentence, match.start, match.end, words)) continue;
      found.push({ start: match.start, end: match.end, head: topOf(sentence, match.start, match.end), senses });
      at = match.end - 1;
      break;
    }
  }
  return found;
}

/** "US" is not "us", "The sun rose" not the newspaper: where the table writes a capital the text must, unless behind "#". */
function fits(sense: Sense, tokens: readonly Token[], shouting: boolean, tagged: boolean): boolean {
  if (tagged) return true;
  const first = tokens[0];
  const acronym = isAcronym(sense.text);
  if (tokens.length === 1 && first !== undefined && !acronym && /^(VERB|ADP|PRON|ADV)$/.test(first.upos)) return false;
  if (acronym) return !shouting && tokens.every((token) => !lowerCase.test(token.form.replace(/s$/, "")));
  const wanted = sense.text.match(WORD) ?? [];
  const met = tokens.flatMap((token) => token.form.match(WORD) ?? []);
  const loose = wanted.length !== met.length;
  return (
    met.some((word, at) => capital.test(word) && (loose || at > 0 || wanted[0] !== "The" || met.length === 1)) &&
    (loose ||
      wanted.every(
        (word, at) =>
          !capital.test(word.charAt(0)) || /^(The|Al|El)$/.test(word) || capital.test(met[at]?.charAt(0) ?? ""),
      ))
  );
}

const WORD = /[\p{L}\p{N}.]+/gu;

const isAcronym = (text: string): boolean => !lowerCase.test(text) && !text.includes(" ");

/**
 * "Washington Post", "Georgia Tech", "Jordan Peterson": a one-word name that is bound to further capitalised words
 * by flat or compound relations is a part of a name that the knowledge base does not hold.
 */
function isInsideLongerName(sentence: Sentence, start: number, end: number, words: Words): boolean {
  const next = sentence.tokens[end];
  const previous = sentence.tokens[start - 1];
  const head = topOf(sentence, start, end);
  const token = tokenAt(sentence, head);
  const titled =
    previous !== undefined &&
    (words.titles.has(previous.form.toLowerCase().replace(/\.$/, "")) ||
      words.knowledge.nouns.get(previous.form.toLowerCase())?.kind === "person");
  if (previous !== undefined && previous.upos === "PROPN" && token.deprel.startsWith("flat") && !titled) return true;
  return (
    next !== undefined &&
    next.upos === "PROPN" &&
    next.deprel.startsWith("flat") &&
    next.head >= start &&
    next.head < end
  );
}

/** Could the phrase be a body or group that others are named after? Persons and states are told by other signs. */
const namesBody = (senses: readonly Sense[], { knowledge }: Words): boolean =>
  senses.every(({ entity, form }) => {
    const kind = knowledge.entities.get(entity)?.kind;
    return (form === "name" || form === "former") && kind !== "person" && kind !== "people" && kind !== "state";
  });

/**
 * "the Revolutionary United Front" is not the United Front: a name of several words with one more capitalised word before
 * it is another body's, unless that word is a title, a description ("Islamist", "Iran-backed"), or a known name.
 */
function isEndOfLongerName(sentence: Sentence, start: number, end: number, words: Words): boolean {
  const before = sentence.tokens[start - 1];
  if (before === undefined || end - start < 2 || !/^\p{Lu}\p{Ll}/u.test(before.form)) return false;
  // The capital that begins a sentence tells nothing by itself.
  if (before.index === 0 && before.upos !== "PROPN") return false;
  const bound = before.head >= start && before.head < end && /^(amod|compound|flat|nmod:desc)$/.test(before.deprel);
  const form = before.form.toLowerCase().replace(/\.$/, "");
  const describes =
    words.titles.has(form) || words.knowledge.nouns.has(form) || /-\p{Ll}|(ist|ed|ing)$/u.test(before.form);
  return bound && !describes;
}

/** The token of a range whose head lies outside it; the first when there are several. */
export function topOf(sentence: Sentence, start: number, end: number): number {
  let best = end - 1;
  let depth = Number.POSITIVE_INFINITY;
  for (let at = start; at < end; at++) {
    const { head, upos } = tokenAt(sentence, at);
    if ((head < start || head >= end) && upos !== "PUNCT" && upos !== "ADP" && upos !== "DET") {
      const steps = depthOf(sentence, at);
      if (steps < depth) {
        best = at;
        depth = steps;
      }
    }
  }
  return best;
}

function depthOf(sentence: Sentence, index: number): number {
  let steps = 0;
  for (let at = index; at >= 0 && steps < 200; at = tokenAt(sentence, at).head) steps++;
  return steps;
}
