import { expect, test } from "vitest";
import { lineageDigest, lineageKeys } from "../../../src/fusion/lineages/index.ts";
import { readingOf } from "./reading-of.ts";
import { article, seeded } from "./synthetic.ts";
import { tables } from "./tables.ts";

/** Distinct documents before it with which each document shares a key, on average over the last hundred. */
function candidatesOfLast(documents: number, days: number): number {
  const random = seeded(11);
  const index = new Map<string, number[]>();
  let total = 0;
  for (let at = 0; at < documents; at++) {
    const day = new Date(Date.UTC(2020, 0, 1 + Math.floor((at / documents) * days))).toISOString().slice(0, 10);
    const body = article(random, 150);
    const digest = lineageDigest(readingOf({ id: `${at}`, body, outlet: `Outlet ${at % 50}`, published: day }), tables);
    const found = new Set<number>();
    for (const key of lineageKeys(digest)) {
      const list = index.get(key) ?? [];
      for (const other of list) found.add(other);
      list.push(at);
      index.set(key, list);
    }
    if (at >= documents - 100) total += found.size;
  }
  return total / 100;
}

test("a document has a handful of candidates among unrelated ones, however many there are", () => {
  const [few, many] = [candidatesOfLast(1000, 50), candidatesOfLast(10_000, 500)];
  expect(few).toBeLessThan(2);
  expect(many).toBeLessThan(2);
});
