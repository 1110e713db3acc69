import { type KeyboardEvent, memo, type ReactNode, useCallback, useMemo, useRef } from "react";
import { openEvidence } from "../../evidence/evidence-state.ts";
import { dateWords } from "../../parts/dates.ts";
import { statusWords, typeWords } from "../../parts/terms.ts";
import { useWidth } from "../../parts/use-width.ts";
import { counted, headed } from "../../parts/words.ts";
import { type Dated, inNextLane, type Lane, type LaneBy, lanesOf, type Placed } from "./lanes.ts";
import { Mark } from "./mark.tsx";
import { HEAD, ScaleLines } from "./scale-lines.tsx";
import { holding, lengthOf, type Span } from "./span.ts";
import { happenedWords } from "./timeline-table.ts";
import { useWheel } from "./use-wheel.ts";

interface TimelineChartProps {
  readonly points: readonly Dated[];
  readonly by: LaneBy;
  readonly span: Span;
  readonly current: Dated | undefined;
  readonly onCurrent: (point: Dated) => void;
  readonly onSpan: (span: Span | undefined) => void;
}

const MOST = { lanes: 14, rows: 8 } as const;
/** With fewer points in view each can bear its words. */
const LABELLED = 60;
const ROW = 20;
const LANE_ROOM = 12;

/** Lanes of marks on a scale of days. One stop for the keyboard, a slider from mark to mark, as lists of values are. */
export function TimelineChart(props: TimelineChartProps): ReactNode {
  const { points, by, span, current, onCurrent, onSpan } = props;
  const frame = useRef<HTMLDivElement>(null);
  const width = useWidth(frame);
  const beside = width >= 620;
  const gutter = beside ? 148 : 0;
  const scale = (width - gutter - 8) / lengthOf(span);
  const seen = useMemo(
    () => points.filter(({ from, until }) => from <= span.until && until >= span.from).length,
    [points, span.from, span.until],
  );
  const labelled = seen <= LABELLED && beside;
  const { lanes, hiddenLanes, hiddenPoints } = useMemo(
    () =>
      lanesOf(
        points,
        by,
        { from: span.from, until: span.until },
        {
          ...MOST,
          scale,
          mark: 14,
          label: ({ title }) => (labelled ? 10 + Math.min(30, title.length) * 6.3 : 0),
        },
      ),
    [points, by, span.from, span.until, scale, labelled],
  );
  useWheel(frame, span, onSpan, (clientX) => {
    const left = frame.current?.getBoundingClientRect().left ?? 0;
    return span.from + (clientX - left - gutter) / scale;
  });
  const go = (next: Dated | undefined): void => {
    if (next === undefined) return;
    onCurrent(next);
    const held = holding(span, next.from, next.until);
    if (held !== span) onSpan(held);
  };
  const at = current === undefined ? -1 : points.indexOf(current);
  const onKey = (event: KeyboardEvent): void => {
    const next = stepTo(event.key, points, lanes, current);
    if (next !== undefined) {
      event.preventDefault();
      go(next);
    } else if (event.key === "Enter" && current !== undefined) {
      event.preventDefault();
      open(current);
    }
  };
  const choose = useRef((_: Dated): void => {});
  choose.current = (placed) => {
    onCurrent(points.find(({ point }) => point === placed.point) ?? placed);
    open(placed);
  };
  const onChoose = useCallback((placed: Dated): void => choose.current(placed), []);
  const tops = useMemo(() => topsOf(lanes, beside), [lanes, beside]);
  const height = HEAD + (tops.at(-1) ?? 0);
  // What only reaches into these days would lead away from them.
  const first = lanes[0]?.placed.find(({ from }) => from >= span.from) ?? lanes[0]?.placed[0];
  return (
    <div ref={frame} className="timeline-frame">
      <div
        className="timeline-slider"
        role="slider"
        tabIndex={0}
        data-stop=""
        aria-label="Claims by the day on which it is said to have happened"
        aria-orientation="horizontal"
        aria-valuemin={1}
        aria-valuemax={points.length}
        aria-valuenow={Math.max(1, at + 1)}
        aria-valuetext={current === undefined ? "none chosen" : spoken(current)}
        onKeyDown={onKey}
        onFocus={() => current === undefined && first !== undefined && onCurrent(first)}
      >
        <svg className="timeline" width={width} height={height} aria-hidden="true" focusable="false">
          <ScaleLines span={span} gutter={gutter} width={width} height={height} />
          {lanes.map((lane, index) => (
            <g key={lane.key} transform={`translate(0 ${HEAD + (tops[index] ?? 0)})`}>
              <line x1="0" x2={width} className="timeline-rule" />
              <text x="0" y={beside ? 18 : 14} className="timeline-lane">
                {clipped(headed(lane.name), beside ? 20 : 40)}
                <title>{headed(lane.name)}</title>
              </text>
              {lane.hidden === 0 ? null : (
                <text
                  x="0"
                  y={beside ? 34 : 14}
                  dx={beside ? 0 : width}
                  textAnchor={beside ? "start" : "end"}
                  className="timeline-date"
                >
                  {`${lane.hidden} more`}
                </text>
              )}
              <g transform={`translate(0 ${beside ? LANE_ROOM / 2 : 20})`}>
                <LaneMarks
                  placed={lane.placed}
                  from={span.from}
                  scale={scale}
                  left={gutter}
                  right={width}
                  label={labelled}
                  current={lane.placed.find(({ point }) => point === current?.point)}
                  onChoose={onChoose}
                />
              </g>
            </g>
          ))}
        </svg>
      </div>
      {hiddenLanes === 0 ? null : (
        <p className="small soft">
          {counted(hiddenLanes, "lane")} with {counted(hiddenPoints, "claim")} not drawn; the table has them all.
        </p>
      )}
    </div>
  );
}

interface LaneMarksProps {
  readonly placed: readonly Placed[];
  readonly from: number;
  readonly scale: number;
  readonly left: number;
  readonly right: number;
  readonly label: boolean;
  readonly current: Placed | undefined;
  readonly onChoose: (placed: Dated) => void;
}

/** Drawn anew when its lane has changed, and not when somebody goes to a mark of another. */
const LaneMarks = memo(function LaneMarks({ placed, from, scale, current, ...shared }: LaneMarksProps): ReactNode {
  const x = useCallback((day: number): number => shared.left + (day - from) * scale, [shared.left, from, scale]);
  return placed.map((one) => (
    <Mark
      {...shared}
      key={`${one.point.document} ${one.point.event} ${one.point.evidence.span.join("-")}`}
      dated={one}
      x={x}
      y={one.row * ROW + ROW / 2}
      current={one === current}
    />
  ));
});

/** Where a key leads: along the time, or to the lane above or below. */
function stepTo(
  key: string,
  points: readonly Dated[],
  lanes: readonly Lane[],
  current: Dated | undefined,
): Dated | undefined {
  const at = current === undefined ? -1 : points.indexOf(current);
  const along = (step: number): Dated | undefined => points[Math.min(points.length - 1, Math.max(0, at + step))];
  switch (key) {
    case "ArrowRight":
      return along(1);
    case "ArrowLeft":
      return along(-1);
    case "PageDown":
      return along(10);
    case "PageUp":
      return along(-10);
    case "Home":
      return points[0];
    case "End":
      return points.at(-1);
    case "ArrowDown":
      return current === undefined ? points[0] : inNextLane(lanes, current, 1);
    case "ArrowUp":
      return current === undefined ? points[0] : inNextLane(lanes, current, -1);
    default:
      return undefined;
  }
}

const open = ({ point }: Dated): void =>
  openEvidence(point.evidence, `${headed(typeWords(point.type))}, says ${point.claimant}`);

const spoken = ({ point }: Dated): string =>
  `${happenedWords(point)}: ${point.title}. ${statusWords(point.status)}, says ${point.claimant}, reported ${dateWords(point.reported)}`;

const clipped = (text: string, most: number): string => (text.length > most ? `${text.slice(0, most - 1)}…` : text);

/** Where each lane begins, and where the last one ends. */
function topsOf(lanes: readonly Lane[], beside: boolean): readonly number[] {
  const tops = [0];
  for (const { rows, hidden } of lanes) {
    const names = beside ? (hidden > 0 ? 44 : 28) : 0;
    const height = Math.max(names, rows * ROW + LANE_ROOM + (beside ? 0 : 14));
    tops.push((tops.at(-1) ?? 0) + height);
  }
  return tops;
}
