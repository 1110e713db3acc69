import { z } from "zod";
import { parseTable } from "../../../lexicon/table.ts";
import type { Resources } from "../../resources.ts";
import { loadNumberWords, type NumberWords } from "../numbers.ts";
import { splitPieces } from "../pieces.ts";
import type { CountedUnit } from "./expression.ts";

const KINDS = [
  "month",
  "month-short",
  "weekday",
  "weekday-short",
  "unit",
  "season",
  "deictic",
  "part",
  "edge",
  "not-a-day",
] as const;
type Kind = (typeof KINDS)[number];
export const UNITS = [
  "second",
  "minute",
  "hour",
  "day",
  "week",
  "fortnight",
  "month",
  "year",
  "decade",
  "century",
  "weekend",
] as const;

const wordSchema = z.object({ word: z.string(), kind: z.enum(KINDS), value: z.string(), source: z.string() });
const namedSchema = z.object({
  words: z.string(),
  month: z.coerce.number().int().min(1).max(12),
  day: z.coerce.number().int().min(1).max(31),
  year: z.coerce.number().int().exactOptional(),
  source: z.string(),
});
const vagueSchema = z.object({
  words: z.string(),
  least: z.coerce.number().int().positive(),
  most: z.coerce.number().int().positive(),
  source: z.string(),
});
const recentSchema = z.object({
  unit: z.enum(["day", "week", "month", "year"]),
  length: z.coerce.number().int().positive(),
  measure: z.enum(["day", "month", "year"]),
  source: z.string(),
});

export interface NamedDay {
  readonly words: readonly string[];
  readonly month: number;
  readonly day: number;
  readonly year?: number;
}

export interface TimeTables {
  /** Words without one of which, or a digit, a sentence tells no time. */
  readonly triggers: ReadonlySet<string>;
  readonly numbers: NumberWords;
  /** The value of a word in one role ("night" is a unit and a part of the day), undefined if it has not that role. */
  readonly month: ReadonlyMap<string, number>;
  readonly monthShort: ReadonlyMap<string, number>;
  readonly weekday: ReadonlyMap<string, number>;
  readonly weekdayShort: ReadonlyMap<string, number>;
  readonly unit: ReadonlyMap<string, (typeof UNITS)[number]>;
  readonly season: ReadonlyMap<string, number>;
  readonly deictic: ReadonlyMap<string, number>;
  readonly part: ReadonlySet<string>;
  readonly edge: ReadonlySet<string>;
  readonly notADay: ReadonlySet<string>;
  /** By first word. */
  readonly named: ReadonlyMap<string, readonly NamedDay[]>;
  readonly vague: readonly { readonly words: readonly string[]; readonly least: number; readonly most: number }[];
  readonly recent: ReadonlyMap<CountedUnit, { readonly length: number; readonly measure: "day" | "month" | "year" }>;
}

export function loadTimeTables(resources: Resources): TimeTables {
  const table = <Row>(name: string, schema: z.ZodType<Row>) =>
    parseTable(`times/${name}`, resources.lexicon(`times/${name}`), schema);
  const words = table("words.tsv", wordSchema);
  const numbersOf = (kind: Kind) =>
    new Map(words.filter((row) => row.kind === kind).map((row) => [row.word, Number(row.value)]));
  const setOf = (kind: Kind) => new Set(words.filter((row) => row.kind === kind).map((row) => row.word));
  const unit = new Map<string, (typeof UNITS)[number]>();
  for (const row of words) if (row.kind === "unit") unit.set(row.word, z.enum(UNITS).parse(row.value));
  const named = new Map<string, NamedDay[]>();
  for (const row of table("named-days.tsv", namedSchema)) {
    const parts = splitPieces(row.words);
    const first = parts[0] ?? "";
    named.set(first, [...(named.get(first) ?? []), { ...row, words: parts }]);
  }
  for (const days of named.values()) days.sort((a, b) => b.words.length - a.words.length);
  const triggers = words.filter(({ kind }) => kind !== "edge" && kind !== "not-a-day").map(({ word }) => word);
  return {
    triggers: new Set([...triggers, "overnight", "quarter", "half", ...[...named.keys()]]),
    numbers: loadNumberWords(resources),
    month: numbersOf("month"),
    monthShort: numbersOf("month-short"),
    weekday: numbersOf("weekday"),
    weekdayShort: numbersOf("weekday-short"),
    unit,
    season: numbersOf("season"),
    deictic: numbersOf("deictic"),
    part: setOf("part"),
    edge: setOf("edge"),
    notADay: setOf("not-a-day"),
    named,
    vague: table("vague.tsv", vagueSchema).map((row) => ({ ...row, words: splitPieces(row.words) })),
    recent: new Map(table("recent.tsv", recentSchema).map((row) => [row.unit, row])),
  };
}
