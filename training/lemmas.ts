import { createRuleLemmatiser, lemmaKey } from "../src/pipeline/2-parse/lemma.ts";
import type { TreebankSentence } from "./conllu.ts";

/**
 * The words whose lemma the rules miss: "form TAB xpos TAB lemma", the most frequent lemma in the treebanks. Typing
 * errors and numbers are left to the rules. `known` are the words of the model.
 */
export function lemmaTable(
  sentences: readonly TreebankSentence[],
  rules: string,
  known: (word: string) => boolean,
): string {
  const byRule = createRuleLemmatiser(rules, known);
  const counts = new Map<string, Map<string, number>>();
  for (const { words } of sentences) {
    for (const { form, xpos, lemma } of words) {
      if (lemma === "_" || lemma === "" || /[0-9\t]/.test(form)) continue;
      const key = `${lemmaKey(form, xpos)}\t${xpos}`;
      const lemmas = counts.get(key) ?? new Map<string, number>();
      lemmas.set(lemma, (lemmas.get(lemma) ?? 0) + 1);
      counts.set(key, lemmas);
    }
  }
  const rows: string[] = [];
  for (const [key, lemmas] of counts) {
    const [form = "", xpos = ""] = key.split("\t");
    const [top] = [...lemmas].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
    if (top !== undefined && top[0] !== byRule(form, xpos)) rows.push(`${key}\t${top[0]}`);
  }
  return `form\txpos\tlemma\n${rows.sort().join("\n")}\n`;
}
