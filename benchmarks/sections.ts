import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const RESULTS = fileURLToPath(new URL("RESULTS.md", import.meta.url));
const SECTION = /<!-- begin ([a-z-]+) -->[\s\S]*?<!-- end \1 -->\n/g;

/** Puts a section of benchmarks/RESULTS.md in place of the one that its script wrote before. */
export function writeSection(name: string, lines: readonly string[]): void {
  const page = readFileSync(RESULTS, "utf8");
  const section = `<!-- begin ${name} -->\n${lines.join("\n")}\n<!-- end ${name} -->\n`;
  const old = [...page.matchAll(SECTION)].find((match) => match[1] === name)?.[0];
  writeFileSync(RESULTS, old === undefined ? `${page.trimEnd()}\n\n${section}` : page.replace(old, () => section));
}

/** Writes the page anew and keeps the sections of other scripts. */
export function writePage(page: string): void {
  const kept = [...readFileSync(RESULTS, "utf8").matchAll(SECTION)].map((match) => match[0].trimEnd());
  writeFileSync(RESULTS, `${[page.trimEnd(), ...kept].join("\n\n")}\n`);
}
