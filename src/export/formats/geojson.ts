import type { Place } from "../../doc/reading.ts";
import type { Exporter } from "../exporter.ts";
import { claim, present } from "../provenance.ts";
import { documentView, type Telling, tellingsOf } from "../view.ts";

/**
 * RFC 7946: one feature for each telling of an event. A point with the radius that its words may mean, and no geometry
 * where the place is not known: that it happened somewhere is said all the same.
 */
export const geojson: Exporter = {
  about: "events on the map, for QGIS, Leaflet and the like",
  mediaType: "application/geo+json",
  extension: ".geojson",
  coverage: "inside",
  async *write(source) {
    yield '{"type":"FeatureCollection","features":[';
    let first = true;
    for await (const from of source.documents()) {
      for (const telling of tellingsOf(documentView(from))) {
        yield `${first ? "" : ","}\n${JSON.stringify(feature(telling))}`;
        first = false;
      }
    }
    yield `\n],"coverage":${JSON.stringify(await source.coverage())}}\n`;
  },
};

function feature(telling: Telling) {
  const { view, event, number, place } = telling;
  return {
    type: "Feature",
    id: `${view.names(event.id)}/${number}`,
    geometry: pointOf(place),
    properties: {
      ...claim(telling),
      ...present({
        geo_precision: place?.kind,
        geo_uncertainty_m: place?.radiusM,
        geo_country: place?.country,
      }),
    },
  };
}

/** Longitude first. Six digits are a hand's breadth: more would be a precision that no gazetteer has. */
function pointOf(place: Place | undefined) {
  if (place?.lat === undefined || place.lon === undefined) return null;
  return { type: "Point", coordinates: [round(place.lon), round(place.lat)] };
}

const round = (degrees: number): number => Math.round(degrees * 1e6) / 1e6;
