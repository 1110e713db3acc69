import type { JudgementRecord } from "./record.ts";

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
      return `: ${record.field} = ${plainText(record.value)}`;
    case "repoint":
      return `: ${record.role} = ${plainText(record.to)}`;
    case "grade":
      return `: ${record.axis} ${gradeText(record.grade)}`;
    case "link":
      return ` and “${oneLine(record.with.quote)}”: ${LINK[record.verdict]}`;
    default:
      return "";
  }
}

const LINK = { positive: "one and the same", negative: "not the same", unsure: "cannot be said" } as const;

export const gradeText = (grade: string | number): string =>
  grade === "cannot-be-judged" ? "cannot be judged" : String(grade);

/** A value as people read it: what points at words, by the words. */
export function plainText(value: unknown): string {
  if (value === null || value === undefined) return "nothing";
  if (Array.isArray(value)) return value.length === 0 ? "nobody" : value.map(plainText).join("; ");
  if (typeof value !== "object") return oneLine(String(value));
  if ("quote" in value && typeof value.quote === "string") return `“${oneLine(value.quote)}”`;
  if ("value" in value && typeof value.value === "string") return value.value;
  return oneLine(JSON.stringify(value));
}

const oneLine = (text: string): string => text.replace(/\s+/g, " ").trim();
