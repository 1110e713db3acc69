/** What several sources give, as it comes; at most `atOnce` of them run. The first error of any ends all. */
export async function* merged<T>(
  sources: readonly (() => AsyncIterable<T>)[],
  atOnce: number,
): AsyncGenerator<T, void> {
  const waiting = [...sources];
  const come: T[] = [];
  let running = 0;
  let failed: { readonly error: unknown } | undefined;
  let wake = Promise.withResolvers<void>();
  const run = async (): Promise<void> => {
    running++;
    try {
      for (let next = waiting.shift(); next !== undefined && failed === undefined; next = waiting.shift()) {
        for await (const value of next()) {
          come.push(value);
          wake.resolve();
        }
      }
    } catch (error) {
      failed ??= { error };
    } finally {
      running--;
      wake.resolve();
    }
  };
  const runs = Array.from({ length: Math.min(atOnce, sources.length) }, run);
  try {
    while (running > 0 || come.length > 0) {
      yield* come.splice(0);
      if (running === 0) continue;
      await wake.promise;
      wake = Promise.withResolvers<void>();
    }
  } finally {
    // Also where nobody listens any more: what has begun is ended in order, nothing else is begun.
    waiting.length = 0;
    await Promise.all(runs);
  }
  if (failed !== undefined) throw failed.error;
}
