/**
 * Turns UTF-16 offsets into a text into code points, as R and Python count. Found once per text: most texts have no
 * character beyond the first plane, and then both counts are one.
 */
export function codePointsOf(text: string): (offset: number) => number {
  const second: number[] = [];
  for (const { index } of text.matchAll(/[\u{10000}-\u{10ffff}]/gu)) second.push(index + 1);
  if (second.length === 0) return (offset) => offset;
  return (offset) => {
    let low = 0;
    let high = second.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((second[middle] ?? 0) < offset) low = middle + 1;
      else high = middle;
    }
    return offset - low;
  };
}
