import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { clustersOf, type MachineLink, type Verdict, verdictsOf } from "../../src/judgements/links.ts";
import { anchor, judgement, report, spanOf } from "./report.ts";

const things = ["a", "b", "c", "d", "e", "f"];
const link = (a: string, b: string, strength = 1): MachineLink => ({ a, b, strength });
const verdict = (a: string, b: string, is: Verdict["verdict"]): Verdict => ({
  a,
  b,
  verdict: is,
  record: `${a}${b}${is}`,
  author: "ana",
});
const groups = (clusters: ReadonlyMap<string, string>): readonly string[] =>
  Object.values(Object.groupBy([...clusters.keys()].sort(), (thing) => clusters.get(thing) ?? ""))
    .map((group = []) => group.join(""))
    .sort();
const clusters = (links: readonly MachineLink[], verdicts: readonly Verdict[]) => {
  const { clusterOf, ...rest } = clustersOf(things, links, verdicts);
  return { groups: groups(clusterOf), ...rest };
};

describe("clusters", () => {
  test("are what the machine joins, where nobody says otherwise", () => {
    expect(clusters([link("a", "b"), link("b", "c")], []).groups).toEqual(["abc", "d", "e", "f"]);
    expect(clusters([link("a", "b")], [verdict("a", "b", "unsure")]).groups).toEqual(["ab", "c", "d", "e", "f"]);
  });

  test("are joined and parted by people; the weakest link of a chain gives way", () => {
    expect(clusters([], [verdict("a", "b", "positive"), verdict("b", "c", "positive")]).groups[0]).toBe("abc");
    const parted = clusters([link("a", "b", 3), link("b", "c", 1), link("c", "d", 2)], [verdict("a", "d", "negative")]);
    expect(parted.groups).toEqual(["ab", "cd", "e", "f"]);
    expect(parted.refused).toEqual([{ ...link("b", "c", 1), record: "adnegative" }]);
  });

  test("tell of verdicts that contradict each other by way of a third", () => {
    const said = [verdict("a", "b", "positive"), verdict("b", "c", "positive"), verdict("a", "c", "negative")];
    expect(clusters([], said)).toMatchObject({ groups: ["abc", "d", "e", "f"], conflicts: [{ record: "acnegative" }] });
  });

  const thing = fc.constantFrom(...things);
  const pair = fc.tuple(thing, thing).filter(([a, b]) => a < b);
  const someLinks = fc.array(fc.tuple(pair, fc.nat(3)).map(([[a, b], strength]) => link(a, b, strength)));
  const someVerdicts = fc.uniqueArray(
    fc
      .tuple(pair, fc.constantFrom("positive" as const, "negative" as const, "unsure" as const))
      .map(([[a, b], is]) => verdict(a, b, is)),
    { selector: ({ a, b }) => a + b, maxLength: 8 },
  );
  test("never hold what somebody parts, unless people themselves join it, in whatever order all comes", () => {
    fc.assert(
      fc.property(
        someLinks,
        someVerdicts,
        fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })),
        (links, said, stream) => {
          const { clusterOf, conflicts, refused } = clustersOf(things, links, said);
          for (const { a, b, verdict: is, record } of said) {
            if (is === "positive") expect(clusterOf.get(a)).toBe(clusterOf.get(b));
            if (is === "negative" && !conflicts.some((conflict) => conflict.record === record))
              expect(clusterOf.get(a)).not.toBe(clusterOf.get(b));
          }
          const mixed = <T>(list: readonly T[]): readonly T[] =>
            list
              .map((one) => [stream.next().value ?? 0, one] as const)
              .sort(([x], [y]) => x - y)
              .map(([, one]) => one);
          const again = clustersOf(mixed(things), mixed(links), mixed(said));
          expect(groups(again.clusterOf)).toEqual(groups(clusterOf));
          expect(again.refused).toEqual(refused);
        },
      ),
    );
  });
});

test("the last verdict on a pair holds, whichever words of its ends and whichever way round it was given", () => {
  const reading = report();
  const [council, again, mayor] = [
    anchor(reading, "a1", spanOf("The council")),
    anchor(reading, "a1", spanOf("The council", 2)),
    anchor(reading, "a2"),
  ];
  const first = judgement({ act: "link", target: council, with: mayor, verdict: "positive" });
  const second = judgement({ act: "link", target: mayor, with: again, verdict: "negative" });
  const keyOf = ({ label }: { readonly label: readonly string[] }) => label[0];
  expect(verdictsOf([second, first], keyOf)).toMatchObject([
    { a: "council", b: "mayor of Odrin", verdict: "negative" },
  ]);
  const withdraw = judgement({ act: "withdraw", record: second.id });
  expect(verdictsOf([first, second, withdraw], keyOf)).toMatchObject([{ verdict: "positive" }]);
  expect(verdictsOf([first], () => undefined)).toEqual([]);
});
