import { utf8ToBytes } from "@noble/hashes/utils.js";
import type { Chunk, ExportFile } from "./exporter.ts";

/** Members up to this size are held until their checksum is known: readers of streams want it before the bytes. */
const HELD = 64 * 2 ** 20;
const MOST = 2 ** 32 - 2;
/** 1 January 1980: the first day that the format knows. */
const DATE = 0x0021;
const UTF8_NAME = 0x0800;
const SIZES_FOLLOW = 0x0008;

interface Member {
  readonly name: Uint8Array;
  readonly offset: number;
  readonly flags: number;
  readonly crc: number;
  readonly size: number;
}

/**
 * A ZIP archive of files, stored without compression (PKWARE APPNOTE 6.3.10), written as it comes. All members bear one
 * date, so that the same files are the same bytes.
 */
export async function* zipped(files: Iterable<ExportFile>): AsyncGenerator<Uint8Array> {
  const members: Member[] = [];
  let at = 0;
  for (const file of files) {
    const name = utf8ToBytes(file.name);
    const offset = at;
    const held: Uint8Array[] = [];
    let crc = ~0;
    let size = 0;
    let open = false;
    for await (const bytes of inPieces(file.write())) {
      crc = crc32(crc, bytes);
      size += bytes.length;
      held.push(bytes);
      if (size <= HELD) continue;
      if (!open) yield localHead({ name, flags: UTF8_NAME | SIZES_FOLLOW, crc: 0, size: 0 });
      open = true;
      yield* held.splice(0);
    }
    const flags = open ? UTF8_NAME | SIZES_FOLLOW : UTF8_NAME;
    const member: Member = { name, offset, flags, crc: ~crc >>> 0, size };
    if (!open) yield localHead(member);
    yield* held;
    if (open) yield record(0x08074b50, [4, member.crc], [4, size], [4, size]);
    at += 30 + name.length + size + (open ? 16 : 0);
    if (at > MOST) throw new RangeError(`${file.name} makes the archive larger than 4 GiB`);
    members.push(member);
  }
  const entries = members.map(centralHead);
  yield* entries;
  const length = entries.reduce((sum, entry) => sum + entry.length, 0);
  yield record(0x06054b50, [2, 0], [2, 0], [2, members.length], [2, members.length], [4, length], [4, at], [2, 0]);
}

/** Rows are short and a stream's every piece has its price: text is gathered to pieces of some size. */
export async function* inPieces(chunks: AsyncIterable<Chunk>): AsyncGenerator<Uint8Array> {
  let held = "";
  for await (const chunk of chunks) {
    if (typeof chunk === "string") {
      held += chunk;
      if (held.length < 65_536) continue;
    }
    if (held !== "") yield utf8ToBytes(held);
    held = "";
    if (typeof chunk !== "string") yield chunk;
  }
  if (held !== "") yield utf8ToBytes(held);
}

function localHead({ name, flags, crc, size }: Omit<Member, "offset">): Uint8Array {
  const fields = [
    [2, 20],
    [2, flags],
    [2, 0],
    [2, 0],
    [2, DATE],
    [4, crc],
    [4, size],
    [4, size],
    [2, name.length],
  ] as const;
  return joined(record(0x04034b50, ...fields, [2, 0]), name);
}

function centralHead({ name, flags, crc, size, offset }: Member): Uint8Array {
  const made = [
    [2, 20],
    [2, 20],
    [2, flags],
    [2, 0],
    [2, 0],
    [2, DATE],
    [4, crc],
    [4, size],
    [4, size],
  ] as const;
  const rest = [
    [2, name.length],
    [2, 0],
    [2, 0],
    [2, 0],
    [2, 0],
    [4, 0],
    [4, offset],
  ] as const;
  return joined(record(0x02014b50, ...made, ...rest), name);
}

function record(signature: number, ...fields: readonly (readonly [bytes: 2 | 4, value: number])[]): Uint8Array {
  const bytes = new Uint8Array(4 + fields.reduce((sum, [width]) => sum + width, 0));
  const view = new DataView(bytes.buffer);
  view.setUint32(0, signature, true);
  let at = 4;
  for (const [width, value] of fields) {
    if (width === 2) view.setUint16(at, value, true);
    else view.setUint32(at, value, true);
    at += width;
  }
  return bytes;
}

function joined(a: Uint8Array, b: Uint8Array): Uint8Array {
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let crc = byte;
  for (let bit = 0; bit < 8; bit++) crc = (crc & 1) === 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  return crc;
});

function crc32(crc: number, bytes: Uint8Array): number {
  let value = crc;
  for (const byte of bytes) value = (value >>> 8) ^ (CRC_TABLE[(value ^ byte) & 0xff] ?? 0);
  return value;
}
