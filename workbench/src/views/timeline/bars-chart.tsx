import { type KeyboardEvent, memo, type PointerEvent, type ReactNode, useMemo, useRef } from "react";
import type { TimelineDays } from "../../../../src/query/records.ts";
import { counted } from "../../parts/words.ts";
import { type BarLane, barLanes, type Chosen } from "./bar-lanes.ts";
import { type Bar, nearestBar, nextBar } from "./bars.ts";
import { HEAD, ScaleLines } from "./scale-lines.tsx";
import { holding, lengthOf, type Span } from "./span.ts";
import { stretchWords, type Unit } from "./units.ts";
import { useWheel } from "./use-wheel.ts";

interface BarsChartProps {
  readonly days: TimelineDays;
  readonly unit: Unit;
  readonly span: Span;
  readonly width: number;
  readonly current: Chosen | undefined;
  readonly onCurrent: (chosen: Chosen) => void;
  readonly onSpan: (span: Span | undefined) => void;
}

const BAR = 26;
const LONGER = 5;
/** Of a name, beside the bars. */
const LETTERS = 20;
const LANE = { beside: 54, below: 70 } as const;

export const gutterOf = (width: number): number => (width >= 620 ? 148 : 0);

/** How many claims there are of each day, month or year: of all of them, and in lanes. One slider from bar to bar. */
export function BarsChart({ days, unit, span, width, current, onCurrent, onSpan }: BarsChartProps): ReactNode {
  const frame = useRef<HTMLDivElement>(null);
  const gutter = gutterOf(width);
  const beside = gutter > 0;
  const lanes = barLanes(days, unit);
  const scale = (width - gutter - 8) / lengthOf(span);
  const height = HEAD + lanes.length * (beside ? LANE.beside : LANE.below);
  const dayAt = (clientX: number): number =>
    span.from + (clientX - (frame.current?.getBoundingClientRect().left ?? 0) - gutter) / scale;
  useWheel(frame, span, onSpan, dayAt);

  const at = Math.max(
    0,
    lanes.findIndex(({ key }) => key === current?.lane),
  );
  const go = (lane: BarLane | undefined, bar: Bar | undefined): void => {
    if (lane === undefined || bar === undefined) return;
    onCurrent({ lane: lane.key, bar });
    const held = holding(span, bar.from, bar.until);
    if (held !== span) onSpan(held);
  };
  const along = (step: number): void => go(lanes[at], nextBar(lanes[at]?.bars.inOrder ?? [], current?.bar, step));
  const across = (step: number): void => {
    const lane = lanes[at + step];
    if (lane !== undefined)
      go(lane, current === undefined ? lane.bars.inOrder[0] : nearestBar(lane.bars.inOrder, current.bar));
  };
  const keys = new Map([
    ["ArrowRight", () => along(1)],
    ["ArrowLeft", () => along(-1)],
    ["PageDown", () => along(10)],
    ["PageUp", () => along(-10)],
    ["Home", () => go(lanes[at], lanes[at]?.bars.inOrder[0])],
    ["End", () => go(lanes[at], lanes[at]?.bars.inOrder.at(-1))],
    ["ArrowDown", () => across(1)],
    ["ArrowUp", () => across(-1)],
    ["Enter", () => current !== undefined && onSpan(around(current.bar))],
  ]);
  const onKey = (event: KeyboardEvent): void => {
    const key = keys.get(event.key);
    if (key === undefined) return;
    event.preventDefault();
    key();
  };
  const onPress = (event: PointerEvent<SVGSVGElement>): void => {
    const top = event.clientY - event.currentTarget.getBoundingClientRect().top - HEAD;
    const lane = lanes[Math.floor(top / (beside ? LANE.beside : LANE.below))];
    if (lane === undefined) return;
    const day = dayAt(event.clientX);
    const low = (top % (beside ? LANE.beside : LANE.below)) - (beside ? 0 : 18) > BAR + 10;
    // A bar of a few pixels is hard to hit: the nearest within a finger's width is meant.
    const reach = 12 / scale;
    const near = (low ? lane.bars.longer : lane.bars.units).filter(
      ({ from, until }) => from - reach <= day && until + 1 + reach >= day,
    );
    const bar = nearestBar(near, { from: day - 0.5, until: day - 0.5 });
    if (bar !== undefined) onCurrent({ lane: lane.key, bar });
  };
  const items = lanes[at]?.bars.inOrder ?? [];
  const number = items.findIndex(({ from, until }) => from === current?.bar.from && until === current.bar.until);
  return (
    <div ref={frame} className="timeline-frame">
      <div
        className="timeline-slider"
        role="slider"
        tabIndex={0}
        data-stop=""
        aria-label="Claims counted by the days on which it is said to have happened"
        aria-orientation="horizontal"
        aria-valuemin={1}
        aria-valuemax={Math.max(1, items.length)}
        aria-valuenow={Math.max(1, number + 1)}
        aria-valuetext={current === undefined ? "none chosen" : spoken(lanes[at], current.bar)}
        onKeyDown={onKey}
        onFocus={() => current === undefined && go(lanes[0], nextBar(lanes[0]?.bars.units ?? [], span, 1))}
      >
        <svg
          className="timeline"
          width={width}
          height={height}
          aria-hidden="true"
          focusable="false"
          onPointerUp={onPress}
        >
          <ScaleLines span={span} gutter={gutter} width={width} height={height} />
          {lanes.map((lane, index) => (
            <g key={lane.key ?? "all"} transform={`translate(0 ${HEAD + index * (beside ? LANE.beside : LANE.below)})`}>
              <LaneOfBars
                lane={lane}
                from={span.from}
                scale={scale}
                gutter={gutter}
                width={width}
                chosen={index === at ? current?.bar : undefined}
              />
            </g>
          ))}
        </svg>
      </div>
    </div>
  );
}

interface LaneOfBarsProps {
  readonly lane: BarLane;
  readonly from: number;
  readonly scale: number;
  readonly gutter: number;
  readonly width: number;
  readonly chosen: Bar | undefined;
}

/** One path for all bars and one for all longer stretches: so many shapes of their own would be slow to draw. */
const LaneOfBars = memo(function LaneOfBars({ lane, from, scale, gutter, width, chosen }: LaneOfBarsProps): ReactNode {
  const top = gutter > 0 ? 8 : 22;
  const foot = top + BAR;
  const { most, bars, name, events } = lane;
  const x = (day: number): number => gutter + (day - from) * scale;
  const high = (n: number): number => Math.max(1.5, (n / most) * BAR);
  const paths = useMemo(() => {
    const at = (day: number): number => gutter + (day - from) * scale;
    const inView = (bar: Bar): boolean => at(bar.until + 1) > gutter && at(bar.from) < width;
    const units = bars.units.filter(inView).map((bar) => {
      const [left, right] = [Math.max(gutter, at(bar.from)), Math.min(width, at(bar.until + 1))];
      const tall = Math.max(1.5, (bar.n / most) * BAR);
      return `M${round(left)} ${foot}h${round(Math.max(1, right - left - 1))}v${-round(tall)}h${-round(Math.max(1, right - left - 1))}z`;
    });
    const longer = bars.longer
      .filter(inView)
      .map(
        (bar) =>
          `M${round(Math.max(gutter, at(bar.from)))} ${foot + 5 + (bar.row ?? 0) * LONGER}H${round(Math.min(width, at(bar.until + 1)))}`,
      );
    return { units: units.join(""), longer: longer.join("") };
  }, [bars, most, from, scale, gutter, width, foot]);
  const [left, right] =
    chosen === undefined ? [0, 0] : [Math.max(gutter, x(chosen.from)), Math.min(width, x(chosen.until + 1))];
  return (
    <>
      <line x1="0" x2={width} className="timeline-rule" />
      <text x="0" y={gutter > 0 ? 20 : 14} className="timeline-lane">
        {name.length > LETTERS ? `${name.slice(0, LETTERS - 1)}…` : name}
        <title>{name}</title>
      </text>
      <text
        x={gutter > 0 ? 0 : width}
        y={gutter > 0 ? 36 : 14}
        textAnchor={gutter > 0 ? "start" : "end"}
        className="timeline-date"
      >
        {counted(events, "claim")}
      </text>
      <path d={paths.units} className="timeline-bars" />
      <path d={paths.longer} className="mark-length" />
      {chosen === undefined || right <= left ? null : chosen.row === undefined ? (
        <>
          <rect x={left - 2} y={top - 3} width={right - left + 3} height={BAR + 5} className="timeline-chosen" />
          <rect
            x={left}
            y={foot - high(chosen.n)}
            width={Math.max(1, right - left - 1)}
            height={high(chosen.n)}
            className="timeline-bars chosen"
          />
        </>
      ) : (
        <path d={`M${left} ${foot + 5 + chosen.row * LONGER}H${right}`} className="mark-length chosen" />
      )}
    </>
  );
});

const round = (value: number): number => Math.round(value * 10) / 10;

/** A bar with as much time again at both sides. */
function around({ from, until }: Span): Span {
  const room = Math.max(2, Math.round((until - from + 1) / 2));
  return { from: from - room, until: until + room };
}

const spoken = (lane: BarLane | undefined, { from, until, n }: Bar): string =>
  `${stretchWords({ from, until })}: ${counted(n, "claim")}, ${lane?.name ?? ""}`;
