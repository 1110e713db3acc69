/**
 * node scripts/fuzz.ts [--inputs 20000] [--seed 1] [--only NAME] [--write]: every parser and decoder against inputs that are
 * made from honest ones by chance, guided by coverage: what reaches code, or reaches it more often, than anything before
 * is kept and built upon. Bounded by the number of inputs, so that the same seed tries the same. Whatever throws anything but
 * a coded error, takes long, or makes what must not be made is a finding: it is printed with its input, and the end is 1.
 * With --write a section of benchmarks/RESULTS.md.
 */
import process from "node:process";
import { parseArgs } from "node:util";
import { environment } from "../benchmarks/accuracy/environment.ts";
import { randomNumbers } from "../benchmarks/library/documents.ts";
import { writeSection } from "../benchmarks/sections.ts";
import { startCoverage } from "./fuzz/coverage.ts";
import { mutated } from "./fuzz/mutate.ts";
import { fuzzSection, type TargetResult } from "./fuzz/section.ts";
import type { Target } from "./fuzz/target.ts";

const { values } = parseArgs({
  options: {
    inputs: { type: "string", default: "20000" },
    seed: { type: "string", default: "1" },
    only: { type: "string" },
    write: { type: "boolean", default: false },
  },
});
const [inputs, seed] = [Number(values.inputs), Number(values.seed)];
/** Inputs between two looks at what was reached: each look costs more than most inputs. */
const BATCH = 24;
/** Processor time, not the clock: the machine may be busy. */
const LONGEST_MS = 3_000;
const MOST_KEPT = 600;

// Nothing that is to be counted is loaded before.
const coverage = await startCoverage();
const { findingIn } = await import("./fuzz/target.ts");
/** Loaded one after another: what is not loaded need not be looked through each time. */
const GROUPS: readonly (() => Promise<readonly Target[]>)[] = [
  async () => (await import("./fuzz/source-targets.ts")).SOURCE_TARGETS,
  async () => (await import("./fuzz/record-targets.ts")).RECORD_TARGETS,
  async () => (await import("./fuzz/http-targets.ts")).HTTP_TARGETS,
];

/**
 * What nobody waits for and is rejected. Parsers of others leave some behind; the thread that they run in takes no harm. Of
 * our own code it is a finding.
 */
let stray: unknown;
process.on("unhandledRejection", (reason) => {
  const [, first = ""] = reason instanceof Error ? (reason.stack ?? "").split("\n    at ") : [];
  if (!first.includes("node_modules")) stray = reason;
  else if (strays++ === 0) process.stderr.write(`a stray rejection of a parser: ${first}\n`);
});
let strays = 0;

const results: TargetResult[] = [];
for (const group of GROUPS) {
  for (const target of await group()) {
    if (values.only !== undefined && target.name !== values.only) continue;
    const begun = process.cpuUsage();
    const result = await fuzzed(target);
    results.push(result);
    const { user, system } = process.cpuUsage(begun);
    process.stderr.write(
      `${target.name}: ${result.tried} tried, ${result.kept} kept, ${result.own} own blocks of ${result.blocks}, ${result.findings.length} findings, ${Math.round((user + system) / 1e6)} s\n`,
    );
  }
}
await coverage.stop();
const section = fuzzSection({ inputs, seed, results, environment: environment() });
process.stdout.write(`${section.join("\n")}\n`);
if (values.write) writeSection("fuzz", section);
process.exit(results.some(({ findings }) => findings.length > 0) ? 1 : 0);

async function fuzzed(target: Target): Promise<TargetResult> {
  const chance = randomNumbers(seed);
  const most = Math.ceil(inputs * target.share);
  const seen = new Set<string>();
  const kept: Uint8Array[] = [...target.seeds];
  const findings = new Map<string, string>();
  let tried = 0;
  await coverage.take();
  for (const honest of target.seeds) await tryOne(target, honest, findings);
  for (const reached of await coverage.take()) seen.add(reached);
  while (tried < most) {
    const batch = Array.from({ length: Math.min(BATCH, most - tried) }, () => {
      // What was kept last leads on most often.
      const at =
        chance() < 0.5
          ? kept.length - 1 - Math.floor(chance() * Math.min(kept.length, 20))
          : Math.floor(chance() * kept.length);
      return mutated(kept[at] ?? new Uint8Array(), kept, chance);
    });
    for (const input of batch) await tryOne(target, input, findings);
    tried += batch.length;
    const all = await coverage.take();
    const fresh = new Set(all.filter((reached) => !seen.has(reached)));
    for (const input of await leading(target, batch, fresh, findings)) {
      if (kept.length < MOST_KEPT) kept.push(input);
    }
    // Also what only came in company, or only the first time.
    for (const reached of all) seen.add(reached);
  }
  const blocks = new Set([...seen].map((reached) => reached.slice(0, reached.lastIndexOf(":"))));
  const own = [...blocks].filter((reached) => coverage.isOwn(reached)).length;
  return {
    name: target.name,
    tried,
    kept: kept.length - target.seeds.length,
    blocks: blocks.size,
    own,
    findings: [...findings.keys()],
  };
}

/** Those of the inputs that reach what is fresh, found by halves; takes what they reach out of it. */
async function leading(
  target: Target,
  inputs: readonly Uint8Array[],
  fresh: Set<string>,
  findings: Map<string, string>,
): Promise<readonly Uint8Array[]> {
  if (fresh.size === 0) return [];
  await coverage.take();
  for (const input of inputs) await tryOne(target, input, findings);
  const here = new Set((await coverage.take()).filter((reached) => fresh.has(reached)));
  if (here.size === 0) return [];
  if (inputs.length === 1) {
    for (const reached of here) fresh.delete(reached);
    return inputs;
  }
  const half = inputs.length >> 1;
  const first = await leading(target, inputs.slice(0, half), fresh, findings);
  return [...first, ...(await leading(target, inputs.slice(half), fresh, findings))];
}

async function tryOne({ name, run }: Target, input: Uint8Array, findings: Map<string, string>): Promise<void> {
  const before = process.cpuUsage();
  let finding: string | undefined;
  stray = undefined;
  try {
    await run(input);
    if (stray !== undefined) finding = findingIn(stray);
  } catch (error) {
    finding = findingIn(error);
  }
  const { user, system } = process.cpuUsage(before);
  if ((user + system) / 1000 > LONGEST_MS)
    finding ??= `takes ${Math.round((user + system) / 1e6)} s for ${input.length} bytes`;
  if (finding === undefined || findings.has(finding.replace(/\d+/g, "N"))) return;
  findings.set(finding.replace(/\d+/g, "N"), Buffer.from(input).toString("base64"));
  process.stderr.write(`FINDING ${name}: ${finding}\n  ${Buffer.from(input).toString("base64").slice(0, 6_000)}\n`);
}
