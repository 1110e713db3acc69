import { z } from "zod";
import type { Token } from "../../doc/token.ts";
import { parseTable } from "../../lexicon/table.ts";

/**
 * News puts the speaker behind what is said or in the middle of it: "The toll has risen to 47, officials in the two
 * provinces said on Sunday." Treebanks hold little of it, and a parser trained on them takes the speaker for a part of
 * the clause, which spoils both. Such an aside is parsed by itself and hung on the root of the clause as `parataxis`,
 * the analysis of Universal Dependencies.
 */
export interface Aside {
  /** Word indices of the clause without the aside, and of the aside with the comma before it (and after it, inside). */
  readonly clause: readonly number[];
  readonly aside: readonly number[];
  /** Index of the verb of speech in the sentence. */
  readonly verb: number;
  /** The speaker stands behind the verb: ", said a spokesman". */
  readonly inverted: boolean;
}

const PARTS = ["speech", "inverted", "telling", "after", "opens", "finite"] as const;
const rowSchema = z.object({ word: z.string(), part: z.enum(PARTS) });
/** A clause before the aside has at least three words. */
const SHORTEST_CLAUSE = 3;
/** No speaker with what belongs to him, and no place and time behind the verb, is longer. */
const LONGEST_SPEAKER = 24;
const LONGEST_REST = 16;
const LONGEST_ADDRESSEE = 6;
/** A clause in which the parser finds no verb is one only when it is longer than "earlier this month". */
const SHORTEST_VERBLESS = 7;
/** Quotation marks, colons and dashes say themselves what belongs to whom. */
const BREAK = /^(?:[:;"“”«»]|''|``|--|–|—)$/;
const STOP = /^[.?!]$/;

/** The table is that of lexicons/language/asides.tsv. The result looks at word forms only, once, from the end. */
export function createAsideFinder(table: string): (forms: readonly string[]) => Aside | undefined {
  const rows = parseTable("language/asides.tsv", table, rowSchema);
  const wordsOf = (part: (typeof PARTS)[number]): ReadonlySet<string> =>
    new Set(rows.filter((row) => row.part === part).map(({ word }) => word));
  const [speech, inverting, telling, after, opens, finite] = PARTS.map(wordsOf) as [
    ReadonlySet<string>,
    ReadonlySet<string>,
    ReadonlySet<string>,
    ReadonlySet<string>,
    ReadonlySet<string>,
    ReadonlySet<string>,
  ];

  /** Behind "said": nothing, or where, when and to whom, up to the end of the sentence or the next comma. */
  function endBehindVerb(forms: readonly string[], verb: number): number | undefined {
    const next = forms[verb + 1];
    if (next === undefined || STOP.test(next) || next === ";") return verb + 1;
    if (next === ",") return verb + 2;
    const addressed = !after.has(next);
    if (addressed && !telling.has(forms[verb] ?? "")) return undefined;
    for (let at = verb + 1; at <= verb + (addressed ? LONGEST_ADDRESSEE : LONGEST_REST); at++) {
      const form = forms[at];
      if (form === undefined || STOP.test(form) || form === ";") return at;
      if (form === ",") return at + 1;
      if (BREAK.test(form) || finite.has(form)) return undefined;
    }
    return undefined;
  }

  /** Behind ", said": the speaker to the end of the sentence; inside, where he ends is the parser's business. */
  function endBehindSpeaker(forms: readonly string[], verb: number): number | undefined {
    let relative = false;
    for (let at = verb + 1; at <= forms.length; at++) {
      const form = forms[at];
      if (form === undefined || STOP.test(form)) return at > verb + 1 ? at : undefined;
      if (BREAK.test(form)) return undefined;
      relative ||= form === "who" || form === "which" || form === "whose";
      if (finite.has(form) && !relative) return undefined;
    }
    return undefined;
  }

  /** The comma before the speaker. One right before the verb closes an apposition: ", the chairman, General M, told". */
  function startBeforeVerb(forms: readonly string[], verb: number): number | undefined {
    let depth = 0;
    let closed = forms[verb - 1] === ",";
    for (let at = closed ? verb - 2 : verb - 1; at > 0 && verb - at <= LONGEST_SPEAKER; at--) {
      const form = forms[at] ?? "";
      if (form === ")") depth++;
      if (form === "(") depth--;
      if (BREAK.test(form)) return undefined;
      if (form !== "," || depth > 0) continue;
      if (!closed) return opens.has((forms[at + 1] ?? "").toLowerCase()) ? undefined : at;
      closed = false;
    }
    return undefined;
  }

  return (forms) => {
    for (let verb = forms.length - 1; verb > SHORTEST_CLAUSE; verb--) {
      const form = forms[verb] ?? "";
      if (!speech.has(form)) continue;
      const inverted = forms[verb - 1] === "," && inverting.has(form) && endBehindVerb(forms, verb) === undefined;
      const end = inverted ? endBehindSpeaker(forms, verb) : endBehindVerb(forms, verb);
      const comma = inverted ? verb - 1 : startBeforeVerb(forms, verb);
      if (end === undefined || comma === undefined || comma < SHORTEST_CLAUSE) continue;
      const clause: number[] = [];
      const aside: number[] = [];
      for (let at = 0; at < forms.length; at++) (at >= comma && at < end ? aside : clause).push(at);
      return { clause, aside, verb, inverted };
    }
    return undefined;
  };
}

/**
 * The tree of the whole sentence from those of its two parts, or undefined where they show that there was no aside: the
 * rest is no clause ("Officials from Iran, Turkey and Russia said on Monday"), or the verb has no speaker.
 */
export function joinAside(
  found: Aside,
  clause: readonly Token[],
  aside: readonly Token[],
): readonly Token[] | undefined {
  const root = clause.find(({ head }) => head < 0);
  const verb = found.aside.indexOf(found.verb);
  if (root === undefined || aside[verb]?.head !== -1) return undefined;
  const listed = aside.some(({ deprel }) => deprel === "cc");
  if (!hasSubject(clause, root) && (listed || !mayBeClause(clause, root))) return undefined;
  const speaker = speakerOf(aside, verb, found.inverted);
  if (speaker === undefined) return undefined;
  const tokens: Token[] = [];
  const place = (token: Token, indices: readonly number[], head: number, deprel: string): void => {
    const index = indices[token.index] ?? 0;
    tokens[index] = { ...token, index, head, deprel };
  };
  for (const token of clause) {
    place(token, found.clause, token.head < 0 ? -1 : (found.clause[token.head] ?? 0), token.deprel);
  }
  for (const token of aside) {
    if (token.head < 0) place(token, found.aside, found.clause[root.index] ?? 0, "parataxis");
    else if (token !== speaker) place(token, found.aside, found.aside[token.head] ?? 0, token.deprel);
    else {
      const upos = token.upos === "AUX" || token.upos === "VERB" ? "PROPN" : token.upos;
      place({ ...token, upos }, found.aside, found.aside[token.head] ?? 0, "nsubj");
    }
  }
  return tokens;
}

function hasSubject(tokens: readonly Token[], root: Token): boolean {
  return tokens.some(({ head, deprel }) => head === root.index && /^(?:nsubj|csubj|expl|cop)/.test(deprel));
}

/** The parser may have missed the subject, but no phrase with a preposition and no "earlier this month" is a clause. */
function mayBeClause(tokens: readonly Token[], root: Token): boolean {
  if (tokens.some(({ head, deprel }) => head === root.index && /^(?:case|mark)/.test(deprel))) return false;
  return tokens.length > SHORTEST_VERBLESS || tokens.some(({ upos }) => upos === "VERB" || upos === "AUX");
}

/**
 * Trees of ", said a spokesman" alone often take the speaker for the object: there is none, so it is he. A surname right
 * before the verb that looks like no noun ("Wang said") is one all the same.
 */
function speakerOf(aside: readonly Token[], verb: number, inverted: boolean): Token | undefined {
  const below = aside.filter(({ head }) => head === verb);
  const subject = below.find(({ deprel }) => deprel.startsWith("nsubj"));
  if (subject !== undefined) return subject;
  if (inverted) return below.find(({ index, upos }) => index > verb && /^(?:NOUN|PROPN|PRON)$/.test(upos));
  return below.find(({ index, form }) => index === verb - 1 && /^\p{Lu}\p{Ll}/u.test(form));
}
