import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Verdict } from "../../src/judgements/links.ts";
import { nodeOf, placingOf, type VerdictEnd } from "../../src/judgements/placing.ts";

/** Things are named by their hub: "x1" and "x2" are what the machine has joined as "x". */
const hubOf = (thing: string): string | undefined => (thing === "gone" ? undefined : thing.slice(0, -1));
let moment = 0;
function said(
  target: string,
  other: string,
  verdict: Verdict["verdict"],
  record = `r${++moment}`,
): readonly VerdictEnd[] {
  const at = String(++moment).padStart(8, "0");
  const end = { record, at, author: "ana", verdict };
  return [
    { ...end, side: "target", thing: target },
    { ...end, side: "with", thing: other },
  ];
}
function namesBy(ends: readonly VerdictEnd[], apart?: (a: string, b: string) => boolean): (thing: string) => string {
  const names = new Map(placingOf(ends, hubOf, apart).placed.map(({ thing, name }) => [thing, name]));
  return (thing) => names.get(thing) ?? names.get(nodeOf(thing.slice(0, -1))) ?? thing.slice(0, -1);
}

describe("what people say of what the machine has joined", () => {
  test("joins all of both, also what nobody spoke of", () => {
    const nameOf = namesBy(said("x1", "y1", "positive"));
    expect(["x1", "y1", "x9", "y9", "z1"].map(nameOf)).toEqual(["x", "x", "x", "x", "z"]);
  });

  test("parts the one that was pointed at from all the rest", () => {
    const nameOf = namesBy(said("x1", "x2", "negative"));
    expect(["x2", "x9"].map(nameOf)).toEqual(["x", "x"]);
    expect(nameOf("x1")).toBe("parted:x1");
  });

  test("takes along what people have joined with the one that was pointed at", () => {
    const nameOf = namesBy([...said("x1", "x2", "negative"), ...said("x3", "x1", "positive")]);
    expect(nameOf("x3")).toBe(nameOf("x1"));
    expect(nameOf("x2")).toBe("x");
    expect(nameOf("x1")).not.toBe("x");
  });

  test("keeps apart by way of a third, too", () => {
    const nameOf = namesBy([...said("x1", "y1", "positive"), ...said("x2", "y2", "negative")]);
    expect(nameOf("x2")).not.toBe(nameOf("y2"));
    expect(nameOf("x1")).toBe(nameOf("y1"));
  });

  test("moves a thing alone where both belong to what is known not to be one", () => {
    const nameOf = namesBy(said("x1", "y1", "positive"), () => true);
    expect(["x1", "x9", "y1", "y9"].map(nameOf)).toEqual(["y", "x", "y", "y"]);
  });

  test("holds for all places of the same words at once", () => {
    const copies = (["x1", "x3"] as const).flatMap((thing) => said(thing, "x2", "negative", "same"));
    const nameOf = namesBy(copies);
    expect(nameOf("x1")).toBe(nameOf("x3"));
    expect(nameOf("x1")).not.toBe(nameOf("x2"));
  });

  test("is what was said last of a pair; what cannot be said joins and parts nothing", () => {
    const first = said("x1", "x2", "negative");
    expect(namesBy([...first, ...said("x2", "x1", "unsure")])("x1")).toBe("x");
    expect(placingOf([...first, ...said("x2", "x1", "positive")], hubOf).placed).toEqual([]);
  });

  test("means nothing while one end is not there", () => {
    expect(placingOf(said("x1", "gone", "positive"), hubOf).placed).toEqual([]);
    expect(placingOf(said("x1", "y1", "positive").slice(0, 1), hubOf).placed).toEqual([]);
  });

  test("that contradicts itself is told, and the join stands", () => {
    const ends = [...said("x1", "y1", "positive"), ...said("y1", "z1", "positive"), ...said("x1", "z1", "negative")];
    expect(placingOf(ends, hubOf).conflicts).toMatchObject([{ a: "x1", b: "z1", verdict: "negative" }]);
    expect(namesBy(ends)("z1")).toBe("x");
  });

  const thing = fc.tuple(fc.constantFrom("x", "y", "z"), fc.constantFrom("1", "2", "3")).map((parts) => parts.join(""));
  const verdicts = fc.array(
    fc.tuple(thing, thing, fc.constantFrom("positive" as const, "negative" as const, "unsure" as const)),
    { maxLength: 8 },
  );
  const endsOf = (list: readonly (readonly [string, string, Verdict["verdict"]])[]): readonly VerdictEnd[] =>
    list.filter(([a, b]) => a !== b).flatMap(([a, b, verdict], at) => said(a, b, verdict, `r${at}`));

  test("does not depend on the order in which it is found", () => {
    fc.assert(
      fc.property(verdicts, fc.infiniteStream(fc.nat()), (list, numbers) => {
        const ends = endsOf(list);
        const mixed = ends.map((end) => ({ end, key: numbers.next().value ?? 0 })).sort((a, b) => a.key - b.key);
        expect(
          placingOf(
            mixed.map(({ end }) => end),
            hubOf,
          ),
        ).toEqual(placingOf(ends, hubOf));
      }),
    );
  });

  test("never leaves in one what somebody parts, unless others join it by way of a third", () => {
    fc.assert(
      fc.property(verdicts, (list) => {
        const ends = endsOf(list);
        const nameOf = namesBy(ends);
        const last = new Map(list.filter(([a, b]) => a !== b).map(([a, b, is]) => [[a, b].sort().join(" "), is]));
        const refused = new Set(placingOf(ends, hubOf).conflicts.map(({ a, b }) => `${a} ${b}`));
        for (const [pair, is] of last) {
          const [a = "", b = ""] = pair.split(" ");
          if (is === "positive") expect(nameOf(a)).toBe(nameOf(b));
          if (is === "negative" && !refused.has(pair)) expect(nameOf(a)).not.toBe(nameOf(b));
        }
      }),
    );
  });
});
