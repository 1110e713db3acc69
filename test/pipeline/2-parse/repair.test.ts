import { expect, test } from "vitest";
import { repairAppositions, repairLabels } from "../../../src/pipeline/2-parse/repair.ts";
import { tokensByHand } from "./by-hand.ts";

const labels = (text: string): readonly string[] => {
  const { tokens } = tokensByHand(text);
  // By hand, participles are marked by their form.
  const tagged = tokens.map((token) => ({ ...token, xpos: token.form.endsWith("ed") ? "VBN" : "" }));
  return repairLabels(tagged).map(({ deprel }) => deprel);
};

test("a by-phrase of a passive is its agent", () => {
  expect(
    labels("He/PRON/3/nsubj:pass was/AUX/3/aux:pass arrested/VERB/0/root by/ADP/5/case police/NOUN/3/obl").at(-1),
  ).toBe("obl:agent");
  expect(labels("men/NOUN/0/root arrested/VERB/1/acl by/ADP/4/case police/NOUN/2/obl").at(-1)).toBe("obl:agent");
});

test("a by-phrase of an active verb is none, nor is another phrase of a passive", () => {
  expect(labels("He/PRON/2/nsubj passed/VERB/0/root by/ADP/4/case noon/NOUN/2/obl").at(-1)).toBe("obl");
  expect(
    labels("He/PRON/3/nsubj:pass was/AUX/3/aux:pass arrested/VERB/0/root in/ADP/5/case May/PROPN/3/obl").at(-1),
  ).toBe("obl");
});

test("one leader behind two names is the last of them", () => {
  const { tokens } = tokensByHand(
    "Lind/PROPN/8/nsubj and/CCONJ/3/cc Wali/PROPN/1/conj ,/PUNCT/6/punct the/DET/6/det leader/NOUN/1/appos ,/PUNCT/6/punct met/VERB/0/root",
  );
  const one = tokens.map((token) => (token.form === "leader" ? { ...token, feats: { Number: "Sing" } } : token));
  const many = tokens.map((token) => (token.form === "leader" ? { ...token, feats: { Number: "Plur" } } : token));
  expect(repairAppositions(one)[5]?.head).toBe(2);
  expect(repairAppositions(many)[5]?.head).toBe(0);
});
