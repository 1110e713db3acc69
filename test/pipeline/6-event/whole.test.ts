import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { DateValue } from "../../../src/doc/reading.ts";
import { contains } from "../../../src/doc/span.ts";
import { play, told } from "./scene.ts";

const ACTORS = { Kenya: "state", Somalia: "state" } as const;
const attack = (date = "") => `
Kenya Kenya PROPN NNP 2 nsubj
attacked attack VERB VBD 0 root
Somalia Somalia PROPN NNP 2 obj${date}`;

describe("one event, many mentions", () => {
  const AGAIN = `
The the DET DT 2 det
attack attack NOUN NN 3 nsubj
ended end VERB VBD 0 root`;

  test("a definite noun points back", () => {
    expect(told({ trees: [attack(), AGAIN], actors: ACTORS })).toEqual([
      "ASSAULT: Kenya -> Somalia [occurred, occurred]",
    ]);
  });

  test("a definite noun that points to nothing tells nothing", () => {
    expect(told({ trees: [AGAIN], actors: ACTORS })).toEqual([]);
  });

  test("two attacks of the same are two", () => {
    expect(
      told({ trees: [attack(), attack().replaceAll("Somalia", "Chad")], actors: { ...ACTORS, Chad: "state" } }),
    ).toHaveLength(2);
  });
});

describe("dates", () => {
  test("without words for it, a simple past has no date", () => {
    expect(play({ trees: [attack()], actors: ACTORS, published: "2023-05-17" }).events[0]?.date).toBeUndefined();
  });

  test("what is going on is dated by publication, and says so", () => {
    const tree = `
Kenya Kenya PROPN NNP 3 nsubj
is be AUX VBZ 3 aux
attacking attack VERB VBG 0 root
Somalia Somalia PROPN NNP 3 obj`;
    const date: DateValue = { value: "2023-05-17", precision: "day", basis: "publication" };
    expect(play({ trees: [tree], actors: ACTORS, published: "2023-05-17" }).events[0]?.date).toEqual(date);
  });
});

const WORDS = [
  "Kenya",
  "attack",
  "kill",
  "the",
  "talk",
  "to",
  "withdraw",
  "Somalia",
  "if",
  "protest",
  "of",
  "aid",
  "who",
];
const RELATIONS = [
  "nsubj",
  "obj",
  "obl",
  "nmod",
  "xcomp",
  "ccomp",
  "advcl",
  "acl",
  "acl:relcl",
  "conj",
  "mark",
  "case",
  "amod",
  "nsubj:pass",
];
/** Trees no grammar would make: the reader must survive what a parser may do. */
const anyTree = fc
  .array(
    fc.record({
      word: fc.constantFrom(...WORDS),
      upos: fc.constantFrom("NOUN", "VERB", "PROPN", "ADP", "PRON"),
      relation: fc.constantFrom(...RELATIONS),
      up: fc.nat(9),
    }),
    { minLength: 1, maxLength: 10 },
  )
  .map((items) =>
    items
      .map(({ word, upos, relation, up }, at) => {
        // Heads point to the left, so that there is one root and no circle; a mirrored tree is as good.
        const head = at === 0 ? 0 : (up % at) + 1;
        return `${word} ${word} ${upos} ${upos === "VERB" ? "VBD" : "NN"} ${head} ${at === 0 ? "root" : relation}`;
      })
      .join("\n"),
  );

describe("for any tree", () => {
  test("every event stands on words, within its evidence, with known actors, and twice the same", () => {
    fc.assert(
      fc.property(anyTree, (tree) => {
        const actors = Object.fromEntries(Object.entries(ACTORS).filter(([name]) => tree.includes(name)));
        const read = play({ trees: [tree], actors });
        const ids = new Set(read.actors.map((actor) => actor.id));
        for (const event of read.events) {
          for (const { trigger, evidence } of event.mentions) {
            expect(trigger[0]).toBeLessThan(trigger[1]);
            expect(contains([0, read.text.length], evidence)).toBe(true);
            expect(contains(evidence, trigger) || evidence[0] <= trigger[0]).toBe(true);
          }
          expect([...event.actor, ...event.recipient].every((id) => ids.has(id))).toBe(true);
          expect(event.actor.filter((id) => event.recipient.includes(id))).toEqual([]);
        }
        expect(play({ trees: [tree], actors }).events).toEqual(read.events);
      }),
    );
  });
});
