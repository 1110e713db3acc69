import type { JudgementRecord } from "../../judgements/record.ts";
import { oneLine } from "./words.ts";

/** A judgement in words: "edit event “shelled”: type = THREATEN". */
export function recordText(record: JudgementRecord): string {
  if (record.act === "withdraw") return `withdraw ${record.record.slice(0, 12)}`;
  const { target } = record;
  const what = target.kind === "outlet" ? `outlet ${target.name}` : `${target.kind} “${oneLine(target.quote)}”`;
  return `${record.act} ${what}${said(record)}`;
}

function said(record: JudgementRecord): string {
  switch (record.act) {
    case "retype":
      return `: ${record.type}`;
    case "rename":
    case "alias":
      return `: ${oneLine(record.name)}`;
    case "edit":
      return `: ${record.field} = ${plain(record.value)}`;
    case "repoint":
      return `: ${record.role} = ${plain(record.to)}`;
    case "grade":
      return `: ${record.axis} ${record.grade === "cannot-be-judged" ? "cannot be judged" : record.grade}`;
    case "link":
      return ` and “${oneLine(record.with.quote)}”: ${LINK[record.verdict]}`;
    default:
      return "";
  }
}

const LINK = { positive: "one and the same", negative: "not the same", unsure: "cannot be said" } as const;

/** A value as people read it: what points at words, by the words. */
function plain(value: unknown): string {
  if (value === null || value === undefined) return "nothing";
  if (Array.isArray(value)) return value.length === 0 ? "nobody" : value.map(plain).join("; ");
  if (typeof value !== "object") return oneLine(String(value));
  if ("quote" in value && typeof value.quote === "string") return `“${oneLine(value.quote)}”`;
  if ("value" in value && typeof value.value === "string") return value.value;
  return oneLine(JSON.stringify(value));
}
