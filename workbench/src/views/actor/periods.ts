import type { ActorView } from "../../../../src/query/records.ts";

type Month = ActorView["months"][number];

/** A month, a quarter or a year, with what is counted in it, by lineage. */
export interface Period {
  /** EDTF of first and last day. */
  readonly from: string;
  readonly until: string;
  /** "Aug 2021", "Jul–Sep 2021", "2021". */
  readonly title: string;
  readonly cooperation: number;
  readonly conflict: number;
  readonly says: number;
}

const NAMES = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
/** More bars than these are too thin to be pressed. */
const MOST = 48;

/**
 * Every month from the first to the last, the empty ones too; as quarters or years where there would be too many.
 * Lineages of several months are added up: one that reports in two of them counts in both.
 */
export function periodsOf(months: readonly Month[]): readonly Period[] {
  const known = new Map(months.map((month) => [numberOf(month.month), month]));
  known.delete(Number.NaN);
  if (known.size === 0) return [];
  const numbers = [...known.keys()];
  const [first, last] = [Math.min(...numbers), Math.max(...numbers)];
  const size = [1, 3, 12].find((months) => (last - first + 1) / months <= MOST) ?? 12;
  const periods: Period[] = [];
  for (let start = first - (first % size); start <= last; start += size) {
    const inside = Array.from({ length: size }, (_, at) => known.get(start + at)).filter(
      (month) => month !== undefined,
    );
    periods.push({
      from: `${monthText(start)}-01`,
      until: lastDay(start + size - 1),
      title: titleOf(start, size),
      cooperation: sum(inside.map(({ cooperation }) => cooperation)),
      conflict: sum(inside.map(({ conflict }) => conflict)),
      says: sum(inside.map(({ says }) => says)),
    });
  }
  return periods;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);

/** Months since the year 0. */
function numberOf(month: string): number {
  const found = /^(\d{4})-(\d{2})$/.exec(month);
  return found === null ? Number.NaN : Number(found[1]) * 12 + Number(found[2]) - 1;
}

const yearOf = (number: number): number => Math.floor(number / 12);
const monthText = (number: number): string =>
  `${String(yearOf(number)).padStart(4, "0")}-${String((number % 12) + 1).padStart(2, "0")}`;

function lastDay(number: number): string {
  const day = new Date(Date.UTC(yearOf(number), (number % 12) + 1, 0)).getUTCDate();
  return `${monthText(number)}-${day}`;
}

function titleOf(start: number, size: number): string {
  const year = yearOf(start);
  if (size === 12) return String(year);
  const name = NAMES[start % 12] ?? "";
  return size === 1 ? `${name} ${year}` : `${name}–${NAMES[(start % 12) + size - 1] ?? ""} ${year}`;
}

/** The highest count of either side, for the scale: at least one, so that an empty picture has a scale too. */
export const highest = (periods: readonly Period[]): number =>
  Math.max(1, ...periods.map(({ cooperation, conflict }) => Math.max(cooperation, conflict)));
