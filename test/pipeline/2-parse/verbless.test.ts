import { expect, test } from "vitest";
import { repairVerbless } from "../../../src/pipeline/2-parse/verbless.ts";
import { tokensByHand } from "./by-hand.ts";

const mend = (text: string): string =>
  repairVerbless(tokensByHand(text).tokens, (form) => form.replace(/ed$/, ""))
    .map(({ form, head, deprel }, _, all) => `${form} ${all[head]?.form ?? "-"} ${deprel}`)
    .join(", ");

const BOMBED =
  "Odrin/ADJ/2/amod aircraft/NOUN/3/compound bombed/NOUN/4/compound villages/NOUN/0/root in/ADP/6/case Solm/PROPN/4/nmod before/ADP/8/case dawn/NOUN/4/nmod";

test("nouns alone, with a past tense among them, are somebody who did something to somebody", () => {
  expect(mend(`${BOMBED} ./PUNCT/4/punct`)).toBe(
    "Odrin aircraft amod, aircraft bombed nsubj, bombed - root, villages bombed obj, in Solm case, Solm villages nmod, " +
      "before dawn case, dawn bombed obl, . bombed punct",
  );
  const [, , verb] = repairVerbless(tokensByHand(`${BOMBED} ./PUNCT/4/punct`).tokens, () => "bomb");
  expect(verb).toMatchObject({ upos: "VERB", xpos: "VBD", lemma: "bomb" });
});

test("what stands before the subject goes to it or to the verb, a second deed to the first", () => {
  const text =
    "On/ADP/2/case Sunday/PROPN/6/nmod the/DET/6/det Daily/PROPN/6/compound printed/VERB/6/amod letters/NOUN/0/root and/CCONJ/8/cc photographs/NOUN/6/conj and/CCONJ/10/cc apologised/VERB/6/conj ./PUNCT/6/punct";
  expect(mend(text)).toBe(
    "On Sunday case, Sunday printed obl, the Daily det, Daily printed nsubj, printed - root, letters printed obj, " +
      "and photographs cc, photographs letters conj, and apologised cc, apologised printed conj, . printed punct",
  );
});

test("a headline, a sentence with a verb, and a word that is no past tense stay as they are", () => {
  for (const text of [
    BOMBED,
    `${BOMBED} are/AUX/4/cop ./PUNCT/4/punct`,
    `${BOMBED.replace("bombed/", "bombing/")} ./PUNCT/4/punct`,
    `${BOMBED.replace("bombed/", "Bombed/")} ./PUNCT/4/punct`,
    `${BOMBED.replace("aircraft/NOUN", "heavily/ADV")} ./PUNCT/4/punct`,
  ]) {
    const { tokens } = tokensByHand(text);
    expect(repairVerbless(tokens, (form) => form)).toBe(tokens);
  }
});
