/** Half-open `[start, end)` in UTF-16 code units of `document.text`. */
export type Span = readonly [start: number, end: number];

export const overlaps = (a: Span, b: Span): boolean => a[0] < b[1] && b[0] < a[1];
export const contains = (outer: Span, inner: Span): boolean => outer[0] <= inner[0] && inner[1] <= outer[1];
export const sameSpan = (a: Span, b: Span): boolean => a[0] === b[0] && a[1] === b[1];
/** The smallest span that holds both. */
export const join = (a: Span, b: Span): Span => [Math.min(a[0], b[0]), Math.max(a[1], b[1])];
export const byPosition = (a: Span, b: Span): number => a[0] - b[0] || a[1] - b[1];
