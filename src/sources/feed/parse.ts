import { sha256Hex } from "../../doc/hash.ts";
import { decode } from "../encoding.ts";
import { atomEntry, atomTitle, baseOf, linkOf } from "./atom.ts";
import { type Feed, type FeedItem, present, type RawItem, webAddress } from "./feed.ts";
import { parseJsonFeed } from "./json-feed.ts";
import { rssItem, rssParts, titleOf } from "./rss.ts";
import { childOf, childrenOf, lineOf, notAFeed, parseXml } from "./xml.ts";

export interface FeedOptions {
  /** For messages. */
  readonly where: string;
  /** Where the feed was fetched from: links in it count from there. */
  readonly address?: string | undefined;
  /** Encoding that the server names. */
  readonly declared?: string | undefined;
}

const MOST_BYTES = 32 * 1024 * 1024;

/** RSS 0.9x, 1.0, 2.0, Atom or JSON Feed. Throws E_FEED and what decoding throws. */
export function parseFeed(bytes: Uint8Array, options: FeedOptions): Feed {
  const { where, address } = options;
  if (bytes.length > MOST_BYTES) throw notAFeed(where, `a feed of at most ${MOST_BYTES} bytes`, `${bytes.length}`);
  const head = Buffer.from(bytes.subarray(0, 1024)).toString("latin1");
  const declared = options.declared ?? /^\s*<\?xml[^>]+encoding\s*=\s*["']([\w-]+)/i.exec(head)?.[1];
  const { text } = decode(bytes, { where, declared });
  const base = webAddress(address);
  if (/^\s*\{/.test(text)) {
    const { items, ...about } = parseJsonFeed(text, where, base);
    return { format: "json", ...about, items: told(items) };
  }
  const root = parseXml(text, where);
  const rss = rssParts(root);
  // RDF is the format of many other things too.
  if (rss !== undefined && (rss.items.length > 0 || childOf(rss.channel, "title", "link") !== undefined)) {
    const { channel, items } = rss;
    const link = webAddress(lineOf(channel, "link"), base);
    return {
      format: "rss",
      ...present<Pick<Feed, "title" | "link" | "language">>({
        title: titleOf(childOf(channel, "title")),
        link,
        language: lineOf(channel, "language", "dc:language"),
      }),
      items: told(items.map((item) => rssItem(item, base ?? link))),
    };
  }
  const atom = childOf(root, "atom:feed", "feed");
  if (atom === undefined) {
    throw notAFeed(where, "a feed: RSS, Atom or JSON Feed", "something else");
  }
  const atomBase = baseOf(atom, base);
  return {
    format: "atom",
    ...present<Pick<Feed, "title" | "link" | "language">>({
      title: atomTitle(atom),
      link: linkOf(atom, atomBase),
      language: atom.attributes.get("xml:lang"),
    }),
    items: told(childrenOf(atom, "atom:entry").map((entry) => atomEntry(entry, atomBase))),
  };
}

/**
 * Gives every item its key: its id; where that is missing or shared by several reports of the feed, the address beside
 * it; where that is no help either, its words. Dates are no part of it: whole batches of reports carry the same one, and
 * those that were late to a poll would be lost. An item that stands there twice word for word is one.
 */
function told(items: readonly RawItem[]): readonly FeedItem[] {
  const hashed = items.map((item) => ({ ...item, hash: contentHash(item) }));
  const links = new Map<string, Set<string>>();
  const words = new Map<string, Set<string>>();
  for (const { id, link, hash } of hashed) {
    remember(links, id ?? "", link ?? "");
    remember(words, `${id ?? ""}\n${link ?? ""}`, hash);
  }
  const keyed = hashed.map((item): FeedItem => {
    const { id, link, hash } = item;
    if (id !== undefined && links.get(id)?.size === 1 && words.get(`${id}\n${link ?? ""}`)?.size === 1)
      return { ...item, key: id };
    if (link !== undefined && words.get(`${id ?? ""}\n${link}`)?.size === 1) {
      return { ...item, key: id === undefined ? link : `${id} ${link}` };
    }
    return { ...item, key: [id, link, hash].filter((part) => part !== undefined).join(" ") };
  });
  return [...new Map(keyed.map((item) => [item.key, item])).values()];
}

function remember(into: Map<string, Set<string>>, key: string, value: string): void {
  const known = into.get(key);
  if (known === undefined) into.set(key, new Set([value]));
  else known.add(value);
}

/** Of the words alone: counters and advertisements in the markup change with every poll. */
const contentHash = ({ title, paragraphs }: RawItem): string => sha256Hex([title ?? "", ...paragraphs].join("\n"));
