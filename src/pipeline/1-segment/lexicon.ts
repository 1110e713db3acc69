import { z } from "zod";
import { parseTable } from "../../lexicon/table.ts";
import type { Resources } from "../resources.ts";

export const ABBREVIATION_KINDS = [
  "title",
  "name",
  "company",
  "month",
  "day",
  "address",
  "state",
  "number",
  "common",
  "measure",
  "final",
] as const;
export type AbbreviationKind = (typeof ABBREVIATION_KINDS)[number];

/** What the word cutter knows about English spelling, from lexicons/text. */
export interface SpellingLexicon {
  /** By the form with its full stop. */
  readonly abbreviations: ReadonlyMap<string, AbbreviationKind>;
  /** The longest abbreviation, in UTF-16 units. */
  readonly longestAbbreviation: number;
  /** From a lower-case word to the offsets at which it is cut. */
  readonly contractions: ReadonlyMap<string, readonly number[]>;
  readonly prefixes: ReadonlySet<string>;
  /** Forms of reporting verbs, in small letters. */
  readonly speechVerbs: ReadonlySet<string>;
  readonly units: ReadonlySet<string>;
  /** Words that seldom have a capital inside a sentence, in small letters. */
  readonly starters: ReadonlySet<string>;
  readonly endings: ReadonlyMap<string, "domain" | "short" | "file">;
}

const abbreviationRow = z.object({ form: z.string().endsWith("."), kind: z.enum(ABBREVIATION_KINDS) });
const cutRow = z.object({ cut: z.string().includes("|") });
const prefixRow = z.object({ prefix: z.string() });
const wordsRow = z.object({ words: z.string() });
const unitRow = z.object({ unit: z.string() });
const endingRow = z.object({ ending: z.string(), kind: z.enum(["domain", "short", "file"]) });

export function spellingLexicon(resources: Resources): SpellingLexicon {
  const read = <Row>(name: string, schema: z.ZodType<Row>): readonly Row[] =>
    parseTable(`text/${name}.tsv`, resources.lexicon(`text/${name}.tsv`), schema);
  const rows = read("abbreviations", abbreviationRow);
  // In shouted text titles and company forms come in capitals; the short company forms would be words ("CO.").
  const shouted = rows.filter(({ form, kind }) => kind === "title" || (kind === "company" && form.length > 3));
  const abbreviations = new Map<string, AbbreviationKind>([
    ...shouted.map((row) => [row.form.toUpperCase(), row.kind] as const),
    ...rows.map((row) => [row.form, row.kind] as const),
  ]);
  return {
    abbreviations,
    longestAbbreviation: Math.max(0, ...[...abbreviations.keys()].map((form) => form.length)),
    contractions: new Map(read("contractions", cutRow).map((row) => cutOffsets(row.cut.toLowerCase()))),
    prefixes: new Set(read("prefixes", prefixRow).map((row) => row.prefix)),
    starters: new Set(read("starters", wordsRow).flatMap((row) => row.words.split(" "))),
    speechVerbs: new Set(read("speech-verbs", wordsRow).flatMap((row) => row.words.split(" "))),
    units: new Set(read("units", unitRow).map((row) => row.unit)),
    endings: new Map(read("domains", endingRow).map((row) => [row.ending, row.kind] as const)),
  };
}

function cutOffsets(cut: string): readonly [string, readonly number[]] {
  const parts = cut.split("|");
  const offsets: number[] = [];
  let length = 0;
  for (const part of parts.slice(0, -1)) {
    length += part.length;
    offsets.push(length);
  }
  return [parts.join(""), offsets];
}
