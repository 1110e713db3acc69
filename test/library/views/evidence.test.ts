import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { paragraphAt, paragraphsOf } from "../../../src/library/views/paragraphs.ts";
import { passageOf } from "../../../src/library/views/passage.ts";
import { apart, witness } from "../../../src/library/views/witnesses.ts";
import { parseSearch } from "../../../src/store/search-query.ts";

describe("paragraphs", () => {
  test("are told by blank lines where a text has any", () => {
    const text = "A headline\n\nFirst line\nsecond line.\n\nAnother.";
    expect(paragraphsOf({ text, zones: [] }).map((span) => text.slice(...span))).toEqual([
      "A headline",
      "First line\nsecond line.",
      "Another.",
    ]);
  });

  test("are lines where it has none", () => {
    const text = "A headline\nFirst.\nSecond.";
    expect(paragraphsOf({ text, zones: [] })).toHaveLength(3);
    expect(paragraphAt({ text, zones: [] }, [18, 20])).toEqual({ span: [18, 25], number: 3, of: 3 });
  });

  test("do not count what is clutter", () => {
    const text = "Menu\n\nFirst.\n\nSecond.";
    const zones = [{ kind: "clutter" as const, span: [0, 4] as const }];
    expect(paragraphAt({ text, zones }, [6, 9])).toEqual({ span: [6, 12], number: 1, of: 2 });
    expect(paragraphAt({ text, zones }, [0, 4])).toEqual({ span: [0, 4], number: 0, of: 2 });
  });

  test("hold, together, every letter of a text once", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom("a", " ", "\n", "é", "."), maxLength: 60 }), (text) => {
        const spans = paragraphsOf({ text, zones: [] });
        expect(
          spans
            .map((span) => text.slice(...span))
            .join("")
            .replace(/\s/g, ""),
        ).toBe(text.replace(/\s/g, ""));
      }),
    );
  });
});

describe("a passage", () => {
  const found = (text: string, query: string) => {
    const passage = passageOf(text, parseSearch(query));
    return passage?.spans.map(([start, end]) => passage.text.slice(start, end));
  };

  test("marks the words, phrases and beginnings that were looked for, as they are written", () => {
    const text = "Officials in Kābul said the air raid on Khost was an Air-Raid like others.";
    expect(found(text, 'kabul "air raid" kho*')).toEqual(["Kābul", "air raid", "Khost", "Air-Raid"]);
    expect(found(text, "raids")).toBeUndefined();
  });

  test("is cut at spaces around the first words, and says where it begins", () => {
    const text = `${"before ".repeat(60)}Khost ${"after ".repeat(80)}`;
    const passage = passageOf(text, parseSearch("khost"));
    expect(passage?.text).toBe(text.slice(passage?.start, (passage?.start ?? 0) + (passage?.text.length ?? 0)));
    expect(passage?.text).toMatch(/^(?:before )+Khost(?: after)+$/);
    expect(passage?.text.length).toBeLessThan(400);
  });

  test("has every mark within it, and each on words that match", () => {
    const word = fc.constantFrom("khost", "Khōst", "raid", "the", "air", "x");
    fc.assert(
      fc.property(fc.array(word, { maxLength: 120 }), (words) => {
        const passage = passageOf(words.join(" "), parseSearch("khost raid"));
        for (const [start, end] of passage?.spans ?? [])
          expect(passage?.text.slice(start, end)).toMatch(/^(?:khost|Khōst|raid)$/);
        expect(passage === undefined).toBe(!words.some((one) => one !== "the" && one !== "air" && one !== "x"));
      }),
    );
  });
});

describe("another witness", () => {
  const own = { published: "2022-04-16" };
  const other = (text: string, published: string | null = "2022-04-18") => ({
    id: "d2",
    outlet: "The Post",
    published,
    text,
    sentences: [[0, text.length] as const],
  });

  test("has the same words, however they are spaced and quoted", () => {
    expect(witness(own, "“Forty  people”\nwere killed", other('He said: "forty people were killed."'))?.how).toBe(
      "the same words, 2 days later",
    );
  });

  test("has nearly the same words where most of them stand in one sentence, and how many is said", () => {
    expect(witness(own, "forty people were killed there", other("Some forty people had been killed there."))?.how).toBe(
      "nearly the same words (80 of 100), 2 days later",
    );
  });

  test("is none with a few words in common", () => {
    expect(witness(own, "forty people were killed there", other("The people of Khost were angry."))).toBeUndefined();
    expect(witness(own, "forty people", other("People were forty."))).toBeUndefined();
  });

  test.each([
    ["2022-04-16", "2022-04-16", "on the same day"],
    ["2022-04-16", "2022-04-15", "1 day earlier"],
    ["2022-04-16T08:00:00Z", "2022-04-16T19:10:00Z", "11 hours later"],
    ["2022-04-16T08:00:00Z", "2022-04-16T08:20:00Z", "within the hour"],
    ["2022-04-16T23:00:00+02:00", "2022-04-16T21:00:00Z", "within the hour"],
    ["2022-04-16T08:00:00Z", "2022-04-20", "4 days later"],
    ["2022-04", "2022-05-01", undefined],
    [null, "2022-05-01", undefined],
  ])("of %s and %s the one is %s the other", (one, two, said) => expect(apart(one, two)).toBe(said));
});
