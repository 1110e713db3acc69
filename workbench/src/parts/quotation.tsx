import type { ReactNode } from "react";
import { excerptAround } from "./excerpt.ts";
import "./quotation.css";

interface QuotationProps {
  readonly words: string;
  /** Without marks where the words stand by themselves, as in a list of whole sentences. */
  readonly marks?: boolean;
  /** Lines that are shown before the words are clipped; all are shown where the focus is. */
  readonly lines?: 2 | 3 | "all";
  /** The words that matter among them: what is shown begins shortly before, and they stand out. */
  readonly marked?: readonly [number, number] | undefined;
  readonly language?: string;
}

/** A number or a name stands out; a whole clause in bold would only be loud. */
const SHORT = 30;

/** Words of a document: in the serif, as a text node, clipped at three lines until somebody is there. */
export function Quotation({ words, marks = true, lines = 3, marked, language }: QuotationProps): ReactNode {
  const [open, close] = marks ? ["“", "”"] : ["", ""];
  const excerpt = marked === undefined ? undefined : excerptAround(words, marked);
  return (
    <q className={`quotation said lines-${lines}`} dir="auto" {...(language === undefined ? {} : { lang: language })}>
      {excerpt === undefined ? (
        `${open}${words}${close}`
      ) : (
        <>
          {open}
          {excerpt.skipped === "" ? null : (
            <>
              {/* Where the words are shown whole, so is what was left out in front. */}
              <span className="quotation-gap">… </span>
              <span className="quotation-skipped">{excerpt.skipped}</span>
            </>
          )}
          {excerpt.before}
          {excerpt.words.length <= SHORT ? <em>{excerpt.words}</em> : excerpt.words}
          {excerpt.after}
          {close}
        </>
      )}
    </q>
  );
}
