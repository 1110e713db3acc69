import fc from "fast-check";
import { expect, test } from "vitest";
import { daysOf } from "../../../workbench/src/parts/dates.ts";
import {
  type Dated,
  datedPoints,
  inNextLane,
  lanesOf,
  type Point,
  wholeSpan,
} from "../../../workbench/src/views/timeline/lanes.ts";

const day = (date: string): number | undefined => daysOf(date)?.[0];

function point(from: string | null, until = from, more: Partial<Point> = {}): Point {
  return {
    document: "d1",
    event: "e1",
    type: "ASSAULT",
    status: "occurred",
    title: "the harbour was shelled",
    from,
    until,
    reported: "2022-04-20",
    claimant: "Coast Gazette",
    claimantKey: "outlet:Coast Gazette",
    actors: [],
    recipients: [],
    outlet: "Coast Gazette",
    lineage: "lineage-1",
    evidence: { document: "d1", span: [0, 10] },
    ...more,
  };
}

const room = { lanes: 3, rows: 2, scale: 10, mark: 12, label: () => 0 };

test("what has no day is no mark", () => {
  expect(datedPoints([point(null), point("2022-04-16")], day)).toHaveLength(1);
});

test("the whole time reaches from the first happening to the last report", () => {
  const points = datedPoints([point("2022-04-16", "2022-04-18"), point("2022-04-10")], day);
  expect(wholeSpan(points)).toEqual({ from: day("2022-04-10"), until: day("2022-04-20") });
});

test("somebody who is not named has a lane like everybody else", () => {
  const points = datedPoints([point("2022-04-16")], day);
  const { lanes } = lanesOf(points, "actor", { from: 0, until: 1e6 }, room);
  expect(lanes.map(({ name }) => name)).toEqual(["somebody not named"]);
});

test("no mark covers another, and whatever is not drawn is counted", () => {
  const dated: fc.Arbitrary<Dated> = fc
    .record({
      from: fc.nat(60),
      length: fc.nat(9),
      later: fc.nat(9),
      claimant: fc.constantFrom("a", "b", "c", "d", "e"),
    })
    .map(({ from, length, later, claimant }) => ({
      point: point("2022-01-01", "2022-01-01", { claimant, claimantKey: claimant }),
      from,
      until: from + length,
      reported: from + later,
    }));
  fc.assert(
    fc.property(fc.array(dated, { maxLength: 60 }), (given) => {
      const points = given.toSorted((a, b) => a.from - b.from);
      const { lanes, hiddenPoints } = lanesOf(points, "claimant", { from: 0, until: 100 }, room);
      const drawn = lanes.flatMap(({ placed }) => placed).length;
      const hidden = lanes.reduce((sum, lane) => sum + lane.hidden, 0) + hiddenPoints;
      expect(drawn + hidden).toBe(points.length);
      for (const { placed, rows } of lanes) {
        for (const [at, one] of placed.entries()) {
          expect(one.row).toBeLessThan(rows);
          for (const other of placed.slice(at + 1)) {
            if (other.row === one.row) expect(other.from).toBeGreaterThan(one.until);
          }
        }
      }
    }),
  );
});

test("a key leads to the nearest mark of the next lane, and nowhere from the last", () => {
  const points = datedPoints(
    [
      point("2022-04-01", "2022-04-01", { claimantKey: "a" }),
      point("2022-04-02", "2022-04-02", { claimantKey: "a" }),
      point("2022-04-09", "2022-04-09", { claimantKey: "b" }),
      point("2022-04-03", "2022-04-03", { claimantKey: "b", title: "near" }),
    ],
    day,
  );
  const { lanes } = lanesOf(points, "claimant", { from: 0, until: 1e6 }, room);
  const [first] = points;
  if (first === undefined) throw new Error("no points");
  const next = inNextLane(lanes, first, 1);
  expect(next.point.title).toBe("near");
  expect(inNextLane(lanes, next, 1)).toBe(next);
});
