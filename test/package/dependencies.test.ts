import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { SHIPPED, sbom } from "../../scripts/sbom.ts";
import { PACKAGE_ROOT } from "../../src/resources/files.ts";

/** Licences under which anybody may use, change and pass on, asking for no more than to be named; of fonts, OFL-1.1. */
const PERMISSIVE = new Set([
  ...["MIT", "MIT-0", "ISC", "0BSD", "BSD-2-Clause", "BSD-3-Clause", "Apache-2.0", "MIT OR Apache-2.0"],
  "Python-2.0",
]);
const FONTS = new Set(["OFL-1.1"]);
/** Of what only the tests run: open, and its terms reach nothing of ours. */
const FOR_TESTS = new Set([...PERMISSIVE, "MPL-2.0"]);
const FOLDERS = ["", "workbench/", "test/", "tools/", "benchmarks/"] as const;

interface Manifest {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly scripts?: Readonly<Record<string, string>>;
}
interface Locked {
  readonly version?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly license?: string;
  readonly dev?: true;
  readonly hasInstallScript?: true;
}
const json = (path: string): unknown => JSON.parse(readFileSync(`${PACKAGE_ROOT}${path}`, "utf8"));
const manifest = (folder: string): Manifest => json(`${folder}package.json`) as Manifest;
const locked = (folder: string): readonly (readonly [name: string, entry: Locked])[] =>
  Object.entries((json(`${folder}package-lock.json`) as { readonly packages: Record<string, Locked> }).packages)
    .filter(([path]) => path !== "")
    .map(([path, entry]) => [path.slice(path.lastIndexOf("node_modules/") + "node_modules/".length), entry]);

const page = readFileSync(`${PACKAGE_ROOT}docs/dependencies.md`, "utf8");
const rows = new Map(
  [...page.matchAll(/^\| `([^`]+)` \| ([^|]+) \| ([^|]+) \|$/gm)].map(([, name = "", licence = "", why = ""]) => [
    name,
    { licence: licence.trim(), why: why.trim() },
  ]),
);

describe("docs/dependencies.md", () => {
  const direct = FOLDERS.flatMap((folder) => {
    const { dependencies = {}, devDependencies = {} } = manifest(folder);
    const lock = new Map(locked(folder));
    return [...Object.keys(dependencies), ...Object.keys(devDependencies)].map(
      (name) => [name, lock.get(name)?.license] as const,
    );
  });

  test("has a line with licence and reason for each package that a manifest names, and for no other", () => {
    expect([...rows.keys()].sort()).toEqual([...new Set(direct.map(([name]) => name))].sort());
    for (const [name, licence] of direct) expect(rows.get(name)?.licence, name).toBe(licence);
    for (const [name, { why }] of rows) expect(why, name).toMatch(/\w/);
  });

  test("names exact versions only: what was tested is what is installed", () => {
    for (const folder of FOLDERS) {
      const { dependencies = {}, devDependencies = {} } = manifest(folder);
      for (const [name, version] of Object.entries({ ...dependencies, ...devDependencies }))
        expect(version, name).toMatch(/^\d+\.\d+\.\d+(?:-[\w.]+)?$/);
    }
  });
});

test("all that reaches a user, directly or not, may be used, changed and passed on", () => {
  for (const folder of SHIPPED) {
    const all = locked(folder).filter(([, { dev }]) => dev !== true);
    expect(all.length).toBeGreaterThan(10);
    for (const [name, { license = "none" }] of all)
      expect(
        PERMISSIVE.has(license) || (name.startsWith("@fontsource") && FONTS.has(license)),
        `${name}: ${license}`,
      ).toBe(true);
  }
});

test("so may what the tests and tools are run with", () => {
  for (const [name, { licence }] of rows)
    expect(FOR_TESTS.has(licence) || FONTS.has(licence), `${name}: ${licence}`).toBe(true);
});

test("nothing that is installed with the package runs a script then, nor does the package", () => {
  const running = locked("").filter(([, { dev, hasInstallScript }]) => dev !== true && hasInstallScript === true);
  expect(running.map(([name]) => name)).toEqual([]);
  expect(Object.keys(manifest("").scripts ?? {}).filter((name) => /^(?:pre|post)?install$/.test(name))).toEqual([]);
});

describe("the bill of materials", () => {
  const text = sbom();
  const bill = JSON.parse(text) as {
    readonly bomFormat: string;
    readonly serialNumber: string;
    readonly metadata: { readonly component: { readonly "bom-ref": string; readonly name: string } };
    readonly components: readonly {
      readonly "bom-ref": string;
      readonly name: string;
      readonly version: string;
      readonly purl: string;
      readonly hashes: readonly { readonly alg: string; readonly content: string }[];
      readonly licenses: readonly unknown[];
    }[];
    readonly dependencies: readonly { readonly ref: string; readonly dependsOn: readonly string[] }[];
  };

  test("holds each package that reaches a user, at its version, with hash and licence", () => {
    expect(bill.bomFormat).toBe("CycloneDX");
    const held = new Map(bill.components.map(({ name, version }) => [name, version]));
    const needed = new Set<string>();
    for (const folder of SHIPPED) {
      for (const name of Object.keys(manifest(folder).dependencies ?? {})) needed.add(name);
      for (const [name, { version, dependencies = {}, optionalDependencies = {} }] of locked(folder))
        if (held.get(name) === version)
          for (const each of Object.keys({ ...dependencies, ...optionalDependencies })) needed.add(each);
    }
    // All that something in it needs is in it, and nothing else.
    expect([...needed].filter((name) => !held.has(name))).toEqual([]);
    expect([...held.keys()].filter((name) => !needed.has(name))).toEqual([]);
    expect(["pg-types", "react", "zod"].every((name) => held.has(name))).toBe(true);
    expect(["typescript", "vitest", "vite"].some((name) => held.has(name))).toBe(false);
    for (const { name, purl, hashes, licenses } of bill.components) {
      expect(purl, name).toMatch(/^pkg:npm\//);
      expect(hashes[0], name).toMatchObject({ alg: "SHA-512", content: expect.stringMatching(/^[0-9a-f]{128}$/) });
      expect(licenses.length, name).toBeGreaterThan(0);
    }
  });

  test("says what needs what, and points at nothing that it does not hold", () => {
    const held = new Set([bill.metadata.component["bom-ref"], ...bill.components.map((each) => each["bom-ref"])]);
    for (const { ref, dependsOn } of bill.dependencies)
      for (const each of [ref, ...dependsOn]) expect(held.has(each), each).toBe(true);
    const own = bill.dependencies.find(({ ref }) => ref === bill.metadata.component["bom-ref"]);
    expect(own?.dependsOn.some((each) => each.startsWith("react@"))).toBe(true);
  });

  test("is the same each time: no clock, no chance, no place", () => {
    expect(sbom()).toBe(text);
    expect(bill.metadata.component.name).toBe("hearsay");
    expect(text).not.toMatch(/timestamp|\/home\/|\/work\/|\/tmp\//);
  });
});
