import { expect, test } from "vitest";
import { createClauseMender } from "../../../src/pipeline/2-parse/calendar-clause.ts";
import { fileResources } from "../../../src/resources/files.ts";
import { tokensByHand } from "./by-hand.ts";

const mend = createClauseMender(fileResources().lexicon("language/calendar.tsv"));
/** "form head deprel" of the word at a place, heads as words. */
const at = (text: string, index: number): string => {
  const tokens = mend(tokensByHand(text).tokens);
  const token = tokens[index];
  return `${token?.form} ${tokens[token?.head ?? -1]?.form} ${token?.deprel}`;
};

const DENIED =
  "He/PRON/2/nsubj denied/VERB/0/root on/ADP/4/case Tuesday/PROPN/2/obl that/PRON/7/obj rockets/NOUN/7/nsubj landed/VERB/4/acl:relcl";

test("what was said does not describe the day on which it was said", () => {
  expect(at(DENIED, 6)).toBe("landed denied ccomp");
  expect(at(DENIED, 4)).toBe("that landed mark");
});

test("a description behind a day belongs to what happened or was made that day", () => {
  const blast =
    "a/DET/2/det blast/NOUN/0/root on/ADP/4/case Friday/PROPN/2/nmod that/PRON/6/nsubj killed/VERB/4/acl:relcl two/NUM/6/obj";
  expect(at(blast, 5)).toBe("killed blast acl:relcl");
  const deal =
    "They/PRON/2/nsubj signed/VERB/0/root a/DET/4/det deal/NOUN/2/obj on/ADP/6/case Friday/PROPN/2/obl that/PRON/8/nsubj ends/VERB/6/acl:relcl it/PRON/8/obj";
  expect(at(deal, 7)).toBe("ends deal acl:relcl");
});

test("other nouns keep their clauses, and so does a verb that has its content already", () => {
  expect(at(DENIED.replace("Tuesday/PROPN", "day/NOUN"), 6)).toBe("landed day acl:relcl");
  expect(at(`${DENIED} ,/PUNCT/9/punct fell/VERB/2/ccomp`, 6)).toBe("landed Tuesday acl:relcl");
});
