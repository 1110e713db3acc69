import type { Reading } from "../../doc/reading.ts";
import type { Style } from "../style.ts";
import { claimTree } from "./claims.ts";
import { eventLines } from "./events.ts";
import { block, oneLine, padEnd, wrap } from "./layout.ts";
import { type Lookup, lookup } from "./lookup.ts";
import { dateText } from "./values.ts";

/** One document for people to read: where it comes from, who says what, what happened, how many, and the words of all. */
export function report(reading: Reading, style: Style): readonly string[] {
  const at = lookup(reading);
  return [
    ...headLines(reading, style),
    ...section("Who says what", claimTree(at, style), style),
    ...section(
      "What happened",
      reading.events.flatMap((event) => eventLines(at, event, style)),
      style,
    ),
    ...section("How many", figureLines(at, style), style),
    ...section("Who is what to whom", relationLines(at, style), style),
    ...section(
      "Notes",
      reading.notes.flatMap((note) => block(oneLine(note.message), style.width, 2)),
      style,
    ),
  ];
}

/** Title, then outlet, date, author and file on a line: the same head in every listing. */
export function headLines(reading: Reading, style: Style): readonly string[] {
  const { document } = reading;
  const title = oneLine(document.title ?? "") || "(no title)";
  const facts = [
    oneLine(document.outlet?.name ?? "") || "outlet unknown",
    document.published === undefined ? "undated" : dateText(document.published),
    ...(document.author === undefined ? [] : [oneLine(document.author)]),
    ...(document.origin === undefined ? [] : [`first in ${oneLine(document.origin.outlet)}`]),
    ...(document.key === undefined ? [] : [oneLine(document.key)]),
  ];
  return [
    ...wrap(title, style.width).map((line) => style.heading(line)),
    ...wrap(facts.join(" · "), style.width).map((line) => style.dim(line)),
  ];
}

function section(title: string, lines: readonly string[], style: Style): readonly string[] {
  return lines.length === 0 ? [] : ["", style.heading(title.toUpperCase()), ...lines];
}

function figureLines(at: Lookup, style: Style): readonly string[] {
  const indent = 28;
  return at.reading.figures.flatMap((figure) => {
    const head = `  ${style.act(padEnd(at.figure(figure), indent - 3))} `;
    const who = at.accordingTo(figure.attribution);
    return block(who, style.width, indent).map((line, row) => (row === 0 ? head + line.trimStart() : line));
  });
}

function relationLines(at: Lookup, style: Style): readonly string[] {
  return at.reading.relations.flatMap((relation) => {
    const status = relation.status === "asserted" ? "" : ` (${relation.status})`;
    const kind = relation.type.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
    const who = at.accordingTo(relation.attribution);
    const to = at.place(relation.to)?.name ?? at.names([relation.to]);
    return [
      `  ${style.bold(at.names([relation.from]))} ${style.act(kind)} ${style.bold(oneLine(to))}${status}`,
      ...block(`${who}:`, style.width, 4).map((line) => style.dim(line)),
      ...block(at.words(relation.evidence), style.width, 4).map((line) => style.words(line)),
    ];
  });
}
