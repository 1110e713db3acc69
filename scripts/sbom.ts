import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { z } from "zod";

/** In which folders the packages stand that reach a user: installed beside Hearsay, and built into the workbench. */
export const SHIPPED = ["", "workbench/"] as const;

const root = fileURLToPath(new URL("..", import.meta.url));

const component = z.looseObject({ "bom-ref": z.string(), name: z.string(), version: z.string() });
const billSchema = z.looseObject({
  metadata: z.looseObject({ component }),
  components: z.array(component),
  dependencies: z.array(z.looseObject({ ref: z.string(), dependsOn: z.array(z.string()).default([]) })),
});
type Bill = z.infer<typeof billSchema>;

/**
 * What the package is made of, as a software bill of materials (CycloneDX 1.5 JSON). npm makes it of the lock files alone,
 * without a network; what differs from one making to the next is taken out, so that the same locks give the same bytes.
 */
export function sbom(): string {
  const [own, workbench] = SHIPPED.map(billOf);
  if (own === undefined || workbench === undefined) throw new RangeError("two lock files are looked at");
  const { version } = JSON.parse(readFileSync(`${root}package.json`, "utf8")) as { readonly version: string };
  const self = { ...own.metadata.component, name: "hearsay" };
  const bundled = workbench.dependencies.find(({ ref }) => ref === workbench.metadata.component["bom-ref"]);
  const dependencies = own.dependencies.map((each) =>
    each.ref === self["bom-ref"]
      ? { ...each, dependsOn: sorted([...each.dependsOn, ...(bundled?.dependsOn ?? [])]) }
      : each,
  );
  const content = {
    bomFormat: "CycloneDX",
    specVersion: "1.5",
    version: 1,
    metadata: { lifecycles: [{ phase: "pre-build" }], tools: [{ vendor: "npm", name: "cli" }], component: self },
    components: byKey([...own.components, ...workbench.components], (each) => each["bom-ref"]),
    dependencies: byKey(
      [...dependencies, ...workbench.dependencies.filter((each) => each !== bundled)],
      (each) => each.ref,
    ),
  };
  const serialNumber = `urn:uuid:${uuidOf(`hearsay ${version} ${JSON.stringify(content)}`)}`;
  return `${JSON.stringify({ $schema: "http://cyclonedx.org/schema/bom-1.5.schema.json", serialNumber, ...content }, null, 2)}\n`;
}

/** npm's own `--omit dev` leaves out what is needed by both sides: all is listed, and what a user gets is kept. */
function billOf(folder: string): Bill {
  const args = ["sbom", "--sbom-format", "cyclonedx", "--package-lock-only", "--offline"];
  // On Windows npm is a script of the shell.
  const made = spawnSync("npm", args, {
    cwd: `${root}${folder}`,
    encoding: "utf8",
    maxBuffer: 64 * 2 ** 20,
    shell: process.platform === "win32",
  });
  if (made.status !== 0) throw new Error(`npm sbom, which npm has from version 10 on: ${made.stderr}`);
  const bill = billSchema.parse(JSON.parse(made.stdout));
  const self = bill.metadata.component["bom-ref"];
  const shipped = shippedIn(folder);
  return {
    ...bill,
    components: bill.components.filter((each) => shipped.has(each["bom-ref"])),
    dependencies: bill.dependencies
      .filter(({ ref }) => ref === self || shipped.has(ref))
      .map((each) => ({ ...each, dependsOn: each.dependsOn.filter((ref) => shipped.has(ref)) })),
  };
}

const lockSchema = z.object({
  packages: z.record(
    z.string(),
    z.looseObject({
      version: z.string().exactOptional(),
      dependencies: z.record(z.string(), z.string()).default({}),
      optionalDependencies: z.record(z.string(), z.string()).default({}),
      peerDependencies: z.record(z.string(), z.string()).default({}),
      peerDependenciesMeta: z.record(z.string(), z.looseObject({ optional: z.boolean().exactOptional() })).default({}),
    }),
  ),
});

/** "name@version" of all that is installed for the sake of `dependencies`, as Node would find it. */
function shippedIn(folder: string): ReadonlySet<string> {
  const { packages } = lockSchema.parse(JSON.parse(readFileSync(`${root}${folder}package-lock.json`, "utf8")));
  const seen = new Set<string>();
  const shipped = new Set<string>();
  const visit = (path: string): void => {
    const entry = packages[path];
    if (entry === undefined || seen.has(path)) return;
    seen.add(path);
    if (path !== "") shipped.add(`${path.slice(path.lastIndexOf(IN) + IN.length)}@${entry.version ?? ""}`);
    const peers = Object.keys(entry.peerDependencies).filter(
      (name) => entry.peerDependenciesMeta[name]?.optional !== true,
    );
    for (const name of [...Object.keys(entry.dependencies), ...Object.keys(entry.optionalDependencies), ...peers])
      visit(found(path, name));
  };
  const found = (from: string, name: string): string => {
    for (let at = from; ; at = at.slice(0, Math.max(0, at.lastIndexOf(IN) - 1))) {
      const path = `${at === "" ? "" : `${at}/`}${IN}${name}`;
      if (packages[path] !== undefined || at === "") return path;
    }
  };
  visit("");
  return shipped;
}
const IN = "node_modules/";

/** Each once: the workbench may have what the package has. */
function byKey<T>(all: readonly T[], keyOf: (each: T) => string): readonly T[] {
  const found = new Map(all.map((each) => [keyOf(each), each]));
  return sorted([...found.keys()]).flatMap((key) => found.get(key) ?? []);
}

/** By code unit: no locale has a say. */
const sorted = (all: readonly string[]): string[] => [...new Set(all)].sort((a, b) => (a < b ? -1 : 1));

/** A name made of the content (RFC 9562, version 8). */
function uuidOf(text: string): string {
  const hex = createHash("sha256").update(text).digest("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** Beside what is built, so that it goes out with the package. */
export function writeSbom(): void {
  writeFileSync(`${root}dist/sbom.cdx.json`, sbom());
}

if (import.meta.main) process.stdout.write(sbom());
