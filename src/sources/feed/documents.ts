import type { MetadataField, SourceDocument, SourceItem } from "../../doc/source.ts";
import { HearsayError } from "../../errors.ts";
import type { GivenMetadata } from "../source.ts";
import { checkText } from "../text.ts";
import type { Feed, FeedItem } from "./feed.ts";

export interface FeedDocumentOptions {
  /** For messages: the feed. */
  readonly where: string;
  /** Caller's name of the feed, from which its items without id and address get theirs. */
  readonly key?: string | undefined;
  readonly given: GivenMetadata;
  readonly maxText: number;
  /** Why it is the feed's own words that are read, in words. */
  readonly because: string;
}

/** Every item of a feed as the document that the feed itself holds: all of a report, or the few lines that stand for it. */
export function* feedDocuments(feed: Feed, options: FeedDocumentOptions): Generator<SourceItem, void> {
  for (const [at, item] of feed.items.entries()) {
    const where = `${options.where}!item-${at + 1}`;
    try {
      yield itemDocument(feed, item, { ...options, where });
    } catch (error) {
      if (!(error instanceof HearsayError)) throw error;
      yield { kind: "problem", where, error };
    }
  }
}

/** Throws E_INPUT_EMPTY for an item that has no words, E_INPUT_TOO_LARGE for one with too many. */
export function itemDocument(feed: Feed, item: FeedItem, options: FeedDocumentOptions): SourceDocument {
  const { where, key, given } = options;
  const { id, link, title, paragraphs } = item;
  // The headline is part of the report, as on its page; some feeds repeat it as the text.
  const body = paragraphs.filter((paragraph) => paragraph !== title);
  const text = [...(title === undefined ? [] : [title]), ...body].join("\n\n");
  checkText(text, where, options.maxText);
  const fields = itemMetadata(feed, item);
  const declared = declaredLanguage(feed);
  const name = id ?? link ?? (key === undefined ? undefined : `${key}!${item.key}`);
  return {
    kind: "document",
    where,
    input: { ...(name === undefined ? {} : { id: name }), ...fields, ...declared, ...given, text },
    markup: [
      ...(Object.keys(fields) as MetadataField[]).filter((field) => !Object.hasOwn(given, field)),
      ...(declared.declaredLanguage === undefined ? [] : ["language" as const]),
    ],
    elements: [],
    notes: [
      { code: "feed-text", message: `These are the words of the feed, and the page may say more: ${options.because}.` },
      ...sourceNotes(item),
    ],
    original: {
      bytes: Buffer.from(item.raw),
      mediaType: feed.format === "json" ? "application/feed+json" : `application/${feed.format}+xml`,
    },
  };
}

/** What a feed says its reports are written in: a guess, for the reports themselves show it. */
export function declaredLanguage(feed: Feed): { readonly declaredLanguage?: string } {
  const language = /^[a-z]{2,3}(?![a-z])/i.exec(feed.language ?? "")?.[0].toLowerCase();
  return language === undefined ? {} : { declaredLanguage: language };
}

/** What a feed says of a report, as metadata of a document. */
export function itemMetadata(feed: Feed, item: FeedItem): Readonly<Partial<Record<MetadataField, string>>> {
  const { title, author, published, link } = item;
  const outlet = outletOf(feed, item);
  return {
    ...(title === undefined ? {} : { title }),
    ...(author === undefined ? {} : { author }),
    ...(published === undefined ? {} : { published }),
    ...(outlet === undefined ? {} : { outlet }),
    ...(link === undefined ? {} : { url: link }),
  };
}

/**
 * Who published the page that an item points at: the source that the feed names, where the page lies there (feeds of
 * feeds); else the feed itself, where it lies with the feed. A source elsewhere is where the outlet has it from.
 */
function outletOf(feed: Feed, { link, source }: FeedItem): string | undefined {
  const site = siteOf(link);
  if (source !== undefined && site !== undefined && siteOf(source.url) === site) return source.name;
  const own = siteOf(feed.link);
  return site === undefined || own === undefined || site === own ? feed.title : undefined;
}

const siteOf = (address: string | undefined): string | undefined =>
  URL.parse(address ?? "")?.hostname.replace(/^www\./, "");

/** A feed that names where a report comes from bears on which reports go back to one origin. */
export function sourceNotes({ source }: FeedItem): SourceDocument["notes"] {
  if (source === undefined) return [];
  const named = [source.name, source.url].filter((part) => part !== undefined).join(", ");
  return [{ code: "feed-source", message: `The feed names as its source: ${named}.` }];
}
