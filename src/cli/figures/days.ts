/** First and last day of a stretch of time, both counted: "2022-04-16". They compare as strings. */
export interface Days {
  readonly first: string;
  readonly last: string;
}

/** The days of an EDTF value: a year is all its days. Months end on the 31st here: only comparisons see it. */
export function daysOf(value: string): Days {
  const [from = "", to = from] = value.split("/");
  return { first: fill(from, "0000", "-01"), last: fill(to, "9999", "-12", "-31") };
}

function fill(value: string, open: string, month: string, day = "-01"): string {
  const known = /^\d{4}/.test(value) ? value.slice(0, 10) : open;
  if (known.length >= 10) return known;
  return known.length >= 7 ? `${known}${day}` : `${known}${month}${day}`;
}

/** A stretch is on certain days only if it lies within them: "this year" is not "on Saturday". */
export const isWithinDays = (days: Days, window: Days): boolean =>
  window.first <= days.first && days.last <= window.last;
