/** Numbers of this process in the text format that Prometheus reads (its "Exposition formats", version 0.0.4). */
export interface Metrics {
  /** Counts up. */
  add(name: CounterName, labels?: Labels, by?: number): void;
  /** A duration of one of something. */
  observe(name: HistogramName, seconds: number, labels?: Labels): void;
  /** The page, with these gauges beside. */
  text(gauges: readonly Gauge[]): string;
}

export type Labels = Readonly<Record<string, string>>;
export interface Gauge {
  readonly name: string;
  readonly help: string;
  readonly values: readonly { readonly labels?: Labels; readonly value: number }[];
}

const COUNTERS = {
  hearsay_documents_read_total: "Documents read and kept by this process.",
  hearsay_documents_failed_total: "Documents that could not be read, by error code.",
  hearsay_words_read_total: "Words of the documents read.",
  hearsay_jobs_total: "Jobs that this process has ended, by task and result.",
  hearsay_workers_recovered_total: "Dead workers whose jobs this process has set free.",
  hearsay_connection_errors_total: "Times that the queue of this process has lost the database.",
} as const;
const HISTOGRAMS = { hearsay_job_seconds: "How long jobs take, by task." } as const;
type CounterName = keyof typeof COUNTERS;
type HistogramName = keyof typeof HISTOGRAMS;

const BUCKETS = [0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300];

export function createMetrics(): Metrics {
  const counters = new Map<CounterName, Map<string, number>>();
  const histograms = new Map<HistogramName, Map<string, { readonly counts: number[]; sum: number }>>();
  return {
    add(name, labels = {}, by = 1) {
      const series = counters.get(name) ?? new Map<string, number>();
      counters.set(name, series);
      const key = labelText(labels);
      series.set(key, (series.get(key) ?? 0) + by);
    },
    observe(name, seconds, labels = {}) {
      const series = histograms.get(name) ?? new Map<string, { readonly counts: number[]; sum: number }>();
      histograms.set(name, series);
      const key = labelText(labels);
      const held = series.get(key) ?? { counts: Array.from({ length: BUCKETS.length + 1 }, () => 0), sum: 0 };
      series.set(key, held);
      const bucket = BUCKETS.findIndex((limit) => seconds <= limit);
      const at = bucket < 0 ? BUCKETS.length : bucket;
      held.counts[at] = (held.counts[at] ?? 0) + 1;
      held.sum += seconds;
    },
    text(gauges) {
      const lines: string[] = [];
      for (const [name, help] of Object.entries(COUNTERS)) {
        lines.push(`# HELP ${name} ${help}`, `# TYPE ${name} counter`);
        for (const [labels, value] of sorted(counters.get(name as CounterName))) {
          lines.push(`${name}${braced(labels)} ${value}`);
        }
      }
      for (const [name, help] of Object.entries(HISTOGRAMS)) {
        lines.push(`# HELP ${name} ${help}`, `# TYPE ${name} histogram`);
        for (const [labels, { counts, sum }] of sorted(histograms.get(name as HistogramName))) {
          let below = 0;
          for (const [at, count] of counts.entries()) {
            below += count;
            const limit = `le="${BUCKETS[at] ?? "+Inf"}"`;
            lines.push(`${name}_bucket${braced([labels, limit].filter((part) => part !== "").join(","))} ${below}`);
          }
          lines.push(`${name}_sum${braced(labels)} ${sum}`, `${name}_count${braced(labels)} ${below}`);
        }
      }
      for (const { name, help, values } of gauges) {
        lines.push(`# HELP ${name} ${help}`, `# TYPE ${name} gauge`);
        for (const { labels = {}, value } of values) lines.push(`${name}${braced(labelText(labels))} ${value}`);
      }
      return `${lines.join("\n")}\n`;
    },
  };
}

const sorted = <T>(series: ReadonlyMap<string, T> | undefined): readonly (readonly [string, T])[] =>
  [...(series ?? [])].sort(([a], [b]) => (a < b ? -1 : 1));
const braced = (labels: string): string => (labels === "" ? "" : `{${labels}}`);
const labelText = (labels: Labels): string =>
  Object.entries(labels)
    .map(([name, value]) => `${name}="${value.replace(/[\\"]/g, "\\$&").replaceAll("\n", "\\n")}"`)
    .join(",");
