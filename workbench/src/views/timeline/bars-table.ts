import { withParameters } from "../../location/location.ts";
import type { Table } from "../../parts/table.ts";
import type { BarLane } from "./bar-lanes.ts";
import type { Bar } from "./bars.ts";
import { type Span, spanText } from "./span.ts";
import { stretchWords } from "./units.ts";

/** What the picture shows, in numbers: a row for each stretch of days that is in view, a column for each lane. */
export function barsTable(lanes: readonly BarLane[], span: Span, search: string): Table {
  const rows = new Map<string, { readonly bar: Bar; readonly counts: Map<number, number> }>();
  for (const [at, { bars }] of lanes.entries()) {
    for (const bar of bars.inOrder) {
      if (bar.from > span.until || bar.until < span.from) continue;
      const name = `${bar.from} ${bar.until}`;
      const row = rows.get(name) ?? { bar, counts: new Map() };
      row.counts.set(at, (row.counts.get(at) ?? 0) + bar.n);
      rows.set(name, row);
    }
  }
  const ordered = [...rows.values()].toSorted((a, b) => a.bar.from - b.bar.from || a.bar.until - b.bar.until);
  return {
    columns: [{ name: "Happened" }, ...lanes.map(({ name }) => ({ name, kind: "number" as const }))],
    rows: ordered.map(({ bar, counts }) => ({
      to: withParameters("/timeline", search, { as: undefined, window: spanText(bar) }),
      cells: [stretchWords(bar), ...lanes.map((_, at) => counts.get(at) ?? null)],
    })),
  };
}
