import { z } from "zod";
import { isoDate } from "../page-date.ts";
import { personOf, present, type RawItem, webAddress } from "./feed.ts";
import { htmlParagraphs, plainParagraphs } from "./prose.ts";
import { notAFeed } from "./xml.ts";

const text = z.string().optional().catch(undefined);
const authors = z
  .array(z.object({ name: text }))
  .optional()
  .catch(undefined);
/** What is not named here falls away: nobody knows how deep it goes. */
const itemSchema = z.object({
  // Version 1 says that numbers are to be read as strings.
  id: z
    .union([z.string(), z.number().transform(String)])
    .optional()
    .catch(undefined),
  url: text,
  external_url: text,
  title: text,
  content_html: text,
  content_text: text,
  summary: text,
  date_published: text,
  date_modified: text,
  author: z.object({ name: text }).optional().catch(undefined),
  authors,
});
/** https://www.jsonfeed.org/version/1.1/; fields of a wrong type are as if they were not there. */
const feedSchema = z.object({
  version: z.string().regex(/^https?:\/\/(?:www\.)?jsonfeed\.org\/version\//),
  title: text,
  home_page_url: text,
  language: text,
  items: z.array(z.unknown()),
});

export function parseJsonFeed(
  json: string,
  where: string,
  base: string | undefined,
): { readonly title?: string; readonly link?: string; readonly language?: string; readonly items: readonly RawItem[] } {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch (cause) {
    throw notAFeed(where, "JSON", cause instanceof Error ? cause.message : String(cause), cause);
  }
  const feed = feedSchema.safeParse(value);
  if (!feed.success)
    throw notAFeed(where, "a JSON Feed", feed.error.issues[0]?.message ?? "something else", feed.error);
  const { title, home_page_url: home, language, items } = feed.data;
  return {
    ...present<{ title?: string; link?: string; language?: string }>({ title, link: webAddress(home, base), language }),
    items: items.flatMap((item) => {
      const parsed = itemSchema.safeParse(item);
      return parsed.success ? [rawItem(parsed.data, base)] : [];
    }),
  };
}

function rawItem(item: z.infer<typeof itemSchema>, base: string | undefined): RawItem {
  const { content_html: html, content_text: plain, summary } = item;
  const id = item.id?.trim();
  return present<RawItem>({
    id: id === "" ? undefined : id,
    link: webAddress(item.url ?? item.external_url ?? id, base),
    title: item.title?.replace(/\s+/gu, " ").trim() || undefined,
    author: personOf(item.authors?.[0]?.name ?? item.author?.name),
    published: isoDate(item.date_published ?? item.date_modified),
    paragraphs: html !== undefined ? htmlParagraphs(html) : plainParagraphs(plain ?? summary ?? ""),
    raw: JSON.stringify(item),
  });
}
