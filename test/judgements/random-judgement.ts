import type { Reading } from "../../src/doc/reading.ts";
import type { Span } from "../../src/doc/span.ts";
import { anchorOf } from "../../src/judgements/anchor.ts";
import type { Item } from "../../src/judgements/elements.ts";
import { TYPE_FIELD } from "../../src/judgements/fields.ts";
import type { JudgementRecord } from "../../src/judgements/record.ts";
import { portableFields, portableValue } from "../../src/judgements/values.ts";
import { judgement } from "./report.ts";
import { shuffled } from "./upgrade.ts";

const OTHER = {
  actor: "unknown",
  place: "unknown",
  attribution: "warning",
  event: "X-OTHER",
  relation: "borders",
  figure: "boats",
};

/** What somebody may say of an element: that it is so, is not there, is of another type or about somebody else. */
export function randomJudgement(reading: Reading, item: Item, span: Span, random: () => number): JudgementRecord {
  const target = anchorOf(reading, item, span);
  const was = (field: string) => portableValue(reading, item, field, span);
  const choice = random();
  if (choice < 0.25) return judgement({ act: "reject", target });
  if (choice < 0.5) return judgement({ act: "confirm", target, fields: portableFields(reading, item, span) });
  if (item.kind === "event" && choice < 0.75) {
    const [actor] = shuffled(reading.actors, random);
    const to = actor === undefined ? [] : [anchorOf(reading, { kind: "actor", element: actor })];
    return judgement({ act: "repoint", target, role: "recipient", to, was: was("recipient") });
  }
  if (item.kind === "figure" && choice < 0.75)
    return judgement({ act: "edit", target, field: "low", value: 7, was: was("low") });
  return judgement({ act: "retype", target, type: OTHER[item.kind], was: was(TYPE_FIELD[item.kind]) });
}
