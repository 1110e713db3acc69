import type { DateValue, Figure } from "../../doc/reading.ts";

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** "16 Apr 2022", "Apr 2022", "26–28 Jul 2021"; what it does not know stays as it is written. */
export function dateText(date: Pick<DateValue, "value">): string {
  const [from = "", to] = date.value.split("/");
  if (to === undefined) return one(from);
  const [a, b] = [from.split("-"), to.split("-")];
  if (a.length === 3 && b.length === 3 && a[0] === b[0]) {
    if (a[1] === b[1]) return `${Number(a[2])}–${one(to)}`;
    return `${Number(a[2])} ${month(a[1])} – ${one(to)}`;
  }
  return `${one(from)} – ${one(to)}`;
}

function one(value: string): string {
  const [, year, monthOfYear, day] = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(value) ?? [];
  if (year === undefined) return value === ".." || value === "" ? "open" : value;
  return [day === undefined ? undefined : String(Number(day)), month(monthOfYear), year]
    .filter((part) => part !== undefined)
    .join(" ");
}

const month = (number: string | undefined): string | undefined => MONTHS[Number(number) - 1];

/** 12345 as "12,345" in every locale. */
export function numberText(value: number): string {
  const [whole = "", fraction] = String(value).split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}

const QUALIFIERS: Readonly<Record<Figure["qualifier"], string>> = {
  exact: "",
  about: "about ",
  "at-least": "at least ",
  "more-than": "more than ",
  "at-most": "at most ",
  "less-than": "less than ",
  nearly: "nearly ",
  between: "",
};

/** The value of a figure with its bounds: "at least 12", "20–30", "47 %", "about 5,000 of 34". */
export function figureValue(figure: Figure): string {
  const { low, high, share, of, unit } = figure;
  const total = of === undefined ? "" : ` of ${numberText(of)}`;
  const suffix = (unit === undefined ? "" : ` ${unit}`) + total;
  if (low === undefined && high === undefined) {
    if (share === undefined) return "a number";
    return `${QUALIFIERS[figure.qualifier]}${numberText(Math.round(share * 1000) / 10)} %${suffix}`;
  }
  const bounds =
    low !== undefined && high !== undefined && low !== high
      ? `${numberText(low)}–${numberText(high)}`
      : numberText(low ?? high ?? 0);
  return `${QUALIFIERS[figure.qualifier]}${bounds}${suffix}`;
}
