import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import type { DocumentInput } from "../../src/doc/input.ts";
import type { Annotations } from "../../src/pipeline/annotations.ts";
import { createReader } from "../../src/reader/reader.ts";
import { fileResources } from "../../src/resources/files.ts";

/**
 * One golden file: a head of "key: value" lines (what the case is about, and metadata), a line "---", the text, a line
 * "---", and what is expected, one element a line. UPDATE_GOLDEN=1 rewrites the last part: read the diff before you keep it.
 * `annotate` reads a document; the whole reader unless a layer can be tested without the later ones.
 */
export function goldenSuite(
  layer: string,
  render: (annotations: Annotations) => readonly string[],
  annotate: (input: DocumentInput) => Annotations = createReader(fileResources()).annotate,
): void {
  const folder = join(fileURLToPath(new URL(".", import.meta.url)), layer);
  describe(`golden ${layer}`, () => {
    for (const name of readdirSync(folder)
      .filter((file) => file.endsWith(".txt"))
      .sort()) {
      const path = join(folder, name);
      const [head = "", text = "", expected = ""] = readFileSync(path, "utf8").split(/^---\n/m);
      const meta = Object.fromEntries(
        head
          .trim()
          .split("\n")
          .map((line) => line.split(/: (.*)/s).slice(0, 2)),
      );
      test(`${basename(name, ".txt")}: ${meta["about"]}`, () => {
        const { about: _about, ...fields } = meta;
        const input = { ...fields, text: text.replace(/\n$/, "") } as DocumentInput;
        const lines = `${render(annotate(input)).join("\n")}\n`;
        if (process.env["UPDATE_GOLDEN"] === "1") writeFileSync(path, `${head}---\n${text}---\n${lines}`);
        else expect(lines).toBe(expected);
      });
    }
  });
}
