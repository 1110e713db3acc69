import { describe, expect, test } from "vitest";
import type { Span } from "../../../src/doc/span.ts";
import { laidOut } from "../../../src/pipeline/4-attribute/turns.ts";

function read(text: string, actors: readonly string[] = []): readonly string[] {
  const paragraphs: Span[] = [...text.matchAll(/[^\n]+/g)].map((match) => [match.index, match.index + match[0].length]);
  const names = { isActor: (span: Span) => actors.includes(text.slice(...span)), holdsVerb: () => false };
  return laidOut(text, paragraphs, [], new Set(["the latest"]), names).map(
    ({ source, content, layout }) =>
      `${layout} ${text.slice(...source)}: ${content.map((piece) => text.slice(...piece)).join(" … ")}`,
  );
}

describe("speakers by layout", () => {
  test("turns of an interview", () => {
    expect(read("Talks resume\n\nHOST: Will it hold?\n\nROSSI: It must.")).toEqual([
      "turn HOST: Will it hold?",
      "turn ROSSI: It must",
    ]);
  });

  test("one label alone is no interview", () => {
    expect(read("Talks resume\n\nNote: the figures are rounded.")).toEqual([]);
  });

  test("a headline that begins with somebody who is known", () => {
    expect(read("Rossi: Truce will hold", ["Rossi"])).toEqual(["headline Rossi: Truce will hold"]);
    expect(read("Beyond the truce: a village rebuilds")).toEqual([]);
  });

  test("section labels name nobody", () => {
    expect(read("The Latest: Rossi urges calm", ["The Latest"])).toEqual([]);
  });

  test("an embedded post", () => {
    expect(read("News\n\nWe mourn. — Relief Council (@relief) March 3, 2021")).toEqual([
      "post Relief Council (@relief): We mourn.",
    ]);
  });

  test("a quote signed after a dash", () => {
    expect(read("Voices\n\n“Nothing will be the same.” ― Amina Yusuf")).toEqual([
      "dash Amina Yusuf: “Nothing will be the same.”",
    ]);
  });
});
