import { memo, type ReactNode } from "react";
import { lengthOf, type Span, ticksOf } from "./span.ts";

interface ScaleLinesProps {
  readonly span: Span;
  readonly gutter: number;
  readonly width: number;
  readonly height: number;
}

export const HEAD = 26;
/** Pixels of a letter: what would be cut off at the edge is not written. */
const LETTER = 6.5;

/** Days, months or years as thin lines with their names above. */
export const ScaleLines = memo(function ScaleLines({ span, gutter, width, height }: ScaleLinesProps): ReactNode {
  const scale = (width - gutter - 8) / lengthOf(span);
  return ticksOf(span, Math.max(3, Math.floor((width - gutter) / 84))).map(({ day, text, main }) => (
    <g key={day} transform={`translate(${Math.round(gutter + (day - span.from) * scale)} 0)`}>
      <line y1={HEAD - 6} y2={height} className={main ? "timeline-tick main" : "timeline-tick"} />
      {gutter + (day - span.from) * scale + 4 + text.length * LETTER > width ? null : (
        <text x="4" y="12" className="timeline-date">
          {text}
        </text>
      )}
    </g>
  ));
});
