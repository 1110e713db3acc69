import { z } from "zod";
import { sha256Hex } from "../doc/hash.ts";
import { canonicalJson } from "./canonical.ts";
import { idOf, type JudgementRecord, parseRecord, recordId } from "./record.ts";

/** Where an imported record stood in the library that it came from. */
const originSchema = z
  .strictObject({ position: z.int().positive(), previous: recordId.nullable(), hash: recordId })
  .readonly();

/**
 * A record's place in one library's chain. The record itself knows nothing of it, so that it is the same record in
 * every library; `hash` is over position, the hash before, the record's id and its origin.
 */
export interface Entry {
  readonly position: number;
  readonly previous: string | null;
  readonly hash: string;
  readonly record: JudgementRecord;
  readonly origin?: z.infer<typeof originSchema>;
}
export type Origin = z.infer<typeof originSchema>;
/** All that follows one needs of the last entry. */
export type ChainHead = Pick<Entry, "position" | "hash">;

const entrySchema = z.strictObject({
  position: z.int().positive(),
  previous: recordId.nullable(),
  hash: recordId,
  record: z.unknown(),
  origin: originSchema.exactOptional(),
});

export function nextEntry(head: ChainHead | undefined, record: JudgementRecord, origin?: Origin): Entry {
  const place = {
    position: (head?.position ?? 0) + 1,
    previous: head?.hash ?? null,
    ...(origin === undefined ? {} : { origin }),
  };
  return { ...place, hash: hashOf(place, record.id), record };
}

const hashOf = (place: Pick<Entry, "position" | "previous" | "origin">, id: string): string =>
  sha256Hex(canonicalJson({ position: place.position, previous: place.previous, origin: place.origin, id }));

/** One line of an exported ledger. */
export const entryLine = (entry: Entry): string => canonicalJson(entry);

/** Reads such a line; throws E_INPUT_SCHEMA or a SyntaxError where it is none. The chain is checked by `verifyChain`. */
export function parseEntry(line: string, where?: string): Entry {
  const { record, ...place } = entrySchema.parse(JSON.parse(line));
  return { ...place, record: parseRecord(record, where) };
}

export interface ChainFault {
  /** Where the chain should have had it, from 1. */
  readonly position: number;
  readonly id: string;
  readonly how: "edited" | "missing" | "reordered";
  readonly message: string;
}

/**
 * Says which entries of a chain are not as they were written: content or place edited, one before them missing, or not
 * in their order. What was cut off at the end shows only against a head that was noted elsewhere.
 */
export function verifyChain(entries: readonly Entry[], head?: ChainHead): readonly ChainFault[] {
  const faults: ChainFault[] = [];
  const hashes = new Set(entries.map(({ hash }) => hash));
  let last: ChainHead | undefined;
  for (const entry of entries) {
    const { position, previous, record, hash } = entry;
    const { id, ...body } = record;
    const say = (how: ChainFault["how"], message: string) => faults.push({ position, id, how, message });
    if (idOf(body) !== id) say("edited", `record ${short(id)} does not say what it said when it was written`);
    else if (hashOf(entry, id) !== hash) say("edited", `the place of record ${short(id)} in the chain was changed`);
    if (previous !== (last?.hash ?? null)) {
      if (position === (last?.position ?? 0) + 1)
        say("edited", `what stands before record ${short(id)} is not what it was written after`);
      else if (previous === null || hashes.has(previous) || position <= (last?.position ?? 0))
        say(
          "reordered",
          `record ${short(id)} was written at place ${position}, not after place ${last?.position ?? 0}`,
        );
      else
        say("missing", `places ${(last?.position ?? 0) + 1} to ${position - 1} are missing before record ${short(id)}`);
    }
    last = { position, hash };
  }
  if (head !== undefined && last?.hash !== head.hash && !hashes.has(head.hash)) {
    faults.push({
      position: head.position,
      id: "",
      how: "missing",
      message: `the chain has been cut or written anew: it does not hold the head ${short(head.hash)} that was noted`,
    });
  }
  return faults;
}

const short = (hash: string): string => hash.slice(0, 12);
