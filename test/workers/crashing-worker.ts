import process from "node:process";
import { workerData } from "node:worker_threads";
import type { SourceDocument } from "../../src/doc/source.ts";
import type { Answer } from "../../src/workers/answer.ts";
import type { PackedResources } from "../../src/workers/shared-resources.ts";

/** Answers with the text of the document; dies, fails or dawdles where the text says so. */
export async function read(document: SourceDocument): Promise<Answer> {
  const { text } = document.input;
  if (text === "die") process.exit(7);
  if (text === "throw") throw new RangeError("out of range");
  if (text === "slow") await new Promise((resolve) => setTimeout(resolve, 30));
  if (text === "broken model") {
    return { code: "E_MODEL", facts: { expected: "a model", got: "none", fix: "Install it." } };
  }
  const { knowledge } = workerData as PackedResources;
  return { line: JSON.stringify({ text, knowledge }) };
}
