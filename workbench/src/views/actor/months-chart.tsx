import type { ReactNode } from "react";
import type { ActorView } from "../../../../src/query/records.ts";
import { Link } from "../../location/link.tsx";
import type { Table } from "../../parts/table.ts";
import { Twin } from "../../parts/twin.tsx";
import { counted } from "../../parts/words.ts";
import { highest, type Period, periodsOf } from "./periods.ts";
import "./months-chart.css";

const HALF = 64;
const WIDTH = 720;
const LABEL = 92;
const TITLE = "Cooperation and conflict over time";

/** What it is said to have done and suffered, month by month: cooperation upwards, conflict downwards, by lineages. */
export function MonthsChart({ actor }: { readonly actor: ActorView }): ReactNode {
  const periods = periodsOf(actor.months);
  if (periods.length === 0) return null;
  const most = highest(periods);
  const step = (WIDTH - LABEL) / periods.length;
  const width = Math.min(step * 0.72, 22);
  const labels = labelled(periods, step);
  return (
    <Twin title={TITLE} name="months" table={tableOf(periods)}>
      <svg
        className="months"
        viewBox={`0 0 ${WIDTH} ${HALF * 2 + 40}`}
        role="group"
        aria-label={`${TITLE}; the table says the same.`}
      >
        <defs>
          <pattern id="conflict-lines" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
            <rect width="2.200" height="5" className="months-ink" />
          </pattern>
        </defs>
        <text x="0" y={HALF / 2 + 4} className="months-side">
          cooperation
        </text>
        <text x="0" y={HALF * 1.5 + 4} className="months-side">
          conflict
        </text>
        <text x={LABEL - 8} y="11" className="months-scale" textAnchor="end">
          {counted(most, "lineage")}
        </text>
        <line x1={LABEL} x2={WIDTH} y1={HALF} y2={HALF} className="months-axis" />
        {periods.map((period, at) => (
          <Bar
            key={period.from}
            period={period}
            x={LABEL + at * step + (step - width) / 2}
            width={width}
            scale={(HALF - 6) / most}
            actor={actor.key}
          />
        ))}
        {labels.map(({ at, text }) => (
          <text key={text} x={LABEL + (at + 0.5) * step} y={HALF * 2 + 18} textAnchor="middle" className="months-label">
            {text}
          </text>
        ))}
      </svg>
      <p className="small soft">
        Counted by independent lineages, as actor and as recipient. A bar leads to its claims.
      </p>
    </Twin>
  );
}

interface BarProps {
  readonly period: Period;
  readonly x: number;
  readonly width: number;
  readonly scale: number;
  readonly actor: string;
}

function Bar({ period: { from, until, title, cooperation, conflict }, x, width, scale, actor }: BarProps): ReactNode {
  if (cooperation === 0 && conflict === 0) return null;
  const to = `/actors/${encodeURIComponent(actor)}?from=${from}&tab=events&until=${until}`;
  return (
    <Link
      to={to}
      className="months-bar"
      aria-label={`${title}: cooperation in ${counted(cooperation, "lineage")}, conflict in ${counted(conflict, "lineage")}`}
    >
      <title>{`${title}: cooperation ${cooperation}, conflict ${conflict}`}</title>
      <rect x={x - 2} y="0" width={width + 4} height={HALF * 2} className="months-target" />
      <rect x={x} y={HALF - cooperation * scale} width={width} height={cooperation * scale} className="months-ink" />
      <rect x={x} y={HALF} width={width} height={conflict * scale} className="months-conflict" />
    </Link>
  );
}

/** As many titles as have room. */
function labelled(periods: readonly Period[], step: number): readonly { readonly at: number; readonly text: string }[] {
  const every = Math.max(1, Math.ceil(76 / step));
  const room = Math.ceil(30 / step);
  return periods.flatMap(({ title }, at) =>
    at % every === 0 && at + room <= periods.length ? [{ at, text: title }] : [],
  );
}

const tableOf = (periods: readonly Period[]): Table => ({
  columns: [
    { name: "Time" },
    { name: "Lineages with cooperation", kind: "number" },
    { name: "Lineages with conflict", kind: "number" },
    { name: "Lineages in which it speaks", kind: "number" },
  ],
  rows: periods.map(({ title, cooperation, conflict, says }) => ({ cells: [title, cooperation, conflict, says] })),
});
