/** How much of a stranger's server is endured. Sizes in bytes, times in milliseconds. */
export interface FetchLimits {
  /** Of a body, as it comes over the wire and as it is after decompression. */
  readonly maxBytes: number;
  /** Of all headers of one answer together. */
  readonly maxHeaderBytes: number;
  /** Redirects that are followed. */
  readonly maxHops: number;
  /** For name, connection and TLS of one request. */
  readonly connectTimeoutMs: number;
  /** Without a single byte. */
  readonly idleTimeoutMs: number;
  /** For everything, from the first look-up over all redirects to the last byte. */
  readonly totalTimeoutMs: number;
}

/** Pages are a hundredth of this, reports in PDF a tenth. */
export const DEFAULT_LIMITS: FetchLimits = {
  maxBytes: 64 * 1024 * 1024,
  maxHeaderBytes: 32 * 1024,
  maxHops: 10,
  connectTimeoutMs: 10_000,
  idleTimeoutMs: 20_000,
  totalTimeoutMs: 120_000,
};
