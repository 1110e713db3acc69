import type { Event } from "../../doc/reading.ts";
import type { EventReason, MentionReason } from "../event-reasons.ts";
import type { Style } from "../style.ts";
import { block, padEnd } from "./layout.ts";
import type { Lookup } from "./lookup.ts";

const LABEL_WIDTH = 11;

/** Why an event is what it is: the row that matched, the way in the tree to each side, status, date, place, certainty. */
export function eventReasonLines(
  at: Lookup,
  event: Event,
  reason: EventReason | undefined,
  style: Style,
  indent: number,
): readonly string[] {
  const found = `by ${event.by} (${event.certainty})`;
  if (reason === undefined) return block(`found ${found}`, style.width, indent).map((line) => style.dim(line));
  const rows: (readonly [label: string, text: string])[] = [];
  for (const [number, mention] of reason.mentions.entries()) {
    rows.push(...mentionRows(at, event, mention, number, found));
  }
  if (event.date !== undefined) rows.push(["date", `${event.date.value}: ${reason.date ?? ""}${countedFrom(event)}`]);
  const place = at.place(event.place);
  if (place !== undefined && reason.place !== undefined) rows.push(["place", `${place.name}: ${reason.place}`]);
  return rows.flatMap(([label, text]) =>
    block(text, style.width, indent + LABEL_WIDTH).map((line, row) => {
      const head = row === 0 ? `${" ".repeat(indent)}${padEnd(label, LABEL_WIDTH)}${line.trimStart()}` : line;
      return style.dim(head);
    }),
  );
}

function mentionRows(
  at: Lookup,
  event: Event,
  mention: MentionReason,
  number: number,
  found: string,
): readonly (readonly [string, string])[] {
  const first = number === 0;
  const rows: (readonly [string, string])[] = [];
  const frame = mention.frame === "" ? "" : `, frame ${shortened(mention.frame)}`;
  if (first) rows.push(["found", `${found}${frame}`]);
  else {
    rows.push(["also", `“${at.words(mention.trigger)}”, found by ${mention.found}${frame}`]);
    rows.push(["joined", mention.joined ?? ""]);
  }
  for (const side of mention.sides) rows.push([side.role, `${at.names([side.actor])}: ${side.path}`]);
  const status = event.mentions[number]?.status;
  const denied = status === "denied" ? ", inside a denial" : "";
  rows.push(["status", `${status ?? ""}: ${mention.status}${denied}`]);
  if (first) rows.push(["certainty", `${event.certainty}: ${mention.certainty}`]);
  return rows;
}

/** Tests may list dozens of words: the first ones show what is meant, the table has the rest. */
const shortened = (frame: string): string => frame.replace(/((?:[^\s|]+\|){3})[^\s|]+\|[^\s]+/g, "$1…");

function countedFrom({ date }: Event): string {
  if (date === undefined) return "";
  if (date.basis === "publication") return " (assumed)";
  return date.anchor === undefined || date.anchor === date.value ? "" : `, counted from ${date.anchor}`;
}
