import { daysOf } from "../days.ts";
import type { LineageDigest } from "./digest.ts";
import { FACT, FORM, unpackSentences } from "./sentences.ts";
import { bandsOf, hashSequence, hashWord, minHash } from "./sketch.ts";

/**
 * Bands and rows of each sketch: rows set what chance lets through, bands what a copy may lose. With J the Jaccard
 * similarity of two texts' sets, two texts meet with 1 - (1 - J^rows)^bands.
 */
const PAIRS = { bands: 12, rows: 3 } as const; // J 0.4: 55 %, 0.6: 94 %; unrelated texts, 0.005: 1 in 700,000
const WORDS = { bands: 10, rows: 5 } as const; // J 0.6: 56 %, 0.75: 93 %; unrelated texts, 0.05: 1 in 300,000
const FACTS = { bands: 8, rows: 4 } as const; // J 0.7: 89 %: what rewriting programs leave; another happening, 0.1: 1 in 1,000
const AGENCY_FACTS = { bands: 6, rows: 2 } as const; // J 0.4: 65 %, 0.6: 93 %; only asked of one agency's reports
const SENTENCE_ROWS = 4; // J 0.8: 41 % a sentence; unrelated sentences, 0.03: 1 in a million
/** Sentences that are looked up: the least by hash, so that two documents choose the same ones. */
const MOST_SENTENCES = 24;
const FEWEST_WORDS_OF_SENTENCE = 6;
/** A text of fewer content words has no bands: they would meet those of all other short texts. */
const FEWEST_WORDS = 20;
/** Single sentences and credits are looked up among documents published at most two weeks apart, and always within one. */
const BUCKET_DAYS = 7;

/**
 * The keys by which documents find each other: two are compared only if they share one. At most 119 for a document:
 * 12 + 10 + 2 × 8 bands, 2 × 24 sentences, 2 × 6 × 2 for two credited agencies, 8 agency ids and a page.
 * The bands of the text hold for all time. Single sentences, which the background paragraphs of a desk would join over
 * years, and names are only looked up among documents of the same fortnight; undated ones among themselves. Their keys
 * begin with the time: what is filed in one week lies side by side in an index.
 */
export function lineageKeys(digest: LineageDigest): readonly string[] {
  const sentences = unpackSentences(digest);
  const keys = digest.agencyIds.map((id) => `i.${id}`);
  if (digest.page !== undefined) keys.push(`p.${code(hashWord(digest.page))}${code(hashWord(`${digest.page}.`))}`);
  const words = new Set(sentences.flatMap((sentence) => sentence.words.map((word) => word & FORM)));
  if (words.size >= FEWEST_WORDS) {
    const pairs = new Set(
      sentences.flatMap((sentence) =>
        sentence.words.slice(1).map((word, at) => ((sentence.words[at] ?? 0) & FORM) * (FORM + 1) + (word & FORM)),
      ),
    );
    keys.push(...bandKeys("b", pairs, PAIRS), ...bandKeys("w", words, WORDS));
  }
  const buckets = bucketsOf(digest.published);
  const long = sentences.filter((sentence) => sentence.words.length >= FEWEST_WORDS_OF_SENTENCE);
  const sketches = new Set(
    long.map((sentence) =>
      hashSequence(
        minHash(
          sentence.words.map((word) => word & FORM),
          SENTENCE_ROWS,
        ),
      ),
    ),
  );
  const least = [...sketches].sort((a, b) => a - b).slice(0, MOST_SENTENCES);
  keys.push(...least.flatMap((sketch) => buckets.map((bucket) => `${bucket}.s.${code(sketch)}`)));
  const facts = new Set(
    sentences.flatMap((sentence) => sentence.words.filter((word) => (word & FACT) !== 0).map((word) => word & FORM)),
  );
  if (facts.size >= FEWEST_FACTS) {
    const bands = bandKeys("f", facts, FACTS);
    keys.push(...buckets.flatMap((bucket) => bands.map((band) => `${bucket}.${band}`)));
    const agencyBands = bandKeys("c", facts, AGENCY_FACTS);
    for (const agency of agenciesOf(digest)) {
      keys.push(...buckets.flatMap((bucket) => agencyBands.map((band) => `${bucket}.${band}.${agency}`)));
    }
  }
  return keys;
}

const FEWEST_FACTS = 4;
const MOST_AGENCIES = 2;

/** Reports of one agency meet by names and numbers, also where the texts have become unlike. */
const agenciesOf = ({ outlet, credits }: LineageDigest): readonly string[] =>
  [...new Set([...(outlet?.agency === true ? [outlet.key] : []), ...credits.map((credit) => credit.outlet)])].slice(
    0,
    MOST_AGENCIES,
  );

const bandKeys = (
  kind: string,
  set: ReadonlySet<number>,
  { bands, rows }: { readonly bands: number; readonly rows: number },
): readonly string[] => bandsOf(minHash(set, bands * rows), rows).map((band, at) => `${kind}${at}.${code(band)}`);

/** Two neighbouring buckets each, so that a week's end parts no two documents of one week. */
function bucketsOf(published: string | undefined): readonly string[] {
  const days = published === undefined ? undefined : daysOf(published);
  if (days === undefined) return ["u"];
  const bucket = Math.floor(days.first / BUCKET_DAYS);
  return [`${bucket}`, `${bucket + 1}`];
}

const code = (value: number): string => value.toString(36);
