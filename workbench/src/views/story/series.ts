import type { Evidence, FigureStep, StoryView } from "../../../../src/query/records.ts";
import { daysOf } from "../../parts/dates.ts";
import type { Table } from "../../parts/table.ts";
import { figureWords } from "../../parts/values.ts";
import { headed, placeWords } from "../../parts/words.ts";

/** One number of one claimant on one day, with everywhere that it stands. */
export interface Stated {
  readonly day: number;
  /** Where the line runs; for a range, its lower end. */
  readonly at: number;
  readonly low: number | undefined;
  readonly high: number | undefined;
  readonly short: string;
  readonly asOf: string;
  /** Neither more nor less is claimed: the dot is full. */
  readonly exact: boolean;
  readonly evidence: Evidence;
  readonly documents: number;
  readonly lineages: number;
}

/** What one claimant states of one count, day after day: revisions are steps. */
export interface Series {
  readonly key: string;
  readonly claimant: string;
  /** Counts fewer than the others do: only children, only one province. */
  readonly narrower: boolean;
  readonly stated: readonly Stated[];
}

export interface FigureChart {
  readonly key: string;
  /** "Killed". */
  readonly title: string;
  readonly contested: boolean;
  /** Fractions are drawn as percentages. */
  readonly share: boolean;
  readonly series: readonly Series[];
  /** Figures that no day can be given to: in the table only. */
  readonly undated: number;
  readonly table: Table;
}

/** The counts of a story that at least one dated figure was stated of, contested ones first. */
export function figureCharts({ happenings }: StoryView): readonly FigureChart[] {
  const charts = happenings.flatMap(({ steps, aspects }, at) => {
    const kinds = groupBy(steps, ({ question, value }) =>
      JSON.stringify([question, value.share !== undefined, value.unit ?? ""]),
    );
    return [...kinds].map(([kind, own]): FigureChart => {
      const question = own[0]?.question ?? "";
      const aspect = aspects.find((each) => each.question === question);
      const share = own[0]?.value.share !== undefined;
      const dated = own.filter(({ asOf }) => asOf !== undefined && daysOf(asOf) !== undefined);
      return {
        key: `${at} ${kind}`,
        title: aspect?.asked ?? headed(question.replace(/^figure:/, "")),
        contested: aspect?.agreement === "contradict",
        share,
        series: seriesOf(dated, share),
        undated: own.length - dated.length,
        table: tableOf(own),
      };
    });
  });
  return charts
    .filter(({ series }) => series.length > 0)
    .toSorted((a, b) => Number(b.contested) - Number(a.contested) || b.series.length - a.series.length);
}

function seriesOf(steps: readonly FigureStep[], share: boolean): readonly Series[] {
  const lines = groupBy(steps, ({ key, value }) => JSON.stringify([key, value.whom ?? "", value.where ?? ""]));
  const whole = steps.some(({ value }) => value.whom === undefined && value.where === undefined);
  return [...lines].map(([key, own]) => ({
    key,
    claimant: headed(own[0]?.claimant ?? ""),
    narrower: whole && own.every(({ value }) => value.whom !== undefined || value.where !== undefined),
    stated: statedOf(own, share),
  }));
}

function statedOf(steps: readonly FigureStep[], share: boolean): readonly Stated[] {
  const same = groupBy(steps, ({ asOf, short }) => JSON.stringify([asOf, short]));
  return [...same.values()]
    .flatMap((copies): readonly Stated[] => {
      const [first] = copies;
      if (first?.asOf === undefined) return [];
      const { value, short, asOf, evidence } = first;
      const low = share ? percent(value.share) : value.low;
      const high = share ? percent(value.share) : value.high;
      const at = low ?? high;
      const day = daysOf(asOf)?.[1];
      if (at === undefined || day === undefined) return [];
      return [
        {
          day,
          at,
          low: share && value.qualifier.endsWith("most") ? undefined : low,
          high: isOpenAbove(value.qualifier) ? undefined : high,
          short: figureWords(short, value),
          asOf,
          exact: value.qualifier === "exact",
          evidence,
          documents: new Set(copies.map((copy) => copy.evidence.document)).size,
          lineages: new Set(copies.map(({ lineage }) => lineage)).size,
        },
      ];
    })
    .toSorted((a, b) => a.day - b.day || a.at - b.at);
}

const percent = (share: number | undefined): number | undefined =>
  share === undefined ? undefined : Math.round(share * 1000) / 10;
const isOpenAbove = (qualifier: FigureStep["value"]["qualifier"]): boolean =>
  qualifier === "at-least" || qualifier === "more-than";

const tableOf = (steps: readonly FigureStep[]): Table => ({
  columns: [
    { name: "Claimant" },
    { name: "States" },
    { name: "Low", kind: "number" },
    { name: "High", kind: "number" },
    { name: "Of whom" },
    { name: "Where" },
    { name: "As of" },
    { name: "Document" },
  ],
  rows: steps.map(({ claimant, short, value, asOf, evidence }) => ({
    cells: [
      headed(claimant),
      figureWords(short, value),
      value.low ?? value.share ?? null,
      value.high ?? value.share ?? null,
      value.whom ?? null,
      value.where === undefined ? null : placeWords(value.where),
      asOf ?? null,
      evidence.document,
    ],
    evidence,
  })),
});

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}
