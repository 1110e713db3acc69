import type { Span } from "../../../doc/span.ts";
import { block, oneLine } from "../../report/layout.ts";
import type { Style } from "../../style.ts";

/** Around words that are looked at; no newspaper sets them. */
const OPEN = "⟦";
const CLOSE = "⟧";

/** A stretch of a text with the words that it is about set off, in lines: offsets are those of the whole text. */
export function markedLines(
  text: string,
  start: number,
  words: readonly Span[],
  style: Style,
  indent: number,
): readonly string[] {
  const inside = words
    .map(([from, until]): Span => [from - start, until - start])
    .filter(([from, until]) => from >= 0 && until <= text.length && from < until)
    .sort((a, b) => a[0] - b[0] || b[1] - a[1]);
  let marked = "";
  let at = 0;
  for (const [from, until] of inside) {
    // Words inside marked words are marked already.
    if (from < at) continue;
    marked += text.slice(at, from) + OPEN + text.slice(from, until) + CLOSE;
    at = until;
  }
  return painted(block(oneLine(marked + text.slice(at)), style.width, indent), style);
}

/** Colours what stands between the marks, over the ends of lines. */
function painted(lines: readonly string[], style: Style): readonly string[] {
  let on = false;
  return lines.map((line) =>
    line
      .split(/(⟦|⟧)/)
      .map((part) => {
        if (part === OPEN || part === CLOSE) on = part === OPEN;
        return part === OPEN || part === CLOSE || !on ? part : style.words(part);
      })
      .join(""),
  );
}
