import { type ReactNode, useRef } from "react";
import type { StoryView } from "../../../../src/query/records.ts";
import { Nothing } from "../../parts/answers.tsx";
import { ExportMenu } from "../../parts/export-menu.tsx";
import { Twin } from "../../parts/twin.tsx";
import { counted } from "../../parts/words.ts";
import { FigurePicture } from "./figure-picture.tsx";
import { type FigureChart, figureCharts } from "./series.ts";

/** Every count that the story was told in, over time. */
export function Figures({ story }: { readonly story: StoryView }): ReactNode {
  return figureCharts(story).length === 0 ? (
    <Nothing title="No report gives a dated number.">
      Numbers appear here, one line for each claimant, as soon as one states a figure that a day can be given to.
    </Nothing>
  ) : (
    <FigureCharts story={story} />
  );
}

interface FigureChartsProps {
  readonly story: StoryView;
  /** Only what is contested, and of that the first: below the matrix. */
  readonly contested?: boolean;
}

export function FigureCharts({ story, contested = false }: FigureChartsProps): ReactNode {
  const charts = figureCharts(story);
  const shown = contested ? charts.filter((chart) => chart.contested).slice(0, 1) : charts;
  return (
    <>
      {shown.map((chart, at) => (
        <Chart key={chart.key} chart={chart} name={`as${at === 0 ? "" : at + 1}`} story={story.title} />
      ))}
    </>
  );
}

interface ChartProps {
  readonly chart: FigureChart;
  readonly name: string;
  readonly story: string;
}

function Chart({ chart, name, story }: ChartProps): ReactNode {
  const svg = useRef<SVGSVGElement>(null);
  const { title, table, undated, series } = chart;
  const narrower = series.some((line) => line.narrower);
  return (
    <div className="figure-chart">
      <Twin
        title={`${title}, as stated over time`}
        name={name}
        table={table}
        tools={<ExportMenu name={`${story} ${title}`} table={() => table} picture={() => svg.current} />}
      >
        <FigurePicture chart={chart} svg={svg} />
        <p className="small soft figure-note">
          {[
            narrower ? "Ochre lines count only some of the people or places." : "",
            undated > 0 ? `${counted(undated, "figure")} without a day stand in the table only.` : "",
          ].join(" ")}
        </p>
      </Twin>
    </div>
  );
}
