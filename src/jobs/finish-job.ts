import type { Store } from "../store/store.ts";
import { ATTEMPTS, TASKS } from "./tasks.ts";

/** Counting takes longer the more there is; nearly done, whoever waits for it waits little. */
const LOOK_AGAIN_SECONDS = { few: 2, many: 15 } as const;
const FEW = 500;

/** Closes an import when nothing of it waits any more; else looks again later. True when it is closed. */
export function finishImport(store: Store, id: string, now: string): Promise<boolean> {
  return store.transaction(async (session) => {
    await session.hold("imports");
    const [progress] = await session.queueProgress(id);
    if (progress === undefined) return true;
    if (progress.waiting === 0) {
      await session.finishImport(id, now);
      return true;
    }
    await session.addJob({
      task: TASKS.finish,
      payload: JSON.stringify({ import: id }),
      key: `finish ${id}`,
      afterSeconds: progress.waiting < FEW ? LOOK_AGAIN_SECONDS.few : LOOK_AGAIN_SECONDS.many,
      attempts: ATTEMPTS,
    });
    return false;
  });
}
