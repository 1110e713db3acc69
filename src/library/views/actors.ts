import type { ActorLine, ActorRef, PageOf } from "../../query/records.ts";
import type { ActorFilter, ActorRow } from "../../store/catalogue-store.ts";
import { searchWords } from "../../store/search-query.ts";
import type { PageRequest, Session } from "../../store/store.ts";
import { NO_OUTLET } from "../catalogue/document.ts";
import type { FusionContext } from "../fusion/context.ts";

export interface ActorsFilter {
  /** Beginnings of words of any of its names. */
  readonly q?: string | undefined;
  readonly kind?: string | undefined;
  readonly country?: string | undefined;
}

/** Who may see private persons: they are left out of lists and have no page, unless the owner asks for them. */
export interface Seeing {
  readonly private?: boolean;
}

/** Those who have a name, most lineages first. */
export async function actorsView(
  { session }: FusionContext,
  { q, kind, country }: ActorsFilter,
  page: PageRequest,
  { private: shown = false }: Seeing = {},
): Promise<PageOf<ActorLine>> {
  const words = q === undefined ? [] : searchWords(q);
  const filter: ActorFilter = {
    ...(words.length === 0 ? {} : { words }),
    ...(kind === undefined ? {} : { kind }),
    ...(country === undefined ? {} : { country }),
    private: shown,
  };
  const { rows, cursor } = await session.actors(filter, page);
  return { rows: rows.map(actorLine), ...(cursor === undefined ? {} : { cursor }) };
}

export function actorLine({ private: _private, sector: _sector, near: _near, kind, ...row }: ActorRow): ActorLine {
  return { ...row, kind: kind as ActorLine["kind"] };
}

/** Finds actors by their keys; who has no name anywhere is called by the key. */
export async function refsOf(session: Session, keys: Iterable<string>): Promise<(key: string) => ActorRef> {
  const rows = await session.actorsNamed([...new Set(keys)]);
  const found = new Map(rows.map((row) => [row.key, row]));
  return (key) => {
    const row = found.get(key);
    if (row === undefined) return { key, name: placeName(key) ?? key };
    const { name, kind } = row;
    return {
      key,
      name,
      kind: kind as ActorLine["kind"],
      ...(row.private ? { private: true as const } : {}),
    };
  };
}

/** Relations may end at places: "place:khost,AFG". */
function placeName(key: string): string | undefined {
  const [, name] = /^place:(.*?)(?:,[A-Z]{3})?$/.exec(key) ?? [];
  return name?.replace(/(?<=^|[ -])\p{L}/gu, (letter) => letter.toUpperCase());
}

/** Who a claimant is, in words: an outlet, an actor or several, somebody who is only described. */
export async function claimantNames(session: Session, keys: readonly string[]): Promise<(key: string) => string> {
  const refs = await refsOf(
    session,
    keys.flatMap((key) => key.split("+")),
  );
  return (key) => {
    if (key.startsWith("outlet:")) return /^outlet:[0-9a-f]{32}$/.test(key) ? NO_OUTLET : key.slice("outlet:".length);
    const names = key.split("+").map((each) => refs(each).name.replace(/^described:/, ""));
    return names.join(" and ");
  };
}
