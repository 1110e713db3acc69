import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readBrat } from "../../src/import/brat.ts";
import { utf16Offsets } from "../../src/import/code-points.ts";

const TEXT = "😀 The army shelled Kharo, the governor said.\nNobody denied it.";

/** brat counts code points: what stands behind the smiling face is one further left than in UTF-16. */
const ANN = [
  "T1\tOrganization 2 10\tThe army",
  "T2\tAttack 11 18\tshelled",
  "T3\tLocation 19 24\tKharo",
  "T4\tPerson 26 38\tthe governor",
  "T5\tCue 39 43\tsaid",
  "T6\tContent 2 24\tThe army shelled Kharo",
  "E1\tAttack:T2 Attacker:T1 Place:T3",
  "E2\tAttribution:T5 Source:T4 Content:T6",
  "A1\tNegation E1",
  "#1\tAnnotatorNotes E1\tsee the map",
  "T9\tPerson 26 30\tthe governor",
].join("\n");

describe("brat", () => {
  const { annotations, left } = readBrat("a.ann", TEXT, ANN);
  const wordsOf = (id: string): string | undefined => {
    const found = annotations.find((one) => one.id === id);
    return found === undefined ? undefined : TEXT.slice(...found.span);
  };

  test("words stand where its code points say", () => {
    expect(["T1", "T3", "T4", "E1", "E2"].map(wordsOf)).toEqual([
      "The army",
      "Kharo",
      "the governor",
      "shelled",
      "said",
    ]);
  });

  test("entities are actors and places, triggers events, a source with a content an attribution", () => {
    expect(annotations.map(({ id, kind }) => [id, kind])).toEqual([
      ["T1", "actor"],
      ["T3", "place"],
      ["T4", "actor"],
      ["E1", "event"],
      ["E2", "attribution"],
    ]);
    expect(annotations.find(({ id }) => id === "E1")?.fields).toEqual({
      type: { form: "plain", value: "X-ATTACK" },
      actor: { form: "refs", ids: ["T1"] },
      recipient: { form: "refs", ids: [] },
      place: { form: "ref", id: "T3" },
      status: { form: "plain", value: "negated" },
    });
    expect(annotations.find(({ id }) => id === "E2")?.fields).toMatchObject({
      source: { form: "refs", ids: ["T4"] },
      content: { form: "wordLists", spans: [[3, 25]] },
    });
  });

  test("a type of PLOVER's is that type", () => {
    const read = readBrat("a.ann", "He shelled it.", "T1\tassault 3 10\tshelled\nE1\tassault:T1");
    expect(read.annotations[0]?.fields["type"]).toEqual({ form: "plain", value: "ASSAULT" });
  });

  test("what does not stand at its offsets, and what is no annotation of words, is left out and said", () => {
    expect(left).toEqual([
      { where: "a.ann:10", because: "notes are for people" },
      { where: "a.ann:11", because: "its words are not what stands at its offsets" },
    ]);
  });

  test("any text: the offset of a code point is where it begins", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const offset = utf16Offsets(text);
        const points = [...text];
        for (let at = 0; at <= points.length; at++) expect(offset(at)).toBe(points.slice(0, at).join("").length);
        expect(offset(points.length + 1)).toBeUndefined();
      }),
    );
  });
});
