import { z } from "zod";
import { sha256Hex } from "../../doc/hash.ts";
import { parseTable } from "../../lexicon/table.ts";
import { stem } from "./stem.ts";

/** Whatever opens tables by their name below lexicons/: the reader's resources do. */
export interface TableSource {
  lexicon(name: string): string;
}

export interface Outlet {
  readonly key: string;
  readonly name: string;
  readonly agency: boolean;
  /** Whom it belongs to, as far as the tables know. */
  readonly owner?: { readonly key: string; readonly name: string };
}

/** What is known of outlets and of the ways in which desks change wires. */
export interface OutletTables {
  /** Short hash over all tables: part of every digest. */
  readonly hash: string;
  /** By a name, in any of its forms, or undefined. */
  named(name: string): Outlet | undefined;
  /** By a domain or one of which it is a part: "edition.cnn.com". */
  at(domain: string): Outlet | undefined;
  /** The word that stands for all rewordings of one: "injured" for "wounded". Lower case in, lower case out. */
  reworded(word: string): string;
  isFunctionWord(word: string): boolean;
  /** Agencies' numbers of their reports: patterns with the global flag. */
  readonly idPatterns: readonly RegExp[];
  /** Ways to say that agencies gave a part: "with agency inputs". Case-insensitive. */
  readonly contributions: readonly RegExp[];
}

const key = z.string().regex(/^[a-z0-9-]+$/);
const list = z.string().transform((cell) => cell.split(";").map((part) => part.trim()));
const outletRow = z.object({
  id: key,
  name: z.string(),
  kind: z.enum(["agency", "outlet"]),
  domain: list.optional(),
  country: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .optional(),
  aliases: list.optional(),
  source: z.string(),
});
const ownerRow = z.object({
  outlet: key,
  owner: key,
  name: z.string(),
  since: z.string().optional(),
  asOf: z.string(),
  source: z.string(),
});
const rewordingRow = z.object({ word: z.string(), forms: z.string() });
const wordsRow = z.object({ words: z.string() });
const patternRow = z.object({ pattern: z.string(), note: z.string().optional() });

const TABLES = ["outlets", "owners", "rewordings", "function-words", "agency-ids", "contributions"] as const;

export function loadOutletTables(source: TableSource): OutletTables {
  const texts = TABLES.map((name) => source.lexicon(`outlets/${name}.tsv`));
  const read = <Row>(
    name: (typeof TABLES)[number],
    schema: z.ZodType<Row>,
  ): readonly (Row & { readonly line: number })[] =>
    parseTable(`outlets/${name}.tsv`, texts[TABLES.indexOf(name)] ?? "", schema);
  const owners = read("owners", ownerRow);
  const ownerOf = new Map(owners.map((row) => [row.outlet, { key: row.owner, name: row.name }] as const));
  const byName = new Map<string, Outlet>();
  const byDomain = new Map<string, Outlet>();
  for (const { id, name, kind, domain = [], aliases = [] } of read("outlets", outletRow)) {
    const owner = ownerOf.get(id);
    const outlet: Outlet = { key: id, name, agency: kind === "agency", ...(owner === undefined ? {} : { owner }) };
    for (const form of [name, ...aliases]) byName.set(outletKey(form), outlet);
    for (const at of domain) byDomain.set(at, outlet);
  }
  const rewordings = new Map(
    read("rewordings", rewordingRow).flatMap(({ word, forms }) =>
      forms.split(/\s+/).map((form) => [stem(form), word] as const),
    ),
  );
  const functionWords = new Set(read("function-words", wordsRow).flatMap(({ words }) => words.split(/\s+/)));
  return {
    hash: sha256Hex(TABLES.map((name, index) => `${name}\0${texts[index]}`).join("\0")).slice(0, 12),
    named: (name) => byName.get(outletKey(name)),
    at: (domain) => at(byDomain, domain),
    reworded: (word) => rewordings.get(word) ?? word,
    isFunctionWord: (word) => functionWords.has(word),
    idPatterns: read("agency-ids", patternRow).map(({ pattern }) => new RegExp(pattern, "gu")),
    contributions: read("contributions", patternRow).map(({ pattern }) => new RegExp(pattern, "iu")),
  };
}

function at(outlets: ReadonlyMap<string, Outlet>, domain: string): Outlet | undefined {
  for (let rest = domain.toLowerCase(); rest.includes("."); rest = rest.slice(rest.indexOf(".") + 1)) {
    const outlet = outlets.get(rest);
    if (outlet !== undefined) return outlet;
  }
  return undefined;
}

/** A name without what differs between its writers: case, accents, "the", punctuation. */
export const outletKey = (name: string): string =>
  name
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-+|-+$/g, "")
    .replace(/^the-(?=.)/, "");
