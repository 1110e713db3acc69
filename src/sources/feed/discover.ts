import { Parser } from "htmlparser2";
import { webAddress } from "./feed.ts";

const FEED_TYPES = new Set(["application/rss+xml", "application/atom+xml", "application/feed+json"]);
/** They stand in the head of a page. */
const LOOK = 128 * 1024;
const MOST = 5;

/** The feeds that a page names for itself (`link rel="alternate"`), in its order: people know a site by its page. */
export function feedsOfPage(bytes: Uint8Array, address: string): readonly string[] {
  const found = new Set<string>();
  const parser = new Parser({
    onopentag(name, { rel = "", type = "", href }) {
      if (name !== "link" || !/(?:^|\s)alternate(?:\s|$)/i.test(rel) || !FEED_TYPES.has(type.trim().toLowerCase()))
        return;
      const url = webAddress(href, address);
      if (url !== undefined && found.size < MOST) found.add(url);
    },
  });
  parser.end(Buffer.from(bytes.subarray(0, LOOK)).toString("latin1"));
  return [...found];
}
