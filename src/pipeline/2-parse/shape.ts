/** The sizes of the net: what the manifest records and what both trainer and reader build from. */
export interface Shape {
  /** Rows of the word table; row 0 stands for every unknown word. */
  readonly words: number;
  /** Rows of the table of word pieces, a power of two. */
  readonly pieces: number;
  readonly embedding: number;
  /** Units of one direction of a recurrent layer. */
  readonly hidden: number;
  readonly layers: number;
  /** The recurrent layers, from 0, whose outputs the tags are read from: their scores add up. */
  readonly tagLayers: readonly number[];
  readonly tagWeight: number;
  /** Number of classes of upos, xpos, feats. */
  readonly tags: readonly number[];
  readonly arc: number;
  readonly label: number;
  /** Columns for the distance scores, a multiple of eight. */
  readonly distance: number;
  readonly labels: number;
}

/** Direction and distance from a dependent to a head (-1 for the root), in classes that grow with the distance. */
export function distanceBucket(dependent: number, head: number): number {
  if (head < 0) return 0;
  const gap = head - dependent;
  const size = Math.abs(gap);
  const step = size < 5 ? size : size < 7 ? 5 : size < 10 ? 6 : size < 15 ? 7 : size < 25 ? 8 : size < 40 ? 9 : 10;
  return gap < 0 ? step : step + 11;
}
export const DISTANCE_COLUMNS = 24;
