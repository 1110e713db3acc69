import { documentView } from "../view.ts";
import { FOUND, found, ORIGIN, origin, WORDS, words } from "./common.ts";
import { list, number, table, text } from "./table.ts";

export const mentions = table(
  "mentions",
  "One row for each time that an actor or a place is named, described or meant by a pronoun.",
  {
    element: text("id of the actor or place: all its mentions in the document have it"),
    is: text("actor or place"),
    name: text("what the document calls it, at its fullest"),
    key: text("of actors: the same key is the same actor across documents"),
    entity: text("id in the knowledge base"),
    candidates: text("ids that the name may stand for where context does not decide, parted by |"),
    kind: text("state, armed-group, person, …; country, city, …"),
    country: text("ISO 3166-1 alpha-3"),
    sector: text("PLOVER's sector code"),
    roles: text("offices and functions that the document gives the actor, parted by |"),
    form: text("name, nominal, pronoun, adjective, metonym"),
    lat: number("degrees north"),
    lon: number("degrees east"),
    radius_m: number("how far from there the words may mean, in metres"),
    ...ORIGIN,
    ...WORDS,
    ...FOUND,
  },
  async function* (source) {
    for await (const from of source.documents()) {
      const view = documentView(from);
      for (const actor of view.actors.values()) {
        for (const mention of actor.mentions) {
          yield {
            element: view.names(actor.id),
            is: "actor",
            name: actor.name,
            key: from.report.identify(actor.id).key,
            entity: actor.entity,
            candidates: list(actor.candidates ?? []),
            kind: actor.kind,
            country: actor.country,
            sector: actor.sector,
            roles: list((actor.roles ?? []).map(({ title, former }) => (former === true ? `former ${title}` : title))),
            form: mention.form,
            lat: undefined,
            lon: undefined,
            radius_m: undefined,
            ...origin(view),
            ...words(view, mention.span),
            ...found(actor),
          };
        }
      }
      for (const place of view.places.values()) {
        for (const span of place.mentions) {
          yield {
            element: view.names(place.id),
            is: "place",
            name: place.name,
            key: undefined,
            entity: undefined,
            candidates: undefined,
            kind: place.kind,
            country: place.country,
            sector: undefined,
            roles: undefined,
            form: undefined,
            lat: place.lat,
            lon: place.lon,
            radius_m: place.radiusM,
            ...origin(view),
            ...words(view, span),
            ...found(place),
          };
        }
      }
    }
  },
);
