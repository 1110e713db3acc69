import type { DocumentInput } from "../../../src/doc/input.ts";
import type { Reading } from "../../../src/doc/reading.ts";
import type { ReadAnswer, ReadRequest } from "./worker.ts";

let worker: Worker | undefined;
let asked = 0;
const waiting = new Map<number, (answer: ReadAnswer) => void>();

/** Reads a text in this browser, in a thread of its own. The first call loads weights and tables, some ten megabytes. */
export async function readHere(input: DocumentInput): Promise<{ readonly reading: Reading; readonly line: string }> {
  if (worker === undefined) {
    worker = new Worker(new URL("./worker.ts", import.meta.url), { type: "module", name: "hearsay-reader" });
    worker.addEventListener("message", ({ data }: MessageEvent<ReadAnswer>) => {
      waiting.get(data.number)?.(data);
      waiting.delete(data.number);
    });
    worker.addEventListener("error", ({ message }) => {
      for (const [number, settle] of waiting) settle({ number, problem: message || "the reader's thread ended" });
      waiting.clear();
      worker = undefined;
    });
  }
  const number = ++asked;
  const answer = await new Promise<ReadAnswer>((settle) => {
    waiting.set(number, settle);
    worker?.postMessage({ number, input } satisfies ReadRequest);
  });
  if ("problem" in answer) throw new Error(answer.problem);
  return { reading: JSON.parse(answer.line) as Reading, line: answer.line };
}
