import { expect, test } from "vitest";
import { movedBox, zoomedBox } from "../../../workbench/src/drawing/zoom.ts";
import { boxAroundCircles, wholeWorld } from "../../../workbench/src/views/map/fit.ts";
import { radiusWords } from "../../../workbench/src/views/map/place-words.ts";
import { project, radiusOf, WORLD } from "../../../workbench/src/views/map/projection.ts";

test("how finely the words say where is never said finer than it is", () => {
  expect(radiusWords(40_000)).toBe("within 40 km");
  expect(radiusWords(1500)).toBe("within 1.5 km");
  expect(radiusWords(20)).toBe("within 100 m");
  expect(radiusWords(1_250_000)).toBe("within 1,250 km");
});

test("a circle is as wide on the map as the words leave open", () => {
  const [x, y] = project(69, 34);
  const [north] = [project(69, 35)];
  expect(radiusOf(69, 34, 111_195)).toBeCloseTo(Math.hypot(north[0] - x, north[1] - y), 6);
  expect(radiusOf(69, 34, 200_000)).toBeGreaterThan(radiusOf(69, 34, 20_000));
});

test("the first look holds every circle, and a single one is not looked at from too near", () => {
  const circles = [
    { x: 300, y: 200, radius: 30 },
    { x: 600, y: 320, radius: 5 },
  ];
  const box = boxAroundCircles(circles, WORLD, 1.6, 60);
  expect(box.x).toBeLessThanOrEqual(270);
  expect(box.x + box.width).toBeGreaterThanOrEqual(605);
  expect(box.width / box.height).toBeCloseTo(1.6, 6);
  expect(boxAroundCircles([{ x: 500, y: 200, radius: 0.1 }], WORLD, 1.6, 60).width).toBeGreaterThanOrEqual(60);
});

test("one comes closer around the point that is looked at, and never leaves the world", () => {
  const whole = wholeWorld(WORLD, 1.6);
  const near = zoomedBox(whole, 0.5, whole, 60, { x: whole.x, y: whole.y });
  expect(near.x).toBeCloseTo(whole.x, 6);
  expect(zoomedBox(near, 100, whole, 60).width).toBe(whole.width);
  expect(zoomedBox(near, 0.0001, whole, 60).width).toBeCloseTo(whole.width / 60, 6);
  const away = movedBox(near, 1e6, 1e6, whole);
  expect(away.x + away.width / 2).toBeLessThanOrEqual(whole.x + whole.width + 1e-6);
});
