import type { ReactNode } from "react";
import "./quotation.css";

interface QuotationProps {
  readonly words: string;
  /** Without marks where the words stand by themselves, as in a list of whole sentences. */
  readonly marks?: boolean;
  /** Lines that are shown before the words are clipped; all are shown where the focus is. */
  readonly lines?: 2 | 3 | "all";
  readonly language?: string;
}

/** Words of a document: in the serif, as a text node, clipped at three lines until somebody is there. */
export function Quotation({ words, marks = true, lines = 3, language }: QuotationProps): ReactNode {
  return (
    <q className={`quotation said lines-${lines}`} dir="auto" {...(language === undefined ? {} : { lang: language })}>
      {marks ? `“${words}”` : words}
    </q>
  );
}
