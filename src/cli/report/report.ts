import type { Reading } from "../../doc/reading.ts";
import type { Style } from "../style.ts";
import { claimTree } from "./claims.ts";
import { eventLines } from "./events.ts";
import { block, handMark, oneLine, type Part, padEnd, painted, wrap } from "./layout.ts";
import { type Lookup, lookup } from "./lookup.ts";
import { dateText } from "./values.ts";

/** Where the claimant of a figure begins. */
const FIGURE_COLUMNS = 28;

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
  return at.reading.figures.flatMap((figure) => {
    const value = padEnd(at.figure(figure), FIGURE_COLUMNS - 3);
    return painted(
      [
        [value, style.act],
        [`${at.accordingTo(figure.attribution)}${handMark(figure)}`, style.plain],
      ],
      style.width,
      2,
      FIGURE_COLUMNS,
    );
  });
}

function relationLines(at: Lookup, style: Style): readonly string[] {
  return at.reading.relations.flatMap((relation) => {
    const kind = relation.type.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
    const to = at.place(relation.to)?.name ?? at.names([relation.to]);
    const head: readonly Part[] = [
      [at.names([relation.from]), style.bold],
      [kind, style.act],
      [`${oneLine(to)}${handMark(relation)}`, style.bold],
      ...(relation.status === "asserted" ? [] : [[`(${relation.status})`, style.plain] as const]),
    ];
    return [
      ...painted(head, style.width, 2),
      ...block(`${at.accordingTo(relation.attribution)}:`, style.width, 4).map((line) => style.dim(line)),
      ...block(at.words(relation.evidence), style.width, 4).map((line) => style.words(line)),
    ];
  });
}
