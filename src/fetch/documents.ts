import { sha256Hex } from "../doc/hash.ts";
import type { FetchFacts, MetadataField, SourceDocument, SourceItem } from "../doc/source.ts";
import { HearsayError } from "../errors.ts";
import { oneChunk } from "../sources/byte-source.ts";
import { documentsFrom, type SourceContext } from "../sources/documents.ts";
import { feedsOfPage } from "../sources/feed/discover.ts";
import { declaredLanguage, itemDocument, itemMetadata, sourceNotes } from "../sources/feed/documents.ts";
import type { Feed, FeedItem } from "../sources/feed/feed.ts";
import { looksLikeFeed } from "../sources/feed/look.ts";
import { parseFeed } from "../sources/feed/parse.ts";
import type { GivenMetadata } from "../sources/source.ts";
import { type Clock, instant } from "./clock.ts";
import { type Fetched, type FetchOptions, fetchSafely, requirePage } from "./fetch-safely.ts";
import type { PoliteFetch } from "./polite.ts";
import { allowedHost, vetTarget } from "./target.ts";

export interface FetchContext {
  readonly clock: Clock;
  readonly sources: SourceContext;
  readonly options: FetchOptions;
  /** For addresses that strangers give: the items of feeds. */
  readonly polite: PoliteFetch;
}

/** Feeds have dozens; what has more would have us ask its victims for thousands of pages. */
const MOST_REPORTS = 1000;

/** Everything behind an address that the user gave: a page, a file of any kind, or all the reports of a feed. */
export async function* addressItems(
  address: string,
  context: FetchContext,
  given: GivenMetadata,
): AsyncGenerator<SourceItem, void> {
  try {
    const fetched = requirePage(await fetchSafely(address, context.options));
    if (!looksLikeFeed(fetched.bytes)) {
      yield* pageItems(fetched, context, given);
      return;
    }
    const feed = feedOf(fetched);
    for (const [at, item] of feed.items.entries()) {
      if (at === MOST_REPORTS) {
        yield {
          kind: "skipped",
          where: address,
          reason: `of its ${feed.items.length} reports, the first ${at} are taken`,
        };
        break;
      }
      const { items } = await reportItems({ feed, url: fetched.url, item }, context, given);
      yield* items;
    }
  } catch (error) {
    if (!(error instanceof HearsayError) || error.code === "E_USAGE") throw error;
    yield { kind: "problem", where: address, error };
  }
}

/** Throws E_FEED; where a page came instead, with the feeds that the page names. */
export function feedOf({ bytes, url, charset }: Fetched): Feed {
  const feeds = looksLikeFeed(bytes) ? [] : feedsOfPage(bytes, url);
  if (feeds.length > 0) {
    const fix = `Name one of these: ${feeds.join(" ")}`;
    throw new HearsayError("E_FEED", { where: url, expected: "a feed", got: "a page that names its feeds", fix });
  }
  return parseFeed(bytes, { where: url, address: url, declared: charset });
}

/** The documents in what was fetched, each with where it comes from. */
export async function* pageItems(
  fetched: Fetched,
  { sources, clock }: FetchContext,
  given: GivenMetadata,
  feed?: FetchFacts["feed"],
): AsyncGenerator<SourceItem, void> {
  const { bytes, url, requested, mediaType, charset } = fetched;
  const facts = factsOf(fetched, instant(clock.now()), feed);
  const source = {
    where: requested,
    key: requested,
    name: new URL(url).pathname,
    mediaType: mediaType === "" ? undefined : `${mediaType}${charset === undefined ? "" : `; charset=${charset}`}`,
    address: url,
    given,
    bytes: oneChunk(bytes),
  };
  for await (const item of documentsFrom(source, sources)) {
    yield item.kind === "document"
      ? { ...item, input: { ...item.input, ...believed(item, url) }, fetched: facts }
      : item;
  }
}

/** Many sites name their front page as the address of every report: then it is the one that it was fetched from. */
function believed({ input, markup }: SourceDocument, fetchedFrom: string): { readonly url?: string } {
  const said = URL.parse(input.url ?? "");
  const isFrontPage = said !== null && said.pathname === "/" && said.search === "";
  return isFrontPage && markup.includes("url") && new URL(fetchedFrom).pathname !== "/" ? { url: fetchedFrom } : {};
}

function factsOf(fetched: Fetched, fetchedAt: string, feed: FetchFacts["feed"]): FetchFacts {
  const { requested, url, hops, status, mediaType, bytes, headers } = fetched;
  const { date, etag, "last-modified": lastModified } = headers;
  return {
    requested,
    url,
    hops,
    status,
    fetchedAt,
    sha256: sha256Hex(bytes),
    ...(mediaType === "" ? {} : { mediaType }),
    ...(date === undefined ? {} : { date }),
    ...(etag === undefined ? {} : { etag }),
    ...(lastModified === undefined ? {} : { lastModified }),
    ...(feed === undefined ? {} : { feed }),
  };
}

/** One report of a feed, and the address that the feed was fetched from. */
export interface FeedReport {
  readonly feed: Feed;
  readonly url: string;
  readonly item: FeedItem;
}

export interface ReportItems {
  readonly items: readonly SourceItem[];
  readonly got: "page" | "text" | "nothing";
  /** The page could not be had now, and may be had later. */
  readonly again: boolean;
}

/** The page of a report of a feed; where it cannot be had or holds less, the feed's own words, with a note that says so. */
export async function reportItems(
  report: FeedReport,
  context: FetchContext,
  given: GivenMetadata,
): Promise<ReportItems> {
  const { feed, item, url } = report;
  const { link } = item;
  if (link === undefined) return ownWords(report, context, given, "it gives no address of a page");
  const source = { url, item: item.key };
  try {
    const fetched = requirePage(await context.polite(link, forStrangers(url, context.options)));
    const items: SourceItem[] = [];
    for await (const found of pageItems(fetched, context, given, source)) items.push(completed(found, feed, item));
    const documents = items.filter((found) => found.kind === "document");
    const [problem] = items.filter((found) => found.kind === "problem");
    if (documents.length === 0) return ownWords(report, context, given, reason(problem?.error), problem);
    // A page that shows strangers the first lines only, or asks them something instead.
    const most = Math.max(...documents.map((found) => found.input.text.length));
    const own = item.paragraphs.reduce((sum, paragraph) => sum + paragraph.length, 0);
    if (own > 2 * most) return ownWords(report, context, given, "the page shows less than the feed");
    return { items, got: "page", again: false };
  } catch (error) {
    if (!(error instanceof HearsayError)) throw error;
    const problem: SourceItem = { kind: "problem", where: link, error };
    return { ...ownWords(report, context, given, reason(error), problem), again: isPassing(error) };
  }
}

/** The hosts that the user opened are open to the feeds of those hosts, and not to what a stranger's feed points at. */
function forStrangers(feedUrl: string, options: FetchOptions): FetchOptions {
  const allow = new Set((options.allow ?? []).map(allowedHost));
  const { allow: _allow, ...closed } = options;
  return vetTarget(feedUrl, allow).allowed ? options : closed;
}

function ownWords(
  { feed, item, url }: FeedReport,
  { sources }: FetchContext,
  given: GivenMetadata,
  because: string,
  problem?: SourceItem,
): ReportItems {
  const where = item.link ?? `${url}!${item.key}`;
  try {
    const document = itemDocument(feed, item, { where, key: url, given, maxText: sources.limits.maxText, because });
    // A headline alone is not what somebody reported, and would be kept beside the report when that can be had.
    if (item.paragraphs.some((paragraph) => paragraph !== item.title))
      return { items: [document], got: "text", again: false };
  } catch (error) {
    if (!(error instanceof HearsayError)) throw error;
    return { items: [problem ?? { kind: "problem", where, error }], got: "nothing", again: false };
  }
  return { items: [problem ?? { kind: "skipped", where, reason: because }], got: "nothing", again: false };
}

/** What the page does not say of itself, the feed may. */
function completed(found: SourceItem, feed: Feed, item: FeedItem): SourceItem {
  if (found.kind !== "document") return found;
  const { url: _url, ...fields } = itemMetadata(feed, item);
  const added = (Object.keys(fields) as MetadataField[]).filter((field) => found.input[field] === undefined);
  return {
    ...found,
    input: { ...declaredLanguage(feed), ...fields, ...found.input },
    markup: [...found.markup, ...added],
    notes: [...found.notes, ...sourceNotes(item)],
  };
}

const reason = (error: HearsayError | undefined): string =>
  error === undefined ? "the page holds no document" : `${error.code}, got ${error.facts.got}`;

/** Robots, addresses that are refused and pages that are gone will be so the next time too. */
const isPassing = (error: HearsayError): boolean =>
  error.code === "E_FETCH_TIMEOUT" ||
  error.code === "E_FETCH_FAILED" ||
  (error.code === "E_FETCH_STATUS" && /HTTP (?:408|425|429|5\d\d)/.test(error.facts.got));
