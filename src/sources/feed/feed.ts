/** What a feed says of one report. Words are as they are read: without markup, one paragraph each. */
export interface FeedItem {
  /** As the feed gives it: `guid`, `id`, `rdf:about`; undefined where it gives none. */
  readonly id?: string;
  /** Address of the report's page. */
  readonly link?: string;
  readonly title?: string;
  readonly author?: string;
  /** A calendar day as it is written, in the time zone that it is written in. */
  readonly published?: string;
  /** The longest text that the feed gives: all of the report, or what stands for it. */
  readonly paragraphs: readonly string[];
  /** The outlet that the feed names as where the report comes from (RSS and Atom `source`). */
  readonly source?: FeedSource;
  /** What tells it from all other items of its feed, now and at the next poll; never its date. */
  readonly key: string;
  /** Of title and text; another one means that the report has changed. SHA-256, hex. */
  readonly hash: string;
  /** The item as it stands in the feed. */
  readonly raw: string;
}

export interface FeedSource {
  readonly name?: string;
  readonly url?: string;
}

export interface Feed {
  readonly format: "rss" | "atom" | "json";
  readonly title?: string;
  /** The site that it is the feed of. */
  readonly link?: string;
  readonly language?: string;
  /** In the order of the feed. */
  readonly items: readonly FeedItem[];
}

/** An item before it is told from the others. */
export type RawItem = Omit<FeedItem, "key" | "hash">;

/** An address made whole; undefined for what is none, and for anything but http and https. */
export function webAddress(address: string | undefined, base?: string): string | undefined {
  const url = URL.parse(address?.trim() ?? "", base);
  return (address ?? "").trim() !== "" && (url?.protocol === "http:" || url?.protocol === "https:")
    ? url.href
    : undefined;
}

/** Leaves out what is not there: a field is a value or no field. */
export function present<T extends object>(fields: { readonly [K in keyof T]: T[K] | undefined }): T {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as T;
}

/** The name in "desk@example.org (Ann Lee)"; mail addresses are no names. */
export function personOf(text: string | undefined): string | undefined {
  const name = (/\(([^()]+)\)\s*$/.exec(text ?? "")?.[1] ?? text ?? "").replace(/^by\s+/i, "").trim();
  return name === "" || /^(?:https?:|\S+@\S+$)/.test(name) ? undefined : name;
}
