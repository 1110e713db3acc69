import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

/** What each folder of src may import besides itself. Data flows down this list; no arrow points back. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  errors: [],
  doc: ["errors"],
  net: ["errors"],
  lexicon: ["errors"],
  pipeline: ["errors", "doc", "net", "lexicon"],
  fusion: ["errors", "doc", "lexicon"],
  judgements: ["errors", "doc", "fusion"],
  validation: ["errors", "doc", "fusion", "judgements"],
  export: ["errors", "doc", "fusion", "judgements"],
  import: ["errors", "doc", "judgements"],
  reader: ["errors", "doc", "pipeline"],
  resources: ["errors", "doc", "pipeline"],
  sources: ["errors", "doc"],
  fetch: ["errors", "doc", "sources"],
  store: ["errors", "doc"],
  workers: ["errors", "doc", "pipeline", "reader", "resources"],
  library: [
    "errors",
    "doc",
    "fusion",
    "judgements",
    "validation",
    "pipeline",
    "reader",
    "resources",
    "sources",
    "fetch",
    "store",
    "workers",
    "query",
    "export",
    "import",
    "lexicon",
  ],
  jobs: ["errors", "doc", "library", "resources", "store", "workers"],
  cli: [
    "errors",
    "doc",
    "lexicon",
    "fusion",
    "judgements",
    "validation",
    "query",
    "export",
    "import",
    "pipeline",
    "reader",
    "resources",
    "sources",
    "fetch",
    "workers",
    "store",
    "library",
    "server",
    "mcp",
    "jobs",
  ],
  query: ["errors", "doc", "judgements", "validation"],
  mcp: ["errors", "doc", "query"],
  server: [
    "errors",
    "doc",
    "fusion",
    "judgements",
    "pipeline",
    "reader",
    "resources",
    "sources",
    "fetch",
    "workers",
    "store",
    "query",
    "mcp",
    "export",
    "library",
    "jobs",
  ],
  client: ["doc", "query"],
  read: ["errors", "doc", "reader", "resources"],
  "open-library": ["doc", "library", "query", "reader", "resources", "sources", "store"],
  index: [
    "open-library",
    "query",
    "judgements",
    "read",
    "errors",
    "doc",
    "pipeline",
    "reader",
    "resources",
    "sources",
    "workers",
    "store",
    "library",
  ],
};
/** Folders that also run in a browser: neither Node's modules nor its globals. */
const CORE = new Set([
  "errors",
  "doc",
  "net",
  "lexicon",
  "pipeline",
  "fusion",
  "judgements",
  "validation",
  "export",
  "import",
  "reader",
  "query",
]);
const CORE_PACKAGES = new Set(["zod", "@noble/hashes", "hyparquet-writer"]);

const root = fileURLToPath(new URL("../src", import.meta.url));
const files = readdirSync(root, { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".ts"))
  .sort();
const folderOf = (file: string): string =>
  file.includes("/") ? file.slice(0, file.indexOf("/")) : file.replace(/\.ts$/, "");
const stepOf = (file: string): number | undefined => {
  const step = /^pipeline\/(\d)-/.exec(file)?.[1];
  return step === undefined ? undefined : Number(step);
};

interface Import {
  readonly from: string;
  readonly to: string;
}
const IMPORT =
  /^\s*(?:import|export)\b[^"';]*?from\s*["']([^"']+)["']|^\s*import\s*["']([^"']+)["']|\bimport\(\s*["']([^"']+)["']/gm;
const imports: readonly Import[] = files.flatMap((from) =>
  [...readFileSync(join(root, from), "utf8").matchAll(IMPORT)].map((match) => ({
    from,
    to: match[1] ?? match[2] ?? match[3] ?? "",
  })),
);
const local = imports
  .filter(({ to }) => to.startsWith("."))
  .map(({ from, to }) => ({ from, to: relative(root, resolve(root, dirname(from), to)) }))
  .filter(({ to }) => !to.startsWith(".."));

test("every folder of src stands in the table of layers", () => {
  expect([...new Set(files.map(folderOf))].filter((folder) => MAY_IMPORT[folder] === undefined)).toEqual([]);
});

test("no folder imports one that it may not know", () => {
  const forbidden = local.filter(({ from, to }) => {
    const [a, b] = [folderOf(from), folderOf(to)];
    return a !== b && !(MAY_IMPORT[a] ?? []).includes(b);
  });
  expect(forbidden).toEqual([]);
});

test("no step of the pipeline imports a later one", () => {
  const backwards = local.filter(({ from, to }) => {
    const [a, b] = [stepOf(from), stepOf(to)];
    return a === undefined ? b !== undefined && folderOf(from) === "pipeline" : b !== undefined && b > a;
  });
  expect(backwards).toEqual([]);
});

test("the core imports neither Node nor packages that need it", () => {
  const foreign = imports.filter(({ from, to }) => {
    if (to.startsWith(".") || !CORE.has(folderOf(from))) return false;
    const name = to.startsWith("@") ? to.split("/").slice(0, 2).join("/") : (to.split("/")[0] ?? to);
    return !CORE_PACKAGES.has(name);
  });
  expect(foreign).toEqual([]);
});

test("there are no import cycles", () => {
  const next = new Map<string, string[]>();
  for (const { from, to } of local) next.set(from, [...(next.get(from) ?? []), to]);
  const done = new Set<string>();
  const cycles: string[] = [];
  const visit = (file: string, path: readonly string[]): void => {
    if (path.includes(file)) {
      cycles.push([...path.slice(path.indexOf(file)), file].join(" -> "));
      return;
    }
    if (done.has(file)) return;
    for (const other of next.get(file) ?? []) visit(other, [...path, file]);
    done.add(file);
  };
  for (const file of files) visit(file, []);
  expect(cycles).toEqual([]);
});

test("the command line loads what reads, serves and exports only when a command needs it", () => {
  const loaded = new Set<string>();
  const visit = (file: string): void => {
    if (loaded.has(file)) return;
    loaded.add(file);
    const text = readFileSync(join(root, file), "utf8");
    for (const [statement, to = ""] of text.matchAll(/^(?:import|export)\b[^;]*?from\s*"(\.[^"]+)"/gm)) {
      const names =
        /\{([^}]*)\}/
          .exec(statement)?.[1]
          ?.split(",")
          .map((name) => name.trim()) ?? [];
      const types = names.length > 0 && names.every((name) => name === "" || name.startsWith("type "));
      if (!types && !/^(?:import|export) type\b/.test(statement))
        visit(relative(root, resolve(root, dirname(file), to)));
    }
  };
  visit("cli/main.ts");
  const heavy = [...loaded].filter((file) =>
    /^(?:pipeline\/\d|reader\/reader|server|mcp|workers|export\/(?:formats|tables))/.test(file),
  );
  expect(heavy).toEqual([]);
});
