import type { MapView } from "../../../../src/query/records.ts";
import type { Table } from "../../parts/table.ts";
import { typeWords } from "../../parts/terms.ts";
import { grouped } from "../../parts/words.ts";

export type MapPlace = MapView["places"][number];

export const placeKey = ({ name, country, lat, lon }: MapPlace): string => `${name} ${country} ${lat} ${lon}`;

/** "within 40 km": how finely the words say where. */
export function radiusWords(radiusM: number): string {
  if (radiusM < 1000) return `within ${grouped(Math.round(radiusM / 100) * 100 || 100)} m`;
  const km = radiusM / 1000;
  return `within ${grouped(km < 10 ? Math.round(km * 10) / 10 : Math.round(km))} km`;
}

export const typesText = ({ types }: MapPlace, most = 3): string => {
  const shown = types.slice(0, most).map(({ type, events }) => `${typeWords(type)} ${events}`);
  return types.length > most ? `${shown.join(", ")} and ${types.length - most} more` : shown.join(", ");
};

/** The places, those of most claims first. */
export const placesTable = (places: readonly MapPlace[]): Table => ({
  columns: [
    { name: "Place" },
    { name: "Country" },
    { name: "How finely" },
    { name: "Claims", kind: "number" },
    { name: "Documents", kind: "number" },
    { name: "Lineages", kind: "number" },
    { name: "What" },
    { name: "Words", kind: "words" },
  ],
  rows: places
    .toSorted((a, b) => b.events - a.events || (placeKey(a) < placeKey(b) ? -1 : 1))
    .map((place) => {
      const [first] = place.quoted;
      return {
        cells: [
          place.name,
          place.country,
          radiusWords(place.radiusM),
          place.events,
          place.documents,
          place.lineages,
          typesText(place, 6),
          first?.words ?? null,
        ],
        ...(first === undefined ? {} : { evidence: first }),
      };
    }),
});
