import { existsSync, readFileSync } from "node:fs";
import type { Command } from "commander";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { createProgram } from "../../src/cli/program.ts";
import { PACKAGE_ROOT } from "../../src/resources/files.ts";

interface Service {
  readonly image?: string;
  readonly build?: string;
  readonly command?: string;
  readonly entrypoint?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly ports?: readonly string[];
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
  readonly volumes?: readonly string[];
  readonly healthcheck?: { readonly test: string | readonly string[] };
}

const read = (name: string): string => readFileSync(`${PACKAGE_ROOT}${name}`, "utf8");
const text = read("compose.yaml");
const { services, volumes } = parse(text, { merge: true }) as {
  readonly services: Readonly<Record<string, Service>>;
  readonly volumes: Readonly<Record<string, unknown>>;
};
const own = Object.entries(services).filter(([, { build }]) => build !== undefined);
const dockerfile = read("Dockerfile");
const ENTRY = ["node", "bin/hearsay.cjs"];

/** What is wrong with a command line, as the program itself takes it apart; nothing is run. */
function faultsIn(args: readonly string[]): readonly string[] {
  const program = createProgram({ out: async () => {}, err: () => {} }, () => {});
  let command: Command = program;
  let rest = [...args];
  for (;;) {
    const next = command.commands.find((inner) => inner.name() === rest[0]);
    if (next === undefined) break;
    command = next;
    rest = rest.slice(1);
  }
  if (command === program || command.commands.length > 0) return [`no command: ${args.join(" ")}`];
  command.exitOverride().configureOutput({ writeErr: () => {}, writeOut: () => {} });
  try {
    const { operands, unknown } = command.parseOptions(rest);
    const wanted = command.registeredArguments.filter(({ required }) => required).length;
    return [
      ...unknown.map((each) => `unknown: ${each}`),
      ...(operands.length < wanted ? [`${operands.length} of ${wanted} arguments`] : []),
    ];
  } catch (error) {
    return [String(error)];
  }
}

/** The program's own arguments of a whole command line. */
function argumentsOf(line: readonly string[]): readonly string[] {
  expect(line.slice(0, ENTRY.length)).toEqual(ENTRY);
  return line.slice(ENTRY.length);
}

/** Lines of shell that begin services, as comments and documentation give them. */
const shown = `${text}\n${read("docs/team.md")}`.match(/docker compose run [^\n`]+/g) ?? [];

describe("compose.yaml", () => {
  test("is taken apart as it is meant: what is wrong with a command line is found", () => {
    expect(faultsIn(["serve", "--host", "0.0.0.0", "--port", "8080"])).toEqual([]);
    expect(faultsIn(["serve", "--prot", "8080"])).toEqual(["unknown: --prot", "unknown: 8080"]);
    expect(faultsIn(["serve", "--port", "none"])).toHaveLength(1);
    expect(faultsIn(["accounts", "add"])).toEqual(["0 of 1 arguments"]);
    expect(faultsIn(["conjure"])).toHaveLength(1);
  });

  test.each(own)("runs %s with a command line that the program takes", (_, { entrypoint = ENTRY, command = "" }) => {
    const args = argumentsOf([...entrypoint, ...command.split(" ").filter((part) => part !== "")]);
    // The tool's own arguments come from whoever runs it.
    if (command !== "") expect(faultsIn(args)).toEqual([]);
  });

  test.each(shown)("shows %s, which the program takes", (line) => {
    const [, entry, service = "", rest = ""] =
      /^docker compose run --rm (?:--entrypoint "([^"]+)" )?(\w+) (.*)$/.exec(line) ?? [];
    const entrypoint = entry?.split(" ") ?? services[service]?.entrypoint ?? ENTRY;
    expect(faultsIn(argumentsOf([...entrypoint, ...rest.trim().split(/ +/)]))).toEqual([]);
  });

  test("sets only variables that are on the page of settings", () => {
    const settings = read("docs/lexicons.md");
    for (const [name, { environment = {} }] of own)
      for (const variable of Object.keys(environment)) expect(settings, name).toContain(`\`${variable}\``);
    for (const [, variable = ""] of text.matchAll(/\$\{(\w+)/g))
      expect(read("docs/team.md"), variable).toContain(`${variable}=`);
  });

  test("publishes the port that the server listens on, to this machine alone, and asks the worker where it answers", () => {
    const port = /--port (\d+)/.exec(services["server"]?.command ?? "")?.[1];
    expect(services["server"]?.ports).toEqual([`127.0.0.1:${port}:${port}`]);
    const metrics = /--metrics-port (\d+)/.exec(services["worker"]?.command ?? "")?.[1];
    expect(String(services["worker"]?.healthcheck?.test)).toContain(`http://127.0.0.1:${metrics}/readyz`);
  });

  test("names services, volumes and a database that are there", () => {
    for (const [name, { depends_on = {}, volumes: mounted = [], environment = {} }] of Object.entries(services)) {
      for (const other of Object.keys(depends_on)) expect(Object.keys(services), name).toContain(other);
      for (const volume of mounted.filter((each) => /^\w/.test(each)))
        expect(Object.keys(volumes), name).toContain(volume.split(":")[0]);
      const address = URL.parse((environment["HEARSAY_LIBRARY"] ?? "").replace(/\$\{\w+\}/, "secret"));
      if (address === null) continue;
      const { image = "", environment: database = {} } = services[address.hostname] ?? {};
      expect(Number(/^postgres:(\d+)/.exec(image)?.[1]), "the oldest that the tests run on").toBeGreaterThanOrEqual(16);
      expect([address.username, address.pathname]).toEqual([database["POSTGRES_USER"], `/${database["POSTGRES_DB"]}`]);
    }
  });
});

describe("the Dockerfile", () => {
  const { files, engines, scripts } = JSON.parse(read("package.json")) as {
    readonly files: readonly string[];
    readonly engines: { readonly node: string };
    readonly scripts: Readonly<Record<string, string>>;
  };

  test("takes along all that the package does, and starts what the package starts", () => {
    const copied = [...dockerfile.matchAll(/^COPY --from=build (.+) \S+$/gm)].flatMap(([, paths = ""]) =>
      paths.split(" "),
    );
    for (const name of files) expect(copied).toContain(`/hearsay/${name}`);
    expect(copied).toContain("/hearsay/node_modules");
    expect(dockerfile).toContain(`ENTRYPOINT ${JSON.stringify(ENTRY).replaceAll(",", ", ")}`);
    expect(dockerfile).toMatch(/^USER (?!root)\w+$/m);
  });

  test("copies only what is there, and runs only what there is, on a Node that is new enough", () => {
    for (const [, paths = ""] of dockerfile.matchAll(/^COPY (?!--from)(.+) \S+$/gm))
      for (const path of paths.split(" ")) expect(existsSync(`${PACKAGE_ROOT}${path}`), path).toBe(true);
    for (const [, name = ""] of dockerfile.matchAll(/npm run ([\w:]+)/g)) expect(Object.keys(scripts)).toContain(name);
    const least = Number(/\d+/.exec(engines.node)?.[0]);
    for (const [, version] of dockerfile.matchAll(/^FROM node:(\d+)/gm))
      expect(Number(version)).toBeGreaterThanOrEqual(least);
  });

  test("leaves out of its first part neither lock files nor what the build needs", () => {
    const ignored = read(".dockerignore")
      .split("\n")
      .filter((line) => line !== "");
    for (const needed of ["package-lock.json", "workbench", "scripts", "src", "lexicons", "models", "corpus"])
      expect(ignored).not.toContain(needed);
  });
});
