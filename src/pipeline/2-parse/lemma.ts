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
  const exceptions = byTag();
  for (const line of table.split("\n").slice(1)) {
    const [form = "", xpos = "", lemma] = line.split("\t");
    if (lemma !== undefined) exceptions(xpos).set(form, lemma);
  }
  const byRule = createRuleLemmatiser(rules, known);
  // A cache only: most words of a text have been seen before.
  const seen = byTag();
  return (form, xpos) => {
    const cache = seen(xpos);
    const found = cache.get(form);
    if (found !== undefined) return found;
    const lemma = exceptions(xpos).get(lemmaKey(form, xpos)) ?? byRule(form, xpos);
    if (cache.size >= MOST_SEEN) cache.clear();
    cache.set(form, lemma);
    return lemma;
  };
}

/** Forms of a tag whose lemmas are kept. */
const MOST_SEEN = 5000;

function byTag(): (xpos: string) => Map<string, string> {
  const maps = new Map<string, Map<string, string>>();
  return (xpos) => {
    const map = maps.get(xpos) ?? new Map<string, string>();
    if (map.size === 0) maps.set(xpos, map);
    return map;
  };
}

const PROPER = new Set(["NNP", "NNPS"]);

/** What the table is looked up with: names keep their case, all else is lower-cased, apostrophes are straightened. */
export function lemmaKey(form: string, xpos: string): string {
  const straight = /[‘’]/.test(form) ? form.replace(/[‘’]/g, "'") : form;
  return PROPER.has(xpos) ? straight : straight.toLowerCase();
}
