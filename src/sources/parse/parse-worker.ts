import process from "node:process";
import { parentPort, workerData } from "node:worker_threads";
import { limitAllocations } from "./allocation.ts";
import { answerTo } from "./answer.ts";
import type { ParseJob } from "./job.ts";

/** The thread in which documents are taken apart. What it can reach is cut down before any parser is loaded. */
for (const name of ["fetch", "XMLHttpRequest", "WebSocket", "EventSource"]) Reflect.deleteProperty(globalThis, name);
limitAllocations((workerData as { readonly maxAllocation: number }).maxAllocation);

// pdf.js leaves promises behind that nobody waits for. Ending with one of them, the thread would take along what is known of
// its document, or the next one.
process.on("unhandledRejection", () => {});

parentPort?.on("message", (job: ParseJob) => {
  void answerTo(job).then((answer) => parentPort?.postMessage(answer));
});
parentPort?.postMessage("ready");
