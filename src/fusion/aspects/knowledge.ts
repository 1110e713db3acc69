import { z } from "zod";
import { parseTable } from "../../lexicon/table.ts";

/** Where the tables below lexicons/aspects come from: `Resources` of the reader will do. */
export interface AspectTables {
  lexicon(name: string): string;
}

export const DENIAL_KINDS = ["cue", "turn-down", "verdict", "epithet", "admission", "evasion"] as const;
export type DenialKind = (typeof DENIAL_KINDS)[number];
const CLAIM_WORD_KINDS = [
  "claim",
  "thought",
  "work",
  "withheld",
  "modal",
  "difference",
  "form",
  "follows",
  "not-holder",
  "calling",
  "empty",
] as const;
export const COUNTED_CLASSES = ["people", "civilians", "some", "armed", "unit"] as const;
export type CountedClass = (typeof COUNTED_CLASSES)[number];

export interface FigureKind {
  readonly what: string;
  readonly question: string;
  readonly parts: readonly string[];
  /** Counts of this kind only rise in the course of time. */
  readonly grows: boolean;
}

/** An office with one holder at a time; of portfolios one holder has no two. */
export interface Office {
  readonly office: string;
  readonly kind: "single" | "portfolio";
}

export interface AspectKnowledge {
  /** Words of denial by kind, the longest first. */
  readonly denials: ReadonlyMap<DenialKind, readonly string[]>;
  /** Nouns that stand for what was said or thought. */
  readonly claimNouns: ReadonlySet<string>;
  /** Those that are nobody's claim unless it is said whose. */
  readonly thoughts: ReadonlySet<string>;
  /** Those that stand for a whole text. */
  readonly works: ReadonlySet<string>;
  /** What is kept from somebody rather than denied. */
  readonly withheld: ReadonlySet<string>;
  readonly modals: ReadonlySet<string>;
  /** Words before a number that make it a difference. */
  readonly differences: ReadonlySet<string>;
  /** Of "to be". */
  readonly forms: ReadonlySet<string>;
  /** Words that may stand right behind a verdict. */
  readonly follows: ReadonlySet<string>;
  /** Words before a title that make it another office, or one that is over or to come. */
  readonly notHolders: ReadonlySet<string>;
  readonly callings: ReadonlySet<string>;
  /** Words that say nothing of what a claim is about. */
  readonly empty: ReadonlySet<string>;
  readonly counted: ReadonlyMap<string, CountedClass>;
  readonly figureKinds: ReadonlyMap<string, FigureKind>;
  /** Names of the days of the week; Monday is 0. */
  readonly weekdays: ReadonlyMap<string, number>;
  readonly offices: ReadonlyMap<string, Office>;
  /** Months by name, and parts of a year: first and last month, 1 to 12. */
  readonly seasons: ReadonlyMap<string, { readonly first: number; readonly last: number }>;
}

const denialRow = z.object({ words: z.string(), kind: z.enum(DENIAL_KINDS), source: z.string() });
const wordRow = z.object({
  word: z.string(),
  kind: z.enum(CLAIM_WORD_KINDS),
  source: z.string(),
});
const countedRow = z.object({ word: z.string(), class: z.enum(COUNTED_CLASSES), source: z.string() });
const kindRow = z.object({
  what: z.string(),
  question: z.string(),
  parts: z.string().exactOptional(),
  grows: z.enum(["yes", "no"]),
  source: z.string(),
});

const seasonRow = z.object({
  words: z.string(),
  first: z.coerce.number(),
  last: z.coerce.number(),
  source: z.string(),
});

const weekdayRow = z.object({ word: z.string(), number: z.coerce.number(), source: z.string() });
const officeRow = z.object({
  title: z.string(),
  office: z.string(),
  kind: z.enum(["single", "portfolio"]),
  source: z.string(),
});

export function readKnowledge(tables: AspectTables): AspectKnowledge {
  const rows = <Row>(name: string, schema: z.ZodType<Row>): readonly Row[] =>
    parseTable(`aspects/${name}.tsv`, tables.lexicon(`aspects/${name}.tsv`), schema);
  const denials = rows("denials", denialRow);
  const words = rows("claim-words", wordRow);
  const ofKind = (kind: string): ReadonlySet<string> =>
    new Set(words.filter((row) => row.kind === kind).map(({ word }) => word));
  return {
    denials: new Map(
      DENIAL_KINDS.map((kind) => [
        kind,
        denials
          .filter((row) => row.kind === kind)
          .map((row) => row.words)
          .sort((a, b) => b.length - a.length),
      ]),
    ),
    claimNouns: new Set([...ofKind("claim"), ...ofKind("thought"), ...ofKind("work")]),
    works: ofKind("work"),
    thoughts: ofKind("thought"),
    withheld: ofKind("withheld"),
    modals: ofKind("modal"),
    differences: ofKind("difference"),
    forms: ofKind("form"),
    follows: ofKind("follows"),
    notHolders: ofKind("not-holder"),
    callings: ofKind("calling"),
    empty: ofKind("empty"),
    counted: new Map(rows("counted", countedRow).map((row) => [row.word, row.class])),
    weekdays: new Map(rows("weekdays", weekdayRow).map(({ word, number }) => [word, number])),
    offices: new Map(rows("offices", officeRow).map(({ title, office, kind }) => [title, { office, kind }])),
    seasons: new Map(rows("months", seasonRow).map(({ words, first, last }) => [words, { first, last }])),
    figureKinds: new Map(
      rows("figure-kinds", kindRow).map(({ what, question, parts, grows }) => [
        what,
        { what, question, parts: parts?.split(",").map((part) => part.trim()) ?? [], grows: grows === "yes" },
      ]),
    ),
  };
}
