import type { Line } from "./lines.ts";

export interface PagePieces {
  readonly width: number;
  readonly height: number;
  readonly pieces: readonly Line[];
}

/** Shares of the height of the page. Running heads stand in the margin; what browsers print stands at its very edge. */
const MARGIN = 0.12;
const EDGE = 0.06;
/** Heads stand at one height on all their pages, but for rounding. */
const SAME_HEIGHT = 3;

const PAGE_NUMBER = /^[-–—|\s]*(?:p(?:age|\.)?\s*)?(?:\d{1,4}(?:\s*(?:\/|of|\|)\s*\d{1,4})?|[ivxlc]{1,7})[-–—|\s]*$/i;
const ADDRESS = /^(?:https?|file):\/\/\S+$/i;
/** As browsers print it, in the language and order of days that they are set to: "4/17/22, 10:31 AM", "17.04.2022 10:31". */
const PRINTED = /^\d{1,4}[./-]\d{1,2}[./-]\d{1,4},?\s+\d{1,2}[:.]\d{2}(?:\s*[ap]\.?m\.?)?$/i;

export interface Furnished {
  readonly pages: readonly PagePieces[];
  /** The address that a browser printed at the foot of the pages. */
  readonly address: string | undefined;
}

/** Takes running heads, page numbers and what browsers print around a page off the pages: they would cut sentences in two. */
export function withoutFurniture(pages: readonly PagePieces[]): Furnished {
  const repeated = repeatedPieces(pages);
  let address: string | undefined;
  const kept = pages.map((page) => {
    const atEdge = page.pieces.filter((piece) => isWithin(piece, page, EDGE));
    const printed = atEdge.filter(
      (piece) => PAGE_NUMBER.test(piece.text) || ADDRESS.test(piece.text) || PRINTED.test(piece.text),
    );
    // Browsers shorten a long address with dots.
    address ??= printed.find(
      (piece) => /^https?:\/\/[^/\s]+\/[^\s…]+$/i.test(piece.text) && !/\.\.\.$/.test(piece.text),
    )?.text;
    const pieces = page.pieces.filter((piece) => {
      if (repeated.has(keyOf(piece)) && isWithin(piece, page, MARGIN)) return false;
      if (printed.some((other) => Math.abs(other.y - piece.y) < 1) && isWithin(piece, page, EDGE)) return false;
      return !(PAGE_NUMBER.test(piece.text) && isOutermost(piece, page));
    });
    return { ...page, pieces };
  });
  return { pages: kept, address };
}

const isWithin = ({ y, size }: Line, { height }: PagePieces, share: number): boolean =>
  y < share * height || y - size > (1 - share) * height;

/** Nothing else above it, or below it, on its page. */
function isOutermost(piece: Line, page: PagePieces): boolean {
  if (!isWithin(piece, page, MARGIN)) return false;
  const others = page.pieces.filter((other) => Math.abs(other.y - piece.y) > 1);
  return others.every((other) => other.y > piece.y) || others.every((other) => other.y < piece.y);
}

/** Equal but for numbers, at one height, in one size. */
const keyOf = (piece: Line): string =>
  [piece.text.replace(/\d+/g, "#"), Math.round(piece.y / SAME_HEIGHT), Math.round(piece.size)].join("\u001f");

/** What stands on two pages or more in the same place of the margin. Left and right pages may have heads of their own. */
function repeatedPieces(pages: readonly PagePieces[]): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const page of pages) {
    const keys = new Set(page.pieces.filter((piece) => isWithin(piece, page, MARGIN)).map(keyOf));
    for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const least = Math.max(2, pages.length / 4);
  return new Set([...counts].filter(([, count]) => count >= least).map(([key]) => key));
}
