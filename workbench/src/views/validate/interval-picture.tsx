import { type ReactNode, type RefObject, useRef } from "react";
import { linear } from "../../parts/scale.ts";
import { useWidth } from "../../parts/use-width.ts";
import type { Line } from "./report-words.ts";

interface IntervalPictureProps {
  readonly title: string;
  readonly lines: readonly Line[];
  readonly svg: RefObject<SVGSVGElement | null>;
}

const ROW = 24;
const TOP = 26;
const LEFT = 118;
/** Between a layer and the next. */
const GAP = 10;
const TICKS = [0, 0.25, 0.5, 0.75, 1];

/** Shares with their intervals on one scale: a layer as a whole is a square on a thick line, a certainty a dot on a thin one. */
export function IntervalPicture({ title, lines, svg }: IntervalPictureProps): ReactNode {
  const place = useRef<HTMLDivElement>(null);
  const width = useWidth(place);
  const compact = width < 520;
  const end = width - (compact ? 44 : 232);
  const x = linear([0, 1], [LEFT, end]);
  let layers = 0;
  const rows = lines.map((line, at) => {
    if (line.whole) layers++;
    return { line, y: TOP + at * ROW + (layers - 1) * GAP + ROW / 2 };
  });
  const height = (rows.at(-1)?.y ?? TOP) + ROW;
  return (
    <div ref={place} className="intervals">
      <svg
        ref={svg}
        width={width}
        height={height}
        viewBox={`0 0 ${width} ${height}`}
        role="img"
        aria-label={`${title}; the table says the same.`}
      >
        {TICKS.map((tick) => (
          <g key={tick}>
            <line x1={x(tick)} x2={x(tick)} y1={TOP - 6} y2={height - 6} className="intervals-grid" />
            {compact && tick % 0.5 !== 0 ? null : (
              <text x={x(tick)} y={TOP - 12} textAnchor="middle" className="intervals-tick">
                {tick}
              </text>
            )}
          </g>
        ))}
        {rows.map(({ line, y }) => (
          <Row key={line.key} line={line} y={y} x={x} end={end} compact={compact} />
        ))}
      </svg>
    </div>
  );
}

interface RowProps {
  readonly line: Line;
  readonly y: number;
  readonly x: (share: number) => number;
  readonly end: number;
  readonly compact: boolean;
}

function Row({ line: { name, whole, precision, interval, value, counts }, y, x, end, compact }: RowProps): ReactNode {
  return (
    <g className={whole ? "intervals-whole" : undefined}>
      <title>{`${name}: ${value}, ${counts}`}</title>
      <text x={whole ? 0 : 14} y={y} dominantBaseline="middle" className="intervals-name">
        {name}
      </text>
      {interval === undefined ? null : (
        <line x1={x(interval.low)} x2={x(interval.high)} y1={y} y2={y} className="intervals-range" />
      )}
      {precision === undefined ? null : whole ? (
        <rect x={x(precision) - 5} y={y - 5} width="10" height="10" className="intervals-mark" />
      ) : (
        <circle cx={x(precision)} cy={y} r="4" className="intervals-mark" />
      )}
      <text x={end + 14} y={y} dominantBaseline="middle" className="intervals-value">
        {value}
      </text>
      {compact ? null : (
        <text x={end + 54} y={y} dominantBaseline="middle" className="intervals-counts">
          {counts}
        </text>
      )}
    </g>
  );
}
