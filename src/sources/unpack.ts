import { pipeline, Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import { HearsayError } from "../errors.ts";
import type { SourceLimits } from "./source.ts";

/** Small archives may well hold one long run of the same letter; only what is large as well is a bomb. */
const NO_BOMB = 64 * 2 ** 20;

/** What has been unpacked so far from one file that was handed in, its archives in archives included. */
export interface Unpacked {
  bytes: number;
}

export interface PackedStream {
  readonly where: string;
  /** Bytes that have been taken in so far. */
  readonly packed: () => number;
  readonly unpacked: Unpacked;
  readonly limits: SourceLimits;
}

/** Hands the bytes on and counts them while they come: what unpacks to too much is never taken in as a whole. */
export async function* countedUnpacked(
  chunks: AsyncIterable<Uint8Array>,
  { where, packed, unpacked, limits }: PackedStream,
): AsyncGenerator<Uint8Array, void> {
  let own = 0;
  for await (const chunk of chunks) {
    own += chunk.length;
    unpacked.bytes += chunk.length;
    if (own > NO_BOMB && own > limits.maxRatio * packed()) {
      throw tooMuch(where, `at most ${limits.maxRatio} unpacked bytes for each packed one`, `${own} of ${packed()}`);
    }
    if (unpacked.bytes > limits.maxUnpacked) {
      throw tooMuch(where, `at most ${limits.maxUnpacked} unpacked bytes in one file`, "more");
    }
    yield chunk;
  }
}

function tooMuch(where: string, expected: string, got: string): HearsayError {
  const fix = "If it is no bomb, unpack it yourself and name the files.";
  return new HearsayError("E_INPUT_TOO_LARGE", { where, expected, got, fix });
}

/** Unpacks gzip of one or many members. Throws E_INPUT_DAMAGED where it breaks off; what came before has been handed on. */
export async function* gunzipped(
  chunks: AsyncIterable<Uint8Array>,
  where: string,
  unpacked: Unpacked,
  limits: SourceLimits,
): AsyncGenerator<Uint8Array, void> {
  let packed = 0;
  async function* counted(): AsyncGenerator<Uint8Array, void> {
    for await (const chunk of chunks) {
      packed += chunk.length;
      yield chunk;
    }
  }
  const gunzip = pipeline(Readable.from(counted()), createGunzip(), () => {});
  try {
    yield* countedUnpacked(gunzip, { where, packed: () => packed, unpacked, limits });
  } catch (cause) {
    throw cause instanceof HearsayError ? cause : damagedPacking(where, cause);
  } finally {
    gunzip.destroy();
  }
}

export function damagedPacking(where: string, cause: unknown): HearsayError {
  const got = cause instanceof Error ? cause.message : String(cause);
  const fix = "It is cut off or damaged: get it again. What came before the damage is read.";
  return new HearsayError("E_INPUT_DAMAGED", { where, expected: "whole packed bytes", got, fix, cause });
}
