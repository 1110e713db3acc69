import type { z } from "zod";
import type { ActorKind } from "../../../doc/reading.ts";
import { parseTable } from "../../../lexicon/table.ts";
import type { Resources } from "../../resources.ts";
import type { Entity } from "./known-entity.ts";
import { addPhrase, type PhraseNode, phraseTable } from "./phrases.ts";
import { type AliasKind, actorRow, demonymRow, nounRow, personRow, placeRow, stateRow } from "./tables.ts";
import { invalid, validateEntities } from "./validate.ts";

/** How a phrase may mean an entity. A seat ("Kabul") is also a place, an adjective is never a head. */
export interface Sense {
  readonly entity: string;
  readonly form: AliasKind | "adjective" | "people" | "seat" | "state" | "place";
  /** As written in the table: an acronym must be met in the same letters. */
  readonly text: string;
}

export interface Noun {
  readonly kind: ActorKind | `place:${"country" | "city" | "region" | "facility" | "feature"}`;
  readonly sector?: string;
  readonly gender?: "m" | "f";
  readonly role?: "kin" | "state" | "government" | "military" | "police" | "intelligence";
}

export type { Entity } from "./known-entity.ts";

export interface KnowledgeBase {
  readonly entities: ReadonlyMap<string, Entity>;
  readonly phrases: PhraseNode<Sense>;
  readonly nouns: ReadonlyMap<string, Noun>;
  /** The dated governments of a state, in table order; none: only the timeless one. */
  readonly regimes: ReadonlyMap<string, readonly Entity[]>;
  /** From ISO 3166-1 alpha-3 to the state's capital. */
  readonly capitals: ReadonlyMap<string, string>;
}

/** The bodies that every state has and that news names by adjective and noun ("Afghan troops"). */
export const STATE_BODIES = {
  government: { suffix: "gov", kind: "government", sector: "GOV", name: "Government of" },
  military: { suffix: "mil", kind: "government", sector: "MIL", name: "Armed forces of" },
  police: { suffix: "police", kind: "government", sector: "COP", name: "Police of" },
  intelligence: { suffix: "spy", kind: "government", sector: "SPY", name: "Intelligence services of" },
  people: { suffix: "people", kind: "people", sector: "CVL", name: "People of" },
} as const satisfies Record<string, { suffix: string; kind: ActorKind; sector: string; name: string }>;
export type StateBody = keyof typeof STATE_BODIES;
export const bodyId = (state: string, body: StateBody): string => `${state}.${STATE_BODIES[body].suffix}`;

/** Tables of lexicons/actors with a schema of their own; every other table there holds actors, a user's too. */
const OWN_SCHEMA = new Set(
  ["states", "demonyms", "nouns", "given-names", "titles", "portfolios", "verbs"].map((name) => `${name}.tsv`),
);

export function loadKnowledge(resources: Resources): KnowledgeBase {
  const read = <Row>(name: string, schema: z.ZodType<Row>): readonly (Row & { line: number })[] =>
    parseTable(`actors/${name}`, resources.lexicon(`actors/${name}`), schema);
  const entities = new Map<string, Entity>();
  const phrases = phraseTable<Sense>();
  const capitals = new Map<string, string>();
  const add = (entity: Entity): void => {
    const other = entities.get(entity.id);
    if (other !== undefined) throw invalid(entity.where, "an id of its own", `"${entity.id}", as in ${other.where}`);
    entities.set(entity.id, entity);
  };
  const sense = (text: string, entity: string, form: Sense["form"]): void =>
    addPhrase(phrases, text, { entity, form, text });

  const demonyms = new Map(read("demonyms.tsv", demonymRow).map((row) => [row.iso3, row]));
  const states = read("states.tsv", stateRow);
  for (const row of states) {
    const said = demonyms.get(row.iso3);
    demonyms.delete(row.iso3);
    const name = said?.name ?? row.name;
    const where = `actors/states.tsv:${row.line}`;
    add({ id: row.iso3, name, kind: "state", country: row.iso3, offices: [], where });
    for (const text of new Set([name, row.name, ...row.other, ...(said?.aliases ?? [])]))
      sense(text, row.iso3, "state");
    for (const text of said?.adjectives ?? []) sense(text, row.iso3, "adjective");
    for (const body of ["government", "military", "police", "intelligence", "people"] as const) {
      const { kind, sector, name: prefix } = STATE_BODIES[body];
      const id = bodyId(row.iso3, body);
      add({ id, name: `${prefix} ${name}`, kind, country: row.iso3, sector, parent: row.iso3, offices: [], where });
    }
    for (const text of said?.people ?? []) sense(text, bodyId(row.iso3, "people"), "people");
    for (const text of said?.seats ?? []) sense(text, bodyId(row.iso3, "government"), "seat");
    if (row.capital !== undefined) capitals.set(row.iso3, row.capital);
  }
  for (const row of demonyms.values()) {
    throw invalid(`actors/demonyms.tsv:${row.line}`, "a code of states.tsv", `"${row.iso3}"`);
  }

  const regimes = new Map<string, Entity[]>();
  for (const name of resources.lexicons("actors")) {
    if (OWN_SCHEMA.has(name)) continue;
    const people = name.startsWith("people-");
    for (const row of people ? read(name, personRow) : read(name, actorRow)) {
      const where = `actors/${name}:${row.line}`;
      const { id, name: called, aliases } = row;
      const shared = {
        id,
        name: called,
        where,
        ...(row.country === undefined ? {} : { country: row.country }),
        ...(row.sector === undefined ? {} : { sector: row.sector }),
      };
      if ("offices" in row) {
        add({
          ...shared,
          kind: "person",
          offices: row.offices,
          ...(row.gender === undefined ? {} : { gender: row.gender }),
          ...(row.member === undefined ? {} : { parent: row.member }),
        });
      } else {
        const entity: Entity = {
          ...shared,
          kind: row.kind,
          offices: [],
          ...(row.parent === undefined ? {} : { parent: row.parent }),
          ...(row.since === undefined ? {} : { since: row.since }),
          ...(row.until === undefined ? {} : { until: row.until }),
        };
        add(entity);
        if (
          row.parent !== undefined &&
          row.parent === bodyId(row.country ?? "", "government") &&
          row.kind === "government" &&
          row.sector === "GOV"
        ) {
          regimes.set(row.country ?? "", [...(regimes.get(row.country ?? "") ?? []), entity]);
        }
      }
      sense(called, id, "name");
      for (const alias of aliases) sense(alias.text, id, alias.kind);
    }
  }
  for (const name of resources.lexicons("places")) {
    for (const row of parseTable(`places/${name}`, resources.lexicon(`places/${name}`), placeRow)) {
      for (const text of [row.name, ...row.aliases]) sense(text, `place:${row.name}`, "place");
    }
  }
  validateEntities(entities);

  const nouns = new Map<string, Noun>();
  for (const { noun, line, ...row } of read("nouns.tsv", nounRow)) {
    if (nouns.has(noun)) throw invalid(`actors/nouns.tsv:${line}`, "each noun once", `"${noun}" again`);
    nouns.set(noun, row);
  }
  return { entities, phrases, nouns, regimes, capitals };
}
