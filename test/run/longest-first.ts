import { BaseSequencer, type TestSpecification } from "vitest/node";

/**
 * What takes longest, in the order in which it starts: a long suite that starts last leaves cores without work. Vitest goes
 * by what a run before took, and on a fresh clone by the size of the files, which says little.
 */
const LONG = [
  "test/library/kill.test.ts",
  "test/workbench/access.test.ts",
  "test/workbench/looking-around.test.ts",
  "test/workbench/journeys.test.ts",
  "test/team/workers.test.ts",
  "test/team/jobs.test.ts",
  "test/library/fusion/judged.test.ts",
  "test/workbench/changes.test.ts",
  "test/workbench/reader.test.ts",
  "test/workbench/adding.test.ts",
  "test/cli/serve.test.ts",
  "test/cli/read.test.ts",
  "test/store/upgrade.test.ts",
  "test/team/serve.test.ts",
  "test/package/package.test.ts",
  "test/sources/html.test.ts",
  "test/tutorial.test.ts",
];

export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const placeOf = ({ moduleId }: TestSpecification): number => {
      const at = LONG.findIndex((name) => moduleId.endsWith(name));
      return at < 0 ? LONG.length : at;
    };
    return (await super.sort(files)).toSorted((a, b) => placeOf(a) - placeOf(b));
  }
}
