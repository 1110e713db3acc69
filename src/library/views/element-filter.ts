import { HearsayError } from "../../errors.ts";
import { daysOf } from "../../fusion/days.ts";
import type { ClaimFilter, EventFilter } from "../../query/records.ts";
import type { ElementFilter, ElementKind, Part, StoredElement } from "../../store/catalogue-store.ts";
import { parseSearch, type SearchQuery, searchWords } from "../../store/search-query.ts";
import type { Page, PageRequest, Session } from "../../store/store.ts";
import type { FusionContext } from "../fusion/context.ts";

/** What of a filter the store can answer, and what has to be looked at in each row. */
export interface Asked {
  readonly filter: ElementFilter;
  readonly words?: SearchQuery;
  readonly story?: StoryItems;
}

/** What of a story is in its documents. */
export interface StoryItems {
  readonly items: ReadonlySet<string>;
  /** Documents that tell of nothing but the story first of all: their openings are in it. */
  readonly opening: ReadonlySet<string>;
}

type Either = Partial<Omit<ClaimFilter, "act" | "negated">> &
  Partial<Pick<EventFilter, "happenedFrom" | "happenedUntil">>;

/** Undefined where nothing can be found: a story or lineage that is not there. */
export async function askedOf(
  { session }: FusionContext,
  given: Either,
  parts: readonly Part[],
): Promise<Asked | undefined> {
  const { q, from, until, outlet, lineage, story, document } = given;
  const sets: (readonly string[])[] = document === undefined ? [] : [[document]];
  if (lineage !== undefined) {
    const group = await session.groupOf("lineage", lineage);
    if (group === undefined) return undefined;
    sets.push((await session.members("lineage", [group])).map((member) => member.document));
  }
  const told = story === undefined ? undefined : await storyItems(session, story);
  if (story !== undefined) {
    if (told === undefined) return undefined;
    sets.push(told.documents);
  }
  const [first, ...rest] = sets;
  const documents = first?.filter((id) => rest.every((set) => set.includes(id)));
  const words = q === undefined || q.trim() === "" ? undefined : parseSearch(q);
  const happened = happenedIn(given);
  return {
    filter: {
      ...(parts.length === 0 ? {} : { parts }),
      ...(from === undefined ? {} : { from: dayText(from) }),
      ...(until === undefined ? {} : { until: dayText(until) }),
      ...(outlet === undefined ? {} : { outlet }),
      ...(documents === undefined ? {} : { documents: [...new Set(documents)] }),
      // Whether the words stand in the element itself is seen in its row.
      ...(words === undefined ? {} : { words: words.filter(({ exclude }) => !exclude) }),
      ...(happened === undefined ? {} : { happened }),
    },
    ...(words === undefined ? {} : { words }),
    ...(told === undefined ? {} : { story: told }),
  };
}

/** A day, a month or a year. */
export function dayText(text: string): string {
  if (/^\d{4}(?:-\d{2}(?:-\d{2})?)?$/.test(text) && daysOf(text) !== undefined) return text;
  throw new HearsayError("E_USAGE", {
    expected: "a day, a month or a year such as 2022-04-17",
    got: JSON.stringify(text),
    fix: "Write it as in ISO 8601.",
  });
}

function happenedIn({ happenedFrom, happenedUntil }: Either): ElementFilter["happened"] {
  if (happenedFrom === undefined && happenedUntil === undefined) return undefined;
  const first = happenedFrom === undefined ? undefined : daysOf(dayText(happenedFrom))?.first;
  const last = happenedUntil === undefined ? undefined : daysOf(dayText(happenedUntil))?.last;
  return { first: first ?? FIRST_DAY, last: last ?? LAST_DAY };
}
/** Of the years 1 and 9999. */
const FIRST_DAY = -719_162;
const LAST_DAY = 2_932_896;

async function storyItems(
  session: Session,
  story: string,
): Promise<(StoryItems & { readonly documents: readonly string[] }) | undefined> {
  const group = await session.groupOf("story", story);
  if (group === undefined) return undefined;
  const members = await session.members("story", [group]);
  const items = new Set(members.map(({ item }) => item));
  const documents = [...new Set(members.map((member) => member.document))];
  return { items, documents, opening: new Set(documents.filter((document) => items.has(`${document}#lead`))) };
}

/** Rows that are looked at for one page at most: who asks for rare words of many documents gets a short page and a cursor. */
const MOST_ROWS = 1_800;
const AT_ONCE = 200;
/** Where the first hold little of what is asked for. */
const THEN = 800;

/** Pages of those rows that `keep` makes something of. */
export async function filteredPage<T>(
  session: Session,
  kind: ElementKind,
  { filter, words, story }: Asked,
  { limit, cursor }: PageRequest,
  keep: (row: StoredElement) => T | undefined,
): Promise<Page<T>> {
  const isLookedThrough = words !== undefined || story !== undefined;
  let size = isLookedThrough ? Math.max(limit, AT_ONCE) : limit;
  const kept: T[] = [];
  let after = cursor;
  for (let seen = 0; seen < MOST_ROWS; ) {
    const page = await session.elements(kind, filter, {
      limit: size,
      ...(after === undefined ? {} : { cursor: after }),
    });
    for (const [at, row] of page.rows.entries()) {
      const made = keep(row);
      if (made === undefined) continue;
      kept.push(made);
      if (kept.length < limit) continue;
      const isLast = at === page.rows.length - 1 && page.cursor === undefined;
      return { rows: kept, ...(isLast ? {} : { cursor: row.cursor }) };
    }
    if (page.cursor === undefined) return { rows: kept };
    seen += page.rows.length;
    if (isLookedThrough) size = THEN;
    after = page.cursor;
  }
  return { rows: kept, ...(after === undefined ? {} : { cursor: after }) };
}

/**
 * Can what is written of an element hold these words? Far from all that is found in documents does, and to look at its
 * letters costs less than to take it apart.
 */
export function mayHold(json: string, query: SearchQuery): boolean {
  const lower = comparable(json);
  return query.every(({ words, exclude }) => exclude || words.every((word) => lower.includes(comparable(word))));
}

/** As searches know words, but that a sigma is one letter at the end of a word too: here other letters may stand around it. */
function comparable(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: all of ASCII
  if (/^[\x00-\x7f]*$/.test(text)) return text.toLowerCase();
  return text
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .toLowerCase()
    .replaceAll("ς", "σ");
}

/** Does a text hold all clauses and none of the excluded ones, by the words that searches know? */
export function holdsWords(text: string, query: SearchQuery): boolean {
  const words = searchWords(text);
  return query.every(({ words: wanted, prefix, exclude }) => {
    const found = words.some((_, start) =>
      wanted.every((word, at) => {
        const own = words[start + at];
        if (own === undefined) return false;
        return prefix && at === wanted.length - 1 ? own.startsWith(word) : own === word;
      }),
    );
    return found !== exclude;
  });
}
