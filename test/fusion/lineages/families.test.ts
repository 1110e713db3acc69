import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import {
  type LineageDigest,
  lineageDigest,
  lineageKeys,
  lineageLink,
  lineagesOf,
} from "../../../src/fusion/lineages/index.ts";
import { readingOf } from "./reading-of.ts";
import { tables } from "./tables.ts";

/**
 * Each file holds the reports of one happening, or of happenings that look alike, and says which go back to one origin:
 * "== A | outlet | date", and the same letter for the same origin. Every pair of a file is judged.
 */
const FOLDER = new URL("./families/", import.meta.url);

interface Report {
  readonly origin: string;
  readonly digest: LineageDigest;
}

function reportsOf(name: string): readonly Report[] {
  const text = readFileSync(new URL(name, FOLDER), "utf8");
  return text
    .split(/^== /m)
    .slice(1)
    .map((part, index) => {
      const [head = "", ...lines] = part.trim().split("\n");
      const [origin = "", outlet = "", published = ""] = head.split(" | ");
      const id = `${name.replace(".txt", "")}-${index}-${outlet}`;
      return { origin, digest: lineageDigest(readingOf({ id, body: lines.join("\n"), outlet, published }), tables) };
    });
}

const families = readdirSync(FOLDER)
  .sort()
  .map((name) => ({ name, reports: reportsOf(name) }));
const pairs = families.flatMap(({ reports }) =>
  reports.flatMap((a, index) => reports.slice(index + 1).map((b) => ({ a, b, same: a.origin === b.origin }))),
);

test("the families hold more than fifteen pairs of copies and of independent reports", () => {
  expect(pairs.filter(({ same }) => same).length).toBeGreaterThan(15);
  expect(pairs.filter(({ same }) => !same).length).toBeGreaterThan(15);
});

describe.each(families)("$name", ({ reports }) => {
  test("documents are one lineage exactly where they go back to one origin", () => {
    const digests = reports.map(({ digest }) => digest);
    const links = digests.flatMap((a, index) => digests.slice(index + 1).flatMap((b) => lineageLink(a, b) ?? []));
    const origins = [...new Set(reports.map(({ origin }) => origin))];
    const expected = origins.map((origin) =>
      reports
        .filter((report) => report.origin === origin)
        .map(({ digest }) => digest.document)
        .sort(),
    );
    const found = lineagesOf(digests, links).map(({ documents }) => [...documents].sort());
    expect(found.sort()).toEqual(expected.sort());
  });
});

test("no two independent reports are joined, taken by themselves", () => {
  const joined = pairs.filter(({ a, b, same }) => !same && lineageLink(a.digest, b.digest)?.joins === true);
  expect(joined.map(({ a, b }) => [a.digest.document, b.digest.document])).toEqual([]);
});

test("reports of different happenings are never joined", () => {
  const joined = families.flatMap(({ reports }, index) =>
    families
      .slice(index + 1)
      .flatMap((other) =>
        reports.flatMap((a) =>
          other.reports
            .filter((b) => lineageLink(a.digest, b.digest)?.joins === true)
            .map((b) => [a.digest.document, b.digest.document]),
        ),
      ),
  );
  expect(joined).toEqual([]);
});

test("a link is the same from both sides", () => {
  for (const { a, b } of pairs) expect(lineageLink(b.digest, a.digest)).toEqual(lineageLink(a.digest, b.digest));
});

test("copies share a key, so that they are found in a library", () => {
  const unfound = pairs.filter(({ a, b, same }) => {
    const keys = new Set(lineageKeys(a.digest));
    return same && !lineageKeys(b.digest).some((key) => keys.has(key));
  });
  expect(unfound.map(({ a, b }) => [a.digest.document, b.digest.document])).toEqual([]);
});
