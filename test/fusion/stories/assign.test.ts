import { expect, test } from "vitest";
import { clusterFor, itemOrder } from "../../../src/fusion/stories/assign.ts";
import { april, party, report } from "./by-hand.ts";

const scores = (...pairs: readonly (readonly [{ readonly item: string }, number])[]) =>
  new Map(pairs.map(([{ item }, score]) => [item, score]));

test("a report without links founds a cluster of its own", () => {
  const mine = report();
  expect(clusterFor(mine, [], new Map())).toBe(mine.item);
});

test("a report joins the cluster of its strongest link", () => {
  const [mine, a, b] = [report(), report(), report()];
  const clusters = [a, b].map((each) => ({ id: each.item, documents: 1, members: [each] }));
  expect(clusterFor(mine, clusters, scores([a, 5], [b, 7]))).toBe(b.item);
});

test("one member that rules a report out keeps it out, however well it fits the others", () => {
  const [mine, a] = [report({ days: april(16) }), report({ days: april(16) })];
  const other = report({ days: april(2), published: april(3) });
  expect(clusterFor(mine, [{ id: a.item, documents: 2, members: [a, other] }], scores([a, 9]))).toBe(mine.item);
});

test("a chain of neighbours does not carry a report into a cluster that it hardly knows", () => {
  const members = [report(), report(), report(), report()];
  const [first] = members;
  const mine = report();
  if (first === undefined) throw new Error("there is a first");
  expect(clusterFor(mine, [{ id: first.item, documents: 4, members }], scores([first, 5]))).toBe(mine.item);
});

test("what a document of the cluster tells twice does not count against a report", () => {
  const document = "twice";
  const told = [report({ document }), report({ document }), report({ document })];
  const mine = report();
  const [first] = told;
  if (first === undefined) throw new Error("there is a first");
  expect(clusterFor(mine, [{ id: first.item, documents: 1, members: told }], scores([first, 5]))).toBe(first.item);
});

test("reports come by the day they appeared, undated last, then by name", () => {
  const undated = report({ document: "a" });
  const { published: _published, ...without } = undated;
  const reports = [
    without,
    report({ document: "c", published: april(2) }),
    report({ document: "b", published: april(2) }),
  ];
  expect(reports.toSorted(itemOrder).map(({ document }) => document)).toEqual(["b", "c", "a"]);
});

test("an actor of the other side is no actor of this one", () => {
  const [mine, a] = [report({ actors: [party("C")] }), report()];
  expect(clusterFor(mine, [{ id: a.item, documents: 1, members: [a] }], scores([a, 4]))).toBe(mine.item);
});
