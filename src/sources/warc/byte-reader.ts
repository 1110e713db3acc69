export interface ByteReader {
  /** Throws what broke the stream off, once all that came before is used up. */
  atEnd(): Promise<boolean>;
  startsWith(mark: Uint8Array): Promise<boolean>;
  /** True where nothing or only a beginning of `mark` is left. */
  endsWithin(mark: Uint8Array): Promise<boolean>;
  /** Carriage returns and line feeds, however many. */
  skipLineEnds(): Promise<void>;
  /** Everything up to and including `mark`; undefined, and nothing used up, where it is not within so many bytes. */
  through(mark: Uint8Array, most: number): Promise<Uint8Array | undefined>;
  /** So many bytes, fewer only at the end. */
  take(length: number): Promise<Buffer>;
  /** False where the end comes before. */
  skip(length: number): Promise<boolean>;
  /** Goes to the next `mark` and stands before it; false where there is none. */
  skipTo(mark: Uint8Array): Promise<boolean>;
  putBack(bytes: Uint8Array): void;
}

/** Reads a stream of bytes by its content; holds no more than was asked for and one chunk. */
export function byteReader(chunks: AsyncGenerator<Uint8Array, void>): ByteReader {
  let held: Buffer = Buffer.alloc(0);
  let ended = false;
  let failure: { readonly cause: unknown } | undefined;

  const pull = async (): Promise<Uint8Array | undefined> => {
    if (ended) return undefined;
    try {
      const next = await chunks.next();
      if (next.done !== true) return next.value;
    } catch (cause) {
      failure = { cause };
    }
    ended = true;
    return undefined;
  };
  const fill = async (length: number): Promise<boolean> => {
    if (held.length >= length) return true;
    const parts: Uint8Array[] = [held];
    let size = held.length;
    while (size < length) {
      const chunk = await pull();
      if (chunk === undefined) break;
      parts.push(chunk);
      size += chunk.length;
    }
    if (parts.length > 1) held = Buffer.concat(parts);
    return held.length >= length;
  };
  const startsWith = async (mark: Uint8Array): Promise<boolean> =>
    (await fill(mark.length)) && held.subarray(0, mark.length).equals(mark);

  return {
    startsWith,
    async atEnd() {
      if (await fill(1)) return false;
      if (failure !== undefined) throw failure.cause;
      return true;
    },
    async endsWithin(mark) {
      return !(await fill(mark.length + 1)) && Buffer.from(mark).subarray(0, held.length).equals(held);
    },
    async skipLineEnds() {
      while (await fill(1)) {
        let at = 0;
        while (at < held.length && (held[at] === 0x0d || held[at] === 0x0a)) at++;
        held = held.subarray(at);
        if (held.length > 0) return;
      }
    },
    async through(mark, most) {
      let searched = 0;
      for (;;) {
        const at = held.indexOf(mark, Math.max(0, searched - mark.length));
        if (at !== -1) {
          const found = held.subarray(0, at + mark.length);
          held = held.subarray(at + mark.length);
          return found;
        }
        searched = held.length;
        if (held.length > most || !(await fill(held.length + 1))) return undefined;
      }
    },
    async take(length) {
      await fill(length);
      const taken = held.subarray(0, length);
      held = held.subarray(taken.length);
      return taken;
    },
    async skip(length) {
      let left = length;
      while (left > 0) {
        if (!(await fill(1))) return false;
        const gone = Math.min(left, held.length);
        held = held.subarray(gone);
        left -= gone;
      }
      return true;
    },
    async skipTo(mark) {
      for (;;) {
        const at = held.indexOf(mark);
        if (at !== -1) {
          held = held.subarray(at);
          return true;
        }
        held = held.subarray(Math.max(0, held.length - mark.length));
        if (!(await fill(held.length + 1))) return false;
      }
    },
    putBack(bytes) {
      held = Buffer.concat([bytes, held]);
    },
  };
}
