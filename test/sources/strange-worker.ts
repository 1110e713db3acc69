import { parentPort } from "node:worker_threads";
import type { ParseAnswer, ParseJob } from "../../src/sources/parse/job.ts";

// The real worker's guards, and in place of its parsers one that does what it is told.
const real = parentPort;
const on = real?.on.bind(real);
let count = 0;
if (real !== null) real.on = () => real;
await import("../../src/sources/parse/parse-worker.ts");

const kept: unknown[] = [];
function told(order: string): string {
  count++;
  if (order === "throw") throw new Error("so");
  if (order === "leave a rejection behind") void Promise.reject(new Error("stray"));
  if (order === "exit") process.exit(0);
  if (order === "fill the heap") for (;;) kept.push({ at: kept.length, text: `${kept.length} and more` });
  if (order === "one large array") kept.push(new Uint8Array(64 * 2 ** 20));
  if (order === "many arrays") for (;;) kept.push(new Uint8Array(8 * 2 ** 20).fill(1));
  if (order === "loop") for (;;) count += 0;
  if (order === "fetch")
    return ["fetch", "XMLHttpRequest", "WebSocket"].map((name) => typeof Reflect.get(globalThis, name)).join(" ");
  return String(count);
}

on?.("message", (job: ParseJob) => {
  const order = Buffer.from(job.bytes).toString();
  let answer: ParseAnswer;
  try {
    const input = { text: told(order) };
    answer = {
      document: { kind: "document", where: order, input, markup: [], elements: [], notes: [] },
      attachments: [],
    };
  } catch (error) {
    const memory = error instanceof RangeError;
    answer = { code: memory ? "E_INPUT_MEMORY" : "E_INPUT_DAMAGED", facts: { expected: "", got: "", fix: "" } };
  }
  real?.postMessage(answer);
});
