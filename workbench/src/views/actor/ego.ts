/** Somebody around the actor in the middle. */
export interface Around {
  readonly key: string;
  readonly cooperation: number;
  readonly conflict: number;
}
export interface Placed<T> {
  readonly neighbour: T;
  readonly x: number;
  readonly y: number;
  /** Where its name stands: outwards. */
  readonly anchor: "start" | "middle" | "end";
}

/**
 * Neighbours on an ellipse around (0, 0), in the order given: clockwise from the top right, so that the first stands
 * where one begins to read. Names of neighbours at the sides grow outwards.
 */
export function around<T extends Around>(
  neighbours: readonly T[],
  width: number,
  height: number,
): readonly Placed<T>[] {
  const turn = (2 * Math.PI) / Math.max(1, neighbours.length);
  return neighbours.map((neighbour, at) => {
    const angle = -Math.PI / 2 + turn * (at + 0.5);
    const [x, y] = [Math.round(Math.cos(angle) * width), Math.round(Math.sin(angle) * height)];
    const anchor = Math.abs(x) < width * 0.25 ? "middle" : x > 0 ? "start" : "end";
    return { neighbour, x, y, anchor };
  });
}

/** Width of a line by how often it was told, in whole steps: one, a few, many. */
export const lineWidth = (events: number): number => (events >= 10 ? 4 : events >= 4 ? 2.75 : 1.5);

/** What prevails, in words: the line's look says the same. */
export function tone({ cooperation, conflict }: Omit<Around, "key">): "cooperation" | "conflict" | "both" | "relation" {
  if (cooperation === 0 && conflict === 0) return "relation";
  if (conflict === 0) return "cooperation";
  return cooperation === 0 ? "conflict" : "both";
}
