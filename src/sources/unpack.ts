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

/** Packed bytes that are unpacked at once: deflate makes at most a thousand times as many of them. */
const STEP = 16_384;

/** Unpacks gzip of one or many members. Throws E_INPUT_DAMAGED where it breaks off; what came before has been handed on. */
export async function* gunzipped(
  chunks: AsyncIterable<Uint8Array>,
  where: string,
  unpacked: Unpacked,
  limits: SourceLimits,
): AsyncGenerator<Uint8Array, void> {
  let packed = 0;
  const gunzip = createGunzip();
  // Fed by hand and not by a pipe: a stream that fails throws away what it has unpacked and nobody has fetched yet.
  const ready: Uint8Array[] = [];
  let failure: unknown;
  let wake: () => void = () => {};
  gunzip.on("data", (chunk: Uint8Array) => ready.push(chunk));
  gunzip.on("error", (cause) => {
    failure = cause;
    wake();
  });
  const step = (work: (done: () => void) => void): Promise<void> =>
    new Promise((resolve) => {
      wake = resolve;
      work(resolve);
    });
  async function* inner(): AsyncGenerator<Uint8Array, void> {
    for await (const chunk of chunks) {
      for (let at = 0; at < chunk.length && failure === undefined; at += STEP) {
        const piece = chunk.subarray(at, at + STEP);
        packed += piece.length;
        await step((done) => gunzip.write(piece, () => done()));
        yield* ready.splice(0);
      }
      if (failure !== undefined) break;
    }
    if (failure === undefined) await step((done) => gunzip.on("end", done).end());
    yield* ready.splice(0);
    if (failure !== undefined) throw damagedPacking(where, failure);
  }
  try {
    yield* countedUnpacked(inner(), { where, packed: () => packed, unpacked, limits });
  } finally {
    gunzip.destroy();
  }
}

export function damagedPacking(where: string, cause: unknown): HearsayError {
  const got = cause instanceof Error ? cause.message : String(cause);
  const fix = "It is cut off or damaged: get it again. What came before the damage is read.";
  return new HearsayError("E_INPUT_DAMAGED", { where, expected: "whole packed bytes", got, fix, cause });
}
