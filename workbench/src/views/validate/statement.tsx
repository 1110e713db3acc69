import type { ReactNode } from "react";
import { statusWords, typeWords } from "../../parts/terms.ts";

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
    .replace(/\btells of ([A-Z][A-Z-]*)/, (_, type: string) => `tells of ${type} (${typeWords(type)})`)
    .replace(/, as (occurred|ongoing|planned|threatened|hypothetical|denied|negated)\b/, (_, status: string) => {
      return `, ${statusWords(status)}`;
    });
