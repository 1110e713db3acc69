import type { ReactNode } from "react";
import { relationWords, statusWords, typeWords } from "../../parts/terms.ts";

/** What the machine says of words: in the serif what it has of the document, and codes in words. */
export function Statement({ text }: { readonly text: string }): ReactNode {
  return text.split(/(“[^”]*”)/).map((piece, at) =>
    piece.startsWith("“") ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text never change their places
      <span key={at} className="said validate-quoted" dir="auto">
        {piece}
      </span>
    ) : (
      glossed(piece)
    ),
  );
}

const glossed = (text: string): string =>
  text
    // "spokespersonOf"; a name that is written so is no relation, and stays.
    .replace(/\b[a-z]+[A-Z][A-Za-z]*\b/, relationWords)
    .replace(/\btells of ([A-Z][A-Z-]*)/, (_, type: string) => `tells of ${type} (${typeWords(type)})`)
    .replace(/, as (occurred|ongoing|planned|threatened|hypothetical|denied|negated)\b/, (_, status: string) => {
      return `, ${statusWords(status)}`;
    });
