import { describe, expect, test } from "vitest";
import { createSegmenter } from "../../../src/pipeline/1-segment/index.ts";
import { blankAnnotations } from "../../../src/pipeline/annotations.ts";
import { fileResources } from "../../../src/resources/files.ts";

const segmenter = createSegmenter(fileResources());

type Counter = (receiver: unknown, args: readonly unknown[], result: unknown, before: number) => number;

const lengthOf = (value: unknown): number => (typeof value === "string" || Array.isArray(value) ? value.length : 1);

/**
 * How much of a string or array a call goes over. Bounded look-ahead of a pattern counts as one step: that it is bounded
 * is the pattern's business; here it is about whole texts that are gone over again and again.
 */
const CALLS: readonly (readonly [prototype: object, name: string, counter: Counter])[] = [
  [String.prototype, "charCodeAt", () => 1],
  [String.prototype, "charAt", () => 1],
  [String.prototype, "codePointAt", () => 1],
  [String.prototype, "slice", (_receiver, _args, result) => lengthOf(result)],
  [String.prototype, "toLowerCase", lengthOf],
  [String.prototype, "trim", lengthOf],
  [String.prototype, "split", lengthOf],
  [String.prototype, "replace", lengthOf],
  [String.prototype, "replaceAll", lengthOf],
  [String.prototype, "includes", lengthOf],
  [String.prototype, "lastIndexOf", (receiver, args) => Number(args[1] ?? lengthOf(receiver))],
  [String.prototype, "indexOf", (receiver, args) => lengthOf(receiver) - Number(args[1] ?? 0)],
  [Array.prototype, "slice", (_receiver, _args, result) => lengthOf(result)],
  [Array.prototype, "filter", lengthOf],
  [Array.prototype, "every", lengthOf],
  [Array.prototype, "some", lengthOf],
  [Array.prototype, "map", lengthOf],
  [Array.prototype, "flatMap", lengthOf],
  [Array.prototype, "find", lengthOf],
  [Array.prototype, "findIndex", lengthOf],
  [Array.prototype, "findLastIndex", lengthOf],
  [Array.prototype, "indexOf", lengthOf],
  [Array.prototype, "lastIndexOf", lengthOf],
  [RegExp.prototype, "exec", patternSteps],
  [RegExp.prototype, "test", patternSteps],
];

function patternSteps(receiver: unknown, args: readonly unknown[], result: unknown, before: number): number {
  const text = String(args[0]);
  if (!(receiver instanceof RegExp)) return 1;
  const found = result !== null && result !== false;
  if (receiver.sticky) return found ? receiver.lastIndex - before + 1 : 1;
  if (receiver.global) return (found ? receiver.lastIndex : text.length) - before;
  return receiver.source.startsWith("^") ? 1 : text.length;
}

function countSteps(run: () => void): number {
  let steps = 0;
  const restore: (() => void)[] = [];
  for (const [prototype, name, counter] of CALLS) {
    const original: unknown = Reflect.get(prototype, name);
    if (typeof original !== "function") throw new Error(`no ${name}`);
    const counted = function (this: unknown, ...args: unknown[]): unknown {
      const before = this instanceof RegExp ? this.lastIndex : 0;
      const result: unknown = Reflect.apply(original, this, args);
      steps += counter(this, args, result, before);
      return result;
    };
    Object.defineProperty(prototype, name, { value: counted, configurable: true, writable: true, enumerable: false });
    restore.push(() => {
      Object.defineProperty(prototype, name, {
        value: original,
        configurable: true,
        writable: true,
        enumerable: false,
      });
    });
  }
  try {
    run();
  } finally {
    for (const undo of restore) undo();
  }
  return steps;
}

describe("the work grows with the text and not faster", () => {
  const hostile: readonly (readonly [name: string, unit: string])[] = [
    ["letters without a blank", "a"],
    ["capitals with stops", "A."],
    ["stops", "."],
    ["hyphens", "a-"],
    ["digits and points", "1."],
    ["digits and colons", "1:"],
    ["quotation marks", '"'],
    ["closing quotation marks", "”"],
    ["opening brackets", "("],
    ["apostrophes", "'a"],
    ["at signs", "a@"],
    ["slashes", "a/"],
    ["addresses", "http://a "],
    ["line breaks", "a\n"],
    ["blank lines", "\n\n"],
    ["bars", "a | "],
    ["commas", "Aa, "],
    ["invisible characters", "\u00ad"],
    ["lone surrogates", "\ud83d"],
    ["combining marks", "\u0301"],
    ["joined emoji", "👨\u200d"],
    ["sentences", "He left. "],
    ["paragraphs", "The council met on Monday in the capital and left.\n\n"],
    ["bylines", "By Ann Lee\n"],
    ["links", "Read more: x\n"],
    ["lists of links", "Recommended for you\nA bridge\n"],
    ["prose between links", "The council met on Monday in the old capital.\nShare this\n"],
  ];

  test("links above the report", () => {
    const steps = (size: number): number => {
      const text = `${"Read more: x\nA short line\n".repeat(size / 26)}\n\nThe council met on Monday in the old capital.`;
      return countSteps(() => segmenter.apply(blankAnnotations({ text })));
    };
    expect(steps(26_000) / steps(2_600)).toBeLessThan(13);
  });

  test.each(hostile)("%s", (_name, unit) => {
    const steps = (size: number): number => {
      const text = unit.repeat(Math.ceil(size / unit.length));
      return countSteps(() => segmenter.apply(blankAnnotations({ text })));
    };
    const [small, large] = [steps(4_000), steps(32_000)];
    expect(small).toBeGreaterThan(4_000);
    // Eight times the text; work that grows with the square would be 64 times as much.
    expect(large / small).toBeLessThan(10);
  });
});
