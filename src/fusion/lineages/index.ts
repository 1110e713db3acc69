export { citationsOf } from "./citations.ts";
export { type Credit, type LineageDigest, lineageDigestSchema } from "./digest.ts";
export { lineageIdOf, lineagesOf } from "./group.ts";
export { lineageKeys } from "./keys.ts";
export { lineageLink } from "./link.ts";
export { lineageDigest } from "./make-digest.ts";
export { loadOutletTables, type OutletTables, outletKey, type TableSource } from "./tables.ts";
export type { Citation, Lineage, LineageLink, LinkKind } from "./types.ts";
