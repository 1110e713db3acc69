import type { MetadataField } from "../doc/source.ts";
import { type DomDocument, lineOf } from "./dom.ts";
import { linkedData } from "./linked-data.ts";
import { isoDate } from "./page-date.ts";

export type PageMetadata = Readonly<Partial<Record<MetadataField | "description", string>>>;

/** Names of <meta> elements in the order of trust, per field. */
const META: readonly (readonly [field: keyof PageMetadata, names: readonly string[]])[] = [
  ["title", ["og:title", "twitter:title", "dc.title", "citation_title", "parsely-title", "headline"]],
  [
    "published",
    [
      "article:published_time",
      "og:article:published_time",
      "datepublished",
      "parsely-pub-date",
      "sailthru.date",
      "dc.date.issued",
      "dcterms.date",
      "dc.date",
      "citation_publication_date",
      "pubdate",
      "publishdate",
      "publish-date",
      "article.published",
      "date",
    ],
  ],
  ["author", ["author", "article:author", "parsely-author", "dc.creator", "citation_author", "byl", "twitter:creator"]],
  ["outlet", ["og:site_name", "application-name", "dc.publisher", "citation_journal_title", "publisher"]],
  ["url", ["og:url", "twitter:url"]],
  ["description", ["og:description", "description", "twitter:description"]],
  ["language", ["og:locale", "dc.language", "language"]],
];

/** What the page says about itself: JSON-LD first, then <meta>, then the elements that show it. */
export function pageMetadata(document: DomDocument): PageMetadata {
  const metas = metaValues(document);
  const found: Record<string, string> = {};
  const offer = (field: keyof PageMetadata, value: string | undefined): void => {
    const clean = field === "published" ? isoDate(value) : sensible(field, value, document);
    if (clean !== undefined) found[field] ??= clean;
  };
  for (const [field, value] of Object.entries(linkedData(document))) offer(field as keyof PageMetadata, value);
  for (const [field, names] of META) for (const name of names) offer(field, metas.get(name));
  offer("url", document.querySelector('link[rel="canonical"]')?.getAttribute("href") ?? undefined);
  offer("language", document.documentElement.getAttribute("lang") ?? undefined);
  offer("published", shownDate(document));
  offer("title", titleElement(document, found["outlet"]));
  offer("title", lineOf(document.querySelector("h1")));
  return found;
}

function metaValues(document: DomDocument): ReadonlyMap<string, string> {
  const values = new Map<string, string>();
  for (const meta of document.querySelectorAll("meta")) {
    const name = meta.getAttribute("property") ?? meta.getAttribute("name") ?? meta.getAttribute("itemprop");
    const value = meta.getAttribute("content");
    if (name !== null && value !== null && !values.has(name.toLowerCase())) values.set(name.toLowerCase(), value);
  }
  return values;
}

/** <time> inside an article comes first: teasers around it carry dates of their own. */
function shownDate(document: DomDocument): string | undefined {
  for (const selector of [
    '[itemprop="datePublished"]',
    "time[pubdate]",
    "article header time[datetime]",
    "article time[datetime]",
    "main time[datetime]",
    "header time[datetime]",
  ]) {
    const element = document.querySelector(selector);
    const value = element?.getAttribute("datetime") ?? element?.getAttribute("content") ?? lineOf(element);
    if (isoDate(value) !== undefined) return value;
  }
  return undefined;
}

/** <title> often ends in the name of the outlet: "Headline | Outlet". What the page shows as heading decides. */
function titleElement(document: DomDocument, outlet: string | undefined): string {
  const title = lineOf(document.querySelector("title"));
  for (const heading of document.querySelectorAll("h1")) {
    const shown = lineOf(heading);
    if (shown.length >= 10 && title.startsWith(shown)) return shown;
  }
  const shown = lineOf(document.querySelector("body"));
  const cut = /^(.{10,}?)\s+(?:[|–—\u00b7»-]|::)\s+(\S.{1,38})$/.exec(title);
  if (cut?.[1] === undefined) return title;
  return cut[2] === outlet || (shown.includes(cut[1]) && !shown.includes(title)) ? cut[1] : title;
}

function sensible(field: keyof PageMetadata, value: string | undefined, document: DomDocument): string | undefined {
  const line = unescaped(value ?? "", document)
    .replace(/\s+/g, " ")
    .trim();
  if (line === "") return undefined;
  if (field === "author") {
    // Links to profile pages, handles and mail addresses are not names.
    if (/^(?:https?:|@|\S+@\S+$)/.test(line)) return undefined;
    return line.replace(/^by\s+/i, "");
  }
  if (field === "url") return /^https?:\/\//.test(line) ? line : undefined;
  if (field === "language") return /^[a-z]{2,3}/i.exec(line)?.[0].toLowerCase();
  return line;
}

/** Publishing systems escape twice: "Taliban&#8217;s" arrives as text. The parser knows all the entities. */
function unescaped(value: string, document: DomDocument): string {
  if (!/&(?:#\d+|#x[\da-f]+|[a-z]+\d*);/i.test(value)) return value;
  const owner = document as unknown as { createElement(name: string): { innerHTML: string; textContent: string } };
  const holder = owner.createElement("div");
  holder.innerHTML = value.replaceAll("<", "&lt;");
  return holder.textContent;
}
