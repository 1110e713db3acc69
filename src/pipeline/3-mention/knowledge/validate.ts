import { HearsayError } from "../../../errors.ts";
import type { Entity } from "./known-entity.ts";

export function invalid(where: string, expected: string, got: string): HearsayError {
  return new HearsayError("E_LEXICON", { where, expected, got, fix: "Correct this row; nothing was taken over." });
}

/** What one row cannot know: countries, parents and offices exist, nobody is part of themselves, dates run forward. */
export function validateEntities(entities: ReadonlyMap<string, Entity>): void {
  for (const entity of entities.values()) {
    const { where, country, parent } = entity;
    if (country !== undefined && entities.get(country)?.kind !== "state") {
      throw invalid(where, "a country of states.tsv", `"${country}"`);
    }
    if (parent !== undefined && !entities.has(parent))
      throw invalid(where, "a parent that is in a table", `"${parent}"`);
    checkOrder(where, entity.since, entity.until);
    for (const office of entity.offices) {
      if (!entities.has(office.of)) throw invalid(where, "an office of a state or actor in a table", `"${office.of}"`);
      checkOrder(where, office.since, office.until);
    }
    const above = [entity.id];
    for (let at = parent; at !== undefined; at = entities.get(at)?.parent) {
      above.push(at);
      if (at === entity.id) throw invalid(where, "parents that end", above.join(" < "));
      if (above.length > entities.size) break;
    }
  }
}

/** Dates of different precision are compared as far as both go: 2021 is not after 2021-08-15. */
function checkOrder(where: string, since: string | undefined, until: string | undefined): void {
  if (since === undefined || until === undefined) return;
  const length = Math.min(since.length, until.length);
  if (since.slice(0, length) > until.slice(0, length))
    throw invalid(where, "an end after the beginning", `${since}/${until}`);
}
