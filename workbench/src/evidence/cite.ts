import type { Trail } from "../../../src/query/records.ts";
import { headed } from "../parts/words.ts";

/** The words with who says them and where they stand: ready for a text of one's own. */
export function citationOf({ quoted, chain, citation }: Trail): string {
  const speaker = chain.length > 1 ? chain.at(-1)?.name : undefined;
  return `“${quoted.words}” — ${speaker === undefined ? "" : `${headed(speaker)}, in `}${citation}.`;
}
