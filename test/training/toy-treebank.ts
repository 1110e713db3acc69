import type { TreebankSentence, TreebankWord } from "../../training/conllu.ts";
import { createRandom } from "../../training/random.ts";

type Entry = readonly [form: string, lemma: string, upos: string, xpos: string, feats: string];
const SINGULAR = "Number=Sing";
const FINITE = "Mood=Ind|Number=Sing|Person=3|Tense=Past|VerbForm=Fin";

const names = ["Ada", "Omar", "Lena", "Karim", "Noor", "Jonas"].map((n): Entry => [n, n, "PROPN", "NNP", SINGULAR]);
const nouns = ["mayor", "driver", "teacher", "soldier", "farmer", "guard"].map(
  (n): Entry => [n, n, "NOUN", "NN", SINGULAR],
);
const places = ["bridge", "market", "harbour", "station"].map((n): Entry => [n, n, "NOUN", "NN", SINGULAR]);
const adjectives = ["old", "young", "tired", "local"].map((n): Entry => [n, n, "ADJ", "JJ", "Degree=Pos"]);
const verbs = ["visit", "attack", "follow", "warn"].map((n): Entry => [`${n}ed`, n, "VERB", "VBD", FINITE]);
const fixed = (form: string, upos: string, xpos: string, feats = "_"): Entry => [
  form,
  form.toLowerCase(),
  upos,
  xpos,
  feats,
];

/** Sentences of a small invented grammar: names or noun phrases, active or passive, with or without a place. */
export function toyTreebank(count: number, seed: number): readonly TreebankSentence[] {
  const random = createRandom(seed);
  const pick = (list: readonly Entry[]): Entry => list[random.below(list.length)] as Entry;
  return Array.from({ length: count }, (_, number) => {
    const words: TreebankWord[] = [];
    const add = ([form, lemma, upos, xpos, feats]: Entry, head: number, deprel: string): number => {
      words.push({ form, lemma, upos, xpos, feats, head, deprel, spaceAfter: true });
      return words.length - 1;
    };
    const phrase = (deprel: string, preposition?: Entry): readonly number[] => {
      const before = words.length;
      if (preposition !== undefined) add(preposition, -2, "case");
      if (preposition === undefined && random.next() < 0.4) add(pick(names), -1, deprel);
      else {
        add(fixed("the", "DET", "DT", "Definite=Def|PronType=Art"), -2, "det");
        if (random.next() < 0.5) add(pick(adjectives), -2, "amod");
        add(pick(deprel === "obl" ? places : nouns), -1, deprel);
      }
      const head = words.length - 1;
      for (let at = before; at < head; at++) words[at] = { ...(words[at] as TreebankWord), head };
      return [head];
    };
    const passive = random.next() < 0.4;
    const attached = [...phrase(passive ? "nsubj:pass" : "nsubj")];
    if (passive) attached.push(add(fixed("was", "AUX", "VBD", FINITE), -1, "aux:pass"));
    const [form, lemma, upos, xpos] = pick(verbs);
    const verb = add(
      passive ? [form, lemma, upos, "VBN", "Tense=Past|VerbForm=Part|Voice=Pass"] : [form, lemma, upos, xpos, FINITE],
      -1,
      "root",
    );
    attached.push(...(passive ? phrase("obl:agent", fixed("by", "ADP", "IN")) : phrase("obj")));
    if (random.next() < 0.5) attached.push(...phrase("obl", fixed("near", "ADP", "IN")));
    attached.push(add(fixed(".", "PUNCT", "."), -1, "punct"));
    for (const at of attached) words[at] = { ...(words[at] as TreebankWord), head: verb };
    const text = words.map((word) => word.form).join(" ");
    return { id: `toy-${number}`, text, newDocument: number === 0, newParagraph: true, words };
  });
}
