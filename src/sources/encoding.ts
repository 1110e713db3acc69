import type { Note } from "../doc/reading.ts";
import { HearsayError } from "../errors.ts";

export interface Decoded {
  readonly text: string;
  /** A WHATWG encoding label: "utf-8", "windows-1252". */
  readonly encoding: string;
  readonly notes: readonly Note[];
}

export interface DecodeOptions {
  readonly where: string;
  /** What the caller says; it is believed. */
  readonly encoding?: string | undefined;
  /** What the document says of itself; believed unless the bytes say otherwise. */
  readonly declared?: string | undefined;
}

const BYTE_ORDER_MARKS: readonly (readonly [encoding: string, mark: readonly number[]])[] = [
  ["utf-8", [0xef, 0xbb, 0xbf]],
  ["utf-16le", [0xff, 0xfe]],
  ["utf-16be", [0xfe, 0xff]],
];

/** First bytes of files that people hand in by mistake, and what would make text of them. */
const MAGIC: readonly (readonly [mark: string, what: string, fix: string])[] = [
  ["%PDF-", "a PDF document", "Leave out --input text: Hearsay reads it as what it is."],
  [
    "PK\u0003\u0004",
    "a ZIP archive (a .docx, .odt or .epub is one too)",
    "Leave out --input, or save the document as text.",
  ],
  ["\u001f\u008b", "a gzip archive", "Leave out --input text: Hearsay reads it as what it is."],
  ["\u0089PNG", "a PNG picture", "Hearsay reads text only."],
  ["\u00ff\u00d8\u00ff", "a JPEG picture", "Hearsay reads text only."],
  ["GIF8", "a GIF picture", "Hearsay reads text only."],
  ["\u00d0\u00cf\u0011\u00e0", "an old Office document", "Save it as text."],
  ["{\\rtf", "an RTF document", "Save it as text."],
  ["SQLite format 3", "an SQLite database", "Export its texts as JSONL."],
];

/** Bytes that windows-1252 leaves undefined: their presence speaks against it. */
const UNDEFINED_IN_1252 = new Set([0x81, 0x8d, 0x8f, 0x90, 0x9d]);
/** Western text has an accent or a curly quote now and then; Cyrillic or Arabic in its own code page is mostly high bytes. */
const PLAUSIBLE_HIGH_SHARE = 0.15;

const startsWith = (bytes: Uint8Array, mark: readonly number[]): boolean =>
  mark.every((byte, at) => bytes[at] === byte);

/**
 * Bytes to text: the mark at the start, else the caller's word, else valid UTF-8, else what the document declares, else
 * windows-1252 where that is plausible. The mark itself is dropped; nothing else is changed.
 * Throws E_INPUT_BINARY or E_INPUT_ENCODING.
 */
export function decode(bytes: Uint8Array, options: DecodeOptions): Decoded {
  const { where } = options;
  for (const [encoding, mark] of BYTE_ORDER_MARKS) {
    if (startsWith(bytes, mark)) return strict(bytes.subarray(mark.length), encoding, where, `its byte order mark`);
  }
  if (options.encoding !== undefined) return strict(bytes, known(options.encoding, where), where, "--encoding");
  const wide = unmarkedUtf16(bytes);
  if (wide !== undefined) {
    return { ...strict(bytes, wide, where, "its zero bytes"), notes: [assumed(wide, "every other byte is zero")] };
  }
  refuseBinary(bytes, where);
  const utf8 = tryDecode(bytes, "utf-8");
  const declared = options.declared === undefined ? undefined : label(options.declared);
  if (utf8 !== undefined) {
    // ASCII reads the same in both; otherwise accidental UTF-8 is so rare that a contrary declaration is the mistake.
    // Only ISO-2022-JP and its like, which are ASCII bytes throughout, must be believed.
    if (declared?.startsWith("iso-2022") === true) return strict(bytes, declared, where, "its declaration");
    return { text: utf8, encoding: "utf-8", notes: [] };
  }
  if (declared !== undefined && declared !== "utf-8") return strict(bytes, declared, where, "its declaration");
  if (plausible1252(bytes)) {
    const text = new TextDecoder("windows-1252", { ignoreBOM: true }).decode(bytes);
    return { text, encoding: "windows-1252", notes: [assumed("windows-1252", "the bytes are not valid UTF-8")] };
  }
  const at = firstInvalidUtf8(bytes);
  throw new HearsayError("E_INPUT_ENCODING", {
    where,
    expected: declared === undefined ? "UTF-8" : "UTF-8, as the document declares",
    got: `byte 0x${hex(bytes[at] ?? 0)} at offset ${at}, which is not valid there`,
    fix: "Say what it is with --encoding (for example windows-1251), or convert the file.",
  });
}

function assumed(encoding: string, reason: string): Note {
  return { code: "encoding-assumed", message: `Read as ${encoding}: ${reason}.` };
}

function label(name: string): string | undefined {
  try {
    return new TextDecoder(name.trim()).encoding;
  } catch {
    return undefined;
  }
}

function known(name: string, where: string): string {
  const encoding = label(name);
  if (encoding !== undefined) return encoding;
  throw new HearsayError("E_USAGE", {
    where,
    expected: "--encoding with a label of the WHATWG encoding standard",
    got: JSON.stringify(name),
    fix: "Try utf-8, utf-16le, windows-1252, windows-1251, windows-1256, gb18030 or shift_jis.",
  });
}

function tryDecode(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function strict(bytes: Uint8Array, encoding: string, where: string, according: string): Decoded {
  const text = tryDecode(bytes, encoding);
  if (text !== undefined) return { text, encoding, notes: [] };
  throw new HearsayError("E_INPUT_ENCODING", {
    where,
    expected: `${encoding}, according to ${according}`,
    got:
      encoding === "utf-8" ? `an invalid byte at offset ${firstInvalidUtf8(bytes)}` : "bytes that are not valid in it",
    fix: "Convert the file to UTF-8, or say what it is with --encoding.",
  });
}

/** Text in a Latin script, saved as UTF-16 without a mark: zero bytes in the even or the odd places, and only there. */
function unmarkedUtf16(bytes: Uint8Array): "utf-16le" | "utf-16be" | undefined {
  if (bytes.length < 4 || bytes.length % 2 !== 0) return undefined;
  const head = bytes.subarray(0, 4096);
  let even = 0;
  let odd = 0;
  for (let at = 0; at < head.length; at += 2) {
    if (head[at] === 0) even++;
    if (head[at + 1] === 0) odd++;
  }
  const most = 0.8 * (head.length / 2);
  if (odd > most && even === 0) return "utf-16le";
  return even > most && odd === 0 ? "utf-16be" : undefined;
}

/** Throws E_INPUT_BINARY for what is no text: known kinds of files by their first bytes, others by their control bytes. */
export function refuseBinary(bytes: Uint8Array, where: string): void {
  const expected = "text";
  for (const [mark, what, fix] of MAGIC) {
    if (
      startsWith(
        bytes,
        [...mark].map((c) => c.charCodeAt(0)),
      )
    )
      throw new HearsayError("E_INPUT_BINARY", { where, expected, got: what, fix });
  }
  // A stray NUL or escape happens in scraped text; one in a hundred bytes does not.
  let control = 0;
  for (const byte of bytes) {
    if (byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0c && byte !== 0x0d) control++;
  }
  if (control > 0 && control * 100 > bytes.length) {
    throw new HearsayError("E_INPUT_BINARY", {
      where,
      expected,
      got: `${control} control bytes in ${bytes.length}`,
      fix: "Hand in text, HTML or JSONL; UTF-16 text needs a byte order mark or --encoding.",
    });
  }
}

function plausible1252(bytes: Uint8Array): boolean {
  let high = 0;
  for (const byte of bytes) {
    if (UNDEFINED_IN_1252.has(byte)) return false;
    if (byte >= 0x80) high++;
  }
  // Whole UTF-8 sequences beside the broken byte: a damaged UTF-8 file, which windows-1252 would turn to rubbish.
  return high <= PLAUSIBLE_HIGH_SHARE * bytes.length && !holdsUtf8Sequence(bytes);
}

function holdsUtf8Sequence(bytes: Uint8Array): boolean {
  for (let at = 0; at + 1 < bytes.length; at++) {
    const lead = bytes[at] ?? 0;
    const length = lead >= 0xc2 && lead <= 0xdf ? 2 : lead >= 0xe0 && lead <= 0xef ? 3 : 0;
    if (length === 0) continue;
    if (tryDecode(bytes.subarray(at, at + length), "utf-8") !== undefined) return true;
  }
  return false;
}

/** Offset of the first byte that cannot be UTF-8, by halving: the decoder only says that there is one. */
function firstInvalidUtf8(bytes: Uint8Array): number {
  const validUpTo = (end: number): boolean => {
    try {
      // stream: a sequence cut off at the end is not a fault.
      new TextDecoder("utf-8", { fatal: true }).decode(bytes.subarray(0, end), { stream: true });
      return true;
    } catch {
      return false;
    }
  };
  let low = 0;
  let high = bytes.length;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (validUpTo(middle)) low = middle;
    else high = middle - 1;
  }
  return low;
}

const hex = (byte: number): string => byte.toString(16).toUpperCase().padStart(2, "0");
