import { looksLikeFeed } from "./feed/look.ts";
import type { SourceFormat } from "./source.ts";

const FORMATS_OF_NAMES: Readonly<Record<string, SourceFormat>> = {
  txt: "text",
  text: "text",
  md: "text",
  markdown: "text",
  html: "html",
  htm: "html",
  xhtml: "html",
  jsonl: "jsonl",
  ndjson: "jsonl",
  pdf: "pdf",
  eml: "mail",
  // A page saved by a browser with all its parts is a message of parts.
  mht: "mail",
  mhtml: "mail",
  warc: "warc",
  zip: "zip",
  wacz: "zip",
  rss: "feed",
  atom: "feed",
};

/** How messages name the formats that are read. */
export const READ_FORMATS = ".txt, .md, .html, .jsonl, .pdf, .eml, .warc, .zip, .rss or .atom";

/** What the name promises, without the ".gz" of a packed file; undefined where only a look inside can tell. */
export function formatOfName(name: string): SourceFormat | undefined {
  return FORMATS_OF_NAMES[/\.([a-z]+)(?:\.gz)?$/i.exec(name)?.[1]?.toLowerCase() ?? ""];
}

/** Types that say something: servers call all sorts of things text/plain and application/octet-stream. */
const FORMATS_OF_TYPES: Readonly<Record<string, SourceFormat>> = {
  "text/html": "html",
  "application/xhtml+xml": "html",
  "application/pdf": "pdf",
  "message/rfc822": "mail",
  "multipart/related": "mail",
  "application/x-ndjson": "jsonl",
  "application/jsonl": "jsonl",
  "application/warc": "warc",
  "application/zip": "zip",
  "application/wacz": "zip",
  "application/rss+xml": "feed",
  "application/atom+xml": "feed",
  "application/feed+json": "feed",
};

export const bareType = (mediaType: string): string => mediaType.split(";", 1)[0]?.trim().toLowerCase() ?? "";

export function formatOfType(mediaType: string | undefined): SourceFormat | undefined {
  return mediaType === undefined ? undefined : FORMATS_OF_TYPES[bareType(mediaType)];
}

/** `charset` of a Content-Type. */
export function charsetOfType(mediaType: string | undefined): string | undefined {
  return /;\s*charset\s*=\s*"?([\w:-]+)/i.exec(mediaType ?? "")?.[1];
}

const MAGIC: readonly (readonly [start: string, format: SourceFormat | "gzip"])[] = [
  ["%PDF-", "pdf"],
  ["PK\u0003\u0004", "zip"],
  ["PK\u0005\u0006", "zip"],
  ["\u001f\u008b", "gzip"],
  ["WARC/0.", "warc"],
  ["WARC/1.", "warc"],
];

/** First bytes that no text begins with: they are believed before any name. */
export function formatOfMagic(head: Uint8Array): SourceFormat | "gzip" | undefined {
  const start = Buffer.from(head.subarray(0, 8)).toString("latin1");
  return MAGIC.find(([mark]) => start.startsWith(mark))?.[1] ?? (looksLikeFeed(head) ? "feed" : undefined);
}

/** Header fields that only a message has which came through the post; "From:" and "Date:" head many a plain text. */
const MAIL_FIELD = /^(?:received|return-path|delivered-to|message-id|mime-version|dkim-signature|x-[\w-]+):\s/im;

/** A look at the first bytes: a page starts with markup, JSON Lines with an object on a line, a message with its header. */
export function formatOfBytes(head: Uint8Array): SourceFormat {
  const start = Buffer.from(head)
    .toString("latin1")
    .replace(/^\u00ef\u00bb\u00bf/, "")
    .trimStart();
  if (
    /^(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)*<(?:!doctype html|html|head|body|article|main|div|p|h1|meta|title)[\s>]/i.test(
      start,
    )
  ) {
    return "html";
  }
  if (/^\{\s*"(?:[^"\\]|\\.)*"\s*:/.test(start)) return "jsonl";
  const header = /^(?:[!-9;-~]+:[^\n]*\n(?:[ \t][^\n]*\n)*){2,}/.exec(start)?.[0];
  return header !== undefined && MAIL_FIELD.test(header) ? "mail" : "text";
}
