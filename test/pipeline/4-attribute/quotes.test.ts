import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Span } from "../../../src/doc/span.ts";
import { pairQuotes } from "../../../src/pipeline/4-attribute/quotes.ts";

function paragraphsOf(text: string): readonly Span[] {
  const spans: Span[] = [];
  let at = 0;
  for (const part of text.split("\n\n")) {
    if (part !== "") spans.push([at, at + part.length]);
    at += part.length + 2;
  }
  return spans;
}

const quoted = (text: string): readonly string[] =>
  pairQuotes(text, paragraphsOf(text)).map((quote) => text.slice(...quote.span));

describe("pairing quotation marks", () => {
  test.each([
    ["curly", "He said “we won” and “we left”.", ["“we won”", "“we left”"]],
    ["straight", 'He said "we won" and "we left".', ['"we won"', '"we left"']],
    ["two single marks for a double one", "He said ''we won'' and left.", ["''we won''"]],
    ["guillemets", "Il a dit «oui» hier.", ["«oui»"]],
    ["low-high", "Er sagte „ja“ gestern.", ["„ja“"]],
    ["single curly", "Minister calls deal ‘a gift’, then leaves.", ["‘a gift’"]],
    ["single straight", "Minister calls deal 'a gift', then leaves.", ["'a gift'"]],
    ["a single pair inside a double", "“She said ‘no’ twice,” he said.", ["“She said ‘no’ twice,”", "‘no’"]],
    ["a double pair inside a single", "‘She said “no” twice,’ he said.", ["‘She said “no” twice,’", "“no”"]],
    ["a possessive inside a single pair", "the ‘Three Brothers’ fund’ was closed", ["‘Three Brothers’ fund’"]],
  ])("%s", (_name, text, expected) => {
    expect(quoted(text)).toEqual(expected);
  });

  test.each([
    ["contractions", "It doesn't matter what they've said, isn't it?"],
    ["curly contractions", "It doesn’t matter what they’ve said, isn’t it?"],
    ["plural possessives", "The workers' union and the drivers' guild met."],
    ["decades and cut words", "In the ‘90s they told ’em 'til dawn, rock 'n' roll."],
    ["inches", "The panel is 5\" wide and the door 6' high."],
  ])("%s are no quotes", (_name, text) => {
    expect(quoted(text)).toEqual([]);
  });

  test("a stray mark does not shift the pairs of the next paragraph", () => {
    expect(quoted('A stray" mark here.\n\nShe said "yes" and "no".')).toEqual(['"yes"', '"no"']);
  });

  test("a stray opening mark does not swallow the pair after it", () => {
    expect(quoted('An "odd start, then "a real one" ends.')).toEqual(['"a real one"']);
  });

  test("a quote of several paragraphs repeats its opening mark and closes once", () => {
    const text = "“We came first.\n\n“We stayed.\n\n“We left,” he said.";
    const quotes = pairQuotes(text, paragraphsOf(text));
    expect(quotes.map((quote) => [text.slice(...quote.span), quote.closed, quote.continues])).toEqual([
      ["“We came first.", false, false],
      ["“We stayed.", false, true],
      ["“We left,”", true, true],
    ]);
  });

  test("an unclosed mark in mid-paragraph counts only when the next paragraph takes the quote up", () => {
    expect(quoted("He said: “We came.\n\nThen he left.")).toEqual([]);
    expect(quoted("He said: “We came.\n\n“We stayed.”")).toEqual(["“We came.", "“We stayed.”"]);
  });
});

const soup = fc
  .array(fc.constantFrom('"', "“", "”", "‘", "’", "'", "«", "»", "„", "`", "a", "s", "S", " ", ",", ".", "9", "\n\n"), {
    maxLength: 80,
  })
  .map((parts) => parts.join(""));

describe("pairing is total", () => {
  test("any text gives quotes that lie in one paragraph and never cross", () => {
    fc.assert(
      fc.property(fc.oneof(soup, fc.string({ unit: "binary" })), (text) => {
        const paragraphs = paragraphsOf(text);
        const quotes = pairQuotes(text, paragraphs);
        for (const { span, inner } of quotes) {
          expect(paragraphs.some(([start, end]) => start <= span[0] && span[1] <= end)).toBe(true);
          expect(span[0]).toBeLessThan(inner[0]);
          expect(inner[0]).toBeLessThanOrEqual(inner[1]);
          expect(inner[1]).toBeLessThanOrEqual(span[1]);
        }
        for (const [at, a] of quotes.entries()) {
          for (const b of quotes.slice(at + 1)) {
            const apart = a.span[1] <= b.span[0] || b.span[1] <= a.span[0];
            const inside = a.span[0] <= b.span[0] && b.span[1] <= a.span[1];
            expect(apart || inside).toBe(true);
          }
        }
      }),
      { numRuns: 500 },
    );
  });

  test("what stands in one paragraph does not change the pairs of a later one that opens with a letter", () => {
    const clean = "Zara said “yes” to 'all' of \"it\".";
    const alone = quoted(clean);
    fc.assert(
      fc.property(soup, (noise) => {
        const text = `${noise.replaceAll("\n", " ")}x\n\n${clean}`;
        expect(quoted(text).slice(-alone.length)).toEqual(alone);
      }),
      { numRuns: 500 },
    );
  });

  test("work grows in step with the text: each mark is looked at a bounded number of times", () => {
    const reads = (length: number): number => {
      let count = 0;
      const text = '“a ‘b "c '.repeat(length);
      const counting = new Proxy(Object(text) as object, {
        get: (target, key) => {
          const value: unknown = Reflect.get(target, key);
          if (key === "charAt" || key === "slice") count++;
          return typeof value === "function" ? value.bind(text) : value;
        },
      });
      pairQuotes(counting as unknown as string, [[0, text.length]]);
      return count;
    };
    expect(reads(2000)).toBeLessThan(2.1 * reads(1000));
  });
});
