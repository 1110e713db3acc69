import type { Generated } from "kysely";
import type { ElementKind, Role } from "../catalogue-store.ts";
import type { DisturbedSpace, GroupSpace, KeySpace, Space } from "../fusion-store.ts";
import type { ProposalState } from "../proposal-store.ts";
import type { VerdictSpace } from "../verdict-store.ts";
import type { AccountTables } from "./account-tables.ts";

/** The tables as Kysely sees them; the same in SQLite and PostgreSQL. Text columns compare by code point in both. */
export interface Tables extends AccountTables {
  imports: {
    id: string;
    ordinal: number;
    sources: string;
    started_at: string;
    finished_at: string | null;
  };
  blobs: { hash: string; media_type: string; bytes: Uint8Array };
  documents: {
    sequence: Generated<number>;
    id: string;
    page: string;
    version: number;
    text_hash: string;
    text: string;
    uri: string | null;
    title: string | null;
    outlet: string | null;
    author: string | null;
    published: string | null;
    language: string;
    input: string;
    extractor: string;
    import: string;
    blob_hash: string | null;
  };
  queued: {
    sequence: number;
    id: string;
    source: string;
    input: string;
    import: string;
    blob_hash: string | null;
  };
  readings: { document: string; engine: string; json: string };
  failures: { source: string; code: string; message: string; import: string };
  labels: { document: string; kind: "tag" | "note" | "set"; text: string; at: string };
  digests: { document: string; maker: string; json: string; head: string | null };
  filed: { space: KeySpace; key: string; item: string };
  filings: { document: string; keys: string };
  links: { space: Space; a: string; b: string; json: string };
  members: {
    space: Space;
    item: string;
    document: string;
    cluster: string;
    group_id: string;
    alias: string;
    day: number | null;
    about: string | null;
  };
  disturbed: { space: DisturbedSpace; group_id: string };
  verdict_ends: {
    space: VerdictSpace;
    record: string;
    side: "target" | "with";
    thing: string;
    document: string;
    json: string;
  };
  placed: { space: VerdictSpace; thing: string; hub: string; name: string };
  fusion_revision: { id: number; revision: number };
  groups: {
    space: GroupSpace;
    id: string;
    documents: number;
    lineages: number;
    contradictions: number;
    date: string | null;
    rank: string;
    json: string;
  };
  feeds: {
    url: string;
    title: string | null;
    state: "active" | "ended";
    etag: string | null;
    last_modified: string | null;
    last_poll: string | null;
    last_items: string | null;
    next_poll: string | null;
    not_before: string | null;
    failures: number;
    problem: string | null;
  };
  feed_items: {
    feed: string;
    key: string;
    hash: string;
    first_seen: string;
    last_seen: string;
    got: "page" | "text" | "nothing";
  };
  judgements: {
    position: number;
    id: string;
    previous: string | null;
    hash: string;
    origin: string | null;
    json: string;
  };
  judgement_keys: { key: string; judgement: number };
  samples: { id: string; at: string; json: string };
  codings: { id: string; sample: string; at: string; json: string };
  catalogued: {
    sequence: number;
    newest: number;
    page: number;
    lineage: string;
    outlet: string | null;
    title: string | null;
    published: string | null;
    maker: string;
    id: string;
  };
  elements: {
    document: number;
    kind: ElementKind;
    ordinal: number;
    act: string | null;
    status: string | null;
    negated: number;
    happened_from: number | null;
    happened_until: number | null;
    json: string;
  };
  parts: {
    kind: ElementKind;
    role: Role;
    key: string;
    newest: number;
    document: number;
    ordinal: number;
    place: number | null;
    type: string | null;
  };
  keys: { id: Generated<number>; key: string };
  ties: { document: number; subject: number; kind: number; other: number; type: string; n: number };
  happenings: {
    stretch: number;
    newest: number;
    document: number;
    ordinal: number;
    happened_from: number;
    happened_until: number;
  };
  identities: { document: number; actor: string; base: string; country: string | null; key: string };
  aliases: { alias: string; base: string; document: number };
  unsettled: { base: string };
  counted: {
    subject: string;
    facet: string;
    value: string;
    document: number;
    n: number;
    span_start: number | null;
    span_end: number | null;
  };
  uncounted: { subject: string; facet: string; value: string };
  counts: {
    subject: string;
    facet: string;
    value: string;
    n: number;
    documents: number;
    lineages: number;
    oldest: number | null;
    latest: number | null;
    rank: number;
    edge: number;
  };
  places: { id: number; json: string };
  unsummarised: { key: string };
  actors: {
    key: string;
    name: string;
    kind: string;
    country: string | null;
    sector: string | null;
    private: number;
    documents: number;
    lineages: number;
    says: number;
    does: number;
    suffers: number;
    near: number;
    rank: number;
  };
  actor_words: { word: string; key: string };
  proposals: {
    id: string;
    agent: string;
    at: string;
    said: string;
    json: string;
    state: ProposalState;
    decided_by: string | null;
    decided_at: string | null;
  };
  feed_gaps: { feed: string; since: string; until: string };
  story_labels: { story: string; kind: "tag" | "note" | "set" | "title"; text: string; at: string };
}
