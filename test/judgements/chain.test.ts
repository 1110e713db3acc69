import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { canonicalJson } from "../../src/judgements/canonical.ts";
import { type Entry, entryLine, nextEntry, parseEntry, verifyChain } from "../../src/judgements/chain.ts";
import { type JudgementRecord, makeRecord, parseRecord } from "../../src/judgements/record.ts";
import { anchor, judgement, report } from "./report.ts";

const reading = report();
const records: readonly JudgementRecord[] = ["a1", "e1", "f1", "r1", "c2"].map((id, at) =>
  judgement({ act: "reject", target: anchor(reading, id), reason: `not so (${at})` }),
);
function chainOf(all: readonly JudgementRecord[]): readonly Entry[] {
  const entries: Entry[] = [];
  for (const record of all) entries.push(nextEntry(entries.at(-1), record));
  return entries;
}
const chain = chainOf(records);
const lines = chain.map(entryLine);
const at = (index: number): Entry => {
  const entry = chain[index];
  if (entry === undefined) throw new Error(`no entry ${index}`);
  return entry;
};
const faults = (entries: readonly Entry[]) => verifyChain(entries).map(({ position, how }) => [position, how]);

describe("a record", () => {
  test("has the hash of its canonical JSON as its id, and the same in whatever order its fields stand", () => {
    const [record] = records;
    const backwards = Object.fromEntries(Object.entries(record ?? {}).reverse());
    expect(parseRecord(JSON.parse(JSON.stringify(backwards)))).toEqual(record);
  });

  test("with the id of another content is refused", () => {
    expect(() => parseRecord({ ...records[0], author: "ben" })).toThrow(/E_INPUT_SCHEMA .*the id/);
  });

  test.each([
    [
      "a field that the element has not",
      { act: "edit", field: "colour", value: "red", was: null },
      "no field “colour”",
    ],
    ["a value that the field does not take", { act: "retype", type: "WAR", was: "ASSAULT" }, "type: Invalid"],
    [
      "something that an event does not point at",
      { act: "repoint", role: "actor", to: [anchor(reading, "f1")], was: [] },
      "must point at: actor",
    ],
    ["a moment without its zone", { act: "reject", at: "2022-04-20T10:00:00.000" }, "at: "],
    ["an act that is none", { act: "shrug" }, "act: "],
    ["an alias of an event", { act: "alias", name: "the raid" }, "only actors"],
    ["an event without a type", { act: "add", fields: {} }, "needs type"],
    ["a grade between", { act: "grade", axis: "information", grade: 3.5 }, "grade: "],
  ])("of %s is refused with what is wrong", (_, body, message) => {
    expect(() => judgement({ target: anchor(reading, "e1"), ...body })).toThrow(message);
  });
});

describe("canonical JSON", () => {
  test("sorts keys, drops what is undefined, and refuses half characters", () => {
    expect(canonicalJson({ b: [1, null], a: { d: undefined, c: "é" } })).toBe('{"a":{"c":"é"},"b":[1,null]}');
    expect(() => canonicalJson("\ud800")).toThrow("E_INPUT_SCHEMA");
  });
  test("is one text for one value", () => {
    fc.assert(
      fc.property(fc.jsonValue({ noUnicodeString: false }), (value) => {
        const json = JSON.stringify(value);
        fc.pre(json.isWellFormed() && !/\\ud[89a-f]/.test(json));
        const text = canonicalJson(JSON.parse(json));
        expect(JSON.parse(text)).toEqual(JSON.parse(json));
        expect(canonicalJson(JSON.parse(text))).toBe(text);
      }),
    );
  });
});

describe("the chain", () => {
  test("of what was written is sound, and survives being written out", () => {
    expect(verifyChain(chain)).toEqual([]);
    expect(lines.map((line) => parseEntry(line))).toEqual(chain);
  });

  test("tells of an edited record, also where its own id was made anew", () => {
    const { id: _, ...body } = at(2).record;
    const other = makeRecord({ ...body, author: "eve" });
    expect(faults(chain.with(2, { ...at(2), record: { ...at(2).record, author: "eve" } }))).toEqual([[3, "edited"]]);
    expect(faults(chain.with(2, { ...at(2), record: other }))).toEqual([[3, "edited"]]);
    // Its place made anew as well: then what was written after it does not fit.
    expect(faults(chain.with(2, nextEntry(at(1), other)))).toEqual([[4, "edited"]]);
  });

  test("tells of missing records, at the end too where the head was noted", () => {
    expect(faults(chain.toSpliced(1, 2))).toEqual([[4, "missing"]]);
    expect(faults(chain.slice(1))).toEqual([[2, "missing"]]);
    expect(verifyChain(chain.slice(0, 3))).toEqual([]);
    expect(verifyChain(chain.slice(0, 3), at(4))).toMatchObject([{ position: 5, how: "missing" }]);
    expect(verifyChain(chain, at(2))).toEqual([]);
  });

  test("tells of records in another order, and of one that is there twice", () => {
    const swapped = [at(0), at(2), at(1), at(3), at(4)];
    expect(new Set(faults(swapped).map(([, how]) => how))).toEqual(new Set(["reordered"]));
    expect(faults([at(0), at(1), at(1), at(2)])).toEqual([[2, "reordered"]]);
  });

  test("does not hide a change of any byte of any record", () => {
    const bytes = lines.map((line) => new TextEncoder().encode(line));
    fc.assert(
      fc.property(fc.nat(lines.length - 1), fc.nat(), fc.integer({ min: 1, max: 255 }), (row, offset, change) => {
        const copy = Uint8Array.from(bytes[row] ?? []);
        const place = offset % copy.length;
        copy[place] = (copy[place] ?? 0) ^ change;
        let found: boolean;
        try {
          const line = new TextDecoder("utf-8", { fatal: true }).decode(copy);
          const entry = parseEntry(line);
          found = entryLine(entry) !== line || verifyChain(chain.with(row, entry)).length > 0;
        } catch {
          found = true;
        }
        expect(found).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  test("keeps where an imported record stood in its own library", () => {
    const { position, previous, hash, record } = at(3);
    const entry = nextEntry(undefined, record, { position, previous, hash });
    expect(verifyChain([entry])).toEqual([]);
    expect(verifyChain([{ ...entry, origin: { position: 9, previous, hash } }])).toMatchObject([{ how: "edited" }]);
  });
});
