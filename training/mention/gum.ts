import { readFileSync } from "node:fs";
import { z } from "zod";
import type { Sentence, Token } from "../../src/doc/token.ts";
import { UPOS } from "../../src/doc/token.ts";
import { readConllu } from "../conllu.ts";

/** GUM's entity annotation over running text; spans are UTF-16 offsets. */
const documentSchema = z.object({
  id: z.string(),
  title: z.string().optional(),
  date: z.string().nullish(),
  text: z.string(),
  entities: z.array(
    z.object({
      start: z.int(),
      end: z.int(),
      etype: z.string(),
      id: z.string(),
      mtype: z.string().optional(),
      head: z.tuple([z.int(), z.int()]).optional(),
    }),
  ),
});
export type GumDocument = z.infer<typeof documentSchema> & { readonly sentences: readonly Sentence[] };

const feats = (text: string): Record<string, string> =>
  text === "_" ? {} : Object.fromEntries(text.split("|").map((pair) => pair.split("=") as [string, string]));

export const readGum = (jsonl: string): z.infer<typeof documentSchema>[] =>
  readFileSync(jsonl, "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => documentSchema.parse(JSON.parse(line)));

/** The documents with their gold trees, laid over the running text word by word. */
export function readGumWithTrees(jsonl: string, conllu: string): readonly GumDocument[] {
  const trees = Map.groupBy(readConllu(conllu), (sentence) => sentence.id.replace(/-\d+$/, ""));
  return readGum(jsonl).map((document) => {
    let from = 0;
    let paragraph = -1;
    const sentences = (trees.get(document.id) ?? []).map((sentence, index): Sentence => {
      if (sentence.newParagraph) paragraph++;
      const tokens = sentence.words.map((word, at): Token => {
        const start = document.text.indexOf(word.form, from);
        if (start < 0 || start > from + 20) throw new Error(`${document.id}: "${word.form}" not near ${from}`);
        from = start + word.form.length;
        const upos = UPOS.find((tag) => tag === word.upos) ?? "X";
        return { ...word, upos, feats: feats(word.feats), index: at, start, end: from };
      });
      const children: number[][] = tokens.map(() => []);
      for (const token of tokens) children[token.head]?.push(token.index);
      const span = [tokens[0]?.start ?? 0, tokens.at(-1)?.end ?? 0] as const;
      return { index, span, zone: 0, paragraph, tokens, children, enhanced: [] };
    });
    return { ...document, sentences };
  });
}
