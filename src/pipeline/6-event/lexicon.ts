import { z } from "zod";
import { eventTypeSchema, PLOVER_TYPES, type PloverType } from "../../doc/reading.ts";
import { HearsayError } from "../../errors.ts";
import { parseTable } from "../../lexicon/table.ts";
import type { Resources } from "../resources.ts";
import { type Classes, parseFrame, type Term } from "./frame.ts";

/** A row of the lexicon for one of its wordings. Type "NONE" only keeps other patterns from matching. */
export interface Pattern {
  readonly type: PloverType | "NONE";
  readonly mode?: string;
  readonly cameo?: string;
  readonly pos: "verb" | "noun" | "adj";
  /** Lemmas; `words[head]` is the one the tree hangs on. */
  readonly words: readonly string[];
  readonly head: number;
  readonly terms: readonly Term[];
  /** The frame as the table writes it: "A:subj +R:obj". */
  readonly frame: string;
  /** "assault.tsv:12" */
  readonly where: string;
  /** How much a match says: longer wordings and more tests win over shorter. */
  readonly weight: number;
}

/** A verb that lends its subject to an event noun: "carried out an attack", "came under attack". */
export interface Support {
  readonly role: "actor" | "recipient" | "none";
  readonly slot: string;
}

export type Effect =
  | "same"
  | "fact"
  | "planned"
  | "hypothetical"
  | "threatened"
  | "negated"
  | "denied"
  | "ended"
  | "attempted";

export interface EventLexicon {
  /** From the lemma of the head to the patterns, the weightiest first. */
  readonly patterns: ReadonlyMap<string, readonly Pattern[]>;
  /** Key "carry out obj": lemma, particle where there is one, slot. */
  readonly supports: ReadonlyMap<string, Support>;
  /** Key "verb fail": what the governor does to the status of what it governs. */
  readonly embedders: ReadonlyMap<string, Effect>;
  /** From a lemma to the contexts that it speaks for. */
  readonly contexts: ReadonlyMap<string, readonly string[]>;
  readonly classes: Classes;
}

const patternRow = z.object({
  wordings: z.string(),
  pos: z.enum(["verb", "noun", "adj"]),
  frame: z.string().optional(),
  type: z.string().optional(),
  mode: z.string().optional(),
  cameo: z
    .string()
    .regex(/^[0-9]{2,4}$/)
    .optional(),
  note: z.string().optional(),
});
const classRow = z.object({ class: z.string(), members: z.string() });
const supportRow = z.object({
  wordings: z.string(),
  slot: z.string(),
  subject: z.enum(["actor", "recipient", "none"]),
  note: z.string().optional(),
});
const embedderRow = z.object({
  wordings: z.string(),
  pos: z.enum(["verb", "that", "noun", "adj", "adv"]),
  effect: z.enum(["same", "fact", "planned", "hypothetical", "threatened", "negated", "denied", "ended", "attempted"]),
  note: z.string().optional(),
});
const contextRow = z.object({ context: z.string(), words: z.string(), note: z.string().optional() });

const SPECIAL = new Set(["classes.tsv", "light-verbs.tsv", "embedding.tsv", "contexts.tsv"]);

/** Reads lexicons/events: one file of patterns per type, and the four tables that they share. Throws E_LEXICON with file and line. */
export function readEventLexicon(resources: Resources): EventLexicon {
  const open = (name: string): string => resources.lexicon(`events/${name}`);
  const classes = readClasses(open("classes.tsv"));
  const patterns = new Map<string, Pattern[]>();
  for (const file of resources.lexicons("events")) {
    if (SPECIAL.has(file)) continue;
    for (const pattern of readPatterns(file, open(file), classes)) {
      const key = pattern.words[pattern.head] ?? "";
      const known = patterns.get(key);
      if (known === undefined) patterns.set(key, [pattern]);
      else known.push(pattern);
    }
  }
  // Stable: of equal weight, the first file and line.
  for (const list of patterns.values()) list.sort((a, b) => b.weight - a.weight);
  return {
    patterns,
    classes,
    supports: readSupports(open("light-verbs.tsv")),
    embedders: readEmbedders(open("embedding.tsv")),
    contexts: readContexts(open("contexts.tsv")),
  };
}

/** The patterns of one file; the type is the file's name unless a row says otherwise. */
export function readPatterns(file: string, text: string, classes: Classes): readonly Pattern[] {
  const patterns: Pattern[] = [];
  for (const row of parseTable(file, text, patternRow)) {
    const where = `${file}:${row.line}`;
    const type = knownType(row.type ?? file.replace(/\.tsv$/, "").toUpperCase(), where);
    const terms = parseFrame(row.frame ?? "", classes, where);
    for (const wording of list(row.wordings)) {
      const words = wording.split(" ");
      patterns.push({
        type,
        ...(row.mode === undefined ? {} : { mode: row.mode }),
        ...(row.cameo === undefined ? {} : { cameo: row.cameo }),
        pos: row.pos,
        words,
        head: headOf(words, row.pos),
        terms,
        frame: row.frame ?? "",
        where,
        weight: weightOf(words, terms, type),
      });
    }
  }
  return patterns;
}

function knownType(type: string, where: string): Pattern["type"] {
  if (type === "NONE") return type;
  const known = eventTypeSchema.safeParse(type);
  if (known.success) return known.data;
  throw new HearsayError("E_LEXICON", {
    where,
    expected: `a type (${PLOVER_TYPES.join(", ")} or NONE; your own begin with X-)`,
    got: JSON.stringify(type),
    fix: "Name the file after a type or fill the type column.",
  });
}

/** Verbs and adjectives lead their wording ("open fire"); nouns end theirs ("hunger strike") or stand before "of". */
function headOf(words: readonly string[], pos: Pattern["pos"]): number {
  if (pos !== "noun") return 0;
  const preposition = words.findIndex((word) => word === "of" || word === "on");
  return preposition > 0 ? preposition - 1 : words.length - 1;
}

function weightOf(words: readonly string[], terms: readonly Term[], type: string): number {
  let weight = 4 * (words.length - 1) + (type === "NONE" ? 1 : 0);
  for (const term of terms) {
    if (term.slots.includes("refusal")) weight += 5;
    else if (term.need === "must") weight += term.test === undefined ? 1 : term.test.words.size > 0 ? 3 : 2;
  }
  return weight;
}

const list = (cell: string): readonly string[] =>
  cell
    .split(",")
    .map((part) => part.trim())
    .filter((part) => part !== "");

function readClasses(text: string): Classes {
  const classes = new Map<string, Set<string>>();
  for (const row of parseTable("classes.tsv", text, classRow)) {
    const members = classes.get(row.class) ?? new Set<string>();
    classes.set(row.class, members);
    for (const member of list(row.members)) {
      if (!member.startsWith("@")) members.add(member);
      else for (const inner of classes.get(member.slice(1)) ?? []) members.add(inner);
    }
  }
  return classes;
}

function readSupports(text: string): ReadonlyMap<string, Support> {
  const supports = new Map<string, Support>();
  for (const row of parseTable("light-verbs.tsv", text, supportRow)) {
    for (const wording of list(row.wordings)) {
      supports.set(`${wording} ${row.slot}`, { role: row.subject, slot: row.slot });
    }
  }
  return supports;
}

function readEmbedders(text: string): ReadonlyMap<string, Effect> {
  const embedders = new Map<string, Effect>();
  for (const row of parseTable("embedding.tsv", text, embedderRow)) {
    for (const wording of list(row.wordings)) embedders.set(`${row.pos} ${wording}`, row.effect);
  }
  return embedders;
}

function readContexts(text: string): ReadonlyMap<string, readonly string[]> {
  const contexts = new Map<string, string[]>();
  for (const row of parseTable("contexts.tsv", text, contextRow)) {
    for (const word of list(row.words)) {
      const known = contexts.get(word);
      if (known === undefined) contexts.set(word, [row.context]);
      else if (!known.includes(row.context)) known.push(row.context);
    }
  }
  return contexts;
}
