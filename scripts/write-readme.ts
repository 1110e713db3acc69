import { readFileSync, writeFileSync } from "node:fs";
import { createProgram } from "../src/cli/program.ts";

// Fills the generated parts of README.md: what the demo prints, and the figures that benchmarks/RESULTS.md holds.
const file = (path: string): URL => new URL(`../${path}`, import.meta.url);
const DEMO_LINES = 34;

/** Which figures the README shows: the section of RESULTS.md, the measure, and how to call it. */
const SHOWN: readonly (readonly [section: string, measure: string, label: string])[] = [
  ["Words, sentences, tags and trees", "heads and labels (LAS), gold words", "trees, LAS (EWT)"],
  ["re3d", "overlap and type, F1", "actors and places, re3d, overlap F1"],
  ["gum-news", "CoNLL F1", "coreference, GUM news, CoNLL F1"],
  ["polnear", "whole attribution, F1", "attributions, PolNeAR, strict F1"],
  ["polnear", "source exact, F1", "… source exact, F1"],
  ["polnear", "content exact, pieces, F1", "… content exact, F1"],
  ["plover", "recall by type", "events, PLOVER gold, recall by type"],
  ["petrarch", "type and both sides, F1", "events, PETRARCH suites, triple F1"],
];

export async function demoPart(): Promise<string> {
  let out = "";
  const streams = {
    out: async (text: string) => {
      out += text;
    },
    err: () => {},
  };
  await createProgram(streams, () => {}).parseAsync(["demo", "--no-serve"], { from: "user" });
  const lines = out.trimEnd().split("\n");
  return ["```", ...lines.slice(0, DEMO_LINES), ...(lines.length > DEMO_LINES ? ["…"] : []), "```"].join("\n");
}

export function scoresPart(): string {
  const results = readFileSync(file("benchmarks/RESULTS.md"), "utf8");
  const rows = SHOWN.flatMap(([section, measure, label]) => {
    const body = results.split(new RegExp(`^###? ${section}$`, "m"))[1]?.split(/^##/m)[0] ?? "";
    const cells = body
      .split("\n")
      .find((line) => line.startsWith(`| ${measure} |`))
      ?.split("|")
      .map((cell) => cell.trim());
    // The table of treebanks has a second treebank where the others have what others reach.
    const others = section.startsWith("Words") ? "" : (cells?.[4] ?? "");
    return cells === undefined ? [] : [`| ${label} | ${cells[2]} | ${others} |`];
  });
  const speed = /\*\*(\d+) words a second\*\*/.exec(results)?.[1];
  const pace = speed === undefined ? [] : [`| whole readings, words a second, one thread | ${speed} | |`];
  return ["| measure | Hearsay | others |", "|---|---:|---|", ...rows, ...pace].join("\n");
}

/** The text with what stands between the two marks replaced. */
export function withPart(text: string, name: string, part: string): string {
  const start = `<!-- ${name}: written by scripts/write-readme.ts -->`;
  const end = `<!-- ${name}: end -->`;
  const [before, rest] = text.split(start);
  const after = rest?.split(end)[1];
  if (before === undefined || after === undefined) throw new Error(`README.md has lost its marks of "${name}"`);
  return `${before}${start}\n${part}\n${end}${after}`;
}

export async function readme(): Promise<string> {
  const text = readFileSync(file("README.md"), "utf8");
  return withPart(withPart(text, "demo", await demoPart()), "scores", scoresPart());
}

if (import.meta.main) writeFileSync(file("README.md"), await readme());
