import type { SourceItem } from "../doc/source.ts";
import type { GivenMetadata, SourceLimits } from "./source.ts";
import type { Unpacked } from "./unpack.ts";

/** Bytes on their way in, and what is known of them from outside. */
export interface ByteSource {
  /** For messages: "a.zip!b.html". */
  readonly where: string;
  /** The caller's name for the document; archives of many documents make names of their own from it. */
  readonly key?: string | undefined;
  /** File name or address: its ending says what it is where its first bytes do not. */
  readonly name: string;
  /** What a server or an archive calls it: "text/html; charset=windows-1251". */
  readonly mediaType?: string | undefined;
  /** Where it was fetched from: an address that a page gives itself counts on the same site only. */
  readonly address?: string | undefined;
  readonly given: GivenMetadata;
  readonly bytes: AsyncGenerator<Uint8Array, void>;
  /** The file itself, where it is one: archives are read where they lie. */
  readonly path?: string | undefined;
}

/** What an archive is read with. */
export interface Archive {
  readonly limits: SourceLimits;
  readonly unpacked: Unpacked;
  /** The documents of a member, one level deeper. */
  read(member: ByteSource): AsyncGenerator<SourceItem, void>;
}

/** One run of bytes as a generator of chunks. */
export async function* oneChunk(bytes: Uint8Array): AsyncGenerator<Uint8Array, void> {
  yield bytes;
}
