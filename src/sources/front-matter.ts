import type { DocumentInput } from "../doc/input.ts";
import type { MetadataField } from "../doc/source.ts";

/** Names that site generators and note-taking programs use, and the field that each fills. */
const FIELDS: Readonly<Record<string, MetadataField>> = {
  title: "title",
  headline: "title",
  date: "published",
  published: "published",
  pubdate: "published",
  author: "author",
  byline: "author",
  outlet: "outlet",
  publisher: "outlet",
  publication: "outlet",
  url: "url",
  link: "url",
  canonical_url: "url",
  lang: "language",
  language: "language",
};

const BLOCK = /^---[ \t]*\r?\n([\s\S]*?)\r?\n---[ \t]*(?:\r?\n|$)/;

/**
 * The metadata block at the head of a Markdown file ("---", "key: value" lines, "---"). Only flat string values are
 * read: a block with lists or nested maps gives what is flat in it. The text itself is not touched.
 */
export function frontMatter(text: string): {
  readonly fields: Partial<Omit<DocumentInput, "text">>;
  readonly names: readonly MetadataField[];
} {
  const block = BLOCK.exec(text)?.[1];
  const fields: Partial<Record<MetadataField, string>> = {};
  for (const line of block?.split("\n") ?? []) {
    const [, name = "", raw = ""] = /^([A-Za-z_]+):[ \t]+(.*?)[ \t\r]*$/.exec(line) ?? [];
    const field = FIELDS[name.toLowerCase()];
    const value = /^(["'])(.*)\1$/.exec(raw)?.[2] ?? raw;
    if (field !== undefined && value !== "" && !/^[[{|>&*]/.test(value)) fields[field] ??= value;
  }
  return { fields, names: Object.keys(fields) as MetadataField[] };
}
