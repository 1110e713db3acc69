import { memo, type ReactNode } from "react";
import { StatusShape } from "../../parts/status.tsx";
import type { Dated } from "./lanes.ts";

interface MarkProps {
  readonly dated: Dated;
  readonly x: (day: number) => number;
  /** Where the drawing begins and ends. */
  readonly left: number;
  readonly right: number;
  readonly y: number;
  readonly label: boolean;
  readonly current: boolean;
  readonly onChoose: (dated: Dated) => void;
}

const LABEL = 30;

/** A shape in the middle of its days, a line as long as they are uncertain, a hairline to the day of the report. */
export const Mark = memo(function Mark({ dated, x, left, right, y, label, current, onChoose }: MarkProps): ReactNode {
  const { point, from, until, reported } = dated;
  const hold = (value: number): number => Math.min(right, Math.max(left, value));
  // A day is as wide as it is drawn: the shape stands in its middle.
  const [start, end] = [hold(x(from)), hold(x(until + 1))];
  const middle = (start + end) / 2;
  const told = reported === undefined ? undefined : hold(x(reported + 0.5));
  const words = point.title.length > LABEL ? `${point.title.slice(0, LABEL - 1)}…` : point.title;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the slider around it has the role
    <g className={current ? "mark current" : "mark"} onClick={() => onChoose(dated)}>
      <rect x={start - 6} y={y - 10} width={Math.max(24, end - start + 12)} height="20" className="mark-target" />
      {told === undefined ? null : (
        <>
          <line x1={middle} x2={told} y1={y} y2={y} className="mark-told" />
          <line x1={told} x2={told} y1={y - 4} y2={y + 4} className="mark-told" />
        </>
      )}
      {until > from ? <line x1={start} x2={end} y1={y} y2={y} className="mark-length" /> : null}
      {current ? <circle cx={middle} cy={y} r="9.500" className="mark-ring" /> : null}
      <g transform={`translate(${middle} ${y})`}>
        <StatusShape status={point.status} />
      </g>
      {label ? (
        <text x={Math.max(middle + 10, (told ?? middle) + 6, end + 4)} y={y + 4} className="mark-label">
          {words}
        </text>
      ) : null}
    </g>
  );
});
