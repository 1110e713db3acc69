import type { JudgedMark, Reading } from "../../../doc/reading.ts";
import { ELEMENT_KINDS, itemsOf, keySpans, labelOf } from "../../../judgements/elements.ts";
import type { JudgementRecord } from "../../../judgements/record.ts";
import { gradeText, plainText, recordText as wordsOf } from "../../../judgements/record-words.ts";
import { BY_HAND } from "../../../judgements/skeleton.ts";
import { localValue } from "../../../judgements/values.ts";
import type { JudgementState } from "../../../library/judgements/states.ts";
import { shortId } from "../../library-options.ts";
import { oneLine } from "../../report/layout.ts";

/** As people read it on a terminal: words of a document steer nothing. */
export const recordText = (record: JudgementRecord): string => oneLine(wordsOf(record));

/** One judgement with what has become of it, wherever it holds. */
export function stateLines({ record, standings }: JudgementState): readonly string[] {
  const [first] = standings;
  const by = `${record.author}, ${record.at.slice(0, 10)}`;
  const state = first?.state ?? "absent";
  const lines = [`${shortId(record.id)}  ${state.padEnd(9)}  ${recordText(record)}  (${oneLine(by)})`];
  const indent = " ".repeat(shortId(record.id).length + 2);
  if (record.reason !== undefined) lines.push(`${indent}reason: ${oneLine(record.reason)}`);
  for (const { document, state: here, outcome } of standings) {
    const where = document === undefined ? "" : ` in ${shortId(document.id)} version ${document.version}`;
    if (here === "absent")
      lines.push(`${indent}${where === "" ? "its text is not in this library" : `not read${where}`}`);
    else if (standings.length > 1) lines.push(`${indent}${here}${where}`);
    if (outcome?.because !== undefined) lines.push(`${indent}${oneLine(outcome.because)}`);
    if (outcome?.by !== undefined) lines.push(`${indent}by ${shortId(outcome.by)}`);
    for (const [field, value] of Object.entries(outcome?.suggestion ?? {}))
      lines.push(`${indent}the machine now says: ${field} = ${oneLine(plainText(value))}`);
  }
  return lines;
}

/** What people have said of a reading, element by element, with what the machine has in its place. */
export function markLines(reading: Reading, outlet: readonly JudgedMark[]): readonly string[] {
  const names = new Map([...reading.actors, ...reading.places].map(({ id, name }) => [id, name]));
  /** Ids mean nothing to people: names where there are any. */
  const called = (value: unknown): unknown =>
    Array.isArray(value) ? value.map(called) : typeof value === "string" ? (names.get(value) ?? value) : value;
  const lines = outlet.map((mark) => markLine(`outlet ${reading.document.outlet?.name ?? ""}`, mark, undefined));
  for (const kind of ELEMENT_KINDS) {
    for (const item of itemsOf(reading, kind)) {
      const spans = keySpans(item);
      const [label = ""] = kind === "attribution" ? [""] : labelOf(reading, item);
      const words = reading.document.text.slice(...(spans[0] ?? [0, 0]));
      const name = label === "" || label === words ? "" : ` ${label}`;
      for (const mark of item.element.judged ?? [])
        lines.push(
          markLine(
            `${kind}${name} “${oneLine(words)}”`,
            mark.machine === undefined ? mark : { ...mark, machine: called(mark.machine) as typeof mark.machine & {} },
            mark.field === "exists"
              ? item.element.by === BY_HAND
                ? "added"
                : "confirmed"
              : called(localValue(item, mark.field, spans[0] ?? [0, 0])),
          ),
        );
    }
  }
  return lines;
}

function markLine(what: string, mark: JudgedMark, value: unknown): string {
  const { field, author, at, record, machine, disputedBy } = mark;
  const said =
    field === "exists" ? String(value) : `${field.replace(":", " ")} ${gradeText(plainText(mark.value ?? value))}`;
  const instead = machine === undefined ? "" : ` (the machine: ${plainText(machine)})`;
  const dispute = disputedBy === undefined ? "" : `; ${disputedBy.join(", ")} sees it otherwise`;
  return `  ${oneLine(what)}: ${said}${instead} — ${oneLine(author)}, ${at.slice(0, 10)}, ${shortId(record)}${oneLine(dispute)}`;
}
