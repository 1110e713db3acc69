import { actorNamesText } from "../../parts/actor-names-text.ts";
import { dateWords } from "../../parts/dates.ts";
import type { Table } from "../../parts/table.ts";
import { statusWords, typeWords } from "../../parts/terms.ts";
import { headed } from "../../parts/words.ts";
import type { Point } from "./lanes.ts";

/** When it is said to have happened, in words: with its length where that is uncertain. */
export const happenedWords = ({ happened, from, until }: Point): string => {
  if (happened !== undefined) return dateWords(happened.value);
  return from === null ? "no date" : from === until || until === null ? dateWords(from) : dateWords(`${from}/${until}`);
};

/** The timeline as a table: the oldest happening first. */
export const timelineTable = (points: readonly Point[]): Table => ({
  columns: [
    { name: "Words", kind: "words" },
    { name: "Happened" },
    { name: "Reported" },
    { name: "Status" },
    { name: "Says so" },
    { name: "What" },
    { name: "Who" },
    { name: "To whom" },
    { name: "Outlet" },
  ],
  rows: points.map((point) => ({
    cells: [
      point.title,
      happenedWords(point),
      dateWords(point.reported),
      statusWords(point.status),
      headed(point.claimant),
      typeWords(point.type),
      actorNamesText(point.actors),
      actorNamesText(point.recipients),
      point.outlet,
    ],
    evidence: point.evidence,
  })),
});
