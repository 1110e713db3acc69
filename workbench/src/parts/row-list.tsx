import { type ReactNode, useEffect, useLayoutEffect, useRef, useState } from "react";
import { useCommands } from "../keyboard/commands.ts";
import "./row-list.css";

interface RowListProps<T> {
  readonly label: string;
  readonly rows: readonly T[];
  readonly keyOf: (row: T) => string;
  /** Height of every row in rem: a row that could be higher clips what it shows. */
  readonly rowHeight: number;
  /** One row; what it leads to is a link or a button in it, with `data-stop`. */
  readonly children: (row: T, at: number) => ReactNode;
  /** Called when the end comes near. */
  readonly nearEnd?: () => void;
  /** How many there are in all, where it is known before all are there. */
  readonly total?: number;
}

/** Rows above and below the window that are drawn too: a quick scroll finds them ready. */
const SPARE = 12;

/** A list of any length that draws only what is in view; j and k go through all of it. */
export function RowList<T>(props: RowListProps<T>): ReactNode {
  const { label, rows, keyOf, rowHeight, children, nearEnd, total } = props;
  const list = useRef<HTMLUListElement>(null);
  const [view, setView] = useState({ first: 0, last: 40 });
  const height = rowHeight * rootSize();
  const goal = useRef<number>(undefined);

  useLayoutEffect(() => {
    const measure = (): void => {
      const box = list.current?.getBoundingClientRect();
      if (box === undefined) return;
      const first = Math.max(0, Math.floor(-box.top / height) - SPARE);
      const last = Math.max(first, Math.ceil((window.innerHeight - box.top) / height) + SPARE);
      setView((before) => (before.first === first && before.last === last ? before : { first, last }));
    };
    measure();
    // The capture phase hears the scrolling of any column that the list stands in.
    window.addEventListener("scroll", measure, { passive: true, capture: true });
    window.addEventListener("resize", measure);
    return () => {
      window.removeEventListener("scroll", measure, { capture: true });
      window.removeEventListener("resize", measure);
    };
  }, [height]);

  const near = rows.length > 0 && view.last >= rows.length - SPARE;
  useEffect(() => {
    if (near) nearEnd?.();
  }, [near, nearEnd]);

  const rowAt = (at: number): HTMLElement | undefined =>
    list.current?.querySelector<HTMLElement>(`[data-row="${at}"]`) ?? undefined;
  const isDrawn = (at: number): boolean => rowAt(at) !== undefined;
  const focusRow = (at: number): void => {
    const row = rowAt(at);
    const stop = row?.querySelector<HTMLElement>("[data-stop]");
    stop?.focus({ preventScroll: true });
    row?.scrollIntoView({ block: "nearest" });
  };
  const around = (at: number): void => setView({ first: Math.max(0, at - SPARE), last: at + SPARE });
  // As soon as it is drawn, and before another key can come.
  useLayoutEffect(() => {
    const at = goal.current;
    if (at === undefined) return;
    if (at < rows.length && !isDrawn(at)) {
      // A scroll came between, and drew what is elsewhere.
      around(at);
      return;
    }
    goal.current = undefined;
    focusRow(at);
  });
  const go = (step: 1 | -1): void => {
    const held = document.activeElement?.closest("[data-row]");
    const from = held instanceof HTMLElement && list.current?.contains(held) ? Number(held.dataset["row"]) : undefined;
    // Keys come faster than rows are drawn: the next step starts where the last one leads.
    const at = (goal.current ?? from ?? view.first - step) + step;
    if (at < 0 || at >= rows.length) return;
    if (isDrawn(at)) {
      goal.current = undefined;
      focusRow(at);
      return;
    }
    goal.current = at;
    around(at);
  };
  useCommands(label, [
    { key: "j", does: "next", run: () => go(1) },
    { key: "k", does: "previous", run: () => go(-1) },
  ]);

  const shown = rows.slice(view.first, view.last);
  return (
    // biome-ignore lint/a11y/noRedundantRoles: Safari takes the role away where the list has no marks
    <ul className="row-list" ref={list} aria-label={label} role="list" style={{ blockSize: rows.length * height }}>
      {shown.map((row, index) => {
        const at = view.first + index;
        return (
          <li
            key={keyOf(row)}
            data-row={at}
            aria-setsize={total ?? rows.length}
            aria-posinset={at + 1}
            style={{ insetBlockStart: at * height, blockSize: height }}
          >
            {children(row, at)}
          </li>
        );
      })}
    </ul>
  );
}

const rootSize = (): number => Number.parseFloat(window.getComputedStyle(document.documentElement).fontSize) || 16;
