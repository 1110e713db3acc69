import type { openBrowser, openWindow } from "../../test/workbench/browser.ts";

export type Browser = NonNullable<Awaited<ReturnType<typeof openBrowser>>>;
export type Page = Awaited<ReturnType<Awaited<ReturnType<typeof openWindow>>["newPage"]>>;
type Handler = Extract<Parameters<Page["route"]>[1], (...given: never[]) => unknown>;
export type Route = Parameters<Handler>[0];

/** Milliseconds; of work, those of the processor. What a page does for a frame is told apart from what drawing it costs, which a graphics card would do. */
export interface Frames {
  readonly frames: number;
  /** Frames for which something was done. */
  readonly busy: number;
  /** Of these: script, style and layout of one frame. */
  readonly work: { readonly p50: number; readonly p95: number; readonly longest: number };
  /** The longest stretch of script without a pause. */
  readonly script: number;
  /** Between two frames as they came, drawn without a graphics card. */
  readonly gap: { readonly p50: number; readonly p95: number };
}

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly ts: number;
  readonly dur?: number;
  /** Of the processor alone: other programs that run meanwhile are not in it. */
  readonly tdur?: number;
  readonly pid: number;
  readonly tid: number;
  readonly args?: { readonly data?: { readonly message?: string } };
}
interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly spent: number;
}

const BUSY_MS = 1;
const CATEGORIES = ["devtools.timeline", "disabled-by-default-devtools.timeline"];
const SCRIPT = new Set([
  "FunctionCall",
  "EvaluateScript",
  "v8.run",
  "RunMicrotasks",
  "FireAnimationFrame",
  "TimerFire",
]);
const LAYOUT = new Set(["UpdateLayoutTree", "Layout", "IntersectionObserverController::computeIntersections"]);

/** Times every frame while something moves. */
export async function timed(browser: Browser, page: Page, move: () => Promise<void>): Promise<Frames> {
  await page.evaluate(countFrames);
  await browser.startTracing(page, { categories: CATEGORIES });
  await move();
  const trace = await browser.stopTracing();
  const gaps = await page.evaluate(() => (window as unknown as { stopFrames: () => readonly number[] }).stopFrames());
  const { traceEvents } = JSON.parse(trace.toString("utf8")) as { readonly traceEvents: readonly TraceEvent[] };
  const work = workOf(traceEvents);
  // While a hand goes back to where it began nothing moves: these frames would make all of them look quick.
  const busy = work.frames.filter((spent) => spent >= BUSY_MS);
  return {
    frames: gaps.length,
    busy: busy.length,
    work: { p50: at(busy, 0.5), p95: at(busy, 0.95), longest: at(busy, 1) },
    script: work.script,
    gap: { p50: at(gaps, 0.5), p95: at(gaps, 0.95) },
  };
}

function countFrames(): void {
  const gaps: number[] = [];
  let last = performance.now();
  let going = true;
  const frame = (now: number): void => {
    // It stands in the trace, where the work of each frame begins.
    console.timeStamp("frame");
    gaps.push(now - last);
    last = now;
    if (going) requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
  const stopFrames = (): readonly number[] => {
    going = false;
    return gaps.slice(1);
  };
  Object.assign(window, { stopFrames });
}

/** What the thread that draws the page did for each frame, from a trace of Chromium. */
export function workOf(events: readonly TraceEvent[]): { readonly frames: readonly number[]; readonly script: number } {
  const marks = events.filter(({ name, args }) => name === "TimeStamp" && args?.data?.message === "frame");
  const own = events.filter(({ pid, tid }) => marks[0]?.pid === pid && marks[0]?.tid === tid);
  const begins = marks.map(({ ts }) => ts).toSorted((a, b) => a - b);
  const script = joined(own, SCRIPT);
  const all = joined(own, new Set([...SCRIPT, ...LAYOUT]));
  const frames = begins.slice(1).map((to, index) => {
    const begun = all.filter(({ from }) => from >= (begins[index] ?? to) && from < to);
    return begun.reduce((sum, { spent }) => sum + spent, 0) / 1000;
  });
  return { frames, script: Math.max(0, ...script.map(({ spent }) => spent)) / 1000 };
}

/** Stretches of these names, without those that lie in others. */
function joined(events: readonly TraceEvent[], names: ReadonlySet<string>): readonly Stretch[] {
  const found: Stretch[] = [];
  const stretches = events.filter(({ name, ph, dur }) => ph === "X" && names.has(name) && dur !== undefined);
  for (const { ts, dur = 0, tdur } of stretches.toSorted((a, b) => a.ts - b.ts)) {
    const last = found.at(-1);
    if (last === undefined || ts >= last.to) found.push({ from: ts, to: ts + dur, spent: tdur ?? dur });
  }
  return found;
}

function at(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
