import { sha1 } from "@noble/hashes/legacy.js";
import { bytesToHex, hexToBytes, utf8ToBytes } from "@noble/hashes/utils.js";

/** This project's own namespace, chosen once: the same thing has the same UUID in every export of every library. */
const NAMESPACE = hexToBytes("6f3c1d52a8e14b0c9d7e2b54c1f0a937");

/** A name-based UUID, version 5 (RFC 9562). */
export function uuid(name: string): string {
  const named = utf8ToBytes(name.toWellFormed());
  const all = new Uint8Array(NAMESPACE.length + named.length);
  all.set(NAMESPACE);
  all.set(named, NAMESPACE.length);
  const bytes = sha1(all).slice(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x50;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytesToHex(bytes);
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}
