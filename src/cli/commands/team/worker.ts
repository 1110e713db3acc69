import type { Server } from "node:http";
import { availableParallelism } from "node:os";
import process from "node:process";
import { type Command, InvalidArgumentError, Option } from "commander";
import { z } from "zod";
import { jsonLog, textLog } from "../../../jobs/log.ts";
import { createMetrics } from "../../../jobs/metrics.ts";
import { fileResources } from "../../../resources/files.ts";
import { addLibraryOption } from "../../library-options.ts";
import type { Streams } from "../../output.ts";

const optionsSchema = z.object({
  concurrency: z.number().optional(),
  metricsPort: z.number().optional(),
  metricsHost: z.string(),
  lexicon: z.string().optional(),
  log: z.enum(["json", "text"]),
  stories: z.boolean(),
  once: z.literal(true).optional(),
});

export function addWorkerCommand(program: Command, streams: Streams, done: (status: number) => void): void {
  const command = program
    .command("worker")
    .description("read what others hand in to a library on a server; run as many as you have machines")
    .option(
      "--concurrency <n>",
      "threads that read (default: as many as the machine runs at once)",
      wholeNumber(1, 256),
    )
    .option("--lexicon <folder>", "your own lexicon tables, the same for all workers")
    .option("--no-stories", "only read; leave it to other workers to compare what was read")
    .option("--once", "end when nothing is left to be read")
    .option("--metrics-port <port>", "answer /healthz, /readyz and /metrics there", wholeNumber(0, 65_535))
    .option("--metrics-host <address>", "on this address; 0.0.0.0 in a container", "127.0.0.1")
    .addOption(
      new Option("--log <form>", "json: one object a line; text: for people").choices(["json", "text"]).default("json"),
    )
    .addHelpText(
      "after",
      `
SIGTERM or Ctrl-C ends what has been begun and takes nothing more; a second one ends at once. What a worker held that
ends without a word is read by another within seconds; nothing is kept twice.

Examples:
  HEARSAY_LIBRARY=postgres://hearsay@db.example.org/news hearsay worker
  hearsay worker --library postgres://localhost/news --concurrency 4 --metrics-port 9464
  hearsay worker --once                        from a timer, or for a test`,
    );
  addLibraryOption(command).action(async (given: unknown) => {
    const options = optionsSchema.parse(given);
    const [{ startWorker }, { createHealth, listenForHealth }, { withTeamLibrary }] = await Promise.all([
      import("../../../jobs/worker.ts"),
      import("../../../jobs/health.ts"),
      import("./team-library.ts"),
    ]);
    const now = (): string => new Date().toISOString();
    const log = (options.log === "json" ? jsonLog : textLog)((line) => streams.err(line), now);
    const metrics = createMetrics();
    await withTeamLibrary(
      given,
      async ({ store, queue, address, place }) => {
        let health: Server | undefined;
        const worker = await startWorker({
          address,
          store,
          queue,
          resources: fileResources(options.lexicon === undefined ? {} : { lexicon: options.lexicon }),
          concurrency: options.concurrency ?? availableParallelism(),
          stories: options.stories,
          log,
          metrics,
          now,
        });
        let asked = 0;
        const stop = (): void => {
          if (++asked > 1) process.exit(130);
          void worker.stop();
        };
        process.on("SIGINT", stop).on("SIGTERM", stop);
        try {
          if (options.metricsPort !== undefined) {
            const answer = createHealth({ store, queue, metrics, ready: worker.ready });
            health = await listenForHealth(answer, options.metricsPort, options.metricsHost);
            const at = health.address();
            log("info", "health.listening", { port: typeof at === "object" ? at?.port : undefined });
          }
          log("info", "worker.started", { library: place });
          if (options.once === true) void worker.drained().then(() => worker.stop());
          await worker.ended;
        } finally {
          health?.close();
          health?.closeAllConnections();
          await worker.stop();
          process.off("SIGINT", stop).off("SIGTERM", stop);
        }
      },
      { name: "hearsay worker" },
    );
    done(0);
  });
}

function wholeNumber(least: number, most: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (/^\d{1,6}$/.test(text) && value >= least && value <= most) return value;
    throw new InvalidArgumentError(`Expected a whole number from ${least} to ${most}.`);
  };
}
