import fc from "fast-check";
import { expect, test } from "vitest";
import { dependent, dependents, tokenAt } from "../../../src/doc/tree.ts";
import { createPlainKernel } from "../../../src/net/plain-kernel.ts";
import { createWasmKernel } from "../../../src/net/wasm-kernel.ts";
import { createAsideFinder, joinAside } from "../../../src/pipeline/2-parse/aside.ts";
import { createSentenceParser } from "../../../src/pipeline/2-parse/index.ts";
import { fileResources } from "../../../src/resources/files.ts";
import { sentenceByHand, tokensByHand } from "./by-hand.ts";

const resources = fileResources();
const find = createAsideFinder(resources.lexicon("language/asides.tsv"));

function asideIn(text: string): string | undefined {
  const forms = text.split(" ");
  return find(forms)
    ?.aside.map((at) => forms[at])
    .join(" ");
}

test("an aside ends where the sentence ends, with place and time", () => {
  expect(asideIn("The toll rose to nine , officials in Herat said on Sunday .")).toBe(
    ", officials in Herat said on Sunday",
  );
  expect(asideIn("The bridge is open , the governor told reporters .")).toBe(", the governor told reporters");
});

test("an apposition before the verb belongs to the speaker", () => {
  expect(asideIn("The road is closed , the mayor of the town , Karim Wali , said by telephone .")).toBe(
    ", the mayor of the town , Karim Wali , said by telephone",
  );
});

test("who is told belongs to the aside", () => {
  expect(asideIn("The road is open , the mayor told the city council .")).toBe(", the mayor told the city council");
  expect(asideIn("In the end , the mayor told the council that the road was open .")).toBeUndefined();
});

test("an aside inside a clause leaves the clause whole", () => {
  const forms = "The planes came at night , villagers said , and hit a school .".split(" ");
  expect(find(forms)?.clause.map((at) => forms[at])).toEqual("The planes came at night and hit a school .".split(" "));
});

test("the speaker may stand behind the verb", () => {
  const found = find("The talks may fail , said a diplomat who asked for silence .".split(" "));
  expect(found).toMatchObject({ inverted: true, verb: 5 });
});

test("a verb with its own content is no aside", () => {
  expect(asideIn("On Monday , officials said the bombs fell at night .")).toBeUndefined();
  expect(asideIn("In a letter , the minister said on Monday that he would go .")).toBeUndefined();
});

test("quotation marks keep the last word", () => {
  expect(asideIn("“ We are leaving , ” the officer said .")).toBeUndefined();
});

test("what is no clause before the comma is left to the whole sentence", () => {
  const forms = "Officials from Iran , Turkey and Russia said on Monday .".split(" ");
  const found = find(forms);
  if (found === undefined) throw new Error("a look at forms alone takes it for an aside");
  const clause = tokensByHand("Officials/NOUN/0/root from/ADP/3/case Iran/PROPN/1/nmod ./PUNCT/1/punct").tokens;
  const aside = tokensByHand(
    ",/PUNCT/2/punct Turkey/PROPN/5/nsubj and/CCONJ/4/cc Russia/PROPN/2/conj said/VERB/0/root on/ADP/7/case Monday/PROPN/5/obl",
  ).tokens;
  expect(joinAside(found, clause, aside)).toBeUndefined();
});

test("a surname that looks like a verb is the speaker all the same", () => {
  const found = find("The talks went well , Will said .".split(" "));
  if (found === undefined) throw new Error("no aside");
  const clause = tokensByHand(
    "The/DET/2/det talks/NOUN/3/nsubj went/VERB/0/root well/ADV/3/advmod ./PUNCT/3/punct",
  ).tokens;
  const aside = tokensByHand(",/PUNCT/3/punct Will/AUX/3/aux said/VERB/0/root").tokens;
  expect(joinAside(found, clause, aside)?.[5]).toMatchObject({ form: "Will", upos: "PROPN", deprel: "nsubj", head: 6 });
});

test("clause and aside make one tree: the verb of speech is a parataxis with its own speaker", () => {
  const parse = createSentenceParser(resources, createWasmKernel() ?? createPlainKernel());
  const text =
    "The number of people killed in the raids has risen to 47 , officials in the two provinces said on Sunday .";
  const [sentence] = parse([sentenceByHand(text)]);
  if (sentence === undefined) throw new Error("no sentence");
  const root = sentence.tokens.findIndex(({ head }) => head < 0);
  expect(tokenAt(sentence, root).form).toBe("risen");
  expect(dependents(sentence, root, "nsubj").map(({ form }) => form)).toEqual(["number"]);
  const said = dependent(sentence, root, "parataxis");
  expect(said?.form).toBe("said");
  expect(dependent(sentence, said?.index ?? 0, "nsubj")?.form).toBe("officials");
});

test("for any words, the two parts are all words once, in order", () => {
  const word = fc.constantFrom(
    "said",
    ",",
    "officials",
    "the",
    "on",
    "Monday",
    ".",
    "fell",
    "it",
    "(",
    ")",
    "told",
    "who",
  );
  fc.assert(
    fc.property(fc.array(word, { maxLength: 40 }), (forms) => {
      const found = find(forms);
      if (found === undefined) return;
      expect([...found.clause, ...found.aside].sort((a, b) => a - b)).toEqual(forms.map((_, at) => at));
      expect(found.aside).toContain(found.verb);
      expect(found.clause.length).toBeGreaterThanOrEqual(3);
    }),
  );
});
