import { expect, test } from "vitest";
import { enhance } from "../../../src/pipeline/2-parse/enhance.ts";
import { tokensByHand } from "./by-hand.ts";

/** Added edges as "head deprel dependent". */
function edges(text: string): readonly string[] {
  const { tokens, children } = tokensByHand(text);
  const form = (index: number): string => tokens[index]?.form ?? "";
  return enhance(tokens, children).map(({ head, dependent, deprel }) => `${form(head)} ${deprel} ${form(dependent)}`);
}

test("coordinated predicates share their subject", () => {
  expect(edges("Rebels/NOUN/2/nsubj attacked/VERB/0/root and/CCONJ/4/cc fled/VERB/2/conj")).toEqual([
    "fled nsubj Rebels",
  ]);
});

test("a conjunct with a subject of its own gets no other", () => {
  expect(edges("Rebels/NOUN/2/nsubj attacked/VERB/0/root and/CCONJ/5/cc troops/NOUN/5/nsubj fled/VERB/2/conj")).toEqual(
    [],
  );
});

test("the shared subject of a passive conjunct is a passive subject", () => {
  expect(edges("He/PRON/2/nsubj resigned/VERB/0/root and/CCONJ/5/cc was/AUX/5/aux:pass arrested/VERB/2/conj")).toEqual([
    "arrested nsubj:pass He",
  ]);
});

test("the antecedent takes the place of the relative word", () => {
  expect(edges("men/NOUN/0/root who/PRON/3/nsubj/Rel attacked/VERB/1/acl:relcl Herat/PROPN/3/obj")).toEqual([
    "attacked nsubj men",
  ]);
});

test("without a relative word, the antecedent fills the object's gap", () => {
  expect(edges("deal/NOUN/0/root they/PRON/3/nsubj signed/VERB/1/acl:relcl")).toEqual(["signed obj deal"]);
});

test("the object controls an open complement, else the subject", () => {
  expect(edges("They/PRON/2/nsubj urged/VERB/0/root him/PRON/2/obj to/PART/5/mark leave/VERB/2/xcomp")).toEqual([
    "leave nsubj him",
  ]);
  expect(edges("He/PRON/2/nsubj refused/VERB/0/root to/PART/4/mark leave/VERB/2/xcomp")).toEqual(["leave nsubj He"]);
});

test("a subject is handed down from step to step", () => {
  expect(
    edges(
      "men/NOUN/0/root who/PRON/3/nsubj/Rel tried/VERB/1/acl:relcl to/PART/5/mark flee/VERB/3/xcomp and/CCONJ/7/cc hide/VERB/5/conj",
    ),
  ).toEqual(["tried nsubj men", "flee nsubj men", "hide nsubj men"]);
});

test("two verbs side by side share the object that follows", () => {
  expect(
    edges("Police/NOUN/2/nsubj arrested/VERB/0/root and/CCONJ/4/cc jailed/VERB/2/conj editors/NOUN/4/obj"),
  ).toEqual(["jailed nsubj Police", "arrested obj editors"]);
});
