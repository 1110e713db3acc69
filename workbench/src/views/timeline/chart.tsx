import { type KeyboardEvent, type ReactNode, useEffect, useMemo, useRef } from "react";
import { openEvidence } from "../../evidence/evidence-state.ts";
import { useCommands } from "../../keyboard/commands.ts";
import { dateWords } from "../../parts/dates.ts";
import { statusWords, typeWords } from "../../parts/terms.ts";
import { useWidth } from "../../parts/use-width.ts";
import { counted, headed } from "../../parts/words.ts";
import { type Dated, inNextLane, type Lane, type LaneBy, lanesOf } from "./lanes.ts";
import { Mark } from "./mark.tsx";
import { holding, lengthOf, moved, type Span, ticksOf, zoomed } from "./span.ts";
import { happenedWords } from "./timeline-table.ts";

interface TimelineChartProps {
  readonly points: readonly Dated[];
  readonly by: LaneBy;
  readonly span: Span;
  /** From the first to the last. */
  readonly all: Span;
  readonly current: Dated | undefined;
  readonly onCurrent: (point: Dated) => void;
  readonly onSpan: (span: Span | undefined) => void;
}

const MOST = { lanes: 14, rows: 8 } as const;
/** With fewer points in view each can bear its words. */
const LABELLED = 60;
const ROW = 20;
const LANE_ROOM = 12;
const HEAD = 26;
const CLOSER = 0.6;

/** Lanes of marks on a scale of days. One stop for the keyboard, a slider from mark to mark, as lists of values are. */
export function TimelineChart(props: TimelineChartProps): ReactNode {
  const { points, by, span, all, current, onCurrent, onSpan } = props;
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
  const x = (day: number): number => gutter + (day - span.from) * scale;
  useWheel(frame, span, onSpan, (clientX) => {
    const left = frame.current?.getBoundingClientRect().left ?? 0;
    return span.from + (clientX - left - gutter) / scale;
  });
  const zoom = (factor: number): void =>
    onSpan(zoomed(span, factor, current === undefined ? undefined : (current.from + current.until) / 2));
  useCommands("Timeline", [
    { key: "+", does: "come closer", run: () => zoom(CLOSER) },
    { key: "-", does: "go back", run: () => zoom(1 / CLOSER) },
    { key: "0", does: "all of it", run: () => onSpan(undefined) },
  ]);
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
  const tops = topsOf(lanes, beside);
  const height = HEAD + (tops.at(-1) ?? 0);
  return (
    <div ref={frame} className="timeline-frame">
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
        <button type="button" className="button" onClick={() => onSpan(dayByDay(span, current))}>
          Day by day
        </button>
        <button type="button" className="button" disabled={same(span, all)} onClick={() => onSpan(undefined)}>
          All <kbd>0</kbd>
        </button>
      </div>
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
        onFocus={() => current === undefined && go(lanes[0]?.placed[0] ?? points[0])}
      >
        <svg className="timeline" width={width} height={height} aria-hidden="true" focusable="false">
          {ticksOf(span, Math.max(3, Math.floor((width - gutter) / 84))).map(({ day, text, main }) => (
            <g key={day} transform={`translate(${Math.round(x(day))} 0)`}>
              <line y1={HEAD - 6} y2={height} className={main ? "timeline-tick main" : "timeline-tick"} />
              <text x="4" y="12" className="timeline-date">
                {text}
              </text>
            </g>
          ))}
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
                {lane.placed.map((placed) => (
                  <Mark
                    key={`${placed.point.document} ${placed.point.event} ${placed.point.evidence.span.join("-")}`}
                    dated={placed}
                    x={x}
                    left={gutter}
                    right={width}
                    y={placed.row * ROW + ROW / 2}
                    label={labelled}
                    current={placed.point === current?.point}
                    onChoose={() => {
                      onCurrent(points.find(({ point }) => point === placed.point) ?? placed);
                      open(placed);
                    }}
                  />
                ))}
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

const same = (a: Span, b: Span): boolean => a.from === b.from && a.until === b.until;
const clipped = (text: string, most: number): string => (text.length > most ? `${text.slice(0, most - 1)}…` : text);

/** Two weeks around the point, or the middle: near enough for each day to have its own line. */
function dayByDay(span: Span, current: Dated | undefined): Span {
  const middle = current?.from ?? Math.round((span.from + span.until) / 2);
  return { from: middle - 6, until: middle + 7 };
}

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

/** With the pointer over a focused chart the wheel zooms; sideways it moves. Elsewhere the page scrolls, as pages do. */
function useWheel(
  frame: { readonly current: HTMLDivElement | null },
  span: Span,
  onSpan: (span: Span) => void,
  dayAt: (clientX: number) => number,
): void {
  useEffect(() => {
    const { current } = frame;
    const wheel = (event: WheelEvent): void => {
      const focused = current?.contains(document.activeElement) === true;
      if (!event.ctrlKey && !focused) return;
      event.preventDefault();
      if (Math.abs(event.deltaX) > Math.abs(event.deltaY)) onSpan(moved(span, (event.deltaX / 400) * lengthOf(span)));
      else onSpan(zoomed(span, event.deltaY < 0 ? 0.8 : 1.25, dayAt(event.clientX)));
    };
    current?.addEventListener("wheel", wheel, { passive: false });
    return () => current?.removeEventListener("wheel", wheel);
  });
}
