import { z } from "zod";
import { ACTOR_KINDS } from "../../../doc/reading.ts";

/** The sectors of PLOVER (manual draft 2.0), and the codes that stand where a country would for bodies of several states. */
export const SECTORS = [
  ...["COP", "GOV", "JUD", "LEG", "MIL", "PRM", "PTY", "REB", "SPY", "UAF", "UNK"],
  ...["AGR", "BUS", "CRM", "CVL", "EDU", "ELI", "JRN", "LAB", "MED", "REF", "OPP", "PRE", "REL", "SOC"],
  ...["IGO", "NGO", "MNC"],
] as const;
const sector = z.enum(SECTORS);

const list = z.string().transform((cell) =>
  cell
    .split(";")
    .map((item) => item.trim())
    .filter((item) => item !== ""),
);
const country = z.string().regex(/^[A-Z]{3}$/, { error: "an ISO 3166-1 alpha-3 code" });
const date = z.string().regex(/^\d{4}(-\d\d(-\d\d)?)?$/, { error: "a date like 2021, 2021-08 or 2021-08-15" });
const id = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9.-]*$/, { error: "letters, digits, hyphens and full stops" });

export const ALIAS_KINDS = ["name", "acronym", "metonym", "former", "adjective"] as const;
export type AliasKind = (typeof ALIAS_KINDS)[number];
export interface AliasCell {
  readonly text: string;
  readonly kind: AliasKind;
}

/** "TTP (acronym); Pakistani Taliban; Punjabi Taliban (former)": without a bracket, a name. */
const aliases = list.transform((items, context): readonly AliasCell[] =>
  items.map((item) => {
    const match = /^(.*\S)\s*\((\w+)\)$/.exec(item);
    const kind = ALIAS_KINDS.find((known) => known === match?.[2]);
    if (match?.[1] !== undefined && kind !== undefined) return { text: match[1], kind };
    if (match !== null) context.addIssue(`a kind among ${ALIAS_KINDS.join(", ")} after "${match[1]}"`);
    return { text: item, kind: "name" };
  }),
);

export interface Office {
  readonly title: string;
  /** A state's code or an actor's id. */
  readonly of: string;
  readonly since?: string;
  readonly until?: string;
}

/** "president of AFG 2014-09-29/2021-08-15; finance minister of AFG 2002/2004": an empty end is open or not known. */
const offices = list.transform((items, context): readonly Office[] =>
  items.flatMap((item) => {
    const match = /^(.+) of (\S+) ([-\d]*)\/([-\d]*)$/.exec(item);
    const [, title, of, since, until] = match ?? [];
    if (title === undefined || of === undefined) {
      context.addIssue(`offices like "president of AFG 2014-09-29/2021-08-15", not "${item}"`);
      return [];
    }
    return [{ title, of, ...(since ? { since } : {}), ...(until ? { until } : {}) }];
  }),
);

export const stateRow = z.object({
  iso3: country,
  iso2: z.string().length(2),
  name: z.string(),
  other: list.default([]),
  capital: z.string().exactOptional(),
});
export const demonymRow = z.object({
  iso3: country,
  name: z.string().exactOptional(),
  aliases: list.default([]),
  adjectives: list.default([]),
  people: list.default([]),
  seats: list.default([]),
});
export const actorRow = z.object({
  id,
  name: z.string(),
  kind: z.enum(ACTOR_KINDS),
  country: country.exactOptional(),
  sector: sector.exactOptional(),
  parent: id.exactOptional(),
  since: date.exactOptional(),
  until: date.exactOptional(),
  aliases: aliases.default([]),
  source: z.string(),
});
export const personRow = z.object({
  id,
  name: z.string(),
  gender: z.enum(["m", "f"]).exactOptional(),
  country: country.exactOptional(),
  sector: sector.exactOptional(),
  member: id.exactOptional(),
  offices: offices.default([]),
  aliases: aliases.default([]),
  source: z.string(),
});
export const nounRow = z.object({
  noun: z.string(),
  kind: z.enum([...ACTOR_KINDS, "place:country", "place:city", "place:region", "place:facility", "place:feature"]),
  sector: sector.exactOptional(),
  gender: z.enum(["m", "f"]).exactOptional(),
  role: z.enum(["kin", "state", "government", "military", "police", "intelligence"]).exactOptional(),
});
export const placeRow = z.object({
  name: z.string(),
  kind: z.enum(["country", "region", "city", "facility", "feature"]),
  country: country.exactOptional(),
  lat: z.coerce.number().min(-90).max(90).exactOptional(),
  lon: z.coerce.number().min(-180).max(180).exactOptional(),
  /** Kilometres around the point within which the place lies, honestly rounded up. */
  radius: z.coerce.number().positive().exactOptional(),
  aliases: list.default([]),
});
export const givenNameRow = z.object({ name: z.string(), gender: z.enum(["m", "f"]).exactOptional() });

export const titleRow = z.object({
  word: z.string(),
  gender: z.enum(["m", "f"]).exactOptional(),
  sector: sector.exactOptional(),
  office: z.literal("yes").exactOptional(),
});

export const portfolioRow = z.object({ word: z.string(), portfolio: z.string() });

export type TitleRow = z.infer<typeof titleRow>;
export type StateRow = z.infer<typeof stateRow>;
export type DemonymRow = z.infer<typeof demonymRow>;
export type ActorRow = z.infer<typeof actorRow>;
export type PersonRow = z.infer<typeof personRow>;
export type NounRow = z.infer<typeof nounRow>;
export type PlaceRow = z.infer<typeof placeRow>;
