import type { Sentence } from "../../../doc/token.ts";
import { tokenAt } from "../../../doc/tree.ts";
import type { Mention } from "../mention.ts";
import { candidates } from "./candidates.ts";
import { describe } from "./described-mentions.ts";
import type { Detector, Draft } from "./draft.ts";
import { named } from "./known-mentions.ts";
import { knownNames } from "./names.ts";
import { portfolioOf } from "./portfolio.ts";
import { pronounMention } from "./pronoun-mentions.ts";

/**
 * The mentions of a document, in text order. Sentences with a word that elsewhere ends or begins a person's name are read
 * again with that knowledge: "Wang" alone is a person once "Wang Yi" has been met.
 */
export function mentionsIn(sentences: readonly Sentence[], detector: Detector): readonly Mention[] {
  const first = sentences.map((sentence) => mentionsOf(sentence, detector, NOBODY));
  const familiar = new Set<string>();
  for (const { sentence, name, coarse, form } of first.flat()) {
    if (name === undefined || coarse !== "person" || form !== "name" || name[1] - name[0] < 2) continue;
    for (const at of [name[0], name[1] - 1]) {
      const word = tokenAt(sentence, at).form;
      if (/^\p{Lu}\p{Ll}{2}/u.test(word)) familiar.add(word);
    }
  }
  return sentences
    .flatMap((sentence, at) => {
      const found = first[at] ?? [];
      const missed = sentence.tokens.some(
        ({ form, index }) =>
          familiar.has(form) && !found.some(({ name }) => name !== undefined && name[0] <= index && index < name[1]),
      );
      return missed ? mentionsOf(sentence, detector, familiar) : found;
    })
    .map((draft, index): Mention => {
      const portfolio = portfolioOf(draft, detector.words);
      return { ...draft, index, ...(portfolio === undefined ? {} : { portfolio }) };
    });
}

const NOBODY: ReadonlySet<string> = new Set();

/** All mentions of a sentence, in order of their heads. `familiar`: words known from persons' names in the document. */
function mentionsOf(sentence: Sentence, detector: Detector, familiar: ReadonlySet<string>): readonly Draft[] {
  const known = knownNames(sentence, detector.words);
  const found: Draft[] = [];
  for (const token of sentence.tokens) {
    const pronoun = pronounMention(sentence, token.index);
    if (pronoun !== undefined) found.push(pronoun);
  }
  for (const candidate of candidates(sentence, known, detector.words, familiar)) {
    const draft =
      candidate.known === undefined
        ? describe(candidate, known, detector, familiar)
        : named(candidate, candidate.known, known, detector);
    if (draft !== undefined) found.push(draft);
  }
  return withoutEchoes(found).sort((a, b) => a.headSpan[0] - b.headSpan[0] || a.span[0] - b.span[0]);
}

/** "Taliban" inside "the Taliban fighters" says nothing more once the whole phrase means the Taliban. */
const withoutEchoes = (drafts: readonly Draft[]): Draft[] =>
  drafts.filter(
    (draft) => !drafts.some((other) => other !== draft && other.head !== draft.head && echoes(draft, other)),
  );

function echoes(inner: Draft, outer: Draft): boolean {
  if (inner.tokens[0] < outer.tokens[0] || inner.tokens[1] > outer.tokens[1]) return false;
  // "Helmand" inside "Helmand province", whose name it is.
  const sameName = inner.name !== undefined && inner.name[0] === outer.name?.[0] && inner.name[1] === outer.name[1];
  if (inner.coarse === "place" && outer.coarse === "place" && sameName) return true;
  return inner.senses.length === 1 && outer.senses.length === 1 && inner.senses[0] === outer.senses[0];
}
