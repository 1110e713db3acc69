/** Engines allow some thousand parameters in one statement. */
const MOST = 500;

export function* batches<T>(items: readonly T[], size = MOST): Generator<readonly T[]> {
  for (let at = 0; at < items.length; at += size) yield items.slice(at, at + size);
}
