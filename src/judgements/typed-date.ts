import type { DateValue } from "../doc/reading.ts";
import { HearsayError } from "../errors.ts";

const FORMS: readonly (readonly [RegExp, DateValue["precision"]])[] = [
  [/^\d{4}-\d{2}-\d{2}$/, "day"],
  [/^\d{4}-\d{2}$/, "month"],
  [/^\d{4}$/, "year"],
  [/^\d{4}(?:-\d{2}){0,2}\/\d{4}(?:-\d{2}){0,2}$/, "interval"],
];

/** A date as somebody types it, as a record writes it. */
export function typedDate(value: string): Pick<DateValue, "value" | "precision" | "basis"> {
  const precision = FORMS.find(([form]) => form.test(value))?.[1];
  if (precision !== undefined) return { value, precision, basis: "absolute" };
  throw new HearsayError("E_USAGE", {
    where: value,
    expected: "a date",
    got: "none",
    fix: "Write 2022-04-16, 2022-04, 2022 or 2022-04-16/2022-04-18.",
  });
}
