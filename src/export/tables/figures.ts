import { bounds } from "../bounds.ts";
import { documentView } from "../view.ts";
import { CLAIMANT, FOUND, found, ORIGIN, origin, said, WORDS, words } from "./common.ts";
import { boolean, number, table, text } from "./table.ts";

export const BOUNDS = {
  low: number("the least that it may be; empty where there is no lower bound"),
  high: number("the most; empty where there is no upper bound: test high_open before you take a maximum"),
  low_open: boolean("true where nothing is said of the least"),
  high_open: boolean("true where nothing is said of the most: “at least 12”"),
  share: number("a fraction, 0 to 1"),
  of: number("what it is a part of"),
  unit: text("of the number"),
  qualifier: text("exact, about, at-least, more-than, at-most, less-than, nearly, between"),
} as const;

export const figures = table(
  "figures",
  "One row for each number that somebody states about the world.",
  {
    figure: text("id of the figure"),
    what: text("killed, injured, rockets, districts controlled, …"),
    whom: text("of those counted: soldiers, children, …"),
    ...BOUNDS,
    as_of: text("EDTF: the day or stretch that it is stated for"),
    event: text("id of the event that it belongs to"),
    story: text("of that event"),
    ...CLAIMANT,
    ...ORIGIN,
    ...WORDS,
    sentence: text("the sentence that it stands in"),
    ...FOUND,
  },
  async function* (source) {
    for await (const from of source.documents()) {
      const view = documentView(from);
      for (const figure of from.report.reading.figures) {
        const { id, what, whom, unit, qualifier, asOf, attribution, event, span } = figure;
        yield {
          figure: view.names(id),
          what,
          whom,
          ...bounds(figure),
          unit,
          qualifier,
          as_of: asOf?.value,
          event: event === undefined ? undefined : view.names(event),
          story: event === undefined ? undefined : from.happenings.get(event)?.story,
          ...said(view, attribution, view.claimant(attribution)),
          ...origin(view),
          ...words(view, span),
          sentence: view.sentence(span),
          ...found(figure),
        };
      }
    }
  },
);
