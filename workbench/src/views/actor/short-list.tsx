import { type ReactNode, useState } from "react";
import { counted } from "../../parts/words.ts";

interface ShortListProps<T> {
  readonly items: readonly T[];
  readonly noun: string;
  readonly children: (item: T) => ReactNode;
}

/** Enough to see what there is; the rest are counted and one press away. */
const SHOWN = 10;

export function ShortList<T>({ items, noun, children }: ShortListProps<T>): ReactNode {
  const [all, setAll] = useState(false);
  const hidden = items.length - SHOWN;
  return (
    <>
      <ul className="facts-list">{(all ? items : items.slice(0, SHOWN)).map(children)}</ul>
      {hidden <= 0 || all ? null : (
        <button type="button" className="button" onClick={() => setAll(true)}>
          {counted(hidden, `more ${noun}`)}
        </button>
      )}
    </>
  );
}
