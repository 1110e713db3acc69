import { ACTOR_KINDS } from "../../doc/reading.ts";
import { compareText } from "../../fusion/ids.ts";
import type { ActorView, Quoted } from "../../query/records.ts";
import type { CountRow } from "../../store/catalogue-store.ts";
import type { Session } from "../../store/store.ts";
import type { EventEntry } from "../catalogue/entries.ts";
import type { FusionContext } from "../fusion/context.ts";
import { placingsOf } from "../fusion/placings.ts";
import type { StoryCard } from "../fusion/story-card.ts";
import { recordOf } from "../judgements/ledger.ts";
import { actorLine, claimantNames, refsOf, type Seeing } from "./actors.ts";
import { relationViews } from "./relations.ts";

/** Rows of each part of the page; its lists have all. */
const NAMES = 40;
const GIVEN = 100;
const ROLES = 30;
const RELATIONS = 20;
const OTHERS = 30;
const CLAIMANTS = 30;
const STORIES = 20;
const MONTHS = 1200;
/** Of its newest events, in search of its stories. */
const EVENTS = 150;

/** Who somebody is, by its key: undefined where nobody has it; "private" where it is no business of others. */
export async function actorView(
  context: FusionContext,
  key: string,
  { private: shown = false }: Seeing = {},
): Promise<ActorView | "private" | undefined> {
  const { session } = context;
  const [row] = await session.actorsNamed([key]);
  if (row === undefined) return undefined;
  if (row.private && !shown) return "private";
  const counts = (facet: string, limit: number): Promise<readonly CountRow[]> =>
    session.countsOf({ subjects: [key], facets: [facet] }, limit);
  return {
    ...actorLine(row),
    entity: key.startsWith("kb:") ? key.slice("kb:".length) : null,
    sector: row.sector,
    names: await namesOf(session, key, counts),
    roles: await rolesOf(session, await counts("role", ROLES)),
    relations: await relationViews(session, await counts("relation", RELATIONS)),
    said: (await counts("said", ACTOR_KINDS.length * 20)).map(({ value, documents, lineages }) => {
      const [as = "", type = "", status = ""] = value.split("\n");
      return { type, as: as as "actor" | "recipient", status, documents, lineages };
    }),
    others: await othersOf(session, key, await counts("other", OTHERS), shown),
    months: await monthsOf(session, key),
    claimants: await claimantsOf(session, key, await counts("claimant", CLAIMANTS)),
    stories: await storiesOf(session, key),
    identity: await identityText(context, key),
  };
}

/** Those that people gave are all there, after those that most documents use. */
async function namesOf(
  session: Session,
  key: string,
  counts: (facet: string, limit: number) => Promise<readonly CountRow[]>,
): Promise<ActorView["names"]> {
  const given = await givenNames(session, await counts("alias", GIVEN));
  const human = await session.countsOf({ subjects: [key], facets: ["name"], prefix: "human\n" }, GIVEN);
  const used = (await counts("name", NAMES)).filter(({ value }) => !value.startsWith("human\n"));
  return [...used, ...human].map(({ value, documents, lineages, first, last, evidence }) => {
    const [form = "", name = ""] = value.split("\n");
    const added = form === "human" ? given.get(name) : undefined;
    return {
      name,
      form: form as ActorView["names"][number]["form"],
      documents,
      lineages,
      first,
      last,
      ...(evidence === undefined ? {} : { evidence }),
      ...(added === undefined ? {} : { added }),
    };
  });
}

type Added = NonNullable<ActorView["names"][number]["added"]>;

/** Who gave each name, when and why, as the ledger has it. */
async function givenNames(session: Session, counts: readonly CountRow[]): Promise<ReadonlyMap<string, Added>> {
  const given = new Map<string, Added[number][]>();
  for (const { value } of counts) {
    const [name = "", id = ""] = value.split("\n");
    const [row] = await session.judgementsByPrefix(id);
    if (row === undefined) continue;
    const { author, at, reason, id: record } = recordOf(row);
    given.set(name, [...(given.get(name) ?? []), { record, author, at, ...(reason === undefined ? {} : { reason }) }]);
  }
  for (const added of given.values()) added.sort((a, b) => compareText(a.at, b.at) || compareText(a.record, b.record));
  return given;
}

async function rolesOf(session: Session, counts: readonly CountRow[]): Promise<ActorView["roles"]> {
  const parsed = counts.map((count) => ({ count, parts: count.value.split("\n") }));
  const ref = await refsOf(
    session,
    parsed.flatMap(({ parts: [, , of = ""] }) => (of === "" ? [] : [of])),
  );
  const roles: ActorView["roles"][number][] = [];
  for (const { count, parts } of parsed) {
    const [former, title = "", of = ""] = parts;
    const { documents, lineages, first, last, evidence } = count;
    const quoted = evidence === undefined ? undefined : await quotedAt(session, evidence.document, evidence.span);
    if (quoted === undefined) continue;
    roles.push({
      title,
      ...(of === "" ? {} : { of: ref(of) }),
      former: former === "former",
      first,
      last,
      documents,
      lineages,
      quoted,
    });
  }
  return roles;
}

async function quotedAt(
  session: Session,
  document: string,
  span: readonly [number, number],
): Promise<Quoted | undefined> {
  const row = await session.document(document);
  if (row === undefined) return undefined;
  const [member] = await session.membersIn("lineage", [document]);
  const { outlet, title, published } = row;
  return {
    document,
    span,
    words: row.text.slice(...span),
    outlet,
    title,
    published,
    lineage: member?.group ?? document,
  };
}

async function othersOf(
  session: Session,
  key: string,
  counts: readonly CountRow[],
  shown: boolean,
): Promise<ActorView["others"]> {
  const values = counts.map(({ value }) => value);
  if (values.length === 0) return [];
  const ref = await refsOf(session, values);
  const hostile = await session.countsOf({ subjects: [key], facets: ["other:conflict"], values }, values.length);
  const conflicts = new Map(hostile.map(({ value, n }) => [value, n]));
  return counts
    .map(({ value, n, documents, lineages }) => {
      const conflict = conflicts.get(value) ?? 0;
      return { actor: ref(value), cooperation: n - conflict, conflict, documents, lineages };
    })
    .filter(({ actor }) => shown || actor.private !== true);
}

async function monthsOf(session: Session, key: string): Promise<ActorView["months"]> {
  const facets = ["month:cooperation", "month:conflict", "month:says"];
  const counts = await session.countsOf({ subjects: [key], facets }, 3 * MONTHS);
  const months = [...new Set(counts.map(({ value }) => value))].sort();
  const lineages = new Map(counts.map((count) => [`${count.facet} ${count.value}`, count.lineages]));
  const of = (facet: string, month: string): number => lineages.get(`month:${facet} ${month}`) ?? 0;
  return months.map((month) => ({
    month,
    cooperation: of("cooperation", month),
    conflict: of("conflict", month),
    says: of("says", month),
  }));
}

async function claimantsOf(
  session: Session,
  subject: string,
  counts: readonly CountRow[],
): Promise<ActorView["claimants"]> {
  const known = await claimantNames(
    session,
    counts.map(({ value }) => value),
  );
  // Who is only described is called as most reports do.
  const described = counts.filter(({ value }) => value.includes("described:"));
  const facet = "claimant:called";
  const ranges = described.map(({ value }) => ({ subject, facet, prefix: `${value}\n` }));
  const called = new Map<string, string>();
  for (const { value } of (await session.countsOf({ facets: [facet], ranges }, 10 * CLAIMANTS)).toReversed()) {
    const end = value.lastIndexOf("\n");
    called.set(value.slice(0, end), value.slice(end + 1));
  }
  const name = (key: string): string => called.get(key) ?? known(key);
  return counts.map(({ value, n, documents, lineages }) => ({
    key: value,
    name: name(value),
    claims: n,
    documents,
    lineages,
  }));
}

/** Stories in which it does or suffers most, by its newest events. */
async function storiesOf(session: Session, key: string): Promise<ActorView["stories"]> {
  const items: string[] = [];
  for (const role of ["actor", "recipient"] as const) {
    const { rows } = await session.elements("event", { parts: [{ role, key }] }, { limit: EVENTS });
    items.push(...rows.map(({ json }) => (JSON.parse(json) as EventEntry).item));
  }
  const counts = new Map<string, number>();
  for (const story of (await session.storiesOf(items)).values()) counts.set(story, (counts.get(story) ?? 0) + 1);
  const ids = [...counts].toSorted(([a, n], [b, m]) => m - n || (a < b ? -1 : 1)).map(([id]) => id);
  const stories: ActorView["stories"][number][] = [];
  for (const id of ids.slice(0, STORIES)) {
    const group = await session.group("story", id);
    if (group !== undefined) stories.push({ id, title: (JSON.parse(group.json) as StoryCard).title });
  }
  return stories;
}

async function identityText(context: FusionContext, key: string): Promise<string> {
  const { hubsOf, thingsOf } = await placingsOf(context, "actor");
  if (thingsOf(key).length > 0 || hubsOf(key).some((hub) => hub !== key)) return "people have said that they are one";
  if (key.startsWith("kb:")) return "its mentions stand for the same entry of the knowledge base";
  if (key.startsWith("in:")) return "known in this document alone";
  if (/:in:[^:]+$/.test(key)) return "a name that several bear, in one document";
  if (/:[A-Z]{3}$/.test(key)) return "the same full name and country";
  return "the same full name, with no two countries";
}
