import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { matchPath } from "../../workbench/src/location/match.ts";
import { dateWords, daysOf, shortDate } from "../../workbench/src/parts/dates.ts";
import { excerptAround } from "../../workbench/src/parts/excerpt.ts";
import { linear, spread, ticksTo } from "../../workbench/src/parts/scale.ts";
import { csvOf } from "../../workbench/src/parts/table.ts";
import { asTitle, counted, grouped, placeWords, twoNumbers } from "../../workbench/src/parts/words.ts";
import { type Piece, wordDiff } from "../../workbench/src/views/story/word-diff.ts";

const textOf = (pieces: readonly Piece[]): string => pieces.map(({ text }) => text).join("");
const words = fc.array(fc.constantFrom("toll", "rose", "to", "47", "“he", "said”", "\n\n", " ", ", ", "it's"), {
  maxLength: 40,
});

describe("words of a report", () => {
  test("a comparison changes no letter of either text", () => {
    fc.assert(
      fc.property(words, words, (a, b) => {
        const [left, right] = [a.join(" "), b.join(" ")];
        const diff = wordDiff(left, right);
        expect(diff && textOf(diff.left)).toBe(left);
        expect(diff && textOf(diff.right)).toBe(right);
      }),
    );
  });

  test("what stands in both is the same but for the typesetter's marks", () => {
    const diff = wordDiff("He said: “We met.”", 'He said: "We met."');
    expect(diff?.left).toEqual([{ text: "He said: “We met.”", kind: "same" }]);
    expect(diff?.shared).toBe(1);
  });

  test("words changed in one stroke are marked in one stroke", () => {
    const diff = wordDiff("Bombs on sleeping families tonight", "Toll of the raids tonight");
    expect(diff?.left[0]).toEqual({ text: "Bombs on sleeping families", kind: "own" });
    expect(diff?.right[0]).toEqual({ text: "Toll of the raids", kind: "own" });
  });

  test("a word of a script with signs over its letters is one word, and is marked whole", () => {
    const [left, right] = ["قَالَ الوَزِيرُ إنَّ ستةً قُتِلوا", "قَالَ الوَزِيرُ إنَّ سبعةً قُتِلوا"];
    const diff = wordDiff(left, right);
    expect(diff?.left.filter(({ kind }) => kind === "own")).toEqual([{ text: "ستةً", kind: "own" }]);
    expect(diff?.right.filter(({ kind }) => kind === "own")).toEqual([{ text: "سبعةً", kind: "own" }]);
    expect(diff?.shared).toBe(0.8);
    expect(diff?.left.map(({ text }) => text).join("")).toBe(left);
    const persian = wordDiff("می‌خواهیم صلح", "نمی‌خواهیم صلح");
    expect(persian?.left.find(({ kind }) => kind === "own")?.text).toBe("می‌خواهیم");
  });

  test("an excerpt is the whole sentence in four pieces, cut at a space or not at all", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), fc.nat(200), fc.nat(30), (sentence, at, length) => {
        const start = Math.min(at, sentence.length);
        const end = Math.min(start + length, sentence.length);
        const { skipped, before, words: marked, after } = excerptAround(sentence, [start, end]);
        expect(skipped + before + marked + after).toBe(sentence);
        expect(marked).toBe(sentence.slice(start, end));
        if (skipped !== "" && before !== "") expect(skipped.endsWith(" ")).toBe(true);
      }),
    );
  });

  test("words cut out of a sentence say so; headlines stand as they are", () => {
    expect(asTitle("that it fired ten rockets")).toBe("… that it fired ten rockets");
    expect(asTitle("Toll rises to 47")).toBe("Toll rises to 47");
    expect(asTitle("47 dead")).toBe("47 dead");
  });
});

describe("counts and dates in words", () => {
  test("both numbers, each with its noun", () => {
    expect(twoNumbers({ documents: 3, lineages: 1 })).toBe("3 documents · 1 lineage");
    expect(counted(1, "story", "stories")).toBe("1 story");
    expect(grouped(1234567.5)).toBe("1,234,567.5");
  });

  test("dates no finer than they are", () => {
    expect(dateWords("2022-04-16")).toBe("16 Apr 2022");
    expect(dateWords("2022-04")).toBe("Apr 2022");
    expect(dateWords("2022-04-16/2022-04-17")).toBe("16–17 Apr 2022");
    expect(dateWords("2021-01/2021-06")).toBe("Jan 2021 – Jun 2021");
    expect(dateWords("2021-07-26/..")).toBe("since 26 Jul 2021");
    expect(dateWords(null)).toBe("no date");
    expect(shortDate("2022-04-16")).toBe("16 Apr");
    expect(daysOf("2022-02")).toEqual([19024, 19051]);
  });

  test("places that come in small letters get their capitals; others keep what they have", () => {
    expect(placeWords("khost, kunar")).toBe("Khost, Kunar");
    expect(placeWords("north-west frontier")).toBe("North-West Frontier");
    expect(placeWords("Lake of the Woods")).toBe("Lake of the Woods");
  });
});

describe("a table for spreadsheets", () => {
  const csv = (cell: string | number | null): string => csvOf({ columns: [{ name: "a" }], rows: [{ cells: [cell] }] });

  test("runs nothing: what begins like a formula is quoted, numbers are left alone", () => {
    expect(csv('=HYPERLINK("x")')).toBe('a\r\n"\'=HYPERLINK(""x"")"\r\n');
    expect(csv("@now")).toBe("a\r\n'@now\r\n");
    expect(csv("-5")).toBe("a\r\n-5\r\n");
    expect(csv(-5)).toBe("a\r\n-5\r\n");
    expect(csv(null)).toBe("a\r\n\r\n");
    expect(csv("one\ntwo, three")).toBe('a\r\n"one\ntwo, three"\r\n');
  });
});

describe("drawing", () => {
  test("ticks are round, begin at nothing and reach the largest number", () => {
    expect(ticksTo(47)).toEqual([0, 20, 40, 60]);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e9 }), (max) => {
        const ticks = ticksTo(max);
        expect(ticks[0]).toBe(0);
        expect(ticks.at(-1)).toBeGreaterThanOrEqual(max);
        expect(ticks.length).toBeLessThanOrEqual(7);
      }),
    );
    expect(linear([0, 10], [100, 0])(5)).toBe(50);
  });

  test("labels keep their order and their distance where there is room for all", () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 300, noNaN: true }), { minLength: 1, maxLength: 12 }), (places) => {
        const moved = spread(places, 17, 0, 300);
        const order = places.map((_, at) => at).toSorted((a, b) => (places[a] ?? 0) - (places[b] ?? 0));
        for (const [index, at] of order.slice(1).entries()) {
          const before = moved[order[index] ?? 0] ?? 0;
          expect((moved[at] ?? 0) - before).toBeGreaterThanOrEqual(17 - 1e-6);
        }
        expect(Math.min(...moved)).toBeGreaterThanOrEqual(-1e-6);
        expect(Math.max(...moved)).toBeLessThanOrEqual(300 + 1e-6);
      }),
    );
  });
});

test("addresses are taken apart by their pattern, and damaged ones match none", () => {
  expect(matchPath("/stories/:id", "/stories/s12")).toEqual({ id: "s12" });
  expect(matchPath("/actors/:key", "/actors/kb%3APAK")).toEqual({ key: "kb:PAK" });
  expect(matchPath("/stories/:id", "/stories")).toBeUndefined();
  expect(matchPath("/stories/:id", "/stories/%E0%A4%A")).toBeUndefined();
  expect(matchPath("/", "/")).toEqual({});
});
