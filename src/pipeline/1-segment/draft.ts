import type { ZoneKind } from "../../doc/reading.ts";
import type { Span } from "../../doc/span.ts";
import { type Block, sameTitle } from "./block.ts";
import type { FrontLine } from "./byline.ts";

/** A layout while it is made: a paragraph without a kind is still open, and body in the end. */
export interface Draft {
  readonly text: string;
  readonly blocks: readonly Block[];
  readonly kinds: (ZoneKind | undefined)[];
  readonly front: FrontLine[];
  /** The first paragraph of the report itself; everything before it is the header. */
  readonly firstProse: number;
  readonly lastProse: number;
  readonly givenTitle: string | undefined;
  masthead: Span | undefined;
  origin: Span | undefined;
}

const TITLE_LINES = 12;

export function isGivenTitle(blocks: readonly Block[], index: number, givenTitle: string | undefined): boolean {
  const block = blocks[index];
  return givenTitle !== undefined && index < TITLE_LINES && block !== undefined && sameTitle(block.plain, givenTitle);
}
