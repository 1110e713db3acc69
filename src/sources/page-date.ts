const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

const DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/**
 * The calendar day of a machine-made date, as written: "2022-04-16T23:10:00+04:30" is the 16th wherever it is read.
 * Forms with an ambiguous order of day and month ("04/05/2022") give nothing: a wrong day is worse than none.
 */
export function isoDate(value: string | null | undefined): string | undefined {
  const text = value?.trim() ?? "";
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)/.exec(text) ?? /^(\d{4})(\d{2})(\d{2})(?!\d)/.exec(text);
  if (iso !== null) return calendarDay(iso[1], Number(iso[2]), iso[3]);
  const dayFirst = /\b(\d{1,2})(?:st|nd|rd|th)?[ -]([A-Za-z]{3})[a-z]*\.?,?[ -](\d{4})\b/.exec(text);
  if (dayFirst !== null) return calendarDay(dayFirst[3], monthOf(dayFirst[2]), dayFirst[1]);
  const monthFirst = /\b([A-Za-z]{3})[a-z]*\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})\b/.exec(text);
  return monthFirst === null ? undefined : calendarDay(monthFirst[3], monthOf(monthFirst[1]), monthFirst[2]);
}

const monthOf = (name: string | undefined): number => MONTHS.indexOf(name?.toLowerCase() ?? "") + 1;

function calendarDay(year = "", month: number, day = ""): string | undefined {
  const last = DAYS[month - 1];
  if (last === undefined || Number(day) < 1 || Number(day) > last) return undefined;
  return `${year}-${String(month).padStart(2, "0")}-${day.padStart(2, "0")}`;
}
