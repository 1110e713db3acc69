/** A line of a byte stream that is not empty; `bytes` is undefined where the line is longer than the limit. */
export interface ByteLine {
  /** From 1. */
  readonly number: number;
  readonly bytes: Uint8Array | undefined;
  /** Bytes without the line end, also of a line that is too long. */
  readonly length: number;
}

const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;

/**
 * Cuts a byte stream at line feeds. Memory stays below the limit plus one chunk whatever comes: the bytes of a line that
 * is too long are counted and let go.
 */
export async function* byteLines(chunks: AsyncIterable<Uint8Array>, maxLine: number): AsyncGenerator<ByteLine, void> {
  let number = 1;
  let parts: Uint8Array[] = [];
  let length = 0;
  const take = (piece: Uint8Array): void => {
    length += piece.length;
    if (length > maxLine) parts = [];
    else if (piece.length > 0) parts.push(piece);
  };
  const finish = (): ByteLine => {
    const whole = length > maxLine ? undefined : Buffer.concat(parts);
    const bytes = whole?.at(-1) === CARRIAGE_RETURN ? whole.subarray(0, -1) : whole;
    const line = { number, bytes, length: bytes?.length ?? length };
    number++;
    parts = [];
    length = 0;
    return line;
  };
  for await (const chunk of chunks) {
    let start = 0;
    for (let end = chunk.indexOf(LINE_FEED); end !== -1; end = chunk.indexOf(LINE_FEED, start)) {
      take(chunk.subarray(start, end));
      // Empty lines are counted and not handed on: a file of nothing else would keep a run busy for hours.
      if (length > 0) yield finish();
      else number++;
      start = end + 1;
      while (chunk[start] === LINE_FEED) {
        number++;
        start++;
      }
    }
    take(chunk.subarray(start));
  }
  if (length > 0) yield finish();
}
