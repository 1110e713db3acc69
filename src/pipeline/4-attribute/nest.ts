import { contains, type Span } from "../../doc/span.ts";
import { indexPieces } from "./pieces.ts";

interface Placed {
  readonly cue: Span | undefined;
  readonly content: readonly Span[];
}

/**
 * For each claim the innermost other one whose content holds its cue (or, without a cue, its first words); -1 for none.
 * Where two hold each other, the one that stands later in the text yields and counts as outer.
 */
export function nesting(claims: readonly Placed[]): readonly number[] {
  const key = (claim: Placed): Span => claim.cue ?? claim.content[0] ?? [0, 0];
  const holds = (outer: Placed, inner: Placed): Span | undefined =>
    outer.content.find(
      (piece) => contains(piece, key(inner)) && (inner.cue !== undefined || longer(piece, key(inner))),
    );
  const near = indexPieces(claims);
  const parents = claims.map((claim, index) => {
    let best = -1;
    let shortest = Number.POSITIVE_INFINITY;
    const [start] = key(claim);
    for (const at of near(start, start)) {
      const other = claims[at];
      if (at === index || other === undefined) continue;
      const piece = holds(other, claim);
      if (piece === undefined || holds(claim, other) !== undefined) continue;
      const length = piece[1] - piece[0];
      if (length < shortest || (length === shortest && at < best)) {
        shortest = length;
        best = at;
      }
    }
    return best;
  });
  return acyclic(parents);
}

const longer = (a: Span, b: Span): boolean => a[1] - a[0] > b[1] - b[0];

/** Cuts whatever loop three or more claims may form: the first claim of the loop becomes outer. */
function acyclic(parents: readonly number[]): readonly number[] {
  const safe = [...parents];
  for (let index = 0; index < safe.length; index++) {
    const seen = new Set([index]);
    for (let at = safe[index] ?? -1; at >= 0; at = safe[at] ?? -1) {
      if (seen.has(at)) {
        safe[index] = -1;
        break;
      }
      seen.add(at);
    }
  }
  return safe;
}
