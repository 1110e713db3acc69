import type { DocumentInput } from "../../../src/doc/input.ts";
import { createReader, type Reader } from "../../../src/reader/reader.ts";
import { engineIndexSchema, packedResources } from "./packed.ts";

export interface ReadRequest {
  readonly number: number;
  readonly input: DocumentInput;
}
/** The reading as one line of JSON, as the program prints it; or why there is none. */
export type ReadAnswer =
  | { readonly number: number; readonly line: string }
  | { readonly number: number; readonly problem: string };

let reader: Promise<Reader> | undefined;

async function load(): Promise<Reader> {
  const get = async (name: string): Promise<Response> => {
    const answer = await fetch(`/engine/${name}`);
    if (!answer.ok) throw new Error(`/engine/${name} answered ${answer.status}`);
    return answer;
  };
  const [index, memory] = await Promise.all([
    get("engine.json").then(async (answer) => engineIndexSchema.parse(await answer.json())),
    get("engine.bin").then((answer) => answer.arrayBuffer()),
  ]);
  return createReader(packedResources(index, memory));
}

addEventListener("message", async ({ data }: MessageEvent<ReadRequest>) => {
  const { number, input } = data;
  try {
    reader ??= load();
    const line = JSON.stringify((await reader).read(input));
    postMessage({ number, line } satisfies ReadAnswer);
  } catch (error) {
    // A load that failed may succeed when it is tried again.
    reader = undefined;
    postMessage({ number, problem: error instanceof Error ? error.message : String(error) } satisfies ReadAnswer);
  }
});
