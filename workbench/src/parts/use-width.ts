import { type RefObject, useLayoutEffect, useState } from "react";

/** How wide an element is, in pixels, as it changes: pictures are drawn for their place and not scaled, so that text keeps its size. */
export function useWidth(element: RefObject<HTMLElement | null>, otherwise = 720): number {
  const [width, setWidth] = useState(otherwise);
  useLayoutEffect(() => {
    const { current } = element;
    if (current === null) return;
    const measure = (): void => {
      const { width: now } = current.getBoundingClientRect();
      // What is not laid out yet, or hidden, has no width to draw for.
      if (now > 0) setWidth(Math.max(240, Math.round(now)));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(current);
    return () => observer.disconnect();
  }, [element]);
  return width;
}
