import { decodeUtf8 } from "./utf8.ts";

/**
 * A read-only gazetteer of places of the size of GeoNames, looked up by binary search over its UTF-8 bytes: nothing is
 * decoded, parsed or indexed at load, so that a worker starts at once and all of them hold the bytes once, on shared
 * memory. Format: see scripts/places/pack.ts.
 */
export interface GazetteerEntry {
  readonly name: string;
  readonly kind: "region" | "city";
  /** ISO 3166-1 alpha-3. */
  readonly country: string;
  /** First-level administrative region that holds it, as named in the source. */
  readonly region?: string;
  readonly lat: number;
  readonly lon: number;
  /** How far from the point the place reaches, in metres: half of what a name can honestly mean. */
  readonly radiusM: number;
  /** 0 where the source does not know it. */
  readonly population: number;
  /** Seat of a country or of a first-level region. */
  readonly seat: boolean;
}

export interface Gazetteer {
  /** Every place of that name, best known first (country seats, regions, then by population); none when the name is unknown. */
  find(name: string): readonly GazetteerEntry[];
}

/** The key of a name: lower case, without accents, apostrophes and other marks; "Khōst" and "Khost" are one. */
export function placeKey(name: string): string {
  return name
    .normalize("NFD")
    .replace(/[\p{M}'’‘ʼʻ`]/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

const NEWLINE = 10;
const TAB = 9;

export function createGazetteer(bytes: Uint8Array): Gazetteer {
  return {
    find(name) {
      const key = placeKey(name);
      if (key === "") return [];
      const entries: GazetteerEntry[] = [];
      for (let at = firstLine(bytes, key); at < bytes.length; ) {
        const end = next(bytes, NEWLINE, at);
        if (keyAt(bytes, at) !== key) break;
        entries.push(parseLine(decodeUtf8(bytes, at, end)));
        at = end + 1;
      }
      return entries;
    },
  };
}

/** Offset of the first line whose key is not below `key` (code-unit order, in which the file is sorted). */
function firstLine(bytes: Uint8Array, key: string): number {
  let low = 0;
  let high = bytes.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const start = middle === 0 ? 0 : bytes.lastIndexOf(NEWLINE, middle - 1) + 1;
    const line = Math.max(start, low);
    if (keyAt(bytes, line) < key) low = next(bytes, NEWLINE, line) + 1;
    else high = line;
  }
  return low;
}

const keyAt = (bytes: Uint8Array, line: number): string => decodeUtf8(bytes, line, next(bytes, TAB, line));

/** Where the byte stands next; the end where it does not. */
function next(bytes: Uint8Array, byte: number, from: number): number {
  const found = bytes.indexOf(byte, from);
  return found < 0 ? bytes.length : found;
}

function parseLine(line: string): GazetteerEntry {
  const [
    ,
    name = "",
    kind = "",
    country = "",
    region = "",
    lat = "",
    lon = "",
    radiusKm = "",
    population = "",
    seat = "",
  ] = line.split("\t");
  return {
    name,
    kind: kind === "r" ? "region" : "city",
    country,
    ...(region === "" ? {} : { region }),
    lat: Number(lat),
    lon: Number(lon),
    radiusM: Number(radiusKm) * 1000,
    population: Number(population),
    seat: seat === "1",
  };
}
