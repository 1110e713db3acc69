import type { Command } from "commander";
import { z } from "zod";
import { HearsayError } from "../../../errors.ts";
import type { FailedJob, JobCounts } from "../../../jobs/queue.ts";
import type { QueueProgress } from "../../../store/queue-store.ts";
import { addLibraryOption } from "../../library-options.ts";
import type { Streams } from "../../output.ts";

const listSchema = z.object({ json: z.literal(true).optional() });
const retrySchema = z.object({ all: z.literal(true).optional() });
/** Failed jobs that a list shows. */
const SHOWN = 50;

export function addJobsCommand(program: Command, streams: Streams, done: (status: number) => void): void {
  const command = program
    .command("jobs")
    .description("show how far a library's workers are, and what they could not do and why")
    .option("--json", "the same for other programs")
    .addHelpText(
      "after",
      `
Examples:
  hearsay jobs --library postgres://db.example.org/news
  hearsay jobs retry --all                     when what was wrong has been mended`,
    );
  addLibraryOption(command).action(async (given: unknown) => {
    const { json } = listSchema.parse(given);
    const [{ withTeamLibrary }, { failedJobs, jobCounts }] = await open();
    await withTeamLibrary(given, async ({ store, queue, place }) => {
      const runs = await store.view((session) => session.queueProgress());
      const [counts, failed] = [await jobCounts(queue), await failedJobs(queue, SHOWN)];
      const text =
        json === true
          ? JSON.stringify({ library: place, jobs: counts, runs, failed })
          : [place, ...runs.map(runLine), countLine(counts), ...failed.flatMap(failedLines)].join("\n");
      await streams.out(`${text}\n`);
    });
    done(0);
  });
  const retry = command
    .command("retry")
    .description("try failed jobs again at once, those that were given up too")
    .argument("[id...]", "ids of jobs")
    .option("--all", "all that have failed");
  addLibraryOption(retry).action(async (ids: readonly string[], given: unknown, self: Command) => {
    const options = { ...self.parent?.opts(), ...(given as object) };
    const { all } = retrySchema.parse(options);
    if ((ids.length === 0) !== (all === true) || ids.some((id) => !/^\d{1,18}$/.test(id))) {
      throw new HearsayError("E_USAGE", {
        expected: "ids of jobs, or --all",
        got: [...ids, ...(all === true ? ["--all"] : [])].join(" ") || "neither",
        fix: "`hearsay jobs` shows the ids.",
      });
    }
    const [{ withTeamLibrary }, { retryJobs }] = await open();
    await withTeamLibrary(options, async ({ queue, place }) => {
      const count = await retryJobs(queue, all === true ? undefined : ids);
      await streams.out(`${place}: ${count} job${count === 1 ? "" : "s"} tried again\n`);
    });
    done(0);
  });
}

const open = () => Promise.all([import("./team-library.ts"), import("../../../jobs/queue.ts")] as const);

/** "import 3f2a…: 4812 of 5000 read (96 %), 3 failed: crawl.warc.gz" */
function runLine({ import: id, sources, waiting, read, failed }: QueueProgress): string {
  const all = waiting + read + failed;
  const percent = all === 0 ? "" : ` (${Math.floor((100 * (read + failed)) / all)} %)`;
  return `  import ${id}: ${read} of ${all} read${percent}${failed > 0 ? `, ${failed} failed` : ""}: ${sources.join(" ")}`;
}

function countLine({ ready, running, later, dead }: JobCounts): string {
  const parts = [
    `${running} running`,
    `${ready} ready`,
    ...(later > 0 ? [`${later} later`] : []),
    ...(dead > 0 ? [`${dead} given up`] : []),
  ];
  return `  jobs: ${parts.join(", ")}`;
}

function failedLines({ id, state, attempts, mostAttempts, reason, documents }: FailedJob): readonly string[] {
  const head = state === "dead" ? `given up after ${attempts}` : `failed ${attempts} of ${mostAttempts} times`;
  const some = documents.slice(0, 3).join(", ");
  return [
    `  job ${id}: ${head}: ${reason}`,
    ...(documents.length === 0 ? [] : [`    ${some}${documents.length > 3 ? " …" : ""}`]),
  ];
}
