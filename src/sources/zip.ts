import { crc32 } from "node:zlib";
import { type Entry, fromBufferPromise, getFileNameLowLevel, openPromise, type ZipFile } from "yauzl";
import type { SourceItem } from "../doc/source.ts";
import { HearsayError } from "../errors.ts";
import type { Archive, ByteSource } from "./byte-source.ts";
import { collect } from "./bytes.ts";
import { noReport } from "./paths.ts";
import { countedUnpacked, damagedPacking } from "./unpack.ts";

/** The first members of what are archives to computers only. */
const DOCUMENTS_IN_DISGUISE = /^(?:\[Content_Types\]\.xml|mimetype)$/;
const STORED = 0;
const DEFLATED = 8;

/**
 * Every report in a ZIP, in the order of its directory. Members are unpacked one at a time and never written to disk,
 * so that a name like "../../etc/passwd" is a name like any other. Of a WACZ only the web archives in it are read.
 */
export async function* zipItems(source: ByteSource, archive: Archive): AsyncGenerator<SourceItem, void> {
  const { where, name } = source;
  const { limits } = archive;
  const zip = await open(source, archive);
  const webArchive = /\.wacz$/i.test(name);
  let members = 0;
  try {
    for await (const entry of entriesOf(zip, where)) {
      members++;
      if (members > limits.maxMembers) throw tooMany(where, limits.maxMembers);
      const memberName = nameOf(entry);
      if (members === 1 && DOCUMENTS_IN_DISGUISE.test(memberName)) throw disguised(where);
      const file = memberName.slice(memberName.lastIndexOf("/") + 1);
      if (file === "" || isHidden(memberName) || isLink(entry)) continue;
      if (webArchive && !memberName.startsWith("archive/")) continue;
      const inside = `${where}!${memberName}`;
      const reason = noReport(file);
      if (reason !== undefined) {
        yield { kind: "skipped", where: inside, reason };
        continue;
      }
      const refused = refusal(entry, inside);
      if (refused !== undefined) {
        yield { kind: "problem", where: inside, error: refused };
        continue;
      }
      const key = source.key === undefined ? undefined : inside;
      const member = { where: inside, key, name: memberName, given: source.given };
      const bytes = contentOf(zip, entry, inside, archive);
      try {
        yield* archive.read({ ...member, bytes });
      } finally {
        await bytes.return();
      }
    }
  } finally {
    zip.close();
  }
}

async function open({ path, bytes, where }: ByteSource, { limits }: Archive): Promise<ZipFile> {
  // Names are decoded here: the library would give up a whole archive over one name that it thinks dangerous.
  const options = { lazyEntries: true, autoClose: false, decodeStrings: false } as const;
  const whole = path === undefined ? await collect(bytes, limits.maxFile, where) : undefined;
  try {
    return whole === undefined
      ? await openPromise(path ?? "", options)
      : await fromBufferPromise(Buffer.from(whole.buffer, whole.byteOffset, whole.length), options);
  } catch (cause) {
    throw damagedPacking(where, cause);
  }
}

async function* entriesOf(zip: ZipFile, where: string): AsyncGenerator<Entry, void> {
  try {
    yield* zip.eachEntry();
  } catch (cause) {
    throw cause instanceof HearsayError ? cause : damagedPacking(where, cause);
  }
}

/** The name for people: without control characters, which would write all over a terminal. */
function nameOf(entry: Entry): string {
  const { generalPurposeBitFlag, fileNameRaw, extraFields } = entry;
  const name = getFileNameLowLevel(generalPurposeBitFlag, fileNameRaw, extraFields, false);
  return name.replaceAll("\\", "/").replace(/\p{Cc}/gu, "\uFFFD");
}

const isHidden = (name: string): boolean => /(?:^|\/)(?:\.[^./]|__MACOSX\/|node_modules\/)/.test(name);

/** A symbolic link of Unix holds a path and no text. */
const isLink = (entry: Entry): boolean => ((entry.externalFileAttributes >>> 16) & 0o170000) === 0o120000;

function refusal(entry: Entry, where: string): HearsayError | undefined {
  if (entry.isEncrypted()) {
    const fix = "Unpack it with its password and name the files.";
    return new HearsayError("E_INPUT_ENCRYPTED", { where, expected: "an open member", got: "a locked one", fix });
  }
  const { compressionMethod: method } = entry;
  if (method === STORED || method === DEFLATED) return undefined;
  const [expected, got] = ["a stored or deflated member", `packing method ${method}`];
  return new HearsayError("E_INPUT_DAMAGED", { where, expected, got, fix: "Unpack it and name the files." });
}

async function* contentOf(
  zip: ZipFile,
  entry: Entry,
  where: string,
  { limits, unpacked }: Archive,
): AsyncGenerator<Uint8Array, void> {
  let sum = 0;
  try {
    const stream = await zip.openReadStreamPromise(entry);
    try {
      const packed = (): number => entry.compressedSize;
      for await (const chunk of countedUnpacked(stream, { where, packed, unpacked, limits })) {
        sum = crc32(chunk, sum);
        yield chunk;
      }
    } finally {
      stream.destroy();
    }
  } catch (cause) {
    throw cause instanceof HearsayError ? cause : damagedPacking(where, cause);
  }
  if (sum !== entry.crc32) throw damagedPacking(where, "a wrong checksum");
}

function tooMany(where: string, most: number): HearsayError {
  const fix = "Unpack it yourself and name the folder.";
  return new HearsayError("E_INPUT_TOO_LARGE", { where, expected: `at most ${most} members`, got: "more", fix });
}

function disguised(where: string): HearsayError {
  const got = "a document of an office program or an e-book (a .docx, .odt or .epub is a ZIP inside)";
  return new HearsayError("E_INPUT_BINARY", {
    where,
    expected: "an archive of reports",
    got,
    fix: "Save it as text or PDF.",
  });
}
