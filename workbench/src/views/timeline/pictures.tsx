import { type ReactNode, type RefObject, useMemo, useRef, useState } from "react";
import type { TimelineDays, TimelineView } from "../../../../src/query/records.ts";
import { Beside } from "../../frame/beside.tsx";
import { useLocation } from "../../location/location.ts";
import { Asking, Failed } from "../../parts/answers.tsx";
import { dayOf, daysOf } from "../../parts/dates.ts";
import { ExportMenu } from "../../parts/export-menu.tsx";
import type { Table } from "../../parts/table.ts";
import { Twin } from "../../parts/twin.tsx";
import { useWidth } from "../../parts/use-width.ts";
import { counted } from "../../parts/words.ts";
import { useAnswer } from "../../server/use-answer.ts";
import { BarDetail } from "./bar-detail.tsx";
import { barLanes, type Chosen } from "./bar-lanes.ts";
import { claimsIn } from "./bars.ts";
import { BarsChart, gutterOf } from "./bars-chart.tsx";
import { barsTable } from "./bars-table.ts";
import { TimelineChart } from "./chart.tsx";
import { type Dated, datedPoints, type LaneBy } from "./lanes.ts";
import { PointDetail } from "./point-detail.tsx";
import { fetchedSpan, lengthOf, padded, type Span } from "./span.ts";
import { StatusKey } from "./status-key.tsx";
import { timelineTable } from "./timeline-table.ts";
import { stretchWords, unitFor } from "./units.ts";
import { useSpan } from "./use-span.ts";
import { ZoomRow } from "./zoom-row.tsx";

export interface Filter {
  readonly story: string | undefined;
  readonly actor: string | undefined;
  readonly from: string | undefined;
  readonly until: string | undefined;
}

interface PicturesProps {
  readonly days: TimelineDays;
  readonly by: LaneBy;
  readonly filter: Filter;
  /** From the first day to the last. */
  readonly whole: Span;
}

/** More marks than these are a smear: then claims are counted. */
const MARKS = 500;
/** As many as one answer brings, for the days around those that are seen. */
const FETCHED = 1500;
/** Pixels of a bar. */
const BAR = 5;

/** Of few claims each has its mark; of many there are bars, and marks again where one comes near. */
export function Pictures({ days, by, filter, whole }: PicturesProps): ReactNode {
  const all = useMemo(() => padded(whole), [whole]);
  const [span, show] = useSpan(all);
  const fetched = useMemo(() => (days.all.events + days.undated <= MARKS ? all : fetchedSpan(span)), [days, all, span]);
  const few = claimsIn(days.all.stretches, span) <= MARKS && claimsIn(days.all.stretches, fetched) <= FETCHED;
  const answer = useAnswer<TimelineView>(few ? "/timeline" : undefined, {
    ...filter,
    ...(fetched === all ? {} : withinDays(filter, fetched)),
    limit: FETCHED,
  });
  if (few && answer.failure !== undefined) return <Failed failure={answer.failure} again={answer.again} />;
  if (few && answer.value === undefined && fetched === all) return <Asking what="the timeline" />;
  const shared = { by, span, all, onSpan: show };
  return few && answer.value !== undefined ? (
    <Marks {...shared} view={answer.value} />
  ) : (
    <Bars {...shared} days={days} filter={filter} />
  );
}

/** Of the days that are asked for those that the filter leaves. */
function withinDays({ from, until }: Filter, span: Span): { readonly from: string; readonly until: string } {
  const [first, last] = [dayOf(span.from), dayOf(span.until)];
  return {
    from: from !== undefined && from > first ? from : first,
    until: until !== undefined && until < last ? until : last,
  };
}

interface PictureProps {
  readonly by: LaneBy;
  readonly span: Span;
  readonly all: Span;
  readonly onSpan: (span: Span | undefined) => void;
}

interface FramedProps {
  readonly table: () => Table;
  readonly chart: RefObject<HTMLDivElement | null>;
  readonly children: ReactNode;
}

/** A picture of the timeline with its table, either of which can be taken along. */
function Framed({ table, chart, children }: FramedProps): ReactNode {
  const picture = (): SVGSVGElement | null => chart.current?.querySelector<SVGSVGElement>("svg.timeline") ?? null;
  return (
    <Twin
      title="What is said to have happened, and when"
      table={table}
      tools={<ExportMenu name="timeline" table={table} picture={picture} />}
    >
      {children}
    </Twin>
  );
}

const firstDay = (date: string): number | undefined => daysOf(date)?.[0];

function Marks({ view, by, span, all, onSpan }: PictureProps & { readonly view: TimelineView }): ReactNode {
  const points = useMemo(() => datedPoints(view.points, firstDay), [view]);
  const [current, setCurrent] = useState<Dated>();
  const chart = useRef<HTMLDivElement>(null);
  const selected = points.includes(current as Dated) ? (current as Dated) : undefined;
  const table = () => timelineTable(points.map(({ point }) => point));
  return (
    <Framed table={table} chart={chart}>
      <div ref={chart}>
        <ZoomRow span={span} all={all} around={selected} onSpan={onSpan} />
        <TimelineChart points={points} by={by} span={span} current={selected} onCurrent={setCurrent} onSpan={onSpan} />
      </div>
      <PointDetail dated={selected} at={selected === undefined ? 0 : points.indexOf(selected) + 1} of={points.length} />
      <StatusKey />
    </Framed>
  );
}

interface BarsProps extends PictureProps {
  readonly days: TimelineDays;
  readonly filter: Filter;
}

function Bars({ days, filter, by, span, all, onSpan }: BarsProps): ReactNode {
  const chart = useRef<HTMLDivElement>(null);
  const width = useWidth(chart);
  const unit = unitFor((width - gutterOf(width) - 8) / lengthOf(span), BAR);
  const lanes = barLanes(days, unit);
  const { search } = useLocation();
  const [chosen, setChosen] = useState<Chosen>();
  const lane = lanes.find(({ key }) => key === chosen?.lane);
  const hidden = lanes[0]?.bars.hidden ?? 0;
  const table = () => barsTable(lanes, span, search);
  return (
    <Framed table={table} chart={chart}>
      <div ref={chart}>
        <ZoomRow span={span} all={all} around={chosen?.bar} onSpan={onSpan} />
        <p className="small soft bars-note">
          {stretchWords(span)}: {counted(claimsIn(days.all.stretches, span), "claim")}, too many for a mark each. A bar
          is a {unit}; a line below is a longer stretch of which the words leave open when. The highest bar of all
          claims stands for {counted(lanes[0]?.most ?? 0, "claim")}, that of a lane for{" "}
          {counted(lanes[1]?.most ?? 0, "claim")}.
        </p>
        <BarsChart
          days={days}
          unit={unit}
          span={span}
          width={width}
          current={chosen}
          onCurrent={setChosen}
          onSpan={onSpan}
        />
      </div>
      <Beside>
        <BarDetail chosen={chosen} lane={lane} by={by} story={filter.story} actor={filter.actor} onSpan={onSpan} />
      </Beside>
      {hidden > 0 ? (
        <p className="small soft">
          {counted(hidden, "claim")} of stretches that lie over one another have no line; nearer they have one.
        </p>
      ) : null}
    </Framed>
  );
}
