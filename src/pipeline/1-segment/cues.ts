import { z } from "zod";
import type { Span } from "../../doc/span.ts";
import { parseTable } from "../../lexicon/table.ts";
import type { Resources } from "../resources.ts";

export const CUE_ROLES = ["nav", "list", "tail", "comments", "bio", "caption", "credit", "origin", "byline"] as const;
export type CueRole = (typeof CUE_ROLES)[number];

export type CueReader = (text: string, paragraph: Span, prose: boolean) => Cue | undefined;

export interface Cue {
  readonly role: CueRole;
  /** The name of the outlet, where the pattern asks for one. */
  readonly outlet?: Span;
}

interface Pattern {
  readonly role: CueRole;
  readonly expression: RegExp;
  /** Letters that must be there; a colon counts for four: "Read more: …" is no sentence. */
  readonly substance: number;
}

const cueRow = z.object({ role: z.enum(CUE_ROLES), pattern: z.string() });

const NAME = "(?:\\p{Lu}[\\p{L}\\p{N}&'’.-]*[\\p{L}\\p{N}]|\\p{Lu})";
export const OUTLET_NAME = `(?:[tT]he\\s+)?${NAME}(?:\\s+(?:(?:of|for|de|and|&|of\\s+the)\\s+)?${NAME}){0,7}`;

/** In UTF-16 units: longer paragraphs are prose, whatever they begin with. */
const LONGEST = 420;
/** What looks like a sentence is one, unless the pattern is a long one: "Copyright lawyers said so." is no notice. */
const SUBSTANCE_IN_PROSE = 10;

/** Finds out what a paragraph that is not prose of the report is: the first matching row of lexicons/text/cues.tsv. */
export function cueReader(resources: Resources): CueReader {
  const name = "text/cues.tsv";
  const patterns = parseTable(name, resources.lexicon(name), cueRow).map(
    (row): Pattern => ({
      role: row.role,
      expression: compile(row.pattern),
      substance: substanceOf(row.pattern),
    }),
  );
  return (text, [start, end], prose) => {
    if (end - start > LONGEST) return undefined;
    const paragraph = text.slice(start, end);
    for (const { role, expression, substance } of patterns) {
      if (prose && substance < SUBSTANCE_IN_PROSE) continue;
      const found = expression.exec(paragraph);
      if (found === null) continue;
      const outlet = found.indices?.groups?.["outlet"];
      return outlet === undefined ? { role } : { role, outlet: [start + outlet[0], start + outlet[1]] };
    }
    return undefined;
  };
}

/** A blank, or none where a word that may be missing is missing: never inside a word ("other in*" is no "Other inmates"). */
const BETWEEN_WORDS = "(?:\\s+|(?<![\\p{L}\\p{N}])|(?![\\p{L}\\p{N}]))";

/** Letters match in either case (the "i" flag would let names begin with small letters), blanks any white space. */
function compile(pattern: string): RegExp {
  let source = "";
  for (let at = 0; at < pattern.length; at += 1) {
    const character = pattern.charAt(at);
    if (pattern.startsWith("{outlet}", at)) {
      source += `(?<outlet>${OUTLET_NAME})`;
      at += "{outlet}".length - 1;
    } else if (pattern.startsWith("{person}", at)) {
      source += OUTLET_NAME;
      at += "{person}".length - 1;
    } else if (character === "\\") {
      at += 1;
      source += `\\${pattern.charAt(at)}`;
    } else if (character === "*") source += "[^\\n]{0,120}?";
    else if (character === " ") source += BETWEEN_WORDS;
    else if (character === "(") source += "(?:";
    else if (character === ")" || character === "|") source += character;
    else if (character === "'") source += "['’]";
    else if (/\p{L}/u.test(character)) source += `[${character.toLowerCase()}${character.toUpperCase()}]`;
    else source += `\\u{${character.codePointAt(0)?.toString(16)}}`;
  }
  return new RegExp(`^[\\s.•*»›>|–—-]*${source}[\\s:.,;!?…»›→>|*–—-]*$`, "du");
}

function substanceOf(pattern: string): number {
  const shortest = pattern
    .replace(/\{(?:outlet|person)\}/, "")
    .replace(/\(([^()]*)\)/g, (_, choices: string) =>
      choices.split("|").reduce((best, choice) => (choice.length < best.length ? choice : best)),
    );
  return shortest.replace(/[^\p{L}:©%]/gu, "").replace(/[:©%]/g, "::::").length;
}
