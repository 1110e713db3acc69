/**
 * node scripts/soak.ts [--minutes 60] [--seed 1] [--most 120] [--write]: a server over one library, worked at without a
 * pause in seeded random order: adding, removing, reading again, judging, looking, exporting, asking as an agent, from
 * outside by other processes. After each act what must hold is held; each minute the server's memory is measured after a
 * full collection, and its open files. Ends with 1 where anything broke. With --write a section of benchmarks/RESULTS.md.
 */
import { execFile, fork } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { fileURLToPath, pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { environment } from "../benchmarks/accuracy/environment.ts";
import { documents, randomNumbers } from "../benchmarks/library/documents.ts";
import { writeSection } from "../benchmarks/sections.ts";
import { createClient } from "../src/client/index.ts";
import { PACKAGE_ROOT } from "../src/resources/files.ts";
import { ACTIONS, type Action, type World } from "./soak/actions.ts";
import type { FromServer, Measured, ToServer } from "./soak/messages.ts";
import { soakSection } from "./soak/section.ts";

const { values } = parseArgs({
  options: {
    minutes: { type: "string", default: "60" },
    seed: { type: "string", default: "1" },
    most: { type: "string", default: "120" },
    write: { type: "boolean", default: false },
  },
});
const [minutes, seed, most] = [Number(values.minutes), Number(values.seed), Number(values.most)];
const WORDS = 200;
const REMEMBERED = 20;

const folder = mkdtempSync(join(tmpdir(), "hearsay-soak-"));
const place = join(folder, "library.db");
const failures: string[] = [];
const fail = (text: string): void => {
  if (failures.length < REMEMBERED) failures.push(text);
  process.stderr.write(`\nFAILED ${text}\n`);
};

const child = fork(fileURLToPath(new URL("soak/server.ts", import.meta.url)), [place], {
  execArgv: ["--expose-gc", "--disable-warning=ExperimentalWarning"],
});
let stopping = false;
let ready = (_: number): void => {};
let measured = (_: Measured): void => {};
const port = await new Promise<number>((resolve, reject) => {
  ready = resolve;
  child.on("message", (message: FromServer) => {
    if (message.kind === "ready") ready(message.port);
    else if (message.kind === "fault") fail(`the server says: ${message.text}`);
    else measured(message);
  });
  child.on("exit", (status) => {
    if (!stopping) fail(`the server ended with ${status}`);
    reject(new Error("the server ended"));
  });
});
const tell = (message: ToServer): void => void child.send(message);
const measure = (): Promise<Measured> =>
  new Promise((resolve) => {
    measured = resolve;
    tell("measure");
  });

const base = `http://127.0.0.1:${port}`;
const chance = randomNumbers(seed);
const sample = `${PACKAGE_ROOT}corpus/sample/`;
const world: World = {
  base,
  place,
  client: createClient({ base }),
  agent: await agentAt(new URL(`${base}/mcp`)),
  hearsay,
  chance,
  reports: reports(),
  documents: new Set(),
  records: [],
  files: readdirSync(sample).flatMap((name) => (/\.(?:txt|html)$/.test(name) ? [`${sample}${name}`] : [])),
  most,
};

const counts = new Map<string, number>(ACTIONS.map(({ name }) => [name, 0]));
const measures: Measured[] = [];
const [adding] = ACTIONS;
const begun = performance.now();
const elapsed = (): number => (performance.now() - begun) / 60_000;
let acts = 0;
const act = async ({ name, run }: Action): Promise<void> => {
  acts++;
  counts.set(name, (counts.get(name) ?? 0) + 1);
  await run(world).catch((error: unknown) =>
    fail(`act ${acts}, ${name}: ${error instanceof Error ? error.message : error}`),
  );
};
while (adding !== undefined && world.documents.size < 10 && acts < 20) await act(adding);
while (elapsed() < minutes && child.connected && failures.length < REMEMBERED) {
  await act(drawn());
  if (measures.length < Math.floor(elapsed())) {
    const now = await measure();
    measures.push(now);
    process.stderr.write(
      `${measures.length} min: ${acts} acts, ${world.documents.size} documents, heap ${mebibytes(now.heap)}, rss ${mebibytes(now.rss)}, ${now.handles} open files\n`,
    );
  }
}
for (const action of ACTIONS.filter(({ name }) => /verify|count/.test(name))) await act(action);
const took = elapsed();
stopping = true;
tell("stop");
await new Promise((resolve) => child.once("exit", resolve));
rmSync(folder, { recursive: true });

const section = soakSection({
  minutes: took,
  seed,
  acts,
  counts,
  measures,
  failures,
  environment: environment(),
  most,
});
process.stdout.write(`${section.join("\n")}\n`);
if (values.write) writeSection("soak", section);
process.exit(failures.length > 0 ? 1 : 0);

function drawn(): Action {
  let left = chance() * ACTIONS.reduce((sum, { weight }) => sum + weight, 0);
  for (const action of ACTIONS) {
    left -= action.weight;
    if (left < 0) return action;
  }
  throw new RangeError("no act");
}

function* reports(): Generator<{ readonly title: string; readonly text: string }, never> {
  for (const { input } of documents(WORDS, seed)) yield { title: input.title ?? "", text: input.text };
  throw new RangeError("there are always more");
}

/** The official client, which the tests bring. */
async function agentAt(url: URL): Promise<World["agent"]> {
  const from = createRequire(`${PACKAGE_ROOT}test/package.json`);
  const path = from.resolve("@modelcontextprotocol/client").replace(/\.cjs$/, ".mjs");
  const { Client, StreamableHTTPClientTransport } = (await import(
    pathToFileURL(path).href
  )) as typeof import("../test/node_modules/@modelcontextprotocol/client/dist/index.mjs");
  const client = new Client({ name: "soak", version: "0.0.0" });
  await client.connect(new StreamableHTTPClientTransport(url));
  return async (name, input) => {
    const answer = await client.callTool({ name, arguments: { ...input } });
    if (answer.isError === true) throw new Error(`${name} answers ${JSON.stringify(answer.content)}`);
    return (answer.structuredContent as { readonly untrusted: Record<string, unknown> }).untrusted;
  };
}

function hearsay(...args: readonly string[]): ReturnType<World["hearsay"]> {
  return new Promise((resolve) => {
    const main = fileURLToPath(new URL("../src/cli/main.ts", import.meta.url));
    execFile(process.execPath, [main, ...args], (error, out, err) => {
      resolve({ status: error === null ? 0 : Number(error.code ?? 1), out: `${out}${err}` });
    });
  });
}

function mebibytes(bytes: number): string {
  return `${Math.round(bytes / 2 ** 20)} MiB`;
}
