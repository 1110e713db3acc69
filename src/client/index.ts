/** The HTTP API of `hearsay serve` from programs: in browsers, Node and wherever else there is fetch. */

export type * from "../query/records.ts";
export { type Client, createClient } from "./client.ts";
export { ApiError, type ClientOptions } from "./http.ts";
export type { Listing } from "./listing.ts";
