import type { JudgedMark, Reading } from "../doc/reading.ts";
import { type Found, locate, resolve } from "./anchor.ts";
import { freshId, withField, withItem } from "./edit.ts";
import { ELEMENT_KINDS, type Item, itemNamed } from "./elements.ts";
import { FIELDS } from "./fields.ts";
import { inOrder, withdrawals } from "./order.ts";
import { markOf, type Outcome, outcomeOf } from "./outcomes.ts";
import { reattribute } from "./reattribute.ts";
import { type JudgementRecord, settings } from "./record.ts";
import { without } from "./scrub.ts";
import { skeleton } from "./skeleton.ts";
import { localise, localValue, sameValue } from "./values.ts";
import { EXISTS, isField, keyOf, outletWords, ownEnd, type Target, type Word, wordsOf } from "./words.ts";

export interface Judged {
  /** The reading as the people have it; elements that were judged say so. */
  readonly reading: Reading;
  /** The machine's reading with the elements that were added: what new judgements are anchored in. */
  readonly base: Reading;
  /** Of every record, in order of time. */
  readonly outcomes: readonly Outcome[];
  /** Grades of the outlet. */
  readonly outlet: readonly JudgedMark[];
}

/**
 * Puts judgements over a machine's reading: field by field the last word of a person wins. Pure: the same reading and the
 * same set of records give the same view, in whatever order they come.
 */
export function applyJudgements(machine: Reading, records: readonly JudgementRecord[]): Judged {
  const ordered = inOrder(records);
  const withdrawn = withdrawals(ordered);
  const outcomes = new Map<string, Outcome>();
  for (const record of ordered) {
    const by = withdrawn.get(record.id);
    if (by !== undefined) outcomes.set(record.id, { record, state: "withdrawn", by });
    else if (record.act === "withdraw") outcomes.set(record.id, { record, state: "applied" });
  }
  const live = ordered.filter(({ id }) => !outcomes.has(id));
  const orphan = (record: JudgementRecord, because: string) =>
    outcomes.set(record.id, { record, state: "orphaned", because });

  const { base, targets } = withAdditions(machine, live);
  const words: Word[] = [];
  const marks = new Map<string, JudgedMark[]>();
  const outlet: JudgedMark[] = [];
  const dropped = new Set<string>();
  for (const record of live) {
    if (record.act === "withdraw") continue;
    if (record.target.kind === "outlet") {
      if (record.target.name !== machine.document.outlet?.name) orphan(record, "the report is of another outlet");
      continue;
    }
    const anchor = record.act === "link" ? ownEnd(record, machine.document) : record.target;
    const target = targets.get(record.id) ?? targetOf(resolve(anchor, base));
    if ("lack" in target) {
      const agreed = record.act === "reject" && (target.lack === "nothing" || target.lack === "other");
      if (agreed) outcomes.set(record.id, { record, state: "confirmed", because: target.because });
      else orphan(record, target.because);
      continue;
    }
    const lost = wordsOf(machine, base, record, target, words);
    if (lost !== undefined) {
      orphan(record, lost);
      const made = record.act === "add" || record.act === "confirm";
      if (made && isOwn(machine, target.id)) dropped.add(target.id);
    }
  }

  // What a judgement rests on may be dropped in turn: its own words go with it.
  const standing = words.filter(({ target }) => !dropped.has(target.id));
  for (const { record } of words.filter(({ target }) => dropped.has(target.id)))
    if (!outcomes.has(record.id)) orphan(record, "what was added there lacks what it needs");
  const byKey = Map.groupBy(standing, ({ key }) => key);
  const rejected = new Set<string>(dropped);
  let view = base;
  for (const said of byKey.values()) {
    const word = said.at(-1);
    const item = word === undefined ? undefined : itemNamed(view, word.target.id);
    if (word === undefined || item === undefined) continue;
    if (word.field === EXISTS) {
      if (word.value === false) rejected.add(word.target.id);
    } else if (isField(word)) {
      const rule = FIELDS[item.kind][word.field];
      if (rule !== undefined && !sameValue(rule, localValue(item, word.field, word.target.span), word.value))
        view = withItem(view, withField(item, word.field, word.value, word.target.span));
    }
    const mark = markOf(machine, base, word, said);
    if (mark !== undefined) marks.set(word.target.id, [...(marks.get(word.target.id) ?? []), mark]);
  }
  for (const added of view.attributions.filter(({ id }) => isOwn(machine, id) && !rejected.has(id))) {
    view = reattribute(
      view,
      added,
      (element, at) => byKey.has(keyOf(element, "attribution", at)) || byKey.has(keyOf(element, "within")),
    );
  }
  for (const said of outletWords(live.filter(({ id }) => !outcomes.has(id)))) {
    const mark = markOf(machine, base, said.at(-1), said);
    if (mark !== undefined) outlet.push(mark);
    for (const word of said)
      outcomes.set(word.record.id, outcomeOf(machine, base, word.record, said, new Map([[word.key, said]])));
  }
  const own = Map.groupBy(standing, ({ record }) => record.id);
  for (const said of own.values()) {
    const [first] = said;
    if (first !== undefined && !outcomes.has(first.record.id))
      outcomes.set(first.record.id, outcomeOf(machine, base, first.record, said, byKey));
  }
  for (const [id, own] of marks) {
    const item = itemNamed(view, id);
    if (item !== undefined) view = withItem(view, { ...item, element: { ...item.element, judged: own } } as Item);
  }
  return {
    reading: without(view, rejected),
    base,
    outcomes: ordered.flatMap(({ id }) => outcomes.get(id) ?? []),
    outlet,
  };
}

const targetOf = (found: Found<Item>): Target | Extract<Found<Item>, { how: "gone" }> =>
  found.how === "gone" ? found : { id: found.at.element.id, span: found.span, how: found.how };

const isOwn = (machine: Reading, id: string): boolean => itemNamed(machine, id) === undefined;

/**
 * The machine's reading with what people have added, and with what they have confirmed whole and the machine no longer
 * finds in the same text. Actors come first, so that what points at them can.
 */
function withAdditions(
  machine: Reading,
  live: readonly JudgementRecord[],
): { readonly base: Reading; readonly targets: ReadonlyMap<string, Target> } {
  let base = machine;
  const targets = new Map<string, Target>();
  for (const kind of ELEMENT_KINDS) {
    for (const record of live) {
      if (record.act !== "add" && record.act !== "confirm") continue;
      if (record.target.kind !== kind) continue;
      const found = targetOf(resolve(record.target, base));
      if (!("lack" in found)) {
        targets.set(record.id, found);
        continue;
      }
      const words = locate(record.target, machine.document);
      const whole = Object.entries(FIELDS[kind]).every(
        ([field, { later }]) => later === true || Object.hasOwn(record.fields, field),
      );
      if (words.how === "gone" || (record.act === "confirm" && (!whole || words.how === "moved"))) continue;
      const id = freshId(base);
      let item = skeleton(base, kind, id, words.span);
      for (const { field, value } of settings(record)) {
        const rule = FIELDS[kind][field];
        const local = rule === undefined ? undefined : localise(base, rule, value);
        if (local?.ok === true) item = withField(item, field, local.value, words.span);
      }
      base = withItem(base, item);
      targets.set(record.id, { id, span: words.span, how: words.how });
    }
  }
  return { base, targets };
}
