/** What the soak and its server say to one another. */
export type ToServer = "measure" | "stop";

export interface Measured {
  readonly kind: "measured";
  /** Bytes, after a full collection. */
  readonly heap: number;
  readonly external: number;
  readonly rss: number;
  /** Open files and sockets. */
  readonly handles: number;
}
export type FromServer =
  | { readonly kind: "ready"; readonly port: number }
  | { readonly kind: "fault"; readonly text: string }
  | Measured;
