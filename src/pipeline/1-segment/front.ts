import { z } from "zod";
import type { Span } from "../../doc/span.ts";
import { parseTable } from "../../lexicon/table.ts";
import type { Resources } from "../resources.ts";
import { bylineReader, type FrontLine } from "./byline.ts";
import { type Dateline, datelineReader } from "./dateline.ts";
import type { DateReader } from "./dates.ts";

export interface FrontReader {
  line(text: string, span: Span): FrontLine | undefined;
  dateline(text: string, span: Span): Dateline | undefined;
  /** Is this the name of an outlet, as far as names go? */
  isOutlet(name: string): boolean;
  /** The name that is meant: "AFP" is "Agence France-Presse". */
  outletName(name: string): string;
}

const outletRow = z.object({ name: z.string(), full: z.string() });
const outletWordRow = z.object({ word: z.string(), place: z.enum(["start", "end"]) });

const NAME = "(?:\\p{Lu}[\\p{L}\\p{N}&'’.-]*[\\p{L}\\p{N}]|\\p{Lu})";
const OUTLET_NAME = `(?:[tT]he\\s+)?${NAME}(?:\\s+(?:(?:of|for|de|and|&|of\\s+the)\\s+)?${NAME}){0,7}`;
export function frontReader(resources: Resources, dates: DateReader): FrontReader {
  const read = <Row>(name: string, schema: z.ZodType<Row>): readonly Row[] =>
    parseTable(`text/${name}.tsv`, resources.lexicon(`text/${name}.tsv`), schema);
  const outlets = new Map(read("outlets", outletRow).map((row) => [row.name, row.full] as const));
  const shouted = new Map([...outlets].map(([name, full]) => [name.toUpperCase(), full] as const));
  const words = read("outlet-words", outletWordRow);
  const choice = (place: "start" | "end"): string =>
    words
      .filter((row) => row.place === place)
      .map((row) => row.word)
      .join("|");
  const outletForm = new RegExp(`^(?:.*(?:^|[\\s-])(?:${choice("end")})|(?:${choice("start")})\\s.+)$`, "iu");
  const whole = new RegExp(`^${OUTLET_NAME}$`, "u");
  const isKnown = (name: string): boolean => outlets.has(name) || shouted.has(name);
  const isOutlet = (name: string): boolean =>
    isKnown(name) || (whole.test(name) && name.length <= 60 && outletForm.test(name));
  const dateline = datelineReader(dates, isOutlet);
  return {
    isOutlet,
    outletName: (name) => outlets.get(name) ?? shouted.get(name.toUpperCase()) ?? titleCase(name),
    dateline,
    line: bylineReader(dates, isOutlet),
  };
}

/** "THE KABUL LANTERN" is a masthead's way of writing "The Kabul Lantern"; short names may be acronyms. */
function titleCase(name: string): string {
  if (/\p{Ll}/u.test(name)) return name;
  return name.replace(
    /\p{Lu}{5,}|(?<=\s)\p{Lu}{4,}|\p{Lu}+(?=\s)/gu,
    (word) => word.charAt(0) + word.slice(1).toLowerCase(),
  );
}
