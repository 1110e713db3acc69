import { Session } from "node:inspector/promises";
import { PACKAGE_ROOT } from "../../src/resources/files.ts";

/** What code has been reached, block by block, as V8 counts it. */
export interface Coverage {
  /** What was reached since the last call: "script:from-to:how often", how often by powers of two. */
  take(): Promise<readonly string[]>;
  /** Blocks of this project's own code among what was reached. */
  isOwn(reached: string): boolean;
  stop(): Promise<void>;
}

const BUCKETS = [1, 2, 3, 4, 8, 16, 32, 128];
const bucket = (count: number): number => BUCKETS.findLast((least) => count >= least) ?? 0;

/** Begins counting: only what is loaded after this is counted by blocks. */
export async function startCoverage(): Promise<Coverage> {
  const session = new Session();
  session.connect();
  await session.post("Profiler.enable");
  await session.post("Profiler.startPreciseCoverage", { callCount: true, detailed: true });
  const own = new Set<string>();
  const fuzzing = new URL("../", import.meta.url).href;
  return {
    async take() {
      const { result } = await session.post("Profiler.takePreciseCoverage");
      const reached: string[] = [];
      for (const { scriptId, url, functions } of result) {
        if (!url.startsWith("file:") || url.startsWith(fuzzing)) continue;
        if (url.includes(`${PACKAGE_ROOT}src/`)) own.add(scriptId);
        for (const { ranges } of functions)
          for (const { startOffset, endOffset, count } of ranges)
            if (count > 0) reached.push(`${scriptId}:${startOffset}-${endOffset}:${bucket(count)}`);
      }
      return reached;
    },
    isOwn: (reached) => own.has(reached.slice(0, reached.indexOf(":"))),
    async stop() {
      await session.post("Profiler.stopPreciseCoverage");
      session.disconnect();
    },
  };
}
