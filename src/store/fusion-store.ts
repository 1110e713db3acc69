import type { Page, PageRequest } from "./page.ts";

/** Two ways in which documents belong together, kept alike: items, keys to find them by, links, groups. */
export type Space = "lineage" | "story";
/** Documents are also filed by their actors, by those that they state relations of, and by what they count. */
export type KeySpace = Space | "actor" | "relation" | "count";
/** And lists of what was found within single documents, by document, and between those that count one thing, by count. */
export type GroupSpace = Space | "document" | "count";
/** What is to be made again; of stories also only the card that lists show. */
export type DisturbedSpace = GroupSpace | "card";

export type DigestRow = {
  readonly document: string;
  readonly maker: string;
  readonly json: string;
  /** The part of it that cards of stories ask for. */
  readonly head: string;
};
/** A document (lineage), or an event or opening of one (story). */
export type ItemRow = {
  readonly space: Space;
  readonly item: string;
  readonly document: string;
  readonly alias: string;
  /** When it was reported, in whole days, where that is known. */
  readonly day?: number | null;
  /** The item of the same document that it points to: what an opening opens with, what is said by a speech act. */
  readonly about?: string | null;
};
export type KeyRow = {
  readonly space: KeySpace;
  readonly key: string;
  readonly item: string;
  readonly document: string;
};
export type LinkRow = {
  readonly space: Space;
  readonly a: string;
  readonly b: string;
  readonly documentA: string;
  readonly documentB: string;
  /** What was found, as JSON. */
  readonly json: string;
};
/** What an index of groups and clusters says of an item. */
export type ClusterRow = {
  readonly item: string;
  readonly document: string;
  /** Items that tell of one happening, named by the first of them; in the space of lineages each its own. */
  readonly cluster: string;
};
export type GroupedRow = ClusterRow & { readonly group: string };
export type DatedRow = ClusterRow & { readonly day: number | null };
export type MemberRow = GroupedRow & DatedRow & { readonly about: string | null };
/** What lists show of a group; alone, it is not kept. */
export type GroupRow = {
  readonly id: string;
  readonly documents: number;
  readonly lineages: number;
  readonly contradictions: number;
  /** Of the happening, else of the first report; EDTF. */
  readonly date: string | null;
  readonly json: string;
};

/** Which groups a list shows. */
export type GroupFilter = {
  /** None but these. */
  readonly ids?: readonly string[];
  readonly contested?: boolean;
  /** First and last day, inclusive, ISO 8601; groups without a date are left out. */
  readonly from?: string;
  readonly until?: string;
};

/** What is worked out across documents: all of it can be made again from readings and judgements. */
export interface FusionSession {
  /** Documents that this engine has read and of which there is no digest by this maker, in the order of their dates, undated last. */
  undigested(
    engine: string,
    maker: string,
    limit: number,
  ): Promise<readonly { readonly id: string; readonly page: string }[]>;
  /** Puts digests in place of earlier ones of the same documents. */
  putDigests(digests: readonly DigestRow[]): Promise<void>;
  digests(documents: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** Their heads; of documents that were digested before these were kept, all of the digest. */
  heads(documents: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** Forgets what was filed of these documents; groups that they were in are to be made again. */
  unfile(documents: readonly string[]): Promise<void>;
  /** Files items, each at first alone in its cluster and in a group that bears its alias. */
  fileItems(items: readonly ItemRow[]): Promise<void>;
  fileKeys(keys: readonly KeyRow[]): Promise<void>;
  /** Items under any of the keys, each once. */
  itemsUnder(
    space: KeySpace,
    keys: readonly string[],
  ): Promise<readonly { readonly item: string; readonly document: string }[]>;
  /** Each key with each item under it. */
  filedUnder(
    space: KeySpace,
    keys: readonly string[],
  ): Promise<readonly { readonly key: string; readonly item: string }[]>;
  /** Keys under which these documents are filed, sorted. */
  keysOf(space: KeySpace, documents: readonly string[]): Promise<readonly string[]>;
  putLinks(links: readonly LinkRow[]): Promise<void>;
  /** Items that were reported on this day or later, or of which it is not known when. */
  itemsSince(space: Space, day: number): Promise<readonly string[]>;
  /** Links with an end in `items`. */
  linksOf(space: Space, items: readonly string[]): Promise<readonly LinkRow[]>;
  members(space: Space, groups: readonly string[]): Promise<readonly GroupedRow[]>;
  membersNamed(space: Space, items: readonly string[]): Promise<readonly MemberRow[]>;
  membersOfClusters(space: Space, clusters: readonly string[]): Promise<readonly DatedRow[]>;
  /** Where these documents' items are. */
  membersIn(space: Space, documents: readonly string[]): Promise<readonly MemberRow[]>;
  /** The group that bears this alias or holds the item that would have given it: ids survive growth and merging. */
  groupOf(space: Space, alias: string): Promise<string | undefined>;
  recluster(space: Space, members: readonly { readonly item: string; readonly cluster: string }[]): Promise<void>;
  regroup(space: Space, members: readonly { readonly item: string; readonly group: string }[]): Promise<void>;
  /** Says that these groups have to be made again. */
  disturb(space: DisturbedSpace, groups: readonly string[]): Promise<void>;
  /** Groups that have to be made again, in order. */
  disturbed(space: DisturbedSpace, limit: number): Promise<readonly string[]>;
  settle(space: DisturbedSpace, groups: readonly string[]): Promise<void>;
  putGroups(space: GroupSpace, groups: readonly GroupRow[]): Promise<void>;
  removeGroups(space: GroupSpace, groups: readonly string[]): Promise<void>;
  group(space: GroupSpace, id: string): Promise<GroupRow | undefined>;
  /** The contested first, then by lineages, documents and contradictions, then the newest. */
  groups(space: GroupSpace, page: PageRequest, filter?: GroupFilter): Promise<Page<GroupRow>>;
}
