import { z } from "zod";
import type { Token } from "../../doc/token.ts";
import { parseTable } from "../../lexicon/table.ts";

const rowSchema = z.object({ word: z.string() });

/**
 * News puts the day between the verb and what was said: "denied on Tuesday that rockets had landed". The parser, which
 * sees the noun nearest to the clause, takes the clause for a description of the day. Names of days have none: the
 * clause goes to the verb as its content, or, where "that" is its subject ("signed a deal on Friday that ends the
 * war"), to the noun that the day belongs to or that the verb has for its object. The table is that of lexicons/language/calendar.tsv.
 */
export function createClauseMender(table: string): (tokens: readonly Token[]) => readonly Token[] {
  const calendar = new Set(parseTable("language/calendar.tsv", table, rowSchema).map(({ word }) => word));

  return (tokens) => {
    const mended = new Map<number, Token>();
    for (const clause of tokens) {
      if (clause.deprel !== "acl:relcl" && clause.deprel !== "acl") continue;
      const day = tokens[clause.head];
      if (day === undefined || day.index > clause.index || !calendar.has(day.form.toLowerCase())) continue;
      const above = holderOf(tokens, day, calendar);
      const that = tokens.find(
        (token) => token.head === clause.index && token.index < clause.index && token.form.toLowerCase() === "that",
      );
      const subject = tokens.find(
        (token) => token.head === clause.index && /^nsubj/.test(token.deprel) && token.index < clause.index,
      );
      if (above === undefined || subject === undefined) continue;
      if (subject === that) {
        const noun = above.upos === "VERB" ? objectOf(tokens, above.index, day.index) : above;
        if (noun?.upos === "NOUN") mended.set(clause.index, { ...clause, head: noun.index });
      } else if (above.upos === "VERB" && !hasContent(tokens, above.index)) {
        mended.set(clause.index, { ...clause, head: above.index, deprel: "ccomp" });
        if (that !== undefined) {
          mended.set(that.index, { ...that, upos: "SCONJ", xpos: "IN", feats: {}, deprel: "mark" });
        }
      }
    }
    return mended.size === 0 ? tokens : tokens.map((token) => mended.get(token.index) ?? token);
  };
}

/** What the day belongs to, past other words of the date: "in Kabul on April 19". */
function holderOf(tokens: readonly Token[], day: Token, calendar: ReadonlySet<string>): Token | undefined {
  let at = tokens[day.head];
  for (let steps = 0; at !== undefined && steps < 4; steps++) {
    const isDate = calendar.has(at.form.toLowerCase()) || at.upos === "NUM" || at.upos === "PROPN";
    if (!isDate) return at;
    at = tokens[at.head];
  }
  return undefined;
}

const hasContent = (tokens: readonly Token[], verb: number): boolean =>
  tokens.some((token) => token.head === verb && token.deprel === "ccomp");

const objectOf = (tokens: readonly Token[], verb: number, before: number): Token | undefined =>
  tokens.find((token) => token.head === verb && token.index < before && /^(obj|nsubj:pass)$/.test(token.deprel));
