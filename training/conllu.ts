import { readFileSync } from "node:fs";

/** A syntactic word of a treebank. `head` is an index into the sentence's words, -1 for the root. */
export interface TreebankWord {
  readonly form: string;
  readonly lemma: string;
  readonly upos: string;
  readonly xpos: string;
  readonly feats: string;
  readonly head: number;
  readonly deprel: string;
  readonly spaceAfter: boolean;
}

export interface TreebankSentence {
  readonly id: string;
  readonly text: string;
  readonly newDocument: boolean;
  readonly newParagraph: boolean;
  readonly words: readonly TreebankWord[];
}

/** Labels that the treebanks have left behind, as they are written today. */
function currentLabel(deprel: string): string {
  return deprel.replace(/:(npmod|tmod)$/, ":unmarked");
}

const noSpaceAfter = (misc: string): boolean => misc.split("|").includes("SpaceAfter=No");

/**
 * Reads CoNLL-U. Empty nodes (8.1) are skipped. Multiword ranges (3-4) are not words either, but white space after
 * their last word is written on the range line, and inside a range there is none.
 */
export function parseConllu(text: string): readonly TreebankSentence[] {
  const sentences: TreebankSentence[] = [];
  for (const block of text.split(/\r?\n\r?\n/)) {
    const words: TreebankWord[] = [];
    const comments = new Map<string, string>();
    let range: { last: number; spaceAfter: boolean } | undefined;
    for (const line of block.split(/\r?\n/)) {
      if (line.startsWith("#")) {
        const [key = "", ...value] = line.slice(1).split("=");
        comments.set(key.trim().split(" ")[0] ?? "", value.join("=").trim());
        continue;
      }
      const [id = "", form = "", lemma = "", upos = "", xpos = "", feats = "", head = "", deprel = "", , misc = ""] =
        line.split("\t");
      const bounds = /^(\d+)-(\d+)$/.exec(id);
      if (bounds !== null) range = { last: Number(bounds[2]), spaceAfter: !noSpaceAfter(misc) };
      if (!/^\d+$/.test(id)) continue;
      const inRange = range !== undefined && Number(id) <= range.last;
      const spaceAfter = inRange ? Number(id) === range?.last && range.spaceAfter : !noSpaceAfter(misc);
      words.push({ form, lemma, upos, xpos, feats, head: Number(head) - 1, deprel: currentLabel(deprel), spaceAfter });
    }
    if (words.length === 0) continue;
    sentences.push({
      id: comments.get("sent_id") ?? "",
      text: comments.get("text") ?? "",
      newDocument: comments.has("newdoc"),
      newParagraph: comments.has("newpar") || comments.has("newdoc"),
      words,
    });
  }
  return sentences;
}

export const readConllu = (path: string): readonly TreebankSentence[] => parseConllu(readFileSync(path, "utf8"));
