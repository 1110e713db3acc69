import type { Reading } from "../../doc/reading.ts";
import { HearsayError } from "../../errors.ts";
import type { AnnotatedField, Annotation, Left } from "../../import/annotation.ts";
import { type Anchor, anchorOf, anchorWords } from "../../judgements/anchor.ts";
import { applyJudgements, type Judged } from "../../judgements/apply.ts";
import { canonicalJson } from "../../judgements/canonical.ts";
import { ELEMENT_KINDS, itemNamed } from "../../judgements/elements.ts";
import { FIELDS } from "../../judgements/fields.ts";
import { type Judgement, type JudgementRecord, makeRecord } from "../../judgements/record.ts";
import { add, edit, type Signature } from "../judgements/compose.ts";

export interface Annotating {
  /** To be appended, in this order. */
  readonly judgements: readonly Judgement[];
  /** Those that this author has said before. */
  readonly known: number;
  readonly left: readonly Left[];
}

/**
 * Makes judgements of what somebody has annotated: each an `add` at its words, actors first, so that what points at them
 * can. Where the machine has the same element, it gets the person's fields.
 */
export function judgementsFrom(
  machine: Reading,
  said: readonly JudgementRecord[],
  where: string,
  annotations: readonly Annotation[],
  signed: Signature,
): Annotating {
  const before = new Map(said.map((record) => [sameAs(record), record]));
  const records: JudgementRecord[] = [...said];
  const judgements: Judgement[] = [];
  const made = new Map<string, string>();
  const left: Left[] = [];
  let known = 0;
  let judged = applyJudgements(machine, records);
  /** Says it, unless this person has said it before. */
  const say = (judgement: Judgement): string => {
    const record = makeRecord(judgement);
    const earlier = before.get(sameAs(record));
    if (earlier !== undefined) {
      known++;
      return earlier.id;
    }
    records.push(record);
    judgements.push(judgement);
    judged = applyJudgements(machine, records);
    return record.id;
  };
  const attempt = ({ id }: Annotation, work: () => void): void => {
    try {
      work();
    } catch (error) {
      if (!(error instanceof HearsayError)) throw error;
      left.push({ where: `${where} ${id}`, because: error.facts.got });
    }
  };
  for (const kind of ELEMENT_KINDS) {
    for (const annotation of annotations.filter((one) => one.kind === kind)) {
      attempt(annotation, () => {
        const fields = fieldsOf(annotation, annotations, judged, made);
        made.set(annotation.id, say(add(judged, kind, annotation.span, fields, signed)));
      });
    }
  }
  // What points at something that came after it: an event at its figures, a claim at the one that it stands in.
  for (const annotation of annotations) {
    for (const [field, value] of Object.entries(annotation.fields)) {
      if (!pointsAhead(annotation, value, annotations)) continue;
      attempt(annotation, () => {
        const element = elementOf(annotation.id, judged, made);
        const item = element === undefined ? undefined : itemNamed(judged.reading, element);
        if (item === undefined) return;
        say(edit(judged, { item, span: annotation.span }, field, recordValue(value, judged, made), signed));
      });
    }
  }
  return { judgements, known, left };
}

/** What is said, by whom; not when, and not what the elements were called then: an import gives them their names. */
const sameAs = (record: JudgementRecord): string => {
  const { id: _id, at: _at, reason: _reason, ...rest } = record;
  return canonicalJson(placed(rest));
};

/** Anchors by their words alone. */
function placed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(placed);
  if (typeof value !== "object" || value === null) return value;
  if ("textHash" in value && "span" in value && "kind" in value) return [value.kind, value.textHash, value.span];
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, one]) => (name === "was" ? [] : [[name, placed(one)]])),
  );
}

/** Without what points ahead: two words of one person at one moment on one field would contradict each other. */
function fieldsOf(
  annotation: Annotation,
  all: readonly Annotation[],
  judged: Judged,
  made: ReadonlyMap<string, string>,
): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(annotation.fields)
      .filter(([field, value]) => Object.hasOwn(FIELDS[annotation.kind], field) && !pointsAhead(annotation, value, all))
      .map(([field, value]) => [field, recordValue(value, judged, made)]),
  );
}

function recordValue(field: AnnotatedField, judged: Judged, made: ReadonlyMap<string, string>): unknown {
  switch (field.form) {
    case "plain":
      return field.value;
    case "refs":
      return field.ids.flatMap((id) => anchorTo(id, judged, made) ?? []);
    case "ref":
      return anchorTo(field.id, judged, made) ?? null;
    case "words":
      return anchorWords(judged.base, field.span);
    case "wordLists":
      return field.spans.map((span) => anchorWords(judged.base, span));
  }
}

function anchorTo(id: string, judged: Judged, made: ReadonlyMap<string, string>): Anchor | undefined {
  const element = elementOf(id, judged, made);
  const item = element === undefined ? undefined : itemNamed(judged.base, element);
  return item === undefined ? undefined : anchorOf(judged.base, item);
}

/** The element that an annotation of the same text has become. */
function elementOf(id: string, { outcomes }: Judged, made: ReadonlyMap<string, string>): string | undefined {
  const record = made.get(id);
  return outcomes.find((outcome) => outcome.record.id === record)?.element;
}

/** In the order in which annotations become elements. */
function pointsAhead(annotation: Annotation, value: AnnotatedField, all: readonly Annotation[]): boolean {
  const ids = value.form === "refs" ? value.ids : value.form === "ref" ? [value.id] : [];
  const order = ELEMENT_KINDS.flatMap((kind) => all.filter((one) => one.kind === kind));
  const own = order.indexOf(annotation);
  return ids.some((id) => order.findIndex((one) => one.id === id) > own);
}
