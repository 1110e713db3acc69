import type { DocumentView } from "./view.ts";

/** "Meridian Wire, “Toll rises to 47”, 17 April 2022, https://…": what a reader needs to find the report. */
export function citationOf(view: DocumentView): string {
  const { document } = view.report.reading;
  return [
    document.author,
    document.outlet?.name ?? "outlet unknown",
    document.title === undefined ? undefined : `“${document.title}”`,
    document.published === undefined ? "undated" : dateText(document.published.value),
    document.uri,
  ]
    .filter((part) => part !== undefined)
    .join(", ");
}

const MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];

/** "17 April 2022", "April 2022", "2022", "2022-04-17 to 2022-04-19": EDTF as people read it, in no locale's form. */
export function dateText(value: string): string {
  const [from = "", until] = value.split("/");
  if (until !== undefined) return `${partText(from)} to ${partText(until)}`;
  return partText(from);
}

function partText(value: string): string {
  const [, year, month, day] = /^(-?\d{4})(?:-(\d{2}))?(?:-(\d{2}))?/.exec(value) ?? [];
  if (year === undefined) return value === "" || value === ".." ? "an open date" : value;
  const name = month === undefined ? undefined : MONTHS[Number(month) - 1];
  return [day === undefined ? undefined : String(Number(day)), name, year]
    .filter((part) => part !== undefined)
    .join(" ");
}
