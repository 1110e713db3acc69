import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { ActorDigest } from "../../../src/fusion/actors/identity.ts";
import { normaliseName } from "../../../src/fusion/actors/identity.ts";
import { type ActorsOf, joinActors } from "../../../src/fusion/actors/join.ts";

const actor = (id: string, key: string, name: string, fields: Partial<ActorDigest> = {}): ActorDigest => ({
  id,
  name,
  kind: "person",
  key,
  certainty: "likely",
  aliases: [],
  partOf: [],
  ...fields,
});
const keysIn = (documents: readonly ActorsOf[]) => {
  const joined = joinActors(documents);
  return documents.map(({ document, actors }) => actors.map(({ id }) => joined(document, id)?.key));
};

describe("what people say of who is one", () => {
  const documents = [
    { document: "1", actors: [actor("a1", "name:person:ali khan", "Ali Khan")] },
    { document: "2", actors: [actor("a1", "name:person:ali khan", "Ali Khan")] },
    { document: "3", actors: [actor("a1", "name:person:ali k", "Ali K.", { partOf: ["name:person:ali k"] })] },
  ];
  test("holds for an actor of one document before what its name says, and for all who bear a name", () => {
    const joined = joinActors(documents, {
      own: (thing) => (thing === "2 a1" ? "parted:2 a1" : undefined),
      ofHub: (key) => (key === "name:person:ali k" ? "name:person:ali khan" : key),
    });
    const keys = documents.map(({ document }) => joined(document, "a1")?.key);
    expect(keys).toEqual(["name:person:ali khan", "parted:2 a1", "name:person:ali khan"]);
    expect(joined("3", "a1")).toMatchObject({
      certainty: "sure",
      reason: "people have said who it is",
      group: "name:person:ali khan",
    });
    expect(joined("1", "a1")?.reason).toBe("the same full name");
  });
});

describe("actors of several documents are one", () => {
  test("by an entry of the knowledge base, whatever they are called", () => {
    const documents = [
      { document: "1", actors: [actor("a1", "kb:taliban", "the Taliban")] },
      { document: "2", actors: [actor("a1", "kb:taliban", "Islamic Emirate")] },
    ];
    expect(keysIn(documents)).toEqual([["kb:taliban"], ["kb:taliban"]]);
    expect(joinActors(documents)("2", "a1")).toMatchObject({
      certainty: "sure",
      reason: "the same entry of the knowledge base",
    });
  });

  test("by a full name, if no document speaks against it", () => {
    const key = "name:person:noor wali";
    const documents = [
      { document: "1", actors: [actor("a1", key, "Noor Wali", { country: "PAK" })] },
      { document: "2", actors: [actor("a1", key, "Noor Wali")] },
    ];
    expect(keysIn(documents)).toEqual([[key], [key]]);
  });

  test("not by a name that documents give to people of two countries", () => {
    const key = "name:person:ahmad khan";
    const documents = [
      { document: "1", actors: [actor("a1", key, "Ahmad Khan", { country: "PAK" })] },
      { document: "2", actors: [actor("a1", key, "Ahmad Khan", { country: "AFG" })] },
      { document: "3", actors: [actor("a1", key, "Ahmad Khan")] },
    ];
    expect(keysIn(documents)).toEqual([[`${key}:PAK`], [`${key}:AFG`], [`${key}:in:3`]]);
    expect(joinActors(documents)("3", "a1")?.certainty).toBe("unsure");
  });

  test("by an acronym that one full name bears, not by one that two bear", () => {
    const full = (document: string, name: string) => ({
      document,
      actors: [actor("a1", `name:group:${normaliseName(name)}`, name, { kind: "armed-group", aliases: ["nrf"] })],
    });
    const short = { document: "9", actors: [actor("a1", "name:group:nrf", "NRF", { kind: "armed-group" })] };
    expect(keysIn([full("1", "National Resistance Front"), short])[1]).toEqual([
      "name:group:national resistance front",
    ]);
    expect(keysIn([full("1", "National Resistance Front"), full("2", "New Reform Forum"), short])[2]).toEqual([
      "name:group:nrf",
    ]);
  });

  test("never by way of a third: two that share an alias with one are not each other", () => {
    const documents = [
      { document: "1", actors: [actor("a1", "name:group:front one", "Front One", { aliases: ["the front"] })] },
      { document: "2", actors: [actor("a1", "name:group:front two", "Front Two", { aliases: ["the front"] })] },
    ];
    const [[one] = [], [two] = []] = keysIn(documents);
    expect(one).not.toBe(two);
  });
});

test("the order of documents does not matter", () => {
  const names = ["name:person:a b", "name:person:c d", "kb:x", "in:z#1"];
  const documents = fc.uniqueArray(
    fc.record({
      document: fc.string({ minLength: 1, maxLength: 3 }),
      actors: fc.array(
        fc.record({
          key: fc.constantFrom(...names),
          country: fc.option(fc.constantFrom("AFG", "PAK"), { nil: undefined }),
          aliases: fc.subarray(["a b", "c d"]),
        }),
        { maxLength: 3 },
      ),
    }),
    { selector: ({ document }) => document, maxLength: 6 },
  );
  fc.assert(
    fc.property(documents, (made) => {
      const all = made.map(({ document, actors }) => ({
        document,
        actors: actors.map(({ key, country, aliases }, at) =>
          actor(`a${at}`, key, key, { aliases, ...(country === undefined ? {} : { country }) }),
        ),
      }));
      const forwards = joinActors(all);
      const backwards = joinActors(all.toReversed());
      for (const { document, actors } of all)
        for (const { id } of actors) expect(backwards(document, id)).toEqual(forwards(document, id));
    }),
  );
});

test("names are compared without case, accents, hyphens and articles", () => {
  expect(normaliseName("The Tehreek-e-Taliban Pakistan")).toBe(normaliseName("tehreek e taliban pakistan"));
  expect(normaliseName("Khōst’s")).toBe("khosts");
});
