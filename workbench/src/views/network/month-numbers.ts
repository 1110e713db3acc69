/** Months since the year 0 of a date's first month; NaN where it is no date. */
export function monthNumber(date: string): number {
  const found = /^(\d{4})(?:-(\d{2}))?/.exec(date);
  return found === null ? Number.NaN : Number(found[1]) * 12 + Number(found[2] ?? "1") - 1;
}

export const monthStart = (number: number): string =>
  `${String(Math.floor(number / 12)).padStart(4, "0")}-${String((number % 12) + 1).padStart(2, "0")}-01`;

export function monthEnd(number: number): string {
  const last = new Date(Date.UTC(Math.floor(number / 12), (number % 12) + 1, 0)).getUTCDate();
  return `${monthStart(number).slice(0, 8)}${last}`;
}
