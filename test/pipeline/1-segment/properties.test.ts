import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { DocumentInput } from "../../../src/doc/input.ts";
import { isBlank, isInvisible } from "../../../src/pipeline/1-segment/characters.ts";
import { createSegmenter } from "../../../src/pipeline/1-segment/index.ts";
import { type Annotations, blankAnnotations } from "../../../src/pipeline/annotations.ts";
import { fileResources } from "../../../src/resources/files.ts";

const segmenter = createSegmenter(fileResources());

function segment(input: DocumentInput): Annotations {
  const annotations = blankAnnotations(input);
  segmenter.apply(annotations);
  return annotations;
}

/** Texts from pieces that meet in the news and in broken files, so that the rules are reached, not only the fallbacks. */
const pieces = fc.constantFrom(
  ..."The|Taliban|U.S.|p.m.|e.g.|don't|can't|KABUL|(AFP)|—|–|-|--|“|”|\"|'|''|’|.|..|...|…|,|;|:|?|!|?!|(|)|[|]|{|}|@a.b|x@y.org|http://e.org/(a)|#tag|#1|$5|5pm|7/28|2021-07-28|20th|1980s|Inc.|Mr.|A.|1.|-|* |By Ann Lee|Share this|Read more: x|Leave a comment|Recommended for you|July 28, 2021|·|©|%d|🇶🇦|👨‍👩‍👧|e\u0301|\u00ad|\u200b|\ufeff|\u0000|\u0007|\ud83d|\udc00|ﷺ|发言人|می‌گردد|\r\n".split(
    "|",
  ),
  "\n",
  "\n\n",
  "|",
  " ",
  " ",
  " ",
  "\t",
  "\u00a0",
);
const strange = fc.array(pieces, { maxLength: 60 }).map((parts) => parts.join(""));
const anything = fc.oneof(strange, fc.string({ unit: "binary", maxLength: 300 }), fc.string({ maxLength: 300 }));

const visible = (text: string): string =>
  Array.from({ length: text.length }, (_, at) => at)
    .filter((at) => isVisible(text, at))
    .map((at) => text[at])
    .join("");

function isVisible(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  const isHigh = code >= 0xd800 && code <= 0xdbff;
  const isLow = code >= 0xdc00 && code <= 0xdfff;
  const next = text.charCodeAt(at + 1);
  const before = text.charCodeAt(at - 1);
  if (isHigh) return next >= 0xdc00 && next <= 0xdfff;
  if (isLow) return before >= 0xd800 && before <= 0xdbff;
  return !isBlank(code) && !isInvisible(code);
}

describe("for any string", () => {
  test("zones are in text order, apart, trimmed and hold all that is visible", () => {
    fc.assert(
      fc.property(anything, (text) => {
        let end = 0;
        let covered = "";
        for (const { span } of segment({ text }).zones) {
          expect(span[0]).toBeGreaterThanOrEqual(end);
          expect(span[1]).toBeGreaterThan(span[0]);
          const content = text.slice(...span);
          expect(content.trim()).toBe(content);
          covered += visible(content);
          end = span[1];
        }
        expect(end).toBeLessThanOrEqual(text.length);
        expect(covered).toBe(visible(text));
      }),
      { numRuns: 500 },
    );
  });

  test("the words of a zone's sentences are its visible text, in order, without overlap", () => {
    fc.assert(
      fc.property(anything, (text) => {
        const { zones, wordSentences, notes } = segment({ text });
        if (notes.length > 0) return;
        let end = 0;
        for (const [index, zone] of zones.entries()) {
          const sentences = wordSentences.filter((sentence) => sentence.zone === index);
          if (zone.kind === "clutter") {
            expect(sentences).toEqual([]);
            continue;
          }
          let forms = "";
          for (const { span, words } of sentences) {
            expect(span).toEqual([words[0]?.start, words.at(-1)?.end]);
            for (const word of words) {
              expect(word.start).toBeGreaterThanOrEqual(end);
              expect(word.end).toBeGreaterThan(word.start);
              expect(visible(text.slice(word.start, word.end))).toBe(visible(word.form));
              expect(word.form).not.toBe("");
              forms += visible(word.form);
              end = word.end;
            }
          }
          expect(forms).toBe(visible(text.slice(...zone.span)));
        }
      }),
      { numRuns: 500 },
    );
  });

  test("reading twice gives the same, and nothing is remembered between documents", () => {
    fc.assert(
      fc.property(anything, anything, (text, other) => {
        const before = JSON.stringify(segment({ text }));
        segment({ text: other });
        expect(JSON.stringify(segment({ text }))).toBe(before);
      }),
      { numRuns: 200 },
    );
  });

  test("any date of publication, title, author or outlet is accepted", () => {
    fc.assert(
      fc.property(anything, anything, (text, given) => {
        const { metadata } = segment({
          text,
          title: given,
          published: given,
          author: given,
          outlet: given,
          url: given,
        });
        expect(metadata.language).toMatch(/^[a-z]{2,3}$/);
      }),
      { numRuns: 300 },
    );
  });
});
