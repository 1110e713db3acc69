import { z } from "zod";
import { RELATION_TYPES, type RelationType } from "../../doc/reading.ts";
import { parseTable } from "../../lexicon/table.ts";
import { parseFrame, type Term } from "../6-event/frame.ts";
import type { Resources } from "../resources.ts";

/** A row of frames.tsv for one of its wordings. */
export interface RelationFrame {
  readonly type: RelationType;
  readonly pos: "verb" | "noun" | "adj";
  /** Lemmas; `words[head]` is the one that the tree hangs on. */
  readonly words: readonly string[];
  readonly head: number;
  readonly terms: readonly Term[];
  readonly where: string;
}

export interface Office {
  readonly relation: RelationType;
  readonly deputy?: RelationType;
}

export interface Affix {
  readonly side: "before" | "after";
  readonly type: RelationType;
  readonly from: "joined" | "noun";
}

export interface RelationLexicon {
  /** By the lemma of the head, longer wordings first, then the order of the file. */
  readonly frames: ReadonlyMap<string, readonly RelationFrame[]>;
  readonly offices: ReadonlyMap<string, Office>;
  readonly affixes: ReadonlyMap<string, readonly Affix[]>;
  /** Nouns that stand for ground: "districts", "half". */
  readonly ground: ReadonlySet<string>;
  /** Verbs that lend their subject to the relation that is their object, with their particle; true where they end it. */
  readonly carriers: ReadonlyMap<string, boolean>;
}

const type = z.enum(RELATION_TYPES);
const frameSchema = z.object({
  wordings: z.string(),
  pos: z.enum(["verb", "noun", "adj"]),
  type,
  frame: z.string(),
  note: z.string().exactOptional(),
});
const office = z.enum(["leaderOf", "spokespersonOf", "officeHolderOf", "memberOf"]);
const officeSchema = z.object({
  word: z.string(),
  relation: office,
  deputy: office.exactOptional(),
  source: z.string(),
});
const affixSchema = z.object({
  word: z.string(),
  side: z.enum(["before", "after"]),
  type,
  from: z.enum(["joined", "noun"]),
  source: z.string(),
});

const carrierSchema = z.object({ word: z.string(), ends: z.enum(["yes", "no"]), source: z.string() });

export function loadRelationLexicon(resources: Resources): RelationLexicon {
  const table = <Row>(name: string, schema: z.ZodType<Row>) =>
    parseTable(`relations/${name}`, resources.lexicon(`relations/${name}`), schema);
  const frames = new Map<string, RelationFrame[]>();
  for (const row of table("frames.tsv", frameSchema)) {
    const where = `relations/frames.tsv:${row.line}`;
    const terms = parseFrame(row.frame, NO_CLASSES, where);
    for (const wording of row.wordings.split(",")) {
      const words = wording.trim().split(" ");
      const of = words.indexOf("of");
      const head = row.pos !== "noun" ? 0 : of > 0 ? of - 1 : words.length - 1;
      const key = words[head] ?? "";
      frames.set(key, [...(frames.get(key) ?? []), { type: row.type, pos: row.pos, words, head, terms, where }]);
    }
  }
  for (const rows of frames.values()) rows.sort((a, b) => b.words.length - a.words.length);
  const affixes = new Map<string, Affix[]>();
  for (const row of table("affixes.tsv", affixSchema)) affixes.set(row.word, [...(affixes.get(row.word) ?? []), row]);
  return {
    frames,
    offices: new Map(table("offices.tsv", officeSchema).map((row) => [row.word, row])),
    affixes,
    ground: new Set(table("ground.tsv", z.object({ word: z.string(), source: z.string() })).map((row) => row.word)),
    carriers: new Map(table("carriers.tsv", carrierSchema).map((row) => [row.word, row.ends === "yes"])),
  };
}

const NO_CLASSES: ReadonlyMap<string, ReadonlySet<string>> = new Map();
