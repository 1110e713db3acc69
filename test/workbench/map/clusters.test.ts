import fc from "fast-check";
import { expect, test } from "vitest";
import { boxAroundView, clustersOf, isIn } from "../../../workbench/src/views/map/clusters.ts";

const place = fc.record({
  x: fc.double({ min: 0, max: 100, noNaN: true }),
  y: fc.double({ min: 0, max: 100, noNaN: true }),
});

test("each place is in one mark, and no mark lies closer to another than it may", () => {
  fc.assert(
    fc.property(fc.array(place, { maxLength: 60 }), fc.double({ min: 0.5, max: 40, noNaN: true }), (points, apart) => {
      const places = points.map((point, at) => ({ ...point, key: `p${at}` }));
      const marks = clustersOf(places, apart);
      const all = marks.flatMap(({ first, others }) => [first, ...others]);
      expect(all.map(({ key }) => key).toSorted()).toEqual(places.map(({ key }) => key).toSorted());
      for (const [at, one] of marks.entries())
        for (const other of marks.slice(at + 1))
          expect(Math.hypot(one.x - other.x, one.y - other.y)).toBeGreaterThanOrEqual(apart);
      for (const { first, others } of marks)
        for (const other of others) expect(Math.hypot(first.x - other.x, first.y - other.y)).toBeLessThan(apart);
    }),
  );
});

test("whoever comes first keeps a mark of its own", () => {
  const places = [
    { key: "chosen", x: 10, y: 10 },
    { key: "near", x: 12, y: 10 },
    { key: "far", x: 40, y: 10 },
  ];
  expect(clustersOf(places, 5).map(({ key, others }) => [key, others.map((other) => other.key)])).toEqual([
    ["chosen", ["near"]],
    ["far", []],
  ]);
});

test("what is in view is always among what is drawn", () => {
  fc.assert(
    fc.property(place, fc.double({ min: 0.1, max: 50, noNaN: true }), place, ({ x, y }, width, share) => {
      const seen = { x: x + (share.x / 100) * width, y: y + (share.y / 100) * width };
      expect(isIn(seen, boxAroundView({ x, y, width, height: width }))).toBe(true);
    }),
  );
});
