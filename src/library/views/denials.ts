import { overlaps, type Span } from "../../doc/span.ts";
import type { Contradiction } from "../../fusion/aspects/types.ts";
import { compareText } from "../../fusion/ids.ts";
import type { ClaimFilter, DenialPair, PageOf, Quoted } from "../../query/records.ts";
import type { StoredElement } from "../../store/catalogue-store.ts";
import type { GroupRow } from "../../store/fusion-store.ts";
import type { PageRequest, Session } from "../../store/store.ts";
import { NO_OUTLET } from "../catalogue/document.ts";
import { DENIES, isTold } from "../catalogue/elements.ts";
import type { ClaimEntry, EventEntry } from "../catalogue/entries.ts";
import type { FusionContext } from "../fusion/context.ts";
import type { StoryCard } from "../fusion/story-card.ts";
import { claimRow, claimsPage } from "./claims.ts";
import { fromOffset } from "./offset.ts";

/** What is denied, before the document that says so is at hand. */
interface Denied {
  readonly document: string;
  readonly span: Span;
  readonly claimant: string;
  readonly type?: EventEntry["type"];
  readonly story?: string;
}

interface Denying {
  readonly row: StoredElement;
  readonly entry: ClaimEntry;
}

/** Denials that are looked at for one page at most; where pairs are rare, the page is short and has a cursor. */
const ROUNDS = 4;

/** Denials with what they deny, where both are found: by the document's own links, and by what contradicts what. */
export async function denialsView(
  context: FusionContext,
  given: ClaimFilter,
  { limit, cursor }: PageRequest,
): Promise<PageOf<DenialPair>> {
  const pairs: DenialPair[] = [];
  let [after, skip] = readCursor(cursor);
  for (let round = 0; round < ROUNDS; round++) {
    const request = { limit, ...(after === undefined ? {} : { cursor: after }) };
    const denies = [{ role: "act" as const, key: DENIES }];
    const page = await claimsPage(context, given, denies, request, (row, entry) => ({ row, entry }));
    const paired = await pairsOf(context, page.rows);
    for (const [at, of] of paired.entries()) {
      const fresh = at === 0 ? of.slice(skip) : of;
      const room = limit - pairs.length;
      pairs.push(...fresh.slice(0, room));
      const last = page.rows[at];
      const isLast = at === paired.length - 1 && page.cursor === undefined;
      if (fresh.length > room) {
        const before = at === 0 ? after : page.rows[at - 1]?.row.cursor;
        const seen = (at === 0 ? skip : 0) + room;
        return { rows: pairs, cursor: writeCursor(before, seen) };
      }
      if (pairs.length === limit && !isLast && last !== undefined)
        return { rows: pairs, cursor: writeCursor(last.row.cursor, 0) };
    }
    if (page.cursor === undefined) return { rows: pairs };
    after = page.cursor;
    skip = 0;
  }
  return { rows: pairs, ...(after === undefined ? {} : { cursor: writeCursor(after, 0) }) };
}

/** Behind which denial the list goes on, and how many pairs of the next are shown already. */
const writeCursor = (after: string | undefined, skip: number): string =>
  `${skip}${after === undefined ? "" : ` ${after}`}`;

function readCursor(cursor: string | undefined): [after: string | undefined, skip: number] {
  if (cursor === undefined) return [undefined, 0];
  const space = cursor.indexOf(" ");
  const [skip, after] = space < 0 ? [cursor, undefined] : [cursor.slice(0, space), cursor.slice(space + 1)];
  return [after, fromOffset(skip)];
}

/** For each denial its pairs. */
async function pairsOf(
  context: FusionContext,
  denials: readonly Denying[],
): Promise<readonly (readonly DenialPair[])[]> {
  const { session } = context;
  const documents = [...new Set(denials.map(({ row }) => row.document))];
  const cards = await contradictionsNear(session, documents);
  const pointing = denials.filter(({ entry }) => entry.contested === true || entry.target?.attribution !== undefined);
  const near = await nearby(session, [...new Set(pointing.map(({ row }) => row.document))]);
  const found = denials.map((denial) => {
    const around = near.get(denial.row.document);
    const opposed = (cards.get(denial.row.document) ?? []).flatMap((contradiction) => deniedBy(denial, contradiction));
    const all = [...opposed, ...(around === undefined ? [] : deniedWithin(denial, around, opposed.length === 0))];
    return once(all.filter((one) => one.document !== denial.row.document || !isOwn(denial, one.span)));
  });
  const shown = await quotedAt(
    session,
    found.flat().map(({ document }) => document),
  );
  return denials.map(({ row, entry }, at) => {
    const denial = claimRow(row, entry);
    return (found[at] ?? []).flatMap((denied): readonly DenialPair[] => {
      const quoted = shown(denied);
      if (quoted === undefined) return [];
      const { type, story } = denied;
      return [
        {
          denial,
          denied: quoted,
          claimant: denied.claimant,
          ...(type === undefined ? {} : { type }),
          ...(story === undefined ? {} : { story }),
        },
      ];
    });
  });
}

/** Claims and events of a document. */
interface Nearby {
  readonly claims: readonly ClaimEntry[];
  readonly events: readonly EventEntry[];
  readonly outlet: string;
}
const MOST = 50_000;

async function nearby(session: Session, documents: readonly string[]): Promise<ReadonlyMap<string, Nearby>> {
  if (documents.length === 0) return new Map();
  const entries = async <T>(kind: "claim" | "event") => {
    const { rows } = await session.elements(kind, { documents }, { limit: MOST });
    return Map.groupBy(
      rows.map((row) => ({ row, entry: JSON.parse(row.json) as T })),
      ({ row }) => row.document,
    );
  };
  const [claims, events] = [await entries<ClaimEntry>("claim"), await entries<EventEntry>("event")];
  return new Map(
    documents.map((document) => {
      const own = claims.get(document) ?? [];
      return [
        document,
        {
          claims: own.map(({ entry }) => entry),
          events: (events.get(document) ?? []).map(({ entry }) => entry),
          outlet: own[0]?.row.outlet ?? NO_OUTLET,
        },
      ] as const;
    }),
  );
}

/** What the reading says that the denial is about, and events that it denies and somebody else asserts. */
function deniedWithin(
  { row: { document }, entry }: Denying,
  { claims, events, outlet }: Nearby,
  isOnly: boolean,
): readonly Denied[] {
  const found: Denied[] = [];
  const { attribution, event } = entry.target ?? {};
  // What contradicts it was looked for with more care than the reading alone can take.
  for (const claim of isOnly ? claims : []) {
    if (claim.attribution !== attribution) continue;
    const claimant = claim.speakers.map(({ name }) => name).join(" and ");
    found.push({ document, span: claim.span, claimant: claimant === "" ? (claim.source ?? outlet) : claimant });
  }
  const denied = new Set([
    ...(event === undefined ? [] : [event]),
    ...entry.events.filter(({ status }) => status === "denied").map(({ id }) => id),
  ]);
  const own = entry.speakers.map(({ key }) => key).join("+");
  for (const { event: id, type, status, claimant, claimantKey, span } of events) {
    if (!denied.has(id) || !isTold(status) || claimantKey === own) continue;
    found.push({ document, span, claimant, type });
  }
  return found;
}

/** What was found to contradict each other in these documents, or in stories that they tell. */
async function contradictionsNear(
  session: Session,
  documents: readonly string[],
): Promise<ReadonlyMap<string, readonly Contradiction[]>> {
  const found = new Map<string, readonly Contradiction[]>();
  const add = (document: string, contradictions: readonly Contradiction[]): void => {
    const denials = contradictions.filter(({ kind }) => kind === "denial");
    if (denials.length > 0) found.set(document, [...(found.get(document) ?? []), ...denials]);
  };
  for (const { id, json } of await contested(session, "document", documents))
    add(id, JSON.parse(json) as readonly Contradiction[]);
  const members = await session.membersIn("story", documents);
  const groups = [...new Set(members.map(({ group }) => group))];
  for (const { id, json } of await contested(session, "story", groups)) {
    const contradictions = (JSON.parse(json) as StoryCard).contradictions.map((one) => ({ ...one, story: id }));
    const told = new Set(members.filter(({ group }) => group === id).map(({ document }) => document));
    for (const document of told) add(document, contradictions);
  }
  return found;
}

async function contested(
  session: Session,
  space: "document" | "story",
  ids: readonly string[],
): Promise<readonly GroupRow[]> {
  if (ids.length === 0) return [];
  const { rows } = await session.groups(space, { limit: ids.length }, { ids, contested: true });
  return rows.toSorted((a, b) => compareText(a.id, b.id));
}

function deniedBy({ row, entry }: Denying, { positions, story }: Contradiction): readonly Denied[] {
  const mine = positions.some(
    ({ stance, evidence }) =>
      stance === "denies" &&
      evidence.some(({ document, span }) => document === row.document && isOwn({ row, entry }, span)),
  );
  if (!mine) return [];
  return positions
    .filter(({ stance }) => stance === "asserts")
    .flatMap(({ claimant, evidence }) => {
      const [first] = evidence;
      if (first === undefined) return [];
      // A claim's evidence is its cue and the pieces of its content.
      const spans = evidence.filter(({ document }) => document === first.document).map(({ span }) => span);
      const span: Span = [Math.min(...spans.map(([start]) => start)), Math.max(...spans.map(([, end]) => end))];
      const whole = span[1] - span[0] <= LONGEST ? span : first.span;
      return [{ document: first.document, span: whole, claimant, ...(story === undefined ? {} : { story }) }];
    });
}
/** Characters: what stands further apart is not one claim. */
const LONGEST = 600;

const isOwn = ({ entry }: Denying, span: Span): boolean => overlaps(entry.span, span);

function once(all: readonly Denied[]): readonly Denied[] {
  const kept: Denied[] = [];
  for (const one of all) {
    const same = kept.find(({ document, span }) => document === one.document && overlaps(span, one.span));
    if (same === undefined) kept.push(one);
    else if (same.story === undefined && one.story !== undefined)
      kept[kept.indexOf(same)] = { ...same, story: one.story };
  }
  return kept;
}

async function quotedAt(
  session: Session,
  documents: readonly string[],
): Promise<(denied: Denied) => Quoted | undefined> {
  const rows = new Map<string, Omit<Quoted, "span" | "words"> & { readonly text: string }>();
  const ids = [...new Set(documents)];
  const lineages = new Map((await session.membersIn("lineage", ids)).map((member) => [member.document, member.group]));
  for (const id of ids) {
    const row = await session.document(id);
    if (row === undefined) continue;
    const { outlet, title, published, text } = row;
    rows.set(id, { document: id, outlet, title, published, lineage: lineages.get(id) ?? id, text });
  }
  return ({ document, span }) => {
    const row = rows.get(document);
    if (row === undefined) return undefined;
    const { text, ...own } = row;
    return { ...own, span, words: text.slice(...span) };
  };
}
