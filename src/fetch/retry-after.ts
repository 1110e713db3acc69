/** No host is left alone for longer because of one answer, which may be a mistake. */
const LONGEST_MS = 7 * 24 * 3600 * 1000;

/** When a host wants to be asked again: seconds from now or a date (RFC 9110, 10.2.3). Milliseconds since 1970. */
export function retryAfter(header: string | undefined, now: number): number | undefined {
  const value = header?.trim() ?? "";
  const seconds = /^\d{1,9}$/.test(value) ? Number(value) : undefined;
  // Only dates with a time zone: all others would mean another moment on every machine.
  const at =
    seconds !== undefined ? now + seconds * 1000 : /GMT$|[+-]\d{4}$|Z$/.test(value) ? Date.parse(value) : Number.NaN;
  return Number.isNaN(at) || at <= now ? undefined : Math.min(at, now + LONGEST_MS);
}
