import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { textHash } from "../../src/doc/document-id.ts";
import { type Actor, type Reading, readingSchema } from "../../src/doc/reading.ts";
import type { Span } from "../../src/doc/span.ts";
import { applyJudgements } from "../../src/judgements/apply.ts";
import { isPrivate, privacyOf, redactionOf, redactPrivate } from "../../src/judgements/private.ts";
import { makeRecord } from "../../src/judgements/record.ts";
import { edit } from "../../src/library/judgements/compose.ts";
import { person, readingOf, spansOf } from "./private-report.ts";

const TEXT =
  "Leila Farrow, a nurse, said she saw the raid. “They came at night,” FARROW said. " +
  "Her brother Idris Farrow was killed. Governor Tomas Hale denied it. Hale spoke in Odrin on Friday.";
const leila = person(TEXT, "a1", "Leila Farrow", ["Leila Farrow", "a nurse", "FARROW"], {
  roles: [{ title: "nurse", evidence: [0, 12] }],
});
const idris = person(TEXT, "a2", "Idris Farrow", ["Idris Farrow"]);
const hale = person(TEXT, "a3", "Tomas Hale", ["Governor Tomas Hale", "Hale spoke"]);
const raid = (more: Partial<Reading> = {}): Reading => readingOf(TEXT, [leila, idris, hale], more);

describe("who is private", () => {
  const alone = (actor: Actor, more: Partial<Reading> = {}): boolean =>
    isPrivate(readingOf(TEXT, [actor], more), actor);

  test("whoever has no public office in the report", () => {
    expect(privacyOf(raid(), leila)).toEqual({
      private: true,
      because: "the report names no public office or function of this person",
    });
  });

  test("not an actor of the knowledge base, nor who shares a name with one", () => {
    expect(alone({ ...leila, entity: "farrow" })).toBe(false);
    expect(alone({ ...leila, candidates: ["farrow", "farrow-2"] })).toBe(false);
  });

  test("not whoever is called by an office, before the name or as a role", () => {
    expect(privacyOf(raid(), hale).because).toBe("is called governor");
    expect(alone({ ...leila, roles: [{ title: "deputy minister", evidence: [0, 5] }] })).toBe(false);
    expect(alone({ ...leila, roles: [{ title: "secretary of state", evidence: [0, 5] }] })).toBe(false);
  });

  test("a head of a named body is public, a head of a family is not", () => {
    const body: Actor = { ...idris, id: "a9", name: "Union", kind: "organisation" };
    const family: Actor = {
      ...idris,
      id: "a9",
      kind: "people",
      mentions: [{ span: [14, 21], head: [14, 21], form: "nominal" }],
    };
    const head: Actor = { ...leila, roles: [{ title: "head", of: "a9", evidence: [0, 5] }] };
    expect(isPrivate(readingOf(TEXT, [head, body]), head)).toBe(false);
    expect(isPrivate(readingOf(TEXT, [head, family]), head)).toBe(true);
  });

  test("whoever acts for a state is public, and not by a surname that is a title", () => {
    expect(alone({ ...leila, sector: "GOV" })).toBe(false);
    expect(alone({ ...leila, name: "Leila King", sector: "GOV" })).toBe(true);
    expect(alone({ ...leila, sector: "MED" })).toBe(true);
    expect(alone({ ...leila, name: "Vice President" })).toBe(false);
    expect(alone({ ...leila, name: "Carolina senator" })).toBe(false);
  });

  test("a minister's daughter is no minister", () => {
    const text = "Minister Karimi's daughter Leila Farrow was hurt.";
    const daughter = person(text, "a1", "Leila Farrow", ["Minister Karimi's daughter Leila Farrow"]);
    expect(isPrivate(readingOf(text, [daughter]), daughter)).toBe(true);
  });

  test("not whoever speaks for, leads or holds an office of a body", () => {
    for (const type of ["spokespersonOf", "officeHolderOf", "leaderOf"] as const) {
      const to: Actor = { ...hale, id: "a9", kind: "party", name: "Union" };
      const relation = { id: "r1", type, from: "a1", to: "a9", evidence: [0, 5] as Span, status: "asserted" as const };
      const more = { relations: [{ ...relation, by: "test", certainty: "sure" as const }] };
      expect(isPrivate(readingOf(TEXT, [leila, to], more), leila), type).toBe(false);
    }
  });

  test("not who signs the report", () => {
    const document = { ...raid().document, author: "By Leila Farrow" };
    expect(alone(leila, { document })).toBe(false);
  });

  test("not who bears the name, or the surname alone, of somebody who is public in the same report", () => {
    const twice: Actor = { ...hale, id: "a4", mentions: hale.mentions.slice(1) };
    const surname: Actor = { ...twice, id: "a5", name: "Hale" };
    const brother: Actor = { ...twice, id: "a6", name: "Karim Hale" };
    for (const actor of [twice, surname, brother]) expect(isPrivate(readingOf(TEXT, [actor]), actor)).toBe(true);
    const reading = readingOf(TEXT, [hale, twice, surname, brother]);
    expect([twice, surname, brother].map((actor) => isPrivate(reading, actor))).toEqual([false, false, true]);
  });

  test("as a person says, whatever else the report says", () => {
    const judged = applyJudgements(raid(), []);
    const say = (id: string, value: boolean) => {
      const item = { kind: "actor" as const, element: raid().actors.find((actor) => actor.id === id) ?? leila };
      const at = item.element.mentions[0]?.span ?? [0, 1];
      const signed = { author: "ana", at: "2024-05-01T10:00:00.000Z" };
      return makeRecord(edit(judged, { item, span: at }, "public", value, signed));
    };
    const { reading, outcomes } = applyJudgements(raid(), [say("a1", true), say("a3", false)]);
    expect(outcomes.map(({ state }) => state)).toEqual(["applied", "applied"]);
    expect(reading.actors.map((actor) => isPrivate(reading, actor))).toEqual([false, true, true]);
  });
});

describe("the redacted reading", () => {
  test("has what somebody is in the place of the name: whole, in capitals, inside quotes, the surname alone", () => {
    expect(redactPrivate(raid()).document.text).toBe(
      "[a nurse], a nurse, said she saw the raid. “They came at night,” [a nurse] said. " +
        "Her brother [a private person] was killed. Governor Tomas Hale denied it. Hale spoke in Odrin on Friday.",
    );
  });

  test("is the same reading where nobody is private", () => {
    const reading = readingOf(TEXT, [hale]);
    expect(redactPrivate(reading)).toBe(reading);
  });

  test("is redacted once for ever", () => {
    const once = redactPrivate(raid());
    expect(redactPrivate(once)).toEqual(once);
  });

  test("satisfies the schema, and its hash is that of its text", () => {
    const redacted = redactPrivate(raid());
    expect(readingSchema.parse(redacted)).toEqual(redacted);
    expect(redacted.document.textHash).toBe(textHash(redacted.document.text));
  });

  test("numbers persons of whom it can say no more than the same", () => {
    const reading = readingOf(TEXT, [{ ...leila, roles: [], mentions: leila.mentions.slice(0, 1) }, idris]);
    expect(redactPrivate(reading).actors.map(({ name }) => name)).toEqual([
      "[a private person 1]",
      "[a private person 2]",
    ]);
  });

  test("keeps no name in title, notes, values, other actors' names, key, address or paths", () => {
    const reading = raid({
      document: {
        ...raid().document,
        key: "interview-farrow-3",
        uri: "https://courier.example/2024/leila%20farrow-saw-the-raid",
        title: "Farrow: “They came at night”",
        outlet: { name: "The Courier", domain: "leilafarrow.example" },
        basis: { uri: "metadata", title: [0, 12] },
        elements: [
          { span: [0, 12], path: "main > p#farrow" },
          { span: [14, 21], path: "main > p" },
        ],
      },
      actors: [
        { ...leila, judged: [{ field: "name", author: "ana", at: "t", record: "r", machine: "Leyla Farrow" }] },
        { ...idris, name: "Leila Farrow's brother", mentions: [{ span: [82, 93], head: [86, 93], form: "nominal" }] },
        hale,
      ],
      notes: [{ code: "unsure", message: "who is Leila Farrow?", span: [0, 12] }],
    });
    const redacted = redactPrivate(reading);
    expect(JSON.stringify(redacted)).not.toMatch(/farrow|leila|leyla/i);
    expect(redacted.document.title).toBe("[a nurse]: “They came at night”");
    expect(redacted.document.elements).toEqual([{ span: [11, 18], path: "main > p" }]);
    expect(redacted.document.basis).toEqual({ title: [0, 9] });
  });

  test("keeps no entry of the knowledge base of whom somebody has said to be private", () => {
    const hidden = redactPrivate(raid({ actors: [leila, idris, { ...hale, entity: "hale-tomas", public: false }] }));
    expect(hidden.actors[2]).not.toHaveProperty("entity");
    expect(JSON.stringify(hidden)).not.toMatch(/hale/i);
  });

  test("keeps no key that holds a whole name, also where others bear its words", () => {
    const text = "Leila Farrow was hurt. Governor Farrow met Mayor Leila Stone.";
    const actors = [
      person(text, "a1", "Leila Farrow", ["Leila Farrow"]),
      person(text, "a2", "Farrow", ["Governor Farrow"]),
      person(text, "a3", "Leila Stone", ["Mayor Leila Stone"]),
    ];
    const keyed = (key: string) => {
      const reading = readingOf(text, actors);
      return redactPrivate({ ...reading, document: { ...reading.document, key } }).document.key;
    };
    expect(keyed("times_2024_leila-farrow")).toBeUndefined();
    expect(keyed("times_2024_farrow-meets-stone")).toBe("times_2024_farrow-meets-stone");
  });

  test("says that it is redacted", () => {
    expect(redactPrivate(raid()).notes).toEqual([
      { code: "private-persons-redacted", message: "the names of 2 private persons were replaced" },
    ]);
  });

  test("leaves a public namesake's name, a place and a day alone", () => {
    const text = "Karim Hale was hurt on Friday. Governor Tomas Hale flew to Odrin. Hale will speak.";
    const karim = person(text, "a1", "Karim Hale", ["Karim Hale", "Friday"]);
    const tomas = person(text, "a2", "Tomas Hale", ["Governor Tomas Hale"]);
    const later = {
      ...tomas,
      mentions: [...tomas.mentions, { span: [66, 70], head: [66, 70], form: "name" }],
    } as Actor;
    const day = { value: "2024-05-03", precision: "day", basis: "relative", span: spansOf(text, "Friday")[0] } as const;
    const { document } = redactPrivate(readingOf(text, [karim, later], { times: [day as Reading["times"][number]] }));
    expect(document.text).toBe(text.replace("Karim Hale", "[a private person]"));
  });

  test("takes a word that the text uses as such for no name at the start of a sentence", () => {
    const text = "Hope Farrow was hurt. Hope remains. They hope to hear more. It was Hope who called.";
    const hope = person(text, "a1", "Hope Farrow", ["Hope Farrow"]);
    expect(redactPrivate(readingOf(text, [hope])).document.text).toBe(
      "[a private person] was hurt. Hope remains. They hope to hear more. It was [a private person] who called.",
    );
  });

  test("finds names without their marks, over the end of a line and in handles", () => {
    const text =
      "José Muñoz was hurt. Jose\nMunoz writes as @josemunoz on x.example/munoz today; mail j.munoz@x.example.";
    const jose = person(text, "a1", "José Muñoz", ["José Muñoz"]);
    expect(redactPrivate(readingOf(text, [jose])).document.text).toBe(
      "[a private person] was hurt. [a private person] writes as [an address left out] on x.example/munoz today; mail [an address left out].",
    );
  });

  test("does the same to other strings that tell of the document", () => {
    const { words, persons, tells } = redactionOf(raid());
    expect(persons).toBe(2);
    expect(words("A raid that Idris Farrow did not survive")).toBe("A raid that [a private person] did not survive");
    expect(tells("https://courier.example/idris_farrow")).toBe(true);
    expect(tells("https://courier.example/raid")).toBe(false);
  });
});

/** Texts of names and other words, with every boundary between words a place where a span may begin or end. */
const NAMES: readonly (readonly [words: string, shown: string])[] = [
  ["Leila Farrow", "[a private person 1]"],
  ["Idris Boland", "[a private person 2]"],
  ["FARROW", "[a private person 1]"],
  ["Boland", "[a private person 2]"],
];
const PLAIN: readonly (readonly [words: string, shown: string])[] = [
  "said",
  "the raid",
  "Odrin",
  "“They came”",
  "é",
  "💥",
].map((words) => [words, words]);
const pieces = fc.array(fc.constantFrom(...NAMES, ...PLAIN), { minLength: 1, maxLength: 30 });

test("every span holds the same words as before, but for the names", () => {
  fc.assert(
    fc.property(pieces, fc.array(fc.tuple(fc.nat(60), fc.nat(60)), { maxLength: 12 }), (drawn, ends) => {
      const all: (readonly [string, string])[] = [
        ["Leila Farrow", "[a private person 1]"],
        [" met ", " met "],
        ["Idris Boland", "[a private person 2]"],
        ...drawn.flatMap((piece): (readonly [string, string])[] => [[", ", ", "], piece]),
      ];
      const text = all.map(([words]) => words).join("");
      const between = (a: number, b: number, side: 0 | 1): string =>
        all
          .slice(a, b)
          .map((piece) => piece[side])
          .join("");
      const chosen = ends.map(([a, b]) => {
        const [from, to] = [a % all.length, b % all.length].sort((x, y) => x - y) as [number, number];
        return [from, to + 1] as const;
      });
      const actors = (["Leila Farrow", "Idris Boland"] as const).map((name, at) =>
        person(text, `a${at + 1}`, name, [name]),
      );
      const sentences = chosen.map(([from, to]): Span => [between(0, from, 0).length, between(0, to, 0).length]);
      const redacted = redactPrivate(readingOf(text, actors, { sentences }));
      expect(redacted.document.text).toBe(between(0, all.length, 1));
      expect(redacted.sentences.map((span) => redacted.document.text.slice(...span))).toEqual(
        chosen.map(([from, to]) => between(from, to, 1)),
      );
    }),
  );
});

test("any span of any text stays inside the text, and spans keep their order", () => {
  const name = fc.constantFrom("Leila Farrow", "Farrow", "Leila", "x", "Hale", "\n", "😀", "’s", "@farrow");
  fc.assert(
    fc.property(
      fc.array(name),
      fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }))),
      (words, drawn) => {
        const text = `Leila Farrow ${words.join(" ")}`;
        const sentences = drawn
          .map(
            ([a, b]) =>
              [Math.floor(a * text.length), Math.floor(b * text.length)].sort((x, y) => x - y) as [number, number],
          )
          .sort((a, b) => a[0] - b[0] || a[1] - b[1]);
        const redacted = redactPrivate(
          readingOf(text, [person(text, "a1", "Leila Farrow", ["Leila Farrow"])], { sentences }),
        );
        expect(redacted.document.text).not.toMatch(/farrow/i);
        for (const [start, end] of redacted.sentences) {
          expect(start).toBeLessThanOrEqual(end);
          expect(end).toBeLessThanOrEqual(redacted.document.text.length);
        }
        const starts = redacted.sentences.map(([start]) => start);
        expect(starts).toEqual(starts.toSorted((a, b) => a - b));
      },
    ),
  );
});
