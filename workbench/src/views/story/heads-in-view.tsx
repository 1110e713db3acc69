import { type ReactNode, type RefObject, useEffect, useRef, useState } from "react";
import type { Column } from "./columns.ts";

interface HeadsInViewProps {
  /** What the table scrolls sideways in. */
  readonly frame: RefObject<HTMLElement | null>;
  readonly columns: readonly Column[];
}

interface Place {
  readonly left: number;
  readonly width: number;
}

/**
 * The names of the columns, once the table's own heads are scrolled away: what scrolls sideways cannot hold its heads to
 * the window. For eyes only; who hears the table hears its heads with each cell.
 */
export function HeadsInView({ frame, columns }: HeadsInViewProps): ReactNode {
  const strip = useRef<HTMLDivElement>(null);
  const [shown, setShown] = useState(false);
  const [places, setPlaces] = useState<readonly Place[]>([]);
  // After the table is there: what comes later in the tree is attached later.
  // biome-ignore lint/correctness/useExhaustiveDependencies: other columns have other places
  useEffect(() => {
    const table = frame.current;
    if (table === null) return;
    const measure = (): void => {
      const heads = [...table.querySelectorAll<HTMLElement>("thead th")];
      setPlaces(heads.map(({ offsetLeft, offsetWidth }) => ({ left: offsetLeft, width: offsetWidth })));
    };
    const follow = (): void => {
      const { top, bottom } = table.getBoundingClientRect();
      const head = table.querySelector("thead")?.getBoundingClientRect().height ?? 0;
      setShown(top + head < 0 && bottom > 2 * head);
      if (strip.current !== null) strip.current.style.transform = `translateX(${-table.scrollLeft}px)`;
    };
    measure();
    follow();
    const observer = new ResizeObserver(measure);
    observer.observe(table);
    window.addEventListener("scroll", follow, { passive: true, capture: true });
    return () => {
      observer.disconnect();
      window.removeEventListener("scroll", follow, { capture: true });
    };
  }, [frame, columns.map(({ key }) => key).join("\n"), shown]);
  return (
    <div className="heads-in-view" aria-hidden="true">
      {shown ? (
        <div className="heads-bar">
          <div className="heads-strip" ref={strip}>
            {columns.map(({ key, title }, at) => (
              <span
                key={key}
                className="column-title"
                style={{ insetInlineStart: places[at]?.left ?? 0, inlineSize: places[at]?.width ?? 0 }}
              >
                <bdi>{title}</bdi>
              </span>
            ))}
          </div>
        </div>
      ) : null}
    </div>
  );
}
