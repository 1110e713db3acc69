import { HearsayError } from "../../errors.ts";
import { canonicalJson } from "../../judgements/canonical.ts";
import {
  type ChainFault,
  type ChainHead,
  type Entry,
  entryLine,
  nextEntry,
  type Origin,
  parseEntry,
  verifyChain,
} from "../../judgements/chain.ts";
import { anchorsOf, type Judgement, type JudgementRecord, makeRecord, parseRecord } from "../../judgements/record.ts";
import type { JudgementRow, NewJudgement } from "../../store/judgement-store.ts";
import type { Session } from "../../store/store.ts";
import { touchedBy } from "./touched.ts";

const ROWS = 500;

/** Keys of the store by which a document's judgements are found. */
export const outletKey = (name: string): string => `outlet:${name}`;
export const withdrawalKey = (id: string): string => `record:${id}`;

function keysOf(record: JudgementRecord): readonly string[] {
  if (record.act === "withdraw") return [withdrawalKey(record.record)];
  if (record.target.kind === "outlet") return [outletKey(record.target.name)];
  return anchorsOf(record).map(({ textHash }) => textHash);
}

/**
 * Appends records to the library's chain; those that are there are passed over. Gives the entries that are new. What is
 * told across documents is made again, when it is next asked for, from the readings that they touch.
 */
export async function append(
  session: Session,
  records: readonly { readonly record: JudgementRecord; readonly origin?: Origin }[],
): Promise<readonly Entry[]> {
  // In this order everywhere, so that nobody waits for one that waits for him.
  await session.hold("stories");
  await session.hold("judgements");
  const known = new Set(await session.knownJudgements(records.map(({ record }) => record.id)));
  let head: ChainHead | undefined = await session.judgementHead();
  const entries: Entry[] = [];
  for (const { record, origin } of records) {
    if (known.has(record.id)) continue;
    known.add(record.id);
    const entry = nextEntry(head, record, origin);
    entries.push(entry);
    head = entry;
  }
  await session.appendJudgements(entries.map(toRow));
  const added = entries.map(({ record }) => record);
  await session.outdate(await touchedBy(session, added));
  return entries;
}

/** Makes a record of what was judged, and appends it. */
export async function judge(session: Session, judgement: Judgement): Promise<JudgementRecord> {
  const record = makeRecord(judgement);
  await append(session, [{ record }]);
  return record;
}

function toRow({ record, origin, ...place }: Entry): NewJudgement {
  return {
    ...place,
    id: record.id,
    origin: origin === undefined ? null : canonicalJson(origin),
    json: canonicalJson(record),
    keys: keysOf(record),
  };
}

/** What a library holds was checked when it came in; `verify` looks again. */
export const recordOf = (row: JudgementRow): JudgementRecord => JSON.parse(row.json) as JudgementRecord;

export async function* rowsOf(session: Session): AsyncGenerator<JudgementRow> {
  let after = 0;
  for (;;) {
    const rows = await session.judgements(ROWS, after);
    yield* rows;
    const last = rows.at(-1);
    if (last === undefined) return;
    after = last.position;
  }
}

/** The whole chain as JSON Lines, one entry a line. */
export async function* exportLines(session: Session): AsyncGenerator<string> {
  for await (const row of rowsOf(session)) yield entryLine(entryOf(row));
}

const entryOf = ({ position, previous, hash, origin, json }: JudgementRow): Entry => ({
  position,
  previous,
  hash,
  ...(origin === null ? {} : { origin: JSON.parse(origin) as Origin }),
  record: JSON.parse(json) as JudgementRecord,
});

export interface Imported {
  readonly added: number;
  readonly known: number;
}

/**
 * Takes in another library's chain: whole, sound, and each record once. Here the records follow on this library's chain;
 * where they stood in the other's is kept with them.
 */
export async function importLines(session: Session, lines: Iterable<string>, where: string): Promise<Imported> {
  const entries: Entry[] = [];
  let number = 0;
  for (const line of lines) {
    number++;
    if (line.trim() === "") continue;
    entries.push(entryFrom(line, `${where}:${number}`));
  }
  const [fault] = verifyChain(entries);
  if (fault !== undefined) {
    throw new HearsayError("E_INPUT_DAMAGED", {
      where,
      expected: "a chain of judgements as it was exported",
      got: fault.message,
      fix: "Export it again from its library.",
    });
  }
  const added = await append(
    session,
    // A record that its library had itself imported keeps the place where it was written first.
    entries.map(({ record, position, previous, hash, origin }) => ({
      record,
      origin: origin ?? { position, previous, hash },
    })),
  );
  return { added: added.length, known: entries.length - added.length };
}

function entryFrom(line: string, where: string): Entry {
  let entry: Entry;
  try {
    entry = parseEntry(line, where);
  } catch (cause) {
    if (cause instanceof HearsayError) throw cause;
    throw new HearsayError("E_INPUT_SCHEMA", {
      where,
      expected: "an entry of a chain of judgements, as JSON",
      got: cause instanceof SyntaxError ? "no JSON" : "other fields",
      fix: "`hearsay judgements export` writes such lines.",
      cause,
    });
  }
  if (entryLine(entry) === line) return entry;
  throw new HearsayError("E_INPUT_DAMAGED", {
    where,
    expected: "an entry as it was exported",
    got: "one written otherwise",
    fix: "Export it again from its library.",
  });
}

export interface Verified {
  readonly records: number;
  readonly head: ChainHead | undefined;
  readonly faults: readonly ChainFault[];
}

/** Checks every byte of the library's chain; a `noted` head also finds what was cut off at the end. */
export async function verify(session: Session, noted?: string): Promise<Verified> {
  const entries: Entry[] = [];
  const faults: ChainFault[] = [];
  for await (const row of rowsOf(session)) {
    const { position, id } = row;
    try {
      const entry = { ...entryOf(row), record: parseRecord(JSON.parse(row.json)) };
      const same = entry.record.id === id && canonicalJson(entry.record) === row.json;
      const origin = entry.origin === undefined ? null : canonicalJson(entry.origin);
      if (!same || origin !== row.origin) throw new Error("written otherwise");
      const found = await session.judgementsUnder(keysOf(entry.record));
      if (!found.some((other) => other.position === position)) throw new Error("not found by what it is about");
      entries.push(entry);
    } catch {
      faults.push({ position, id, how: "edited", message: `record ${id.slice(0, 12)} is not as it was written` });
    }
  }
  const head = entries.at(-1);
  const known =
    noted === undefined
      ? undefined
      : (entries.find(({ hash }) => hash.startsWith(noted)) ?? { position: entries.length + 1, hash: noted });
  // Where records themselves are damaged, the gaps that they leave are no further news.
  if (faults.length === 0) faults.push(...verifyChain(entries, known));
  return { records: entries.length + faults.length, head, faults };
}
