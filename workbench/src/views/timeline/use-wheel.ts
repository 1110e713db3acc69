import { type RefObject, useEffect, useRef } from "react";
import { lengthOf, moved, type Span, zoomed } from "./span.ts";

/**
 * With the pointer over a focused chart the wheel zooms; sideways it moves. Elsewhere the page scrolls, as pages do. A wheel
 * turns faster than a screen draws: what comes between two frames is done at once.
 */
export function useWheel(
  frame: RefObject<HTMLElement | null>,
  span: Span,
  onSpan: (span: Span) => void,
  dayAt: (clientX: number) => number,
): void {
  const latest = useRef({ span, onSpan, dayAt });
  latest.current = { span, onSpan, dayAt };
  useEffect(() => {
    const { current } = frame;
    let waiting = 0;
    let [factor, aside, pointer] = [1, 0, 0];
    const turn = (): void => {
      const now = latest.current;
      let next = now.span;
      if (aside !== 0) next = moved(next, (aside / 400) * lengthOf(next));
      if (factor !== 1) next = zoomed(next, factor, now.dayAt(pointer));
      [factor, aside, waiting] = [1, 0, 0];
      now.onSpan(next);
    };
    const wheel = (event: WheelEvent): void => {
      const focused = current?.contains(document.activeElement) === true;
      if (!event.ctrlKey && !focused) return;
      event.preventDefault();
      if (Math.abs(event.deltaX) > Math.abs(event.deltaY)) aside += event.deltaX;
      else factor *= event.deltaY < 0 ? 0.8 : 1.25;
      pointer = event.clientX;
      if (waiting === 0) waiting = requestAnimationFrame(turn);
    };
    current?.addEventListener("wheel", wheel, { passive: false });
    return () => {
      current?.removeEventListener("wheel", wheel);
      cancelAnimationFrame(waiting);
    };
  }, [frame]);
}
