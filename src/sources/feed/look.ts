/** A document type with entities of its own, comments and the like may stand before the outermost element. */
const LOOK = 16_384;

/** Whether bytes begin as a feed does: RSS, Atom or JSON Feed. Believed before any name or media type. */
export function looksLikeFeed(head: Uint8Array): boolean {
  const text = Buffer.from(head.subarray(0, LOOK))
    .toString("utf8")
    .replace(/^\ufeff/, "")
    .trimStart();
  if (text.startsWith("{"))
    return /"version"\s*:\s*"https?:\\?\/\\?\/(?:www\.)?jsonfeed\.org\\?\/version\\?\//.test(text);
  if (!text.startsWith("<")) return false;
  const start = text.replace(/^(?:\s+|<\?[^>]*>|<!--[\s\S]*?-->|<!DOCTYPE[^[>]*(?:\[[\s\S]*?\]\s*)?>)+/i, "");
  return /^<(?:rss|(?:[\w-]+:)?feed|(?:[\w-]+:)?RDF)[\s>]/i.test(start);
}
