import { readdirSync, readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { beforeAll, describe, expect, test } from "vitest";
import { builtPages } from "./served.ts";

interface Chunk {
  readonly file: string;
  readonly imports?: readonly string[];
  readonly dynamicImports?: readonly string[];
  readonly css?: readonly string[];
}

let folder = "";
let manifest: Readonly<Record<string, Chunk>> = {};
beforeAll(async () => {
  folder = await builtPages();
  manifest = JSON.parse(readFileSync(`${folder}/.vite/manifest.json`, "utf8"));
});

/** Everything that a chunk needs before it runs. */
function withImports(names: readonly string[], seen = new Set<string>()): ReadonlySet<string> {
  for (const name of names) {
    if (seen.has(name)) continue;
    seen.add(name);
    withImports(manifest[name]?.imports ?? [], seen);
  }
  return seen;
}

const gzipped = (file: string): number => gzipSync(readFileSync(`${folder}/${file}`)).length;

describe("the built workbench", () => {
  test("shows its first view with at most 350 kB of script, as it travels", () => {
    const first = withImports(["index.html", "src/views/story/first.tsx"]);
    expect([...first].every((name) => manifest[name] !== undefined)).toBe(true);
    const bytes = [...first].reduce((sum, name) => sum + gzipped(manifest[name]?.file ?? ""), 0);
    expect(bytes).toBeGreaterThan(0);
    expect(bytes).toBeLessThanOrEqual(350 * 1024);
  });

  test("holds no script and no style within its page", () => {
    const page = readFileSync(`${folder}/index.html`, "utf8");
    expect(page.match(/<script(?![^>]*\bsrc=)/g)).toBeNull();
    expect(page).not.toMatch(/<style|\sstyle=|\son[a-z]+=/);
  });

  test("names nothing that would have to be loaded from elsewhere", () => {
    const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) =>
      /\.(html|css|js)$/.test(name),
    );
    expect(files.length).toBeGreaterThan(3);
    for (const name of files) {
      const text = readFileSync(`${folder}/${name}`, "utf8");
      // In style sheets, what `url(…)` or `@import` names; in pages, what is linked; in scripts, what is imported or fetched.
      const loads = text.match(/(?:url\(|@import\s+|(?:src|href)="|\bimport\(|fetch\()\s*["'`]?https?:\/\/[^\s"'`)]+/g);
      expect(loads, name).toBeNull();
    }
  });

  test("names every file but the page by its content", () => {
    const assets = readdirSync(`${folder}/assets`);
    expect(assets.filter((name) => !/-[\w-]{8}\.\w+$/.test(name))).toEqual([]);
  });
});
