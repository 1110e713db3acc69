import { z } from "zod";
import { parseTable } from "../../lexicon/table.ts";

/** The dictionary form of a word with its tag. */
export type Lemmatiser = (form: string, xpos: string) => string;

const ruleSchema = z.strictObject({
  tags: z.string().transform((tags) => new Set(tags.split(","))),
  pattern: z.string().transform((pattern, context) => {
    try {
      return new RegExp(`^${pattern}$`, "u");
    } catch (cause) {
      context.addIssue({ code: "custom", message: String(cause) });
      return z.NEVER;
    }
  }),
  candidates: z.string().transform((list) => list.split(" ")),
  otherwise: z.string(),
  example: z.string(),
});

/** Regular inflection undone by the rules of lexicons/language/lemma-rules.tsv; `known` tells words from non-words. */
export function createRuleLemmatiser(rules: string, known: (word: string) => boolean): Lemmatiser {
  const rows = parseTable("language/lemma-rules.tsv", rules, ruleSchema);
  return (form, xpos) => {
    const word = lemmaKey(form, xpos);
    for (const { tags, pattern, candidates, otherwise } of rows) {
      if (!tags.has(xpos)) continue;
      const match = pattern.exec(word);
      if (match === null) continue;
      const fill = (template: string): string =>
        template.replaceAll("$1", match[1] ?? "").replaceAll("$2", match[2] ?? "");
      return fill(candidates.find((candidate) => known(fill(candidate).toLowerCase())) ?? otherwise);
    }
    return word;
  };
}

/** A table of "form TAB xpos TAB lemma" first, made from the treebanks, then the rules. */
export function createLemmatiser(table: string, rules: string, known: (word: string) => boolean): Lemmatiser {
  const byTag = new Map<string, Map<string, string>>();
  for (const line of table.split("\n").slice(1)) {
    const [form = "", xpos = "", lemma] = line.split("\t");
    const lemmas = byTag.get(xpos) ?? new Map<string, string>();
    byTag.set(xpos, lemmas);
    if (lemma !== undefined) lemmas.set(form, lemma);
  }
  const byRule = createRuleLemmatiser(rules, known);
  return (form, xpos) => byTag.get(xpos)?.get(lemmaKey(form, xpos)) ?? byRule(form, xpos);
}

const PROPER = new Set(["NNP", "NNPS"]);

/** What the table is looked up with: names keep their case, all else is lower-cased, apostrophes are straightened. */
export function lemmaKey(form: string, xpos: string): string {
  const straight = /[‘’]/.test(form) ? form.replace(/[‘’]/g, "'") : form;
  return PROPER.has(xpos) ? straight : straight.toLowerCase();
}
