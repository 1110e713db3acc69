import { describe, expect, test } from "vitest";
import { readWebAnnotations, spanOf } from "../../src/import/web-annotation.ts";

const CONTEXT = "http://www.w3.org/ns/anno.jsonld";
const target = {
  source: "https://example.org/one",
  selector: { type: "TextQuoteSelector", exact: "the army", prefix: "", suffix: " shelled" },
};

describe("reading Web Annotations", () => {
  test("a tag in the form kind:what is an element, any other text a remark", () => {
    const page = {
      "@context": CONTEXT,
      type: "AnnotationPage",
      items: [
        {
          "@context": CONTEXT,
          id: "urn:1",
          type: "Annotation",
          target,
          body: [{ purpose: "tagging", value: "actor:armed-group" }],
        },
        { id: "urn:2", type: "Annotation", target, body: { type: "TextualBody", value: "Which army?" } },
        { id: "urn:3", type: "Annotation", target, bodyValue: "event:ASSAULT" },
        { id: "urn:4", type: "Note", target },
      ],
    };
    const { annotations, left } = readWebAnnotations("a.jsonld", JSON.stringify(page));
    expect(annotations.map(({ element, remark }) => [element?.kind, element?.fields, remark])).toEqual([
      ["actor", { kind: { form: "plain", value: "armed-group" } }, undefined],
      [undefined, undefined, "Which army?"],
      [undefined, undefined, "event:ASSAULT"],
    ]);
    expect(left).toEqual([{ where: "a.jsonld#4", because: "type: is no Annotation" }]);
  });

  test("what is no JSON is said to be none", () => {
    expect(() => readWebAnnotations("a.jsonld", "<html>")).toThrow(/E_INPUT_SCHEMA a.jsonld/);
  });
});

describe("finding the words", () => {
  const text = "At dawn the army left. At dusk the army shelled Kharo.";
  const quote = { exact: "the army", prefix: "At dusk ", suffix: " shelled" };

  test("at their offsets, if they stand there", () => {
    expect(spanOf({ source: "", quote, position: [31, 39] }, text)).toEqual([31, 39]);
  });

  test("by what stands around them, where the offsets are of another text", () => {
    expect(spanOf({ source: "", quote, position: [0, 8] }, text)).toEqual([31, 39]);
  });

  test("nowhere, where two places look alike: nobody's words are guessed", () => {
    expect(spanOf({ source: "", quote: { exact: "the army", prefix: "", suffix: "" } }, text)).toBeUndefined();
    expect(spanOf({ source: "", quote: { exact: "the navy", prefix: "", suffix: "" } }, text)).toBeUndefined();
  });
});
