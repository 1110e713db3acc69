const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** An EDTF date in words: "16 Apr 2022", "Apr 2022", "16–17 Apr 2022". What is no date comes back as it is. */
export function dateWords(edtf: string | null | undefined): string {
  if (edtf === null || edtf === undefined || edtf === "") return "no date";
  const [from = "", until] = edtf.split("/");
  if (until === undefined) return dayWords(from);
  if (until === "" || until === "..") return `since ${dayWords(from)}`;
  if (from === "" || from === "..") return `until ${dayWords(until)}`;
  const [a, b] = [partsOf(from), partsOf(until)];
  if (a.day !== undefined && b.day !== undefined && a.year === b.year) {
    return a.month === b.month ? `${a.day}–${dayWords(until)}` : `${a.day} ${monthOf(a)} – ${dayWords(until)}`;
  }
  return `${dayWords(from)} – ${dayWords(until)}`;
}

/** Without the year, for places where the year is said beside it: "16 Apr". */
export function shortDate(edtf: string | null | undefined): string {
  if (edtf === null || edtf === undefined) return "no date";
  const { day, month } = partsOf(edtf.split("/")[0] ?? "");
  return day === undefined || month === undefined ? dateWords(edtf) : `${day} ${MONTHS[month - 1] ?? month}`;
}

interface DayParts {
  readonly year: string;
  readonly month?: number;
  readonly day?: number;
}

function partsOf(date: string): DayParts {
  const found = /^(-?\d{1,6})(?:-(\d{2}))?(?:-(\d{2}))?/.exec(date);
  if (found === null) return { year: date };
  const [, year = "", month, day] = found;
  return {
    year,
    ...(month === undefined ? {} : { month: Number(month) }),
    ...(day === undefined ? {} : { day: Number(day) }),
  };
}

const monthOf = ({ month }: DayParts): string => (month === undefined ? "" : (MONTHS[month - 1] ?? ""));

function dayWords(date: string): string {
  const parts = partsOf(date);
  return [parts.day, monthOf(parts), parts.year].filter((part) => part !== undefined && part !== "").join(" ");
}

/** Days since 1970-01-01 of the first day that a date allows, and of its last: for drawing. */
export function daysOf(edtf: string): readonly [number, number] | undefined {
  const [from = "", until = from] = edtf.split("/");
  const [first, last] = [bound(from, "first"), bound(until, "last")];
  return first === undefined || last === undefined ? undefined : [first, last];
}

function bound(date: string, which: "first" | "last"): number | undefined {
  const { year, month, day } = partsOf(date);
  const number = Number(year);
  if (!Number.isInteger(number) || year === "") return undefined;
  if (which === "first") return Date.UTC(number, (month ?? 1) - 1, day ?? 1) / 86_400_000;
  if (day !== undefined && month !== undefined) return Date.UTC(number, month - 1, day) / 86_400_000;
  // Day 0 of the month after is the last day of this one.
  return Date.UTC(number, month ?? 12, 0) / 86_400_000;
}

export function dayOf(days: number): string {
  return new Date(days * 86_400_000).toISOString().slice(0, 10);
}
