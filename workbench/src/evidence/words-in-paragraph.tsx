import type { ReactNode } from "react";
import type { Evidence, Trail } from "../../../src/query/records.ts";

interface WordsInParagraphProps {
  readonly paragraph: Trail["paragraph"];
  /** In the document; the paragraph says where it begins there. */
  readonly span: Evidence["span"];
}

/** The words where they stand, marked; text nodes only, whatever the document holds. */
export function WordsInParagraph({ paragraph, span }: WordsInParagraphProps): ReactNode {
  const { text } = paragraph;
  const offset = paragraph.span[0];
  const start = Math.max(0, Math.min(text.length, span[0] - offset));
  const end = Math.max(start, Math.min(text.length, span[1] - offset));
  return (
    <blockquote className="paragraph" dir="auto">
      {text.slice(0, start)}
      <mark className="words">{text.slice(start, end)}</mark>
      {text.slice(end)}
    </blockquote>
  );
}
