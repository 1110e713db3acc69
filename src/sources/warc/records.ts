import { HearsayError } from "../../errors.ts";
import { byteReader } from "./byte-reader.ts";

/** A record of a web archive (ISO 28500, WARC 1.0 and 1.1). */
export interface WarcRecord {
  /** Field names in lower case; of repeated fields the last. */
  readonly fields: ReadonlyMap<string, string>;
  /** Undefined where it is larger than the limit. */
  readonly block: Uint8Array | undefined;
  /** The beginning of the block, whatever its size. */
  readonly start: Uint8Array;
}

export type WarcItem =
  | { readonly kind: "record"; readonly record: WarcRecord }
  | { readonly kind: "damaged"; readonly target: string | undefined; readonly got: string };

const MAX_HEADER = 1_048_576;
const START = 65_536;
const END = Buffer.from("\r\n\r\n");
const NEXT = Buffer.from("\r\n\r\nWARC/");
const WARC = Buffer.from("WARC/");

/**
 * The records of a web archive, one at a time; memory stays near the largest block that is kept. Where a record is not
 * as long as it says, what follows is found by its first line: a lie in one record must not cost its neighbours.
 */
export async function* warcRecords(
  chunks: AsyncGenerator<Uint8Array, void>,
  maxBlock: number,
  where: string,
): AsyncGenerator<WarcItem, void> {
  const reader = byteReader(chunks);
  for (;;) {
    await reader.skipLineEnds();
    if (await reader.atEnd()) return;
    if (!(await reader.startsWith(WARC))) {
      yield { kind: "damaged", target: undefined, got: "bytes that begin no record" };
      if (!(await reader.skipTo(NEXT))) return;
      continue;
    }
    const head = await reader.through(END, MAX_HEADER);
    if (head === undefined) {
      yield { kind: "damaged", target: undefined, got: "a record without an end of its header" };
      if (!(await reader.skipTo(NEXT))) return;
      continue;
    }
    const fields = fieldsOf(head);
    const target = fields.get("warc-target-uri")?.replace(/^<|>$/g, "");
    const length = Number(fields.get("content-length"));
    if (!/^\d+$/.test(fields.get("content-length") ?? "") || !Number.isSafeInteger(length)) {
      yield { kind: "damaged", target, got: `the length ${JSON.stringify(fields.get("content-length") ?? "")}` };
      reader.putBack(END);
      if (!(await reader.skipTo(NEXT))) return;
      continue;
    }
    const kept = await reader.take(Math.min(length, maxBlock));
    const rest = length - maxBlock;
    const start = kept.subarray(0, START);
    // Up to the limit a lying length shows at once; beyond it nobody can look back any more, so that is looked for first.
    if (rest > 0 && kept.indexOf(NEXT) === -1 && (await reader.skip(rest)) && (await endsHere(reader))) {
      yield { kind: "record", record: { fields, start, block: undefined } };
      continue;
    }
    if (rest <= 0 && kept.length === length && (await endsHere(reader))) {
      yield { kind: "record", record: { fields, start, block: kept } };
      continue;
    }
    yield { kind: "damaged", target, got: `a record that is not ${length} bytes long, as it says` };
    reader.putBack(kept);
    if (!(await reader.skipTo(NEXT))) return;
  }

  async function endsHere(at: typeof reader): Promise<boolean> {
    if (await at.startsWith(NEXT)) return true;
    // The last record of careless writers ends without its two empty lines.
    return await at.endsWithin(END);
  }

  function fieldsOf(head: Uint8Array): ReadonlyMap<string, string> {
    const lines = Buffer.from(head)
      .toString("utf8")
      .replace(/\r\n[ \t]+/g, " ")
      .split("\r\n");
    if (lines.length > 1_000) {
      const facts = { where, expected: "a record with a header", got: `${lines.length} lines of header` };
      throw new HearsayError("E_INPUT_DAMAGED", { ...facts, fix: "Check that it is a web archive." });
    }
    const pairs = lines.slice(1).flatMap((line): readonly (readonly [string, string])[] => {
      const colon = line.indexOf(":");
      return colon === -1 ? [] : [[line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim()]];
    });
    return new Map(pairs);
  }
}
