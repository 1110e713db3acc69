import { z } from "zod";
import { parseTable } from "../../../lexicon/table.ts";
import type { Resources } from "../../resources.ts";

/** Verbs (and their nouns) that tell how a name beside them is used. */
export interface Verbs {
  /** "went to X": X is a place. */
  readonly moves: ReadonlySet<string>;
  /** "received from X": X is a giver, not where something came from. */
  readonly gets: ReadonlySet<string>;
  /** "captured X", "left X": X is a place, even as an object. */
  readonly holds: ReadonlySet<string>;
  /** "X said": what only somebody with a mind does; a capital as its subject speaks for a government. */
  readonly speaks: ReadonlySet<string>;
  /** "told X": the object is addressed, so it is somebody. */
  readonly addresses: ReadonlySet<string>;
  /** "X fell", "X lies": a capital as its subject is the city. */
  readonly lies: ReadonlySet<string>;
}

const row = z.object({
  word: z.string(),
  uses: z.string().transform((cell) => cell.split(";").map((use) => use.trim())),
});

export function loadVerbs(resources: Resources): Verbs {
  const rows = parseTable("actors/verbs.tsv", resources.lexicon("actors/verbs.tsv"), row);
  const by = (use: string): ReadonlySet<string> =>
    new Set(rows.filter((found) => found.uses.includes(use)).map((found) => found.word));
  return {
    moves: by("moves"),
    gets: by("gets"),
    holds: by("holds"),
    speaks: by("speaks"),
    addresses: by("addresses"),
    lies: by("lies"),
  };
}
