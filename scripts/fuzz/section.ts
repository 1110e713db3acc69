import type { Environment } from "../../benchmarks/accuracy/environment.ts";

export interface TargetResult {
  readonly name: string;
  readonly tried: number;
  /** Inputs that reached what none had reached before. */
  readonly kept: number;
  /** Blocks of code that were reached, and those of this project among them. */
  readonly blocks: number;
  readonly own: number;
  readonly findings: readonly string[];
}

/** What a run of the fuzzer came to, as a section of benchmarks/RESULTS.md. */
export function fuzzSection({
  inputs,
  seed,
  results,
  environment: { date, commit, machine, node },
}: {
  readonly inputs: number;
  readonly seed: number;
  readonly results: readonly TargetResult[];
  readonly environment: Environment;
}): readonly string[] {
  const sum = (of: (result: TargetResult) => number): number =>
    results.reduce((total, result) => total + of(result), 0);
  return [
    "## Inputs that mean harm",
    "",
    `\`node scripts/fuzz.ts --inputs ${inputs} --seed ${seed}\`, ${date}, ${commit}, ${machine}, ${node}.`,
    "",
    `${sum(({ tried }) => tried)} inputs, made by chance from honest ones and guided by coverage; ${sum(({ kept }) => kept)} reached what none before ` +
      `had reached, and were built upon. ${sum(({ findings }) => findings.length)} of them made something throw other than a coded error, take ` +
      "longer than three seconds, or make what must not be made. Blocks are those of V8's block coverage; own are those of `src/`.",
    "",
    "| parser or decoder | tried | kept | blocks reached | own blocks | findings |",
    "|---|---|---|---|---|---|",
    ...results.map(
      ({ name, tried, kept, blocks, own, findings }) =>
        `| ${name} | ${tried} | ${kept} | ${blocks} | ${own} | ${findings.length} |`,
    ),
  ];
}
