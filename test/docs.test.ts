import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { ROOT } from "./cli/run-cli.ts";

const page = readFileSync(join(ROOT, "docs/lexicons.md"), "utf8");
const below = (folder: string, ending: RegExp): readonly string[] =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => ending.test(name) && !name.includes("node_modules"))
    .map((name) => join(ROOT, folder, name));

test("every column of every lexicon is explained, on top of its table or on the page of lexicons", () => {
  const unexplained = below("lexicons", /\.tsv$/).flatMap((path) => {
    const lines = readFileSync(path, "utf8").split("\n");
    const comments = lines.filter((line) => line.startsWith("#")).join("\n");
    const columns = lines.find((line) => line.trim() !== "" && !line.startsWith("#"))?.split("\t") ?? [];
    const explained = (column: string): boolean =>
      new RegExp(`\\b${column}\\b`).test(comments) || page.includes(`\`${column}\``);
    return columns.filter((column) => !explained(column)).map((column) => `${path.slice(ROOT.length)}: ${column}`);
  });
  expect(unexplained).toEqual([]);
});

test("every variable of the environment is on the page of settings", () => {
  const files = [...below("src", /\.ts$/), ...below("test", /\.ts$/), ...below("benchmarks", /\.ts$/)];
  const named = new Set(files.flatMap((path) => readFileSync(path, "utf8").match(/\bHEARSAY_[A-Z]+\b/g) ?? []));
  expect(named.size).toBeGreaterThan(2);
  expect([...named].filter((name) => !page.includes(`\`${name}\``))).toEqual([]);
});

test("every page of the documentation is led to by another", () => {
  const pages = readdirSync(join(ROOT, "docs")).filter((name) => name.endsWith(".md"));
  const texts = [join(ROOT, "README.md"), ...pages.map((name) => join(ROOT, "docs", name))];
  const lost = pages.filter((name) => {
    const others = texts.filter((path) => !path.endsWith(`/docs/${name}`));
    return !others.some((path) =>
      new RegExp(`\\(?(?:docs/)?${name.replace(".", "\\.")}`).test(readFileSync(path, "utf8")),
    );
  });
  expect(lost).toEqual([]);
});
