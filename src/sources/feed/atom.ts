import { isoDate } from "../page-date.ts";
import { type FeedSource, personOf, present, type RawItem, webAddress } from "./feed.ts";
import { contentParagraphs } from "./prose.ts";
import { longest, titleOf } from "./rss.ts";
import { childOf, childrenOf, lineOf, rawOf, type XmlElement } from "./xml.ts";

/** RFC 4287, and its draft 0.3 that old sites still give. */
export function atomEntry(entry: XmlElement, feedBase: string | undefined): RawItem {
  const base = baseOf(entry, feedBase);
  const bodies = childrenOf(entry, "atom:content", "atom:summary").filter((body) => isProse(typeOf(body)));
  const source = childOf(entry, "atom:source");
  return present<RawItem>({
    id: lineOf(entry, "atom:id"),
    link: linkOf(entry, base),
    title: atomTitle(entry),
    author: personOf(lineOf(childOf(entry, "atom:author"), "atom:name")),
    published: isoDate(lineOf(entry, "atom:published", "atom:issued", "atom:updated")),
    paragraphs: longest(bodies.map((body) => contentParagraphs(body, typeOf(body) === "text"))),
    source:
      source === undefined
        ? undefined
        : present<FeedSource>({ name: atomTitle(source), url: linkOf(source, baseOf(source, base)) }),
    raw: rawOf(entry),
  });
}

export function atomTitle(element: XmlElement): string | undefined {
  const title = childOf(element, "atom:title");
  return title === undefined ? undefined : titleOf(title, typeOf(title) === "text");
}

/** The page itself, and of several the one for people. */
export function linkOf(element: XmlElement, base: string | undefined): string | undefined {
  const links = childrenOf(element, "atom:link").filter(
    (link) => (link.attributes.get("rel") ?? "alternate") === "alternate",
  );
  const page = links.find((link) => /html/.test(link.attributes.get("type") ?? "html")) ?? links[0];
  return webAddress(page?.attributes.get("href"), page === undefined ? base : baseOf(page, base));
}

export const baseOf = (element: XmlElement, above: string | undefined): string | undefined =>
  webAddress(element.attributes.get("xml:base"), above) ?? above;

const typeOf = (element: XmlElement): string => {
  const type = element.attributes.get("type")?.toLowerCase() ?? "text";
  return type === "text/plain" ? "text" : type;
};
/** Pictures and files are given in Base64 under their media type. */
const isProse = (type: string): boolean => type === "text" || type.includes("html");
