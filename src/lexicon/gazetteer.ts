/**
 * A read-only gazetteer of places of the size of GeoNames, looked up by binary search over its text: nothing is parsed
 * or indexed at load, so that a worker starts at once and the text can be shared. Format: see scripts/places/pack.ts.
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

export function createGazetteer(text: string): Gazetteer {
  return {
    find(name) {
      const key = placeKey(name);
      if (key === "") return [];
      const entries: GazetteerEntry[] = [];
      for (let at = firstLine(text, key); at < text.length; ) {
        const end = endOfLine(text, at);
        if (keyAt(text, at) !== key) break;
        entries.push(parseLine(text.slice(at, end)));
        at = end + 1;
      }
      return entries;
    },
  };
}

/** Offset of the first line whose key is not below `key` (code-unit order, in which the file is sorted). */
function firstLine(text: string, key: string): number {
  let low = 0;
  let high = text.length;
  while (low < high) {
    const start = text.lastIndexOf("\n", ((low + high) >> 1) - 1) + 1;
    const line = Math.max(start, low);
    if (keyAt(text, line) < key) low = endOfLine(text, line) + 1;
    else high = line;
  }
  return low;
}

const keyAt = (text: string, line: number): string => text.slice(line, text.indexOf("\t", line));

function endOfLine(text: string, from: number): number {
  const end = text.indexOf("\n", from);
  return end < 0 ? text.length : end;
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
