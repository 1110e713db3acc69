import { Session } from "node:inspector/promises";
import type { DocumentInput } from "../../src/doc/input.ts";
import { createReader } from "../../src/reader/reader.ts";
import type { FileResources } from "../../src/resources/files.ts";

export interface Spender {
  /** Function and file; of code that was compiled to WebAssembly, the module that holds it. */
  readonly name: string;
  /** Of the time of reading, without what it calls. */
  readonly share: number;
}

const MOST = 12;
const SAMPLE_MICROSECONDS = 200;

/** Which functions take the time of reading, in this thread, when all is warm. */
export async function spendersOf(
  inputs: readonly DocumentInput[],
  resources: FileResources,
): Promise<readonly Spender[]> {
  const { read } = createReader(resources);
  for (const input of inputs) read(input);
  const session = new Session();
  session.connect();
  await session.post("Profiler.enable");
  await session.post("Profiler.setSamplingInterval", { interval: SAMPLE_MICROSECONDS });
  await session.post("Profiler.start");
  for (const input of inputs) read(input);
  const { profile } = await session.post("Profiler.stop");
  session.disconnect();
  const names = new Map(
    profile.nodes
      // What looks on takes time too.
      .filter(({ callFrame }) => !callFrame.url.startsWith("node:"))
      .map(({ id, callFrame }) => [id, nameOf(callFrame.functionName, callFrame.url)]),
  );
  const spent = new Map<string, number>();
  let all = 0;
  for (const [at, id] of (profile.samples ?? []).entries()) {
    const time = profile.timeDeltas?.[at] ?? 0;
    const name = names.get(id);
    if (name === undefined) continue;
    spent.set(name, (spent.get(name) ?? 0) + time);
    all += time;
  }
  return [...spent]
    .toSorted(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))
    .slice(0, MOST)
    .map(([name, time]) => ({ name, share: time / all }));
}

function nameOf(name: string, url: string): string {
  if (url.startsWith("wasm:") || name.startsWith("js-to-wasm")) return "products of the network (WebAssembly)";
  const file = /\/src\/(.*)$/.exec(url)?.[1];
  return file === undefined
    ? name || "what the engine does by itself"
    : `${name || "a function without a name"}, ${file}`;
}
