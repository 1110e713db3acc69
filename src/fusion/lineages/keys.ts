import { daysOf } from "../days.ts";
import type { LineageDigest } from "./digest.ts";
import { FORM, unpackSentences } from "./sentences.ts";
import { hashSequence, mix, unpack } from "./sketch.ts";

/** Rows in a band: documents that share 40 % of their shingles meet in one of the 20 bands with 73 %, 60 % with 99 %, 0.3 % with one in two million. */
const ROWS = 3;
/** Sentences that are looked up: the least by hash, so that two documents choose the same ones. */
const MOST_SENTENCES = 24;
/** MinHash values over the words of one sentence that have to agree. */
const SENTENCE_ROWS = 4;
const FEWEST_WORDS = 6;
/** Days within which an edited copy is looked for by single sentences: at least one bucket, less than two. */
const BUCKET_DAYS = 7;

/**
 * The keys by which documents find each other: two are compared only if they share one. At most 20 + 2 × 24 + 8 + 1.
 * Bands of the signature and agency ids hold for all time; sentences, which a desk's background paragraphs would
 * otherwise join over years, only for documents published within one to two weeks of each other.
 */
export function lineageKeys(digest: LineageDigest): readonly string[] {
  const keys = digest.agencyIds.map((id) => `i${id}`);
  if (digest.page !== undefined) keys.push(`p${hex(hashText(digest.page))}`);
  const signature = unpack(digest.signature, 2);
  for (let at = 0; at < signature.length; at += ROWS)
    keys.push(`b${at / ROWS}.${hex(hashSequence(signature, at, at + ROWS))}`);
  const days = digest.published === undefined ? undefined : daysOf(digest.published);
  const bucket = days === undefined ? undefined : Math.floor(days.first / BUCKET_DAYS);
  const buckets = bucket === undefined ? ["u"] : [`${bucket}`, `${bucket + 1}`];
  const sentences = unpackSentences(digest)
    .filter(({ words }) => words.length >= FEWEST_WORDS)
    .map(({ words }) => sentenceSketch(words));
  for (const sketch of [...new Set(sentences)].sort((a, b) => a - b).slice(0, MOST_SENTENCES)) {
    for (const bucket of buckets) keys.push(`s${bucket}.${hex(sketch)}`);
  }
  return keys;
}

function sentenceSketch(words: readonly number[]): number {
  const least = Array.from({ length: SENTENCE_ROWS }, () => 0xffffffff);
  for (const word of words) {
    for (let row = 0; row < SENTENCE_ROWS; row++) {
      const hash = mix(Math.imul((word & FORM) + 1, 0x9e3779b1) ^ (row << 20));
      if (hash < (least[row] ?? 0)) least[row] = hash;
    }
  }
  return hashSequence(least);
}

function hashText(text: string): number {
  return hashSequence([...text].map((letter) => letter.codePointAt(0) ?? 0));
}

const hex = (value: number): string => value.toString(36);
