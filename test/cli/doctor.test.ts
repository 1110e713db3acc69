import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { hearsay } from "./run-cli.ts";

const folder = mkdtempSync(join(tmpdir(), "hearsay-doctor-"));
afterAll(() => rmSync(folder, { recursive: true }));

test("says that all is in order where it is, and where a library would be made", async () => {
  const { status, out } = await hearsay(["doctor", "--library", join(folder, "none.db")]);
  expect(status).toBe(0);
  expect(out).toContain("no library at");
  expect(out).toMatch(/ok {4}reads with hearsay-en/);
  expect(out).toContain("All is in order.");
});

test("finds a library that is none", async () => {
  const place = join(folder, "broken.db");
  writeFileSync(place, "this is no database, and was never one".repeat(100));
  const { status, out } = await hearsay(["doctor", "--library", place]);
  expect(status).toBe(1);
  expect(out).toMatch(/^BAD {3}E_STORE/m);
  expect(out).toContain("1 thing is broken.");
});

test("counts what a library holds and looks through its chain of judgements", async () => {
  const place = join(folder, "whole.db");
  const report = join(folder, "report.txt");
  writeFileSync(report, "The bridge is safe, the mayor said.\n");
  await hearsay(["add", report, "--library", place]);
  const { status, out } = await hearsay(["doctor", "--library", place]);
  expect(status).toBe(0);
  expect(out).toContain("1 document on 1 page");
  expect(out).toContain("0 judgements, chain whole");
});
