import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { block, columnsOf, oneLine, padEnd, padStart, wrap } from "../../src/cli/report/layout.ts";

const words = fc.array(
  fc.string({ unit: fc.constantFrom("a", "é", "漢", "e\u0301", "🙂"), minLength: 1, maxLength: 9 }),
  {
    minLength: 1,
  },
);

describe("wrapping", () => {
  test("keeps every word, in order", () => {
    fc.assert(
      fc.property(words, fc.integer({ min: 1, max: 30 }), (list, width) => {
        expect(wrap(list.join(" "), width).join(" ")).toBe(list.join(" "));
      }),
    );
  });

  test("makes no line wider than the width, but for a word that is wider alone", () => {
    fc.assert(
      fc.property(words, fc.integer({ min: 1, max: 30 }), (list, width) => {
        for (const line of wrap(list.join(" "), width)) {
          expect(columnsOf(line) <= width || !line.includes(" ")).toBe(true);
        }
      }),
    );
  });

  test("indents every line, the first one behind its mark", () => {
    expect(block("one two three", 9, 4, "  - ")).toEqual(["  - one", "    two", "    three"]);
  });
});

describe("columns", () => {
  test("wide characters take two, marks on letters none", () => {
    expect([columnsOf("abc"), columnsOf("漢字"), columnsOf("e\u0301"), columnsOf("🙂")]).toEqual([3, 4, 1, 2]);
  });

  test("padding counts columns", () => {
    expect(padEnd("漢", 4)).toBe("漢  ");
    expect(padStart("12", 4)).toBe("  12");
  });
});

test("what steers a terminal or turns the writing direction is taken out, white space becomes one space", () => {
  expect(oneLine(" a\u001b[31m b\u202e\r\n\tc\u0007\u00a0d ")).toBe("a[31m b c d");
});
