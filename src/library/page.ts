import type { DocumentInput } from "../doc/input.ts";
import type { ReadingDocument } from "../doc/reading.ts";

/**
 * What stays the same when a report is changed: its address, or outlet and title. Without either, the document itself
 * is its page and has no other versions.
 */
export function pageOf(input: DocumentInput, document: Pick<ReadingDocument, "outlet" | "title" | "id">): string {
  if (input.url !== undefined) return plainAddress(input.url);
  const { outlet, title, id } = document;
  return outlet === undefined || title === undefined ? id : `${outlet.name}\u001f${title}`;
}

/** Parameters that tell where a reader came from and not what is read. */
const TRACKING = /^(?:utm_\w+|fbclid|gclid|mc_[ce]id|cmpid|ref|ref_src|smid|taid|xtor)$/i;

/** One address for one page: no fragment, no tracking, https, no "www.", no trailing slash. */
export function plainAddress(address: string): string {
  if (!URL.canParse(address)) return address.trim();
  const url = new URL(address);
  if (url.protocol !== "http:" && url.protocol !== "https:") return url.href;
  const query = [...url.searchParams]
    .filter(([name]) => !TRACKING.test(name))
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  const search = query.length === 0 ? "" : `?${new URLSearchParams(query)}`;
  return `https://${url.host.replace(/^www\./, "")}${url.pathname.replace(/\/+$/, "")}${search}`;
}
