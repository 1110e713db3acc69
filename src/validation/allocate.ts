/**
 * How many of each stratum to draw: as many of each as of any other, as far as it has so many ("equal allocation"; W. G.
 * Cochran, Sampling Techniques, 3rd edition 1977, chapter 5). What small strata cannot give goes to the others. Rare and
 * doubtful strata are thus known as well as large ones; for the whole, each is weighted with its size.
 */
export function allocate(sizes: readonly number[], total: number): readonly number[] {
  const given = sizes.map(() => 0);
  let left = Math.min(
    total,
    sizes.reduce((sum, size) => sum + size, 0),
  );
  while (left > 0) {
    const open = sizes.flatMap((size, at) => (size > (given[at] ?? 0) ? [at] : []));
    const share = Math.max(1, Math.floor(left / open.length));
    for (const at of open) {
      const more = Math.min(share, left, (sizes[at] ?? 0) - (given[at] ?? 0));
      given[at] = (given[at] ?? 0) + more;
      left -= more;
    }
  }
  return given;
}
