import type { Reading } from "../doc/reading.ts";

/**
 * Takes elements out of a reading, and what points at them with them: a relation without one of its ends is none. What
 * was said inside an attribution that is none is said by whoever the attribution was inside of.
 */
export function without(reading: Reading, gone: ReadonlySet<string>): Reading {
  if (gone.size === 0) return reading;
  const kept = <E extends { readonly id: string }>(elements: readonly E[]): readonly E[] =>
    elements.filter(({ id }) => !gone.has(id));
  const ids = (list: readonly string[]): readonly string[] => list.filter((id) => !gone.has(id));
  const outer = new Map(reading.attributions.map(({ id, within }) => [id, within]));
  const speaker = (id: string | undefined): string | undefined => {
    let at = id;
    for (let steps = 0; at !== undefined && gone.has(at) && steps <= outer.size; steps++) at = outer.get(at);
    return at !== undefined && gone.has(at) ? undefined : at;
  };
  const pointing = <E extends object>(element: E, fields: Readonly<Record<string, string | undefined>>): E => {
    const copy = { ...element } as Record<string, unknown>;
    for (const [field, id] of Object.entries(fields)) {
      if (id === undefined || gone.has(id)) delete copy[field];
      else copy[field] = id;
    }
    return copy as E;
  };
  return {
    ...reading,
    actors: kept(reading.actors).map((actor) =>
      actor.roles === undefined
        ? actor
        : { ...actor, roles: actor.roles.map((role) => pointing(role, { of: role.of })) },
    ),
    places: kept(reading.places),
    attributions: kept(reading.attributions).map((attribution) => {
      const { about, within, source, addressees } = attribution;
      const left = about === undefined ? {} : pointing(about, { ...about });
      const { about: _, ...rest } = pointing(attribution, { within: speaker(within) });
      return {
        ...rest,
        source: { ...source, actors: ids(source.actors) },
        addressees: ids(addressees),
        ...(Object.keys(left).length === 0 ? {} : { about: left }),
      };
    }),
    events: kept(reading.events).map((event) => ({
      ...pointing(event, { place: event.place }),
      actor: ids(event.actor),
      recipient: ids(event.recipient),
      figures: ids(event.figures),
      mentions: event.mentions.map((mention) => pointing(mention, { attribution: speaker(mention.attribution) })),
    })),
    relations: kept(reading.relations)
      .filter(({ from, to }) => !gone.has(from) && !gone.has(to))
      .map((relation) => pointing(relation, { attribution: speaker(relation.attribution) })),
    figures: kept(reading.figures).map((figure) =>
      pointing(figure, { attribution: speaker(figure.attribution), event: figure.event }),
    ),
  };
}
