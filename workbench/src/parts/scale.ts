/** From values to pixels, along a straight line. */
export const linear =
  ([fromLow, fromHigh]: readonly [number, number], [toLow, toHigh]: readonly [number, number]) =>
  (value: number): number =>
    fromHigh === fromLow ? (toLow + toHigh) / 2 : toLow + ((value - fromLow) / (fromHigh - fromLow)) * (toHigh - toLow);

/** Round numbers from 0 to at least `max`, about as many as asked for: 0, 20, 40, 60. */
export function ticksTo(max: number, about = 4): readonly number[] {
  if (!(max > 0)) return [0, 1];
  const rough = max / about;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((times) => times * power).find((each) => each >= rough) ?? rough;
  const count = Math.ceil(max / step);
  return Array.from({ length: count + 1 }, (_, at) => Number((at * step).toPrecision(12)));
}

/** Days to mark between two others, so that their labels have room. */
export function dayTicks(first: number, last: number, most: number): readonly number[] {
  const step = Math.max(1, Math.ceil((last - first + 1) / Math.max(1, most)));
  const ticks: number[] = [];
  for (let day = first; day <= last; day += step) ticks.push(day);
  return ticks;
}

/** Moves labels apart so that none lies on another, each as near to its place as the others let it. */
export function spread(places: readonly number[], gap: number, low: number, high: number): readonly number[] {
  const order = places.map((_, at) => at).toSorted((a, b) => (places[a] ?? 0) - (places[b] ?? 0));
  const moved = [...places];
  let least = low;
  for (const at of order) {
    moved[at] = Math.max(places[at] ?? 0, least);
    least = (moved[at] ?? 0) + gap;
  }
  let most = high;
  for (const at of order.toReversed()) {
    moved[at] = Math.min(moved[at] ?? 0, most);
    most = (moved[at] ?? 0) - gap;
  }
  return moved;
}
