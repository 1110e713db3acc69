import type { Event } from "../../doc/reading.ts";
import type { EventReason } from "../event-reasons.ts";
import type { Style } from "../style.ts";
import { eventReasonLines } from "./event-reasons.ts";
import { block, handMark, padEnd } from "./layout.ts";
import type { Lookup } from "./lookup.ts";
import { dateText } from "./values.ts";

/** One event: what it is and who did it to whom; when, where and how many; then every telling of it with its words. */
export function eventLines(
  at: Lookup,
  event: Event,
  style: Style,
  reasons?: ReadonlyMap<string, EventReason>,
): readonly string[] {
  const indent = 14;
  const unsure = event.certainty === "unsure" ? " ?" : "";
  const parties = partiesText(at, event);
  const head = block(`${parties}${unsure}${handMark(event)}`, style.width, indent).map((line, row) =>
    row === 0 ? `  ${style.act(padEnd(event.type, indent - 2))}${style.bold(line.trimStart())}` : style.bold(line),
  );
  const facts = factsOf(at, event).join(" · ");
  const lines = [...head];
  if (facts !== "") lines.push(...block(facts, style.width, indent));
  for (const mention of event.mentions) {
    const who = at.accordingTo(mention.attribution);
    const status = mention.status === "occurred" ? "" : `${mention.status}, `;
    lines.push(...block(`${status}${who}:`, style.width, indent).map((line) => style.dim(line)));
    lines.push(...block(at.words(mention.evidence), style.width, indent + 2).map((line) => style.words(line)));
  }
  if (reasons !== undefined) lines.push(...eventReasonLines(at, event, reasons.get(event.id), style, indent));
  return lines;
}

export function partiesText(at: Lookup, event: Event): string {
  const [actor, recipient] = [at.names(event.actor), at.names(event.recipient)];
  if (actor === "" && recipient === "") return "nobody named";
  if (recipient === "") return actor;
  return `${actor === "" ? "somebody" : actor} → ${recipient}`;
}

function factsOf(at: Lookup, event: Event): readonly string[] {
  const place = at.place(event.place);
  return [
    ...(event.mode === undefined ? [] : [event.mode]),
    ...(event.contexts.length === 0 ? [] : [event.contexts.join(", ")]),
    ...(event.date === undefined ? [] : [dateText(event.date)]),
    ...(place === undefined ? [] : [place.name]),
    ...event.figures.flatMap((id) => {
      const figure = at.figures.get(id);
      return figure === undefined ? [] : [at.figure(figure)];
    }),
  ];
}
