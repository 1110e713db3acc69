/** Engines allow some thousand parameters in one statement. */
const MOST = 500;

export function* batches<T>(items: readonly T[], size = MOST): Generator<readonly T[]> {
  for (let at = 0; at < items.length; at += size) yield items.slice(at, at + size);
}

/**
 * The same for looking up: each batch is filled with its last item to a power of two, so that few shapes of statement
 * serve all lengths, and each is prepared once.
 */
export function* padded<T>(items: readonly T[]): Generator<readonly T[]> {
  for (const batch of batches(items, LOOKED_UP)) {
    const last = batch.at(-1);
    const length = 2 ** Math.ceil(Math.log2(batch.length));
    yield last === undefined ? batch : [...batch, ...Array<T>(length - batch.length).fill(last)];
  }
}
const LOOKED_UP = 512;
