import { expect, test } from "vitest";
import { HearsayError } from "../../src/errors.ts";
import { blankAnnotations } from "../../src/pipeline/annotations.ts";
import { assemble, type Component } from "../../src/pipeline/pipeline.ts";

const component = (name: string, requires: Component["requires"], assigns: Component["assigns"]): Component => ({
  name,
  requires,
  assigns,
  apply: (annotations) => annotations.notes.push({ code: name, message: "" }),
});
const cut = component("cut", [], ["wordSentences"]);
const parse = component("parse", ["wordSentences"], ["sentences"]);

test("components run in the order in which they are given", () => {
  const annotations = blankAnnotations({ text: "" });
  assemble([cut, parse])(annotations);
  expect(annotations.notes.map((note) => note.code)).toEqual(["cut", "parse"]);
});

test("a component whose layer is made only later is refused before any text is read", () => {
  expect(() => assemble([parse, cut])).toThrow(
    /E_PIPELINE parse: expected a component before it that assigns "wordSentences"/,
  );
});

test("two components may not make the same layer", () => {
  expect(() => assemble([cut, cut])).toThrow(HearsayError);
});

test("a layer can only be revised once it exists", () => {
  expect(() => assemble([cut, { ...parse, requires: [], revises: ["figures"] }])).toThrow(/"figures"/);
});
