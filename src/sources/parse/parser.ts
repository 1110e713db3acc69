import { Worker } from "node:worker_threads";
import { HearsayError } from "../../errors.ts";
import type { SourceLimits } from "../source.ts";
import { nameOf, outOfMemory, type ParseAnswer, type Parsed, type ParseJob } from "./job.ts";

export interface Parser {
  /** Takes a document apart in a thread of its own. Rejects with a HearsayError only. */
  parse(job: ParseJob): Promise<Parsed>;
  close(): Promise<void>;
}

/** The checkout runs TypeScript as it is, the package plain JavaScript: the worker is the neighbour of the same kind. */
const WORKER = new URL(`./parse-worker${import.meta.url.endsWith(".ts") ? ".ts" : ".js"}`, import.meta.url);

const MIB = 2 ** 20;
/** No stream inside a document unpacks to more than this part of its memory. */
const LARGEST_PART = 1 / 8;
const WATCH_MS = 50;

/**
 * A parser whose worker is started with the first document, kept warm, and started anew after a document that killed it
 * or that had to be broken off. One document at a time: when the worker dies it takes no other with it.
 */
export function openParser(limits: SourceLimits, worker: URL = WORKER): Parser {
  let thread: Thread | undefined;
  let last: Promise<unknown> = Promise.resolve();
  const start = (): Thread => {
    const started = new Worker(worker, {
      name: "parse",
      resourceLimits: { maxOldGenerationSizeMb: limits.parseMemoryMb },
      workerData: { maxAllocation: limits.parseMemoryMb * MIB * LARGEST_PART },
      // What parsers print is about their insides, and a document must not be able to write to the terminal.
      stdout: true,
      stderr: true,
    });
    started.stdout.resume();
    started.stderr.resume();
    // A worker that ends between two documents is replaced at the next one.
    const forget = (): void => {
      if (thread?.worker === started) thread = undefined;
    };
    started.on("error", forget).on("exit", forget);
    const ready = new Promise<void>((resolve) => {
      for (const event of ["message", "error", "exit"]) started.once(event, () => resolve());
    });
    // An idle worker keeps no program alive.
    started.unref();
    return { worker: started, ready };
  };
  const stop = async (): Promise<void> => {
    const stopped = thread;
    thread = undefined;
    await stopped?.worker.terminate();
  };
  const run = async (job: ParseJob): Promise<Parsed> => {
    thread ??= start();
    const result = await answerOf(thread, job, limits);
    if (result.kind === "answer") return settled(result.answer, job);
    await stop();
    throw result.error;
  };
  return {
    parse(job) {
      const next = last.then(() => run(job));
      last = next.catch(() => {});
      return next;
    },
    async close() {
      await last;
      await stop();
    },
  };
}

interface Thread {
  readonly worker: Worker;
  /** Its first message says that it is up; loading it is no fault of the document and does not count. */
  readonly ready: Promise<void>;
}

type Result =
  | { readonly kind: "answer"; readonly answer: ParseAnswer }
  | { readonly kind: "dead"; readonly error: HearsayError };

async function answerOf({ worker: thread, ready }: Thread, job: ParseJob, limits: SourceLimits): Promise<Result> {
  const { where } = job.options;
  thread.ref();
  await ready;
  if (thread.threadId === -1) return { kind: "dead", error: died(job, "a thread that does not come up") };
  return new Promise((resolve) => {
    const end = (result: Result): void => {
      clearTimeout(deadline);
      clearInterval(watch);
      thread.off("message", onMessage).off("error", onError).off("exit", onExit);
      thread.unref();
      resolve(result);
    };
    const die = (error: HearsayError): void => end({ kind: "dead", error });
    const onMessage = (answer: ParseAnswer): void => end({ kind: "answer", answer });
    const onError = (cause: unknown): void => {
      const memory = cause instanceof Error && "code" in cause && cause.code === "ERR_WORKER_OUT_OF_MEMORY";
      die(memory ? new HearsayError("E_INPUT_MEMORY", outOfMemory(job)) : died(job, cause));
    };
    const onExit = (): void => die(died(job, "the end of its thread"));
    const deadline = setTimeout(() => {
      die(
        new HearsayError("E_INPUT_TIMEOUT", {
          where,
          expected: `a ${nameOf(job)} that can be parsed in ${limits.parseMs / 1000} seconds`,
          got: "one that takes longer",
          fix: "Save it as text, or raise --parse-seconds.",
        }),
      );
    }, limits.parseMs);
    // The limits inside the worker hold for all objects and for each array; only from outside is the sum of both seen.
    const watch = setInterval(() => {
      thread.getHeapStatistics().then(
        ({ used_heap_size: objects, external_memory: arrays }) => {
          if (objects + arrays > limits.parseMemoryMb * MIB) die(new HearsayError("E_INPUT_MEMORY", outOfMemory(job)));
        },
        // It has ended in the meantime, and its end is told elsewhere.
        () => {},
      );
    }, WATCH_MS);
    thread.on("message", onMessage).on("error", onError).on("exit", onExit);
    // A copy of its own, handed over: a part of a larger buffer would take all of that along.
    const bytes = new Uint8Array(job.bytes);
    thread.postMessage({ ...job, bytes }, [bytes.buffer]);
  });
}

function died(job: ParseJob, cause: unknown): HearsayError {
  return new HearsayError("E_INPUT_DAMAGED", {
    where: job.options.where,
    expected: `a ${nameOf(job)} that can be parsed`,
    got: `the end of its parser (${cause instanceof Error ? cause.message : String(cause)})`,
    fix: "The other documents are read; save this one as text.",
    cause,
  });
}

const MEDIA_TYPES = { html: "text/html", pdf: "application/pdf", mail: "message/rfc822" } as const;

function settled(answer: ParseAnswer, job: ParseJob): Parsed {
  if ("code" in answer) throw new HearsayError(answer.code, answer.facts);
  const { document, attachments } = answer;
  if (document === undefined) return { attachments };
  return { document: { ...document, original: { bytes: job.bytes, mediaType: MEDIA_TYPES[job.format] } }, attachments };
}
