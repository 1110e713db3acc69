import type { Word } from "../../doc/token.ts";
import { advance, type BoundaryModel, coreIndex, endsHere, type OpenState, paragraphView } from "./boundary.ts";
import type { SpellingLexicon } from "./lexicon.ts";
import { wordAt } from "./tokenise.ts";

/**
 * Groups the words of one paragraph into sentences. The stop of an abbreviation that ends one is cut off ("etc|.",
 * "Inc|."), as the treebanks do; acronyms keep theirs ("D.C.").
 */
export function splitSentences(
  text: string,
  words: readonly Word[],
  lexicon: SpellingLexicon,
  model: BoundaryModel,
): readonly (readonly Word[])[] {
  const view = paragraphView(words, lexicon);
  const sentences: (readonly Word[])[] = [];
  let state: OpenState = { start: 0, quotes: 0, brackets: 0 };
  for (let gap = 0; gap < words.length; gap += 1) {
    advance(view, gap, state);
    if (gap === words.length - 1 || endsHere(view, gap, state, model)) {
      const core = coreIndex(view, gap, state.start);
      const sentence = words.slice(state.start, gap + 1);
      sentences.push(withStop(text, sentence, core - state.start, lexicon));
      state = { start: gap + 1, quotes: 0, brackets: 0 };
    }
  }
  return sentences;
}

function withStop(text: string, sentence: readonly Word[], core: number, lexicon: SpellingLexicon): readonly Word[] {
  const word = sentence[core];
  if (word === undefined || sentence.length === 1 || !keepsNoStop(word.form, lexicon)) return sentence;
  return [
    ...sentence.slice(0, core),
    wordAt(text, word.start, word.end - 1),
    wordAt(text, word.end - 1, word.end),
    ...sentence.slice(core + 1),
  ];
}

function keepsNoStop(form: string, lexicon: SpellingLexicon): boolean {
  if (!form.endsWith(".") || form.length < 2) return false;
  if (/^[ap]\.m\.$/i.test(form)) return true;
  if (form.slice(0, -1).includes(".") || form === "al.") return false;
  return lexicon.abbreviations.has(form) || /^\p{Lu}\.$/u.test(form);
}
