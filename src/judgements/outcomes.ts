import type { JudgedMark, Reading } from "../doc/reading.ts";
import { itemNamed, labelOf } from "./elements.ts";
import { FIELDS } from "./fields.ts";
import type { JudgementRecord } from "./record.ts";
import type { State } from "./states.ts";
import { localValue, sameValue } from "./values.ts";
import { agree, EXISTS, isField, type Word } from "./words.ts";

export interface Outcome {
  readonly record: JudgementRecord;
  readonly state: State;
  /** Id of the element in the judged reading, and whether its words stand where they stood. */
  readonly element?: string;
  readonly how?: "exact" | "moved";
  readonly because?: string;
  /** The record that overrules or withdraws it. */
  readonly by?: string;
  /** What the machine now says of the fields that it sees otherwise than person and earlier machine. */
  readonly suggestion?: Readonly<Record<string, unknown>>;
}

/** The last word on a thing as a mark, with who sees it otherwise. Nothing for fields that a whole confirmation merely repeats. */
export function markOf(
  machine: Reading,
  base: Reading,
  word: Word | undefined,
  said: readonly Word[],
): JudgedMark | undefined {
  if (word === undefined) return undefined;
  const { record, field, value, target } = word;
  const lastOf = new Map(said.map((one) => [one.record.author, one]));
  const disputedBy = [...lastOf.values()].filter((one) => !agree(base, one, word)).map((one) => one.record.author);
  const now = isField(word) ? machineValue(machine, word) : undefined;
  const differs = now !== undefined && !now.same(value);
  const whole = record.act === "confirm" || record.act === "add";
  if (isField(word) && whole && !differs && disputedBy.length === 0) return undefined;
  return {
    field: field
      .split(":")
      .slice(0, field.startsWith("grade:") ? 2 : 1)
      .join(":"),
    author: record.author,
    at: record.at,
    record: record.id,
    ...(field.includes(":") && target !== undefined ? { value: value as JudgedMark["value"] & {} } : {}),
    ...(differs ? { machine: now.value as JudgedMark["machine"] & {} } : {}),
    ...(disputedBy.length === 0 ? {} : { disputedBy: disputedBy.sort() }),
  };
}

interface MachineValue {
  readonly value: unknown;
  same(value: unknown): boolean;
}

/** What the machine itself has; nothing where it has no such element. */
function machineValue(machine: Reading, { field, target }: Word): MachineValue | undefined {
  const item = itemNamed(machine, target.id);
  const rule = item === undefined ? undefined : FIELDS[item.kind][field];
  if (item === undefined || rule === undefined) return undefined;
  const value = localValue(item, field, target.span);
  return { value, same: (other) => sameValue(rule, value, other) };
}

export function outcomeOf(
  machine: Reading,
  base: Reading,
  record: JudgementRecord,
  said: readonly Word[],
  byKey: ReadonlyMap<string, readonly Word[]>,
): Outcome {
  const last = (word: Word): Word => byKey.get(word.key)?.at(-1) ?? word;
  const [first] = said;
  const place =
    first === undefined || first.target.id === "" ? {} : { element: first.target.id, how: first.target.how };
  const valid = said.filter((word) => agree(base, word, last(word)));
  if (valid.length === 0 && first !== undefined)
    return { record, ...place, state: "overruled", by: last(first).record.id };
  const existence = said.find(({ field }) => field === EXISTS);
  if (existence !== undefined && !valid.includes(existence))
    return { record, ...place, state: "overruled", by: last(existence).record.id };

  const suggestion: Record<string, unknown> = {};
  const states = valid.map((word): "applied" | "confirmed" | "obsolete" => {
    if (word.field === EXISTS) return existsState(machine, record, word, suggestion);
    const now = isField(word) ? machineValue(machine, word) : undefined;
    if (now === undefined) return "applied";
    if (now.same(word.value)) return "confirmed";
    if ("was" in word && now.same(word.was)) return "applied";
    suggestion[word.field] = now.value;
    return "obsolete";
  });
  if (states.includes("obsolete")) return { record, ...place, state: "obsolete", suggestion };
  return { record, ...place, state: states.includes("applied") ? "applied" : "confirmed" };
}

/** A rejection stands when the machine now calls the thing something else, and that is worth a look. */
function existsState(
  machine: Reading,
  record: JudgementRecord,
  { target, value }: Word,
  suggestion: Record<string, unknown>,
): "applied" | "confirmed" | "obsolete" {
  const item = itemNamed(machine, target.id);
  if (value === true) return item === undefined ? "applied" : "confirmed";
  if (item === undefined || record.act !== "reject") return "applied";
  const label = labelOf(machine, item);
  if (label[0]?.toWellFormed() === record.target.label[0]) return "applied";
  suggestion[EXISTS] = label;
  return "obsolete";
}
