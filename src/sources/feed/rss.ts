import { isoDate } from "../page-date.ts";
import { type FeedSource, personOf, present, type RawItem, webAddress } from "./feed.ts";
import { contentParagraphs } from "./prose.ts";
import { childOf, childrenOf, lineOf, rawOf, textOf, type XmlElement } from "./xml.ts";

/** RSS 0.9x, 1.0 and 2.0: the items lie in the channel or, in 1.0, beside it. */
export function rssParts(
  root: XmlElement,
): { readonly channel: XmlElement; readonly items: readonly XmlElement[] } | undefined {
  const rss = childOf(root, "rss", "rdf:RDF");
  if (rss === undefined) return undefined;
  const channel = childOf(rss, "channel") ?? rss;
  return { channel, items: [...new Set([...childrenOf(channel, "item"), ...childrenOf(rss, "item")])] };
}

export function rssItem(item: XmlElement, base: string | undefined): RawItem {
  const guid = childOf(item, "guid");
  const id = lineOf(item, "guid") ?? item.attributes.get("rdf:about")?.trim();
  const permalink =
    guid !== undefined && guid.attributes.get("isPermaLink")?.toLowerCase() !== "false" ? id : undefined;
  const alternate = childrenOf(item, "atom:link").find(
    (link) => (link.attributes.get("rel") ?? "alternate") === "alternate",
  );
  const link = [
    // FeedBurner sends readers over a counter of its own and says here where they end.
    lineOf(item, "feedburner:origLink"),
    lineOf(item, "link"),
    alternate?.attributes.get("href"),
    permalink,
    item.attributes.get("rdf:about"),
  ]
    .map((address) => webAddress(address, base))
    .find((address) => address !== undefined);
  const bodies = [
    ...childrenOf(item, "content:encoded"),
    ...childrenOf(item, "description"),
    ...childrenOf(item, "xhtml:body"),
  ];
  return present<RawItem>({
    id: id === "" ? undefined : id,
    link,
    title: titleOf(childOf(item, "title", "dc:title")),
    author: personOf(lineOf(item, "dc:creator", "author")),
    published: isoDate(lineOf(item, "pubDate", "dc:date", "dcterms:issued")),
    paragraphs: longest(bodies.map((body) => contentParagraphs(body, false))),
    source: sourceOf(childOf(item, "source"), base),
    raw: rawOf(item),
  });
}

/** Titles of RSS are text to some and HTML to others; what is read is the same in both but for odd ones. */
export function titleOf(element: XmlElement | undefined, plain = false): string | undefined {
  const line = element === undefined ? "" : contentParagraphs(element, plain).join(" ").replace(/\s+/gu, " ");
  return line === "" ? undefined : line;
}

function sourceOf(element: XmlElement | undefined, base: string | undefined): FeedSource | undefined {
  if (element === undefined) return undefined;
  const name = textOf(element).replace(/\s+/gu, " ").trim();
  const source = present<FeedSource>({
    name: name === "" ? undefined : name,
    url: webAddress(element.attributes.get("url"), base),
  });
  return Object.keys(source).length === 0 ? undefined : source;
}

export function longest(bodies: readonly (readonly string[])[]): readonly string[] {
  const length = (body: readonly string[]): number => body.reduce((sum, part) => sum + part.length, 0);
  return bodies.reduce((best, body) => (length(body) > length(best) ? body : best), []);
}
