import { type KeyboardEvent, type ReactNode, type RefObject, useRef } from "react";
import { EvidenceButton } from "../../evidence/evidence-button.tsx";
import { evidenceText, openEvidence, useOpenEvidence } from "../../evidence/evidence-state.ts";
import { dayOf, shortDate } from "../../parts/dates.ts";
import { dayTicks, linear, spread, ticksTo } from "../../parts/scale.ts";
import { useWidth } from "../../parts/use-width.ts";
import { grouped, twoNumbers } from "../../parts/words.ts";
import type { FigureChart, Series, Stated } from "./series.ts";
import "./figure-picture.css";

interface FigurePictureProps {
  readonly chart: FigureChart;
  readonly svg: RefObject<SVGSVGElement | null>;
}

const TOP = 22;
const BOTTOM = 28;
const LEFT = 46;
/** Between the labels at the ends of the lines. */
const LINE = 17;
const ARROW = 24;
/** Of the labels, in the mean. */
const LETTER = 6.9;

/** Steps per claimant, as they were stated: open bounds are dashed arrows, revisions steps, each line says whose it is. */
export function FigurePicture({ chart, svg }: FigurePictureProps): ReactNode {
  const place = useRef<HTMLDivElement>(null);
  const width = useWidth(place);
  const { series, share } = chart;
  const compact = width < 520;
  const right = compact ? 52 : Math.min(300, Math.max(190, width * 0.38));
  const height = Math.max(190, series.length * LINE + TOP + BOTTOM + 30);
  const days = series.flatMap(({ stated }) => stated.map(({ day }) => day));
  const [first, last] = [Math.min(...days), Math.max(...days)];
  const numbers = series.flatMap(({ stated }) => stated.map(({ at, high }) => Math.max(at, high ?? 0)));
  const ticks = ticksTo(Math.max(...numbers));
  const x = linear([first - 0.25, last + 0.75], [LEFT + 8, width - right]);
  const y = linear([0, ticks.at(-1) ?? 1], [height - BOTTOM, TOP]);
  const end = width - right;
  const labels = spread(
    series.map(({ stated }) => y(stated.at(-1)?.at ?? 0)),
    LINE,
    TOP,
    height - BOTTOM - 4,
  );
  return (
    <div ref={place} className="figure-picture">
      <svg
        ref={svg}
        width={width}
        height={height}
        viewBox={`0 0 ${width} ${height}`}
        role="group"
        aria-label={chart.title}
      >
        {ticks.map((tick) => (
          <g key={tick} aria-hidden="true">
            <line x1={LEFT} x2={end} y1={y(tick)} y2={y(tick)} className="grid-line" />
            <text x={LEFT - 10} y={y(tick)} className="tick" textAnchor="end" dominantBaseline="middle">
              {grouped(tick)}
              {share ? " %" : ""}
            </text>
          </g>
        ))}
        {dayTicks(first, last, Math.floor((end - LEFT) / 70)).map((day) => (
          <text key={day} x={x(day)} y={height - 8} className="tick" textAnchor="middle" aria-hidden="true">
            {shortDate(dayOf(day))}
          </text>
        ))}
        {series.map((line, at) => (
          <Line
            key={line.key}
            line={line}
            x={x}
            y={y}
            end={end}
            labelY={labels[at] ?? 0}
            room={right}
            compact={compact}
          />
        ))}
      </svg>
      {compact ? <LineList series={series} /> : null}
    </div>
  );
}

/** Where there is no room for whose line it is beside the line: the lines from the top, each with its claimant. */
function LineList({ series }: { readonly series: readonly Series[] }): ReactNode {
  const lines = series
    .flatMap((line) => line.stated.slice(-1).map((last) => ({ line, last })))
    .toSorted((a, b) => b.last.at - a.last.at);
  return (
    <ul className="line-list small">
      {lines.map(({ line, last }) => (
        <li key={line.key} className={line.narrower ? "narrower" : undefined}>
          <EvidenceButton evidence={last.evidence} label={`${line.claimant}: ${last.short}`}>
            <strong>{last.short}</strong> {line.claimant}
          </EvidenceButton>
        </li>
      ))}
    </ul>
  );
}

interface LineProps {
  readonly line: Series;
  readonly x: (day: number) => number;
  readonly y: (value: number) => number;
  readonly end: number;
  readonly labelY: number;
  /** For the label, in pixels. */
  readonly room: number;
  readonly compact: boolean;
}

function Line({ line, x, y, end, labelY, room, compact }: LineProps): ReactNode {
  const open = useOpenEvidence();
  const at = open === undefined ? undefined : evidenceText(open);
  const selected = line.stated.some(({ evidence }) => evidenceText(evidence) === at);
  const last = line.stated.at(-1);
  if (last === undefined) return null;
  const path = line.stated
    .map((step, index) => `${index === 0 ? "M" : "H"}${x(step.day)}${index === 0 ? " " : "V"}${y(step.at)}`)
    .join("");
  const lastY = y(last.at);
  const text = `${line.claimant}: ${last.short}`;
  return (
    <g className={`line${line.narrower ? " narrower" : ""}${selected ? " selected" : ""}`}>
      <path d={`${path}H${end}`} className="steps" />
      {last.high === undefined ? <Arrow x={end} from={lastY} to={lastY - ARROW} /> : null}
      {last.low === undefined ? <Arrow x={end} from={lastY} to={lastY + ARROW} /> : null}
      {line.stated.map((step) => (
        <g key={`${step.asOf} ${step.short}`}>
          {step.high !== undefined && step.high > step.at ? (
            <path d={`M${x(step.day)} ${y(step.at)}V${y(step.high)}m-4 0h8`} className="range" />
          ) : null}
          <Dot step={step} claimant={line.claimant} x={x(step.day)} y={y(step.at)} />
        </g>
      ))}
      {Math.abs(labelY - lastY) > 2 ? (
        <path d={`M${end + 2} ${lastY}L${end + 10} ${labelY}`} className="leader" />
      ) : null}
      <text x={end + 14} y={labelY} dominantBaseline="middle" className="line-label" aria-hidden="true">
        <title>{text}</title>
        {compact ? null : (
          <>{clipped(line.claimant, Math.max(10, Math.floor((room - 20) / LETTER) - last.short.length))}: </>
        )}
        <tspan className="line-value">{compact ? grouped(last.at) : last.short}</tspan>
      </text>
    </g>
  );
}

const clipped = (text: string, most: number): string =>
  text.length <= most ? text : `${text.slice(0, most - 1).trimEnd()}…`;

interface ArrowProps {
  readonly x: number;
  readonly from: number;
  readonly to: number;
}

/** The figure is open here: nothing was said of how far. */
function Arrow({ x, from, to }: ArrowProps): ReactNode {
  const back = to < from ? 5 : -5;
  return (
    <>
      <path d={`M${x} ${from}V${to}`} className="open-end" />
      <path d={`M${x - 4} ${to + back}L${x} ${to}L${x + 4} ${to + back}`} className="open-head" />
    </>
  );
}

interface DotProps {
  readonly step: Stated;
  readonly claimant: string;
  readonly x: number;
  readonly y: number;
}

/** Leads to the words, by mouse and by key. */
function Dot({ step, claimant, x, y }: DotProps): ReactNode {
  const { short, asOf, evidence, exact } = step;
  const label = `${claimant}: ${short}`;
  const openWords = (): void => openEvidence(evidence, label);
  return (
    <g
      role="button"
      tabIndex={0}
      data-stop=""
      className="dot"
      aria-label={`${label}, ${shortDate(asOf)}, ${twoNumbers(step)}`}
      onClick={openWords}
      onKeyDown={(event: KeyboardEvent) => {
        if (event.key !== "Enter" && event.key !== " ") return;
        event.preventDefault();
        openWords();
      }}
    >
      <circle cx={x} cy={y} r={13} className="dot-reach" />
      <circle cx={x} cy={y} r={4} className={exact ? "dot-full" : "dot-hollow"} />
    </g>
  );
}
