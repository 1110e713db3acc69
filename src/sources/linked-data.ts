import { z } from "zod";
import type { DomDocument } from "./dom.ts";

/** The article types of schema.org that news sites use. */
const ARTICLE = /(?:Article|Posting|Report|Story|Review|LiveBlog)$/;

/** A name may be a string, a thing with a name, or a list of either. */
const name: z.ZodType<string | undefined> = z
  .union([
    z.string(),
    z
      .object({ name: z.union([z.string(), z.array(z.string()).transform((all) => all.join(", "))]) })
      .transform((thing) => thing.name),
    z
      .array(z.union([z.string(), z.object({ name: z.string() }).transform((thing) => thing.name)]))
      .transform((all) => all.join(", ")),
  ])
  .optional()
  .catch(undefined);
const word = z.string().optional().catch(undefined);

const articleSchema = z.object({
  headline: word,
  name: word,
  description: word,
  datePublished: word,
  author: name,
  publisher: name,
  inLanguage: z
    .union([z.string(), z.object({ alternateName: z.string() }).transform((language) => language.alternateName)])
    .optional()
    .catch(undefined),
  url: word,
  mainEntityOfPage: z
    .union([z.string(), z.object({ "@id": z.string() }).transform((page) => page["@id"])])
    .optional()
    .catch(undefined),
});

export interface LinkedData {
  readonly title?: string | undefined;
  readonly description?: string | undefined;
  readonly published?: string | undefined;
  readonly author?: string | undefined;
  readonly outlet?: string | undefined;
  readonly language?: string | undefined;
  readonly url?: string | undefined;
}

/** The first article described in JSON-LD (schema.org). Blocks that are not JSON are passed over: many sites break theirs. */
export function linkedData(document: DomDocument): LinkedData {
  for (const script of document.querySelectorAll('script[type="application/ld+json"]')) {
    for (const thing of things(parse(script.textContent ?? ""))) {
      if (!types(thing).some((type) => ARTICLE.test(type))) continue;
      const found = articleSchema.safeParse(thing);
      if (!found.success) continue;
      const article = found.data;
      return {
        title: article.headline ?? article.name,
        description: article.description,
        published: article.datePublished,
        author: article.author,
        outlet: article.publisher,
        language: article.inLanguage,
        url: article.url ?? article.mainEntityOfPage,
      };
    }
  }
  return {};
}

function parse(text: string): unknown {
  try {
    // Raw line breaks inside strings are the most common fault of hand-made templates.
    return JSON.parse(
      text
        .replace(/^\s*(?:<!--|\/\*.*?\*\/|<!\[CDATA\[)/, "")
        .replace(/\s+/g, " ")
        .replace(/(?:-->|\]\]>|;)\s*$/, ""),
    );
  } catch {
    return undefined;
  }
}

type Thing = Readonly<Record<string, unknown>>;

/** Objects at the top, in lists and in "@graph", in order; not those inside properties, which may be other articles. */
function things(value: unknown): readonly Thing[] {
  if (Array.isArray(value)) return value.flatMap(things);
  if (typeof value !== "object" || value === null) return [];
  const thing = value as Thing;
  return [thing, ...things(thing["@graph"])];
}

function types(thing: Thing): readonly string[] {
  const type = thing["@type"];
  return (Array.isArray(type) ? type : [type]).filter((one) => typeof one === "string");
}
