import { documentView } from "../view.ts";
import { ORIGIN, origin } from "./common.ts";
import { boolean, integer, list, table, text } from "./table.ts";

export const documents = table(
  "documents",
  "One row a document.",
  {
    ...ORIGIN,
    published_precision: text("day, month, year, …"),
    published_basis: text("how the day is known: metadata, absolute (the text says so), …"),
    title: text("its headline"),
    author: text("who signs it"),
    language: text("BCP 47"),
    outlet_domain: text("where the outlet publishes"),
    first_published_by: text("another outlet that the text itself names as its origin"),
    page: text("what all versions of one page share"),
    version: integer("1 for the first version of its page"),
    fetched_at: text("when it was fetched, ISO 8601 in UTC"),
    text_sha256: text("SHA-256 of the text that all offsets count in"),
    original_sha256: text("SHA-256 of the bytes that the text was taken from"),
    characters: integer("length of the text in UTF-16 code units"),
    code_points: integer("the same in code points"),
    sentences: integer("how many were read"),
    actors: integer("how many were found"),
    attributions: integer("how many claims were found"),
    events: integer("how many were found"),
    relations: integer("how many were found"),
    figures: integer("how many were found"),
    notes: text("codes of what could not be read or was assumed, parted by |"),
    tags: text("labels that people have put on it, parted by |"),
    judged: boolean("whether people have judged anything in it"),
    engine: text("version of Hearsay that read it"),
    model: text("weights that it was read with"),
    knowledge: text("hash of the tables that it was read with"),
  },
  async function* (source) {
    for await (const from of source.documents()) {
      const view = documentView(from);
      const { reading } = from.report;
      const { document, engine } = reading;
      const elements = [reading.actors, reading.attributions, reading.events, reading.relations, reading.figures];
      yield {
        ...origin(view),
        published_precision: document.published?.precision,
        published_basis: document.published?.basis,
        title: document.title,
        author: document.author,
        language: document.language,
        outlet_domain: document.outlet?.domain,
        first_published_by: document.origin?.outlet,
        page: from.page,
        version: from.version,
        fetched_at: from.fetchedAt,
        text_sha256: document.textHash.slice("sha256:".length),
        original_sha256: from.original,
        characters: document.text.length,
        code_points: view.codePoint(document.text.length),
        sentences: reading.sentences.length,
        actors: reading.actors.length,
        attributions: reading.attributions.length,
        events: reading.events.length,
        relations: reading.relations.length,
        figures: reading.figures.length,
        notes: list(reading.notes.map(({ code }) => code)),
        tags: list(from.tags),
        judged: elements.some((some) => some.some(({ judged }) => judged !== undefined)),
        engine: engine.version,
        model: engine.model,
        knowledge: engine.knowledge,
      };
    }
  },
);
