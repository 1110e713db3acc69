import { type RefObject, useEffect, useRef } from "react";

/**
 * The wheel closer and back, at a point of the window, once for each frame that is drawn however fast it turns. Elsewhere
 * the page scrolls, as pages do: the wheel is the drawing's where one is at work in it.
 */
export function useWheel(
  frame: RefObject<SVGSVGElement | null>,
  turn: (factor: number, clientX: number, clientY: number) => void,
): void {
  const latest = useRef(turn);
  latest.current = turn;
  useEffect(() => {
    const { current } = frame;
    let waiting = 0;
    let [factor, x, y] = [1, 0, 0];
    const draw = (): void => {
      const turned = factor;
      [factor, waiting] = [1, 0];
      latest.current(turned, x, y);
    };
    const wheel = (event: WheelEvent): void => {
      if (current === null || !(event.ctrlKey || current.contains(document.activeElement))) return;
      event.preventDefault();
      factor *= event.deltaY < 0 ? 0.85 : 1 / 0.85;
      [x, y] = [event.clientX, event.clientY];
      if (waiting === 0) waiting = requestAnimationFrame(draw);
    };
    current?.addEventListener("wheel", wheel, { passive: false });
    return () => {
      current?.removeEventListener("wheel", wheel);
      cancelAnimationFrame(waiting);
    };
  }, [frame]);
}
