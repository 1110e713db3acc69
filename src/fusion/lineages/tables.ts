import { z } from "zod";
import { sha256Hex } from "../../doc/hash.ts";
import { parseTable } from "../../lexicon/table.ts";
import { stem } from "./stem.ts";
import { type WordReader, wordReader } from "./words.ts";

/** Whatever opens tables by their name below lexicons/, and lists the names in a folder: the reader's resources do. */
export interface TableSource {
  lexicon(name: string): string;
  lexicons(folder: string): readonly string[];
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
  /** Has a name the form of an outlet's: "The Kabul Times"? */
  isOutletName(name: string): boolean;
  /** Reads a word as it is written. */
  readonly word: WordReader;
  /** Agencies' numbers of their reports: patterns with the global flag. */
  readonly idPatterns: readonly RegExp[];
  /** Credits for a part of a report; the group "outlet" is the name. */
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
const patternRow = z.object({
  pattern: z.string().refine(isPattern, { error: "a JavaScript regular expression" }),
  note: z.string().optional(),
});

const outletWordRow = z.object({ word: z.string(), place: z.enum(["start", "end"]) });

/** One of the words at its place, and another that is a name. */
function outletForm(words: readonly z.infer<typeof outletWordRow>[]): (name: string) => boolean {
  const [starts, ends] = (["start", "end"] as const).map(
    (place) => new Set(words.filter((row) => row.place === place).map(({ word }) => word.toLowerCase())),
  );
  return (name) => {
    const parts = name.replace(/^[Tt]he /u, "").split(/[\s-]+/u);
    const [first = "", last = ""] = [parts[0], parts.at(-1)];
    return (
      parts.length > 1 &&
      parts.every((part) => /^(?:\p{Lu}|of$|and$|&$)/u.test(part)) &&
      (starts?.has(first.toLowerCase()) === true || ends?.has(last.toLowerCase()) === true)
    );
  };
}

function isPattern(pattern: string): boolean {
  try {
    new RegExp(pattern, "u");
    return true;
  } catch {
    return false;
  }
}

const FOLDER = "outlets";
/** Shared with the reading of mastheads. */
const OUTLET_WORDS = "text/outlet-words.tsv";
const TABLES = ["outlets", "owners", "rewordings", "function-words", "agency-ids", "contributions"] as const;

export function loadOutletTables(source: TableSource): OutletTables {
  // "outlets-local.tsv" adds to "outlets.tsv": so a user's table need not repeat the package's.
  const files = source
    .lexicons(FOLDER)
    .filter((file) => tableOf(file) !== undefined)
    .map((file) => ({ file, text: source.lexicon(`${FOLDER}/${file}`) }));
  const read = <Row>(table: (typeof TABLES)[number], schema: z.ZodType<Row>): readonly Row[] =>
    files
      .filter(({ file }) => tableOf(file) === table)
      .flatMap(({ file, text }): readonly Row[] => parseTable(`${FOLDER}/${file}`, text, schema));
  const owners = read("owners", ownerRow);
  const ownerOf = new Map(owners.map((row) => [row.outlet, { key: row.owner, name: row.name }] as const));
  const byName = new Map<string, Outlet>();
  const byDomain = new Map<string, Outlet>();
  // "The Daily Star" is in Dhaka and in Beirut: such a name says nothing, only a domain does.
  const shared = new Set<string>();
  for (const { id, name, kind, domain = [], aliases = [] } of read("outlets", outletRow)) {
    const owner = ownerOf.get(id);
    const outlet: Outlet = { key: id, name, agency: kind === "agency", ...(owner === undefined ? {} : { owner }) };
    for (const form of new Set([name, ...aliases].map(outletKey))) {
      if (byName.has(form)) shared.add(form);
      byName.set(form, outlet);
    }
    for (const at of domain) byDomain.set(at, outlet);
  }
  for (const form of shared) byName.delete(form);
  const rewordings = new Map(
    read("rewordings", rewordingRow).flatMap(({ word, forms }) =>
      forms.split(/\s+/).map((form) => [stem(form), word] as const),
    ),
  );
  const outletWords = parseTable(OUTLET_WORDS, source.lexicon(OUTLET_WORDS), outletWordRow);
  const functionWords = new Set(read("function-words", wordsRow).flatMap(({ words }) => words.split(/\s+/)));
  return {
    hash: sha256Hex(
      [...files, { file: OUTLET_WORDS, text: source.lexicon(OUTLET_WORDS) }]
        .map(({ file, text }) => `${file}\0${text}`)
        .join("\0"),
    ).slice(0, 12),
    named: (name) => byName.get(outletKey(name)),
    at: (domain) => at(byDomain, domain),
    isOutletName: outletForm(outletWords),
    word: wordReader(
      (plain) => functionWords.has(plain),
      (stem) => rewordings.get(stem) ?? stem,
    ),
    idPatterns: read("agency-ids", patternRow).map(({ pattern }) => new RegExp(pattern, "gu")),
    contributions: read("contributions", patternRow).map(({ pattern }) => new RegExp(pattern, "u")),
  };
}

/** The longest that fits: "agency-ids-mine.tsv" is no "agency" table. */
const tableOf = (file: string): string | undefined =>
  TABLES.filter((table) => file === `${table}.tsv` || file.startsWith(`${table}-`)).sort(
    (x, y) => y.length - x.length,
  )[0];

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
