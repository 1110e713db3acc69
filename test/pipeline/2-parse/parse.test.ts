import fc from "fast-check";
import { expect, test } from "vitest";
import type { Sentence } from "../../../src/doc/token.ts";
import { dependent, tokenAt } from "../../../src/doc/tree.ts";
import { createPlainKernel } from "../../../src/net/plain-kernel.ts";
import { createWasmKernel } from "../../../src/net/wasm-kernel.ts";
import { createSentenceParser } from "../../../src/pipeline/2-parse/index.ts";
import { fileResources } from "../../../src/resources/files.ts";
import { anyForm, sentenceByHand } from "./by-hand.ts";

const resources = fileResources();
const plain = createPlainKernel();
const parse = createSentenceParser(resources, createWasmKernel() ?? plain);

const REPORT = [
  "Taliban fighters seized the northern city of Kunduz on Sunday , officials said .",
  "The governor was arrested by the police and later released .",
  "“ We did not attack any hospital , ” a spokesman told reporters in Kabul .",
  "UN Condemns Air Strikes On Border Villages",
  "At least 45 people , including 20 children , have been killed in the raids since April .",
  ".",
];

const root = (sentence: Sentence): number => sentence.tokens.findIndex(({ head }) => head < 0);

test("a plain statement: who did what to whom", () => {
  const [sentence] = parse([sentenceByHand("Rebels attacked the village .")]);
  if (sentence === undefined) throw new Error("no sentence");
  const verb = root(sentence);
  expect(tokenAt(sentence, verb)).toMatchObject({ form: "attacked", lemma: "attack", upos: "VERB" });
  expect(tokenAt(sentence, verb).feats).toMatchObject({ Tense: "Past", VerbForm: "Fin" });
  expect(dependent(sentence, verb, "nsubj")?.form).toBe("Rebels");
  expect(dependent(sentence, verb, "obj")?.form).toBe("village");
});

test("a passive: the agent and the one who suffers", () => {
  const [sentence] = parse([sentenceByHand("The governor was arrested by soldiers .")]);
  if (sentence === undefined) throw new Error("no sentence");
  const verb = root(sentence);
  expect(dependent(sentence, verb, "nsubj:pass")?.form).toBe("governor");
  expect(dependent(sentence, verb, "obl:agent")?.form).toBe("soldiers");
  expect(tokenAt(sentence, verb).feats["Voice"]).toBe("Pass");
});

test("every sentence is a tree with one root, and children mirror heads", () => {
  fc.assert(
    fc.property(fc.array(anyForm, { minLength: 1, maxLength: 30 }), (forms) => {
      const words = forms.map((form, at) => ({ start: at, end: at + 1, form, spaceAfter: true }));
      const [sentence] = parse([{ span: [0, forms.length], zone: 0, paragraph: 0, words }]);
      const tokens = sentence?.tokens ?? [];
      expect(tokens.length).toBe(forms.length);
      expect(tokens.filter(({ head, deprel }) => head < 0 && deprel === "root").length).toBe(1);
      const mirrored = tokens.every(({ head, index }) => head < 0 || sentence?.children[head]?.includes(index));
      expect(mirrored).toBe(true);
      const reachesRoot = (index: number): boolean => {
        let at = index;
        for (let step = 0; at >= 0 && step <= tokens.length; step++) at = tokens[at]?.head ?? -1;
        return at < 0;
      };
      expect(tokens.every(({ index }) => reachesRoot(index))).toBe(true);
    }),
    { numRuns: 50 },
  );
});

test("plain JavaScript reads the same as the WebAssembly kernel, to the last field", () => {
  const sentences = REPORT.map(sentenceByHand);
  expect(JSON.stringify(createSentenceParser(resources, plain)(sentences))).toBe(JSON.stringify(parse(sentences)));
});

test("a sentence reads the same alone and in any company", () => {
  const together = parse(REPORT.map(sentenceByHand));
  const twice = parse([...REPORT, ...REPORT].reverse().map(sentenceByHand));
  for (const [at, text] of REPORT.entries()) {
    const [alone] = parse([sentenceByHand(text)]);
    expect(together[at]?.tokens).toEqual(alone?.tokens);
    expect(twice.at(-1 - at)?.tokens).toEqual(alone?.tokens);
  }
});

test("a sentence without words, and none at all, are no error", () => {
  expect(parse([])).toEqual([]);
  expect(parse([{ span: [0, 0], zone: 0, paragraph: 0, words: [] }])[0]?.tokens).toEqual([]);
});

test("an endless sentence is one tree of all its words", () => {
  const [sentence] = parse([sentenceByHand("The army shelled the town and ".repeat(150))]);
  expect(sentence?.tokens.length).toBe(900);
  expect(sentence?.tokens.filter(({ head }) => head < 0).length).toBe(1);
});
