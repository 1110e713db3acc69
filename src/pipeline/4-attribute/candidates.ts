import type { Sentence } from "../../doc/token.ts";
import type { Candidate } from "./candidate.ts";
import type { CueLexicon } from "./lexicon.ts";
import { adverbCandidates, modifierCandidates, phraseCandidates } from "./markers.ts";
import { adjectiveCandidates, nounCandidates } from "./nouns.ts";
import { verbCandidates } from "./verbs.ts";

/** Every word of the sentence that has the shape of a cue, with what it would attribute. */
export function candidatesOf(
  sentence: Sentence,
  lexicon: Pick<CueLexicon, "addressees" | "lightVerbs" | "tallies" | "act">,
): readonly Candidate[] {
  const found: Candidate[] = [...phraseCandidates(sentence)];
  for (const token of sentence.tokens) {
    switch (token.upos) {
      case "VERB":
        found.push(
          ...(token.deprel === "amod" ? modifierCandidates(sentence, token) : verbCandidates(sentence, token, lexicon)),
        );
        break;
      case "NOUN":
        found.push(...nounCandidates(sentence, token, lexicon));
        break;
      case "ADJ":
        found.push(...adjectiveCandidates(sentence, token), ...modifierCandidates(sentence, token));
        break;
      case "ADV":
        if (token.form.toLowerCase().endsWith("ly")) found.push(...adverbCandidates(sentence, token));
        break;
      default:
    }
  }
  return found;
}
