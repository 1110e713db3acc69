import type { ReactNode } from "react";
import { useCommands } from "../../keyboard/commands.ts";
import { lengthOf, moved, type Span, zoomed } from "./span.ts";

interface ZoomRowProps {
  readonly span: Span;
  readonly all: Span;
  /** Around what one comes closer. */
  readonly around: Span | undefined;
  readonly onSpan: (span: Span | undefined) => void;
}

const CLOSER = 0.6;

/** Closer and back, earlier and later: by hand, and by the keys that are named. */
export function ZoomRow({ span, all, around, onSpan }: ZoomRowProps): ReactNode {
  const zoom = (factor: number): void =>
    onSpan(zoomed(span, factor, around === undefined ? undefined : (around.from + around.until) / 2));
  useCommands("Timeline", [
    { key: "+", does: "come closer", run: () => zoom(CLOSER) },
    { key: "-", does: "go back", run: () => zoom(1 / CLOSER) },
    { key: "0", does: "all of it", run: () => onSpan(undefined) },
  ]);
  return (
    <div className="timeline-zoom small">
      <button type="button" className="button" onClick={() => zoom(CLOSER)}>
        Closer <kbd>+</kbd>
      </button>
      <button type="button" className="button" onClick={() => zoom(1 / CLOSER)}>
        Back <kbd>−</kbd>
      </button>
      <button type="button" className="button" onClick={() => onSpan(moved(span, -lengthOf(span) / 2))}>
        Earlier
      </button>
      <button type="button" className="button" onClick={() => onSpan(moved(span, lengthOf(span) / 2))}>
        Later
      </button>
      <button type="button" className="button" onClick={() => onSpan(dayByDay(span, around))}>
        Day by day
      </button>
      <button type="button" className="button" disabled={same(span, all)} onClick={() => onSpan(undefined)}>
        All <kbd>0</kbd>
      </button>
    </div>
  );
}

const same = (a: Span, b: Span): boolean => a.from === b.from && a.until === b.until;

/** Two weeks around a day, or the middle: near enough for each day to have its own line. */
function dayByDay(span: Span, around: Span | undefined): Span {
  const middle = around?.from ?? Math.round((span.from + span.until) / 2);
  return { from: middle - 6, until: middle + 7 };
}
