import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { textHash } from "../../src/doc/document-id.ts";
import type { Reading } from "../../src/doc/reading.ts";
import type { Span } from "../../src/doc/span.ts";
import { anchorWords, CONTEXT, locate, resolve } from "../../src/judgements/anchor.ts";
import { anchor, report, spanOf, TEXT } from "./report.ts";

const reading = report();
const withText = (text: string): Reading => ({
  ...reading,
  document: { ...reading.document, text, textHash: textHash(text) },
});

describe("words", () => {
  test("carry what stands around them, and no half of a character", () => {
    const text = `${"😀".repeat(40)} the words ${"😀".repeat(40)}`;
    const { before, after, quote } = anchorWords(withText(text), [81, 90]);
    expect(quote).toBe("the words");
    for (const context of [before, after]) {
      expect(context.isWellFormed()).toBe(true);
      expect(context.length).toBeLessThanOrEqual(CONTEXT);
      expect(context.length).toBeGreaterThanOrEqual(CONTEXT - 1);
    }
  });

  test("are not believed where the text says something else", () => {
    const wrong = { ...anchorWords(reading, spanOf("shelled")), quote: "healed" };
    expect(locate(wrong, reading.document)).toMatchObject({ how: "gone", lack: "words" });
  });

  test("at the beginning of a text are not taken for what has as little before it", () => {
    const text = TEXT.slice(1).replace("council", "ouncil");
    expect(locate(anchorWords(reading, [1, 4]), withText(text).document)).toMatchObject({ how: "gone" });
    expect(locate(anchorWords(reading, [0, 3]), withText(`Odrin, Monday. ${TEXT}`).document)).toMatchObject({
      at: [15, 18],
    });
  });

  test("are found in a changed text where they went, or not at all, never elsewhere", () => {
    const word = fc.tuple(fc.nat(TEXT.length - 12), fc.integer({ min: 3, max: 12 }));
    const cut = fc.record({ at: fc.nat(TEXT.length), out: fc.nat(30), put: fc.stringMatching(/^[a-z ]{0,40}$/) });
    let moved = 0;
    fc.assert(
      fc.property(word, fc.array(cut, { minLength: 1, maxLength: 3 }), ([start, length], cuts) => {
        const span: Span = [start, start + length];
        let text = TEXT;
        let [from, whole] = [start, true];
        for (const { at, out, put } of cuts) {
          const place = Math.min(at, text.length);
          const end = Math.min(text.length, place + out);
          if (end <= from) from += put.length - (end - place);
          else if (place < from + length) whole = false;
          text = text.slice(0, place) + put + text.slice(end);
        }
        const found = locate(anchorWords(reading, span), withText(text).document);
        if (found.how === "gone") return;
        moved++;
        // Words that were cut can still be there where what was put in happens to complete them: the same words in the same place.
        if (whole) expect(found.at).toEqual([from, from + length]);
        expect(text.slice(...found.at)).toBe(TEXT.slice(...span));
      }),
      { numRuns: 2000 },
    );
    expect(moved).toBeGreaterThan(500);
  });
});

describe("an element", () => {
  test("is told from others over the same words by what it is called", () => {
    const [relation] = reading.relations;
    if (relation === undefined) throw new Error("no relation");
    const two = { ...reading, relations: [relation, { ...relation, id: "r2", type: "hostileTo" as const }] };
    const second = anchor(two, "r2");
    expect(second).toMatchObject({ shared: true, label: ["Odrin → Sarn", "hostileTo"] });
    expect(resolve(second, two)).toMatchObject({ how: "exact", at: { element: { id: "r2" } } });
    // Only its neighbour is left: it is not that one.
    expect(resolve(second, reading)).toMatchObject({ how: "gone", lack: "other" });
    const twins = { ...two, relations: [...two.relations, { ...relation, id: "r3", type: "hostileTo" as const }] };
    expect(resolve(second, twins)).toMatchObject({ how: "gone", lack: "alike" });
  });

  test("that is a pronoun is not followed to whomever it is taken for next", () => {
    const he = anchor(reading, "a2", spanOf("He"));
    const moved = reading.actors.map((actor) => {
      const { mentions } = actor;
      if (actor.id === "a2") return { ...actor, mentions: mentions.slice(0, 1) };
      const [pronoun] = reading.actors[1]?.mentions.slice(1) ?? [];
      return actor.id === "a1" && pronoun !== undefined ? { ...actor, mentions: [...mentions, pronoun] } : actor;
    });
    expect(resolve(he, { ...reading, actors: moved })).toMatchObject({ how: "gone", lack: "other" });
  });

  test("is found where the machine takes in a word more, if it calls it the same", () => {
    const wider = (what: string): Reading => ({
      ...reading,
      figures: reading.figures.map((figure) => ({ ...figure, what, span: spanOf("12 fishermen") })),
    });
    expect(resolve(anchor(reading, "f1"), wider("killed"))).toMatchObject({
      how: "moved",
      at: { element: { id: "f1" } },
    });
    expect(resolve(anchor(reading, "f1"), wider("boats"))).toMatchObject({ how: "gone" });
  });
});
