import type { Generated } from "kysely";
import type { Space } from "../fusion-store.ts";

/** The tables as Kysely sees them; the same in SQLite and PostgreSQL. Text columns compare by code point in both. */
export interface Tables {
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
  readings: { document: string; engine: string; json: string };
  failures: { source: string; code: string; message: string; import: string };
  labels: { document: string; kind: "tag" | "note" | "set"; text: string; at: string };
  digests: { document: string; maker: string; json: string };
  filed: { space: Space; key: string; item: string; document: string };
  links: { space: Space; a: string; b: string; document_a: string; document_b: string; json: string };
  members: { space: Space; item: string; document: string; group_id: string; alias: string };
  disturbed: { space: Space; group_id: string };
  groups: {
    space: Space;
    id: string;
    documents: number;
    lineages: number;
    contradictions: number;
    date: string | null;
    rank: string;
    json: string;
  };
}
