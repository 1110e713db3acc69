import { textHash } from "../../src/doc/document-id.ts";
import { READING_SCHEMA, type Reading, readingSchema } from "../../src/doc/reading.ts";
import type { Span } from "../../src/doc/span.ts";
import { anchorOf } from "../../src/judgements/anchor.ts";
import { type Item, itemNamed } from "../../src/judgements/elements.ts";
import { type JudgementRecord, makeRecord } from "../../src/judgements/record.ts";

export const TEXT =
  "The council shelled the harbour on Monday, the mayor of Odrin said. He said 12 fishermen were killed. " +
  "The council denied that it had shelled the harbour. Odrin, a port of Velia, is allied with Sarn.";

/** The nth place of these words in the text. */
export function spanOf(words: string, nth = 1, text = TEXT): Span {
  let start = -1;
  for (let count = 0; count < nth; count++) start = text.indexOf(words, start + 1);
  if (start < 0) throw new Error(`no ${words}`);
  return [start, start + words.length];
}

const found = { by: "test", certainty: "likely" } as const;
const at = spanOf;

/** A small reading made by hand: a mayor says that a council shelled a harbour and killed twelve; the council denies it. */
export function report(text = TEXT): Reading {
  const span = (words: string, nth = 1) => at(words, nth, text);
  return readingSchema.parse({
    schema: READING_SCHEMA,
    engine: { version: "1", model: "m", knowledge: "k" },
    document: {
      id: "d1",
      textHash: textHash(text),
      language: "en",
      text,
      outlet: { name: "The Courier" },
      zones: [{ kind: "body", span: [0, text.length] }],
    },
    sentences: [...text.matchAll(/[^.]+\./g)].map(({ index, 0: words }) => [
      index + (words.startsWith(" ") ? 1 : 0),
      index + words.length,
    ]),
    actors: [
      {
        id: "a1",
        name: "council",
        kind: "government",
        mentions: [
          { span: span("The council"), head: span("council"), form: "nominal" },
          { span: span("The council", 2), head: span("council", 2), form: "nominal" },
        ],
        ...found,
      },
      {
        id: "a2",
        name: "mayor of Odrin",
        kind: "office",
        mentions: [
          { span: span("the mayor of Odrin"), head: span("mayor"), form: "nominal" },
          { span: span("He"), head: span("He"), form: "pronoun" },
        ],
        ...found,
      },
      {
        id: "a3",
        name: "fishermen",
        kind: "people",
        mentions: [{ span: span("12 fishermen"), head: span("fishermen"), form: "nominal" }],
        ...found,
      },
      {
        id: "a4",
        name: "Odrin",
        kind: "organisation",
        mentions: [{ span: span("Odrin", 2), head: span("Odrin", 2), form: "name" }],
        ...found,
      },
      {
        id: "a5",
        name: "Sarn",
        kind: "state",
        mentions: [{ span: span("Sarn"), head: span("Sarn"), form: "name" }],
        ...found,
      },
    ],
    places: [],
    times: [],
    attributions: [
      {
        id: "c1",
        source: { actors: ["a2"], span: span("the mayor of Odrin") },
        cue: span("said"),
        content: [span("The council shelled the harbour on Monday")],
        mode: "indirect",
        act: "statement",
        negated: false,
        addressees: [],
        ...found,
      },
      {
        id: "c2",
        source: { actors: ["a2"], span: span("He") },
        cue: span("said", 2),
        content: [span("12 fishermen were killed")],
        mode: "indirect",
        act: "statement",
        negated: false,
        addressees: [],
        ...found,
      },
      {
        id: "c3",
        source: { actors: ["a1"], span: span("The council", 2) },
        cue: span("denied"),
        content: [span("it had shelled the harbour")],
        mode: "indirect",
        act: "denial",
        negated: false,
        addressees: [],
        about: { event: "e1" },
        ...found,
      },
    ],
    events: [
      {
        id: "e1",
        type: "ASSAULT",
        contexts: ["military"],
        actor: ["a1"],
        recipient: [],
        mentions: [
          {
            trigger: span("shelled"),
            evidence: span("The council shelled the harbour on Monday"),
            status: "occurred",
            attribution: "c1",
          },
          {
            trigger: span("shelled", 2),
            evidence: span("it had shelled the harbour"),
            status: "denied",
            attribution: "c3",
          },
        ],
        figures: [],
        ...found,
      },
      {
        id: "e2",
        type: "ASSAULT",
        contexts: [],
        actor: [],
        recipient: ["a3"],
        mentions: [
          {
            trigger: span("killed"),
            evidence: span("12 fishermen were killed"),
            status: "occurred",
            attribution: "c2",
          },
        ],
        figures: ["f1"],
        ...found,
      },
    ],
    relations: [
      {
        id: "r1",
        type: "alliedWith",
        from: "a4",
        to: "a5",
        evidence: span("Odrin, a port of Velia, is allied with Sarn."),
        status: "asserted",
        ...found,
      },
    ],
    figures: [
      {
        id: "f1",
        what: "killed",
        whom: "fishermen",
        low: 12,
        high: 12,
        qualifier: "exact",
        span: span("12"),
        attribution: "c2",
        event: "e2",
        ...found,
      },
    ],
    notes: [],
  });
}

export function itemOf(reading: Reading, id: string): Item {
  const item = itemNamed(reading, id);
  if (item === undefined) throw new Error(`no ${id}`);
  return item;
}

export const anchor = (reading: Reading, id: string, span?: Span) => anchorOf(reading, itemOf(reading, id), span);

let clock = 0;
/** A record by one author, each a second later than the one before. */
export function judgement(body: Readonly<Record<string, unknown>>): JudgementRecord {
  clock++;
  const moment = new Date(Date.UTC(2022, 3, 20) + clock * 1000).toISOString();
  return makeRecord({ schema: "hearsay/judgement@1", author: "ana", at: moment, ...body });
}
