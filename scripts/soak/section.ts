import type { Environment } from "../../benchmarks/accuracy/environment.ts";
import type { Measured } from "./messages.ts";

export interface Soaked {
  readonly minutes: number;
  readonly seed: number;
  readonly acts: number;
  readonly counts: ReadonlyMap<string, number>;
  readonly measures: readonly Measured[];
  readonly failures: readonly string[];
  readonly environment: Environment;
  readonly most: number;
}

/** What a soak came to, as a section of benchmarks/RESULTS.md. */
export function soakSection({
  minutes,
  seed,
  acts,
  counts,
  measures,
  failures,
  environment: { date, commit, machine, node },
  most,
}: Soaked): readonly string[] {
  // The library is full, and caches have filled, well within the first third.
  const third = Math.floor(measures.length / 3);
  const parts = [measures.slice(third, 2 * third), measures.slice(2 * third)];
  const row = (name: string, of: (measure: Measured) => number, unit: string): string =>
    `| ${name} | ${parts.map((part) => `${middle(part.map(of))} ${unit}`).join(" | ")} | ${Math.max(...measures.map(of))} ${unit} |`;
  const mebibytes = (bytes: number): number => Math.round(bytes / 2 ** 20);
  return [
    "## An hour of everything at once",
    "",
    `\`node scripts/soak.ts --minutes ${Math.round(minutes)} --seed ${seed}\`, ${date}, ${commit}, ${machine}, ${node}.`,
    "",
    `One server over one library of ${most} documents, worked at for ${Math.round(minutes)} minutes without a pause, in random order: ` +
      `${acts} acts, ${failures.length === 0 ? "none of which broke anything that must hold" : `${failures.length} of which broke something`}. ` +
      "As much is removed as is added, so that what grows is a leak. Memory is measured each minute after a full collection.",
    "",
    "| | middle third | last third | most |",
    "|---|---|---|---|",
    row("heap in use", ({ heap }) => mebibytes(heap), "MiB"),
    row("buffers", ({ external }) => mebibytes(external), "MiB"),
    row("resident", ({ rss }) => mebibytes(rss), "MiB"),
    row("open files and sockets", ({ handles }) => handles, ""),
    "",
    "| act | times |",
    "|---|---|",
    ...[...counts].map(([name, count]) => `| ${name} | ${count} |`),
    ...(failures.length === 0 ? [] : ["", ...failures.map((text) => `- ${text.split("\n")[0]}`)]),
  ];
}

/** The median: one garbage collection at an odd moment moves it little. */
function middle(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
