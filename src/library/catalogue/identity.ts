import type { ActorDigest } from "../../fusion/actors/identity.ts";
import { type ActorsOf, type Joined, joinActors } from "../../fusion/actors/join.ts";
import type { DocumentDigest } from "../../fusion/digest.ts";
import type { IdentityGroup, IdentityRow } from "../../store/catalogue-store.ts";
import type { Session } from "../../store/store.ts";
import type { FusionContext } from "../fusion/context.ts";
import { placingsOf } from "../fusion/placings.ts";

/** Who the actors of some documents are in the whole library: as the machine has it, and with what people say of it. */
export interface WholeLibrary {
  readonly machine: Joined;
  readonly judged: Joined;
}

const isName = (key: string): boolean => key.startsWith("name:");

/** Actors that are known by their names alone: who they are depends on who else bears the name. */
export const identitiesOf = ({ actors }: DocumentDigest): readonly IdentityRow[] =>
  actors
    .filter(({ key }) => isName(key))
    .map(({ id, key, country, aliases }) => ({ actor: id, base: key, country: country ?? null, aliases }));

/** By the same rule as within a story, over all documents that the catalogue has. */
export async function inWholeLibrary(
  context: FusionContext,
  digests: readonly DocumentDigest[],
): Promise<WholeLibrary> {
  const keys = digests.flatMap(({ actors }) => actors.map(({ key }) => key));
  const known = await knownOf(context.session, [...new Set(keys.filter(isName))]);
  const documents: readonly ActorsOf[] = [...digests, known];
  return {
    machine: joinActors(documents),
    judged: joinActors(documents, await placingsOf(context, "actor")),
  };
}

/** What the library knows of some names, in the form of one more document: their countries, and who else bears them. */
async function knownOf(session: Session, bases: readonly string[]): Promise<ActorsOf> {
  const groups = await session.identityGroups(bases);
  const bearers = await session.bearers([...new Set(bases.map(shortOf))]);
  return {
    document: "",
    actors: [
      ...groups.map(({ base, country }, at) => asDigest(`g${at}`, base, country, [])),
      ...[...bearers].flatMap(([alias, names], at) =>
        names.map((base, of) => asDigest(`b${at}-${of}`, base, null, [alias])),
      ),
    ],
  };
}

const shortOf = (base: string): string => base.slice(base.lastIndexOf(":") + 1);

const asDigest = (id: string, key: string, country: string | null, aliases: readonly string[]): ActorDigest => ({
  id,
  name: key,
  kind: "unknown",
  key,
  certainty: "likely",
  ...(country === null ? {} : { country }),
  aliases,
  partOf: [],
});

/** Documents whose actors are others than they were filed as, since others came or went with the same names. */
export async function misfiled(session: Session, bases: readonly string[]): Promise<readonly string[]> {
  const groups = await session.identityGroups(bases);
  const known = await knownOf(session, bases);
  const asked: ActorsOf = {
    document: ELSEWHERE,
    actors: groups.map(({ base, country }, at) => asDigest(`g${at}`, base, country, [])),
  };
  const joined = joinActors([known, asked]);
  const wrong = groups.filter((group, at) => !isFiledAs(group, joined(ELSEWHERE, `g${at}`)?.key ?? group.base));
  const documents = new Set<string>();
  for (const group of wrong) for (const id of await session.documentsOfIdentity(group)) documents.add(id);
  return [...documents].sort();
}

const ELSEWHERE = "*";

/** A name that several bear, without a country, is of its own document only. */
const isFiledAs = ({ base, key }: IdentityGroup, expected: string): boolean =>
  expected === `${base}:in:${ELSEWHERE}` ? key.startsWith(`${base}:in:`) : key === expected;
