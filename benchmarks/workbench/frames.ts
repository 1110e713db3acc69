import type { openWindow } from "../../test/workbench/browser.ts";

export type Page = Awaited<ReturnType<Awaited<ReturnType<typeof openWindow>>["newPage"]>>;
type Handler = Extract<Parameters<Page["route"]>[1], (...given: never[]) => unknown>;
export type Route = Parameters<Handler>[0];

/** Milliseconds between frames, and the longest task that kept the page from drawing. */
export interface Frames {
  readonly frames: number;
  readonly p50: number;
  readonly p95: number;
  readonly longest: number;
}

interface Recorded {
  readonly gaps: readonly number[];
  readonly tasks: readonly number[];
}

/** Times every frame while something moves. */
export async function timed(page: Page, move: () => Promise<void>): Promise<Frames> {
  await page.evaluate(() => {
    const gaps: number[] = [];
    const tasks: number[] = [];
    const observer = new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) tasks.push(duration);
    });
    observer.observe({ type: "longtask" });
    let last = performance.now();
    let going = true;
    const frame = (now: number): void => {
      gaps.push(now - last);
      last = now;
      if (going) requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
    const stop = (): Recorded => {
      going = false;
      observer.disconnect();
      return { gaps, tasks };
    };
    Object.assign(window, { stopFrames: stop });
  });
  await move();
  const { gaps, tasks } = await page.evaluate(() => (window as unknown as { stopFrames: () => Recorded }).stopFrames());
  const sorted = gaps.slice(1).toSorted((a, b) => a - b);
  const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return { frames: sorted.length, p50: at(0.5), p95: at(0.95), longest: Math.max(0, ...tasks) };
}
