import { HearsayError } from "../../errors.ts";

/** Which side of the event an argument fills; a party stands on both sides; "other" only tests. */
export type Role = "actor" | "recipient" | "party" | "other";

/** What the head of an argument must be: one of these lemmas, or an actor of one of these kinds ("actor" = any). */
export interface Test {
  readonly words: ReadonlySet<string>;
  readonly kinds: ReadonlySet<string>;
}

/**
 * One condition of a frame. `slots` are tried in order: subj, obj, iobj (logical, voice undone), poss, poss/of, poss/alone,
 * adj, comp, clause, part, or any preposition.
 */
export interface Term {
  readonly role: Role;
  readonly need: "must" | "may" | "never";
  readonly slots: readonly string[];
  readonly test?: Test;
}

export type Classes = ReadonlyMap<string, ReadonlySet<string>>;

const ROLES: Readonly<Record<string, Role>> = { A: "actor", R: "recipient", B: "party", X: "other" };
const TERM = /^([+-]?)([ARBX]):([a-z/]+(?:,[a-z/]+)*)(?:=(.+))?$/;

/** Parses a frame cell: "A:subj +R:obj +X:with=@weapon|stick -X:obj=#company". */
export function parseFrame(cell: string, classes: Classes, where: string): readonly Term[] {
  return cell
    .split(/\s+/)
    .filter((part) => part !== "")
    .map((part) => {
      const match = TERM.exec(part);
      const role = ROLES[match?.[2] ?? ""];
      if (match === null || role === undefined) {
        throw new HearsayError("E_LEXICON", {
          where,
          expected: 'a frame of terms such as "A:subj +R:obj=@people -X:with"',
          got: JSON.stringify(part),
          fix: "See docs/events.md for the slots and tests of a frame.",
        });
      }
      const term: Term = {
        role,
        need: match[1] === "+" ? "must" : match[1] === "-" ? "never" : "may",
        slots: (match[3] ?? "").split(","),
      };
      return match[4] === undefined ? term : { ...term, test: parseTest(match[4], classes, where) };
    });
}

function parseTest(cell: string, classes: Classes, where: string): Test {
  const words = new Set<string>();
  const kinds = new Set<string>();
  for (const part of cell.split("|")) {
    if (part.startsWith("#")) kinds.add(part.slice(1));
    else if (part.startsWith("@")) {
      const members = classes.get(part.slice(1));
      if (members === undefined) {
        throw new HearsayError("E_LEXICON", {
          where,
          expected: "a class of words from classes.tsv",
          got: JSON.stringify(part),
          fix: "Add the class or correct its name.",
        });
      }
      for (const member of members) words.add(member);
    } else words.add(part.replaceAll("_", " "));
  }
  return { words, kinds };
}
