import { parse } from "csv-parse/sync";
import iso from "i18n-iso-countries";
import { z } from "zod";
import { ACTOR_KINDS, type ActorKind } from "../../doc/reading.ts";
import { HearsayError } from "../../errors.ts";

/** One actor as other programs describe it, on its way into a table of the knowledge base. */
export interface ForeignActor {
  /** Line of the file, from 1. */
  readonly line: number;
  readonly id: string;
  readonly name: string;
  readonly kind: ActorKind;
  /** ISO 3166-1 alpha-3. */
  readonly country?: string;
  readonly gender?: "m" | "f";
  readonly sector?: string;
  readonly parent?: string;
  readonly aliases: readonly string[];
}

/** A row that is understood and not wanted: a vessel, an address, a sanction. */
export interface Skipped {
  readonly line: number;
  readonly reason: string;
}
export type ForeignRow = ForeignActor | Skipped;

export const FORMATS = ["ftm", "wikidata", "tsv"] as const;
export type ActorFormat = (typeof FORMATS)[number];

/** Reads a file of actors, all of it or, at the first row that is not valid, nothing: E_INPUT_SCHEMA or E_INPUT_JSON. */
export function foreignActors(file: string, text: string, format: ActorFormat): readonly ForeignRow[] {
  if (format === "ftm") return text.split("\n").flatMap((line, at) => ftmRow(`${file}:${at + 1}`, line, at + 1));
  const delimiter = format === "tsv" ? "\t" : ",";
  return csvRows(file, text, delimiter).map(({ line, record }) => csvRow(`${file}:${line}`, record, line));
}

const strings = z.array(z.string()).default([]);
/** OpenSanctions and FollowTheMoney: https://followthemoney.tech/explorer/ */
const ftmSchema = z.object({
  id: z.string().min(1),
  schema: z.string().min(1),
  caption: z.string().optional(),
  properties: z.object({
    name: strings,
    alias: strings,
    country: strings,
    nationality: strings,
    citizenship: strings,
    gender: strings,
  }),
});
/** Designations and accusations ("topics") are not taken over: they are somebody's acts, not what an actor is. */
const FTM_KINDS: Readonly<Record<string, ActorKind>> = {
  Person: "person",
  Organization: "organisation",
  LegalEntity: "organisation",
  PublicBody: "government",
  Company: "company",
};

function ftmRow(where: string, line: string, number: number): readonly ForeignRow[] {
  if (line.trim() === "") return [];
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (cause) {
    throw invalid("E_INPUT_JSON", where, "a JSON object on each line", String(cause));
  }
  const entity = check(where, ftmSchema, value);
  const kind = FTM_KINDS[entity.schema];
  if (kind === undefined) return [{ line: number, reason: `a ${entity.schema} is no actor` }];
  const { name, alias, country, nationality, citizenship, gender } = entity.properties;
  const called = entity.caption ?? name[0];
  if (called === undefined) throw invalid("E_INPUT_SCHEMA", where, "a caption or a name", "neither");
  const state = [...nationality, ...citizenship, ...country][0];
  const sex = gender[0] === "male" ? "m" : gender[0] === "female" ? "f" : undefined;
  return [
    {
      line: number,
      id: entity.id.replace(/[^A-Za-z0-9.-]+/g, "-"),
      name: called,
      kind,
      ...(state === undefined ? {} : { country: stateCode(where, state) }),
      ...(sex === undefined || kind !== "person" ? {} : { gender: sex }),
      aliases: [...name, ...alias],
    },
  ];
}

/** Columns as in the tables of lexicons/actors, or as the query service of Wikidata names them. */
const csvSchema = z
  .object({
    id: z.string().optional(),
    item: z.string().optional(),
    name: z.string().optional(),
    itemLabel: z.string().optional(),
    kind: z.enum(ACTOR_KINDS).default("organisation"),
    country: z.string().optional(),
    countryCode: z.string().optional(),
    sector: z.string().optional(),
    parent: z.string().optional(),
    gender: z.enum(["m", "f"]).optional(),
    aliases: z.string().optional(),
    itemAltLabel: z.string().optional(),
  })
  .refine((row) => (row.id ?? row.item) !== undefined, { error: "a column id or item", path: ["id"] })
  .refine((row) => (row.name ?? row.itemLabel) !== undefined, { error: "a column name or itemLabel", path: ["name"] });

function csvRow(where: string, record: Readonly<Record<string, string>>, line: number): ForeignRow {
  const row = check(where, csvSchema, record);
  const id = (row.id ?? row.item ?? "").replace(/^https?:\/\/www\.wikidata\.org\/entity\//, "");
  const country = row.country ?? row.countryCode;
  return {
    line,
    id,
    name: row.name ?? row.itemLabel ?? "",
    kind: row.kind,
    ...(country === undefined ? {} : { country: stateCode(where, country) }),
    ...(row.gender === undefined ? {} : { gender: row.gender }),
    ...(row.sector === undefined ? {} : { sector: row.sector }),
    ...(row.parent === undefined ? {} : { parent: row.parent }),
    // Wikidata joins other names by commas, our tables by semicolons.
    aliases: row.aliases?.split(";") ?? row.itemAltLabel?.split(",") ?? [],
  };
}

function csvRows(file: string, text: string, delimiter: string) {
  try {
    const found = parse(text, {
      delimiter,
      columns: true,
      info: true,
      bom: true,
      trim: true,
      skip_empty_lines: true,
      comment: delimiter === "\t" ? "#" : "",
      quote: delimiter === "\t" ? false : '"',
      relax_column_count_less: true,
    }) as unknown as readonly { readonly info: { readonly lines: number }; readonly record: Record<string, string> }[];
    return found.map(({ info, record }) => ({
      line: info.lines,
      record: Object.fromEntries(Object.entries(record).filter(([, cell]) => cell !== "")),
    }));
  } catch (cause) {
    throw invalid("E_INPUT_SCHEMA", file, "a table with a line of column names", String(cause));
  }
}

function stateCode(where: string, given: string): string {
  const code = given.toUpperCase();
  const found = code.length === 2 ? iso.alpha2ToAlpha3(code) : iso.isValid(code) ? code : undefined;
  if (found === undefined) throw invalid("E_INPUT_SCHEMA", where, "an ISO 3166-1 country code", JSON.stringify(given));
  return found;
}

function check<T>(where: string, schema: z.ZodType<T>, value: unknown): T {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const path = issue?.path.join(".") ?? "";
  throw invalid("E_INPUT_SCHEMA", where, `a valid ${path || "row"}`, issue?.message ?? "something else");
}

function invalid(code: "E_INPUT_JSON" | "E_INPUT_SCHEMA", where: string, expected: string, got: string): HearsayError {
  return new HearsayError(code, { where, expected, got, fix: "Correct this row; nothing was imported." });
}
