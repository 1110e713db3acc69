import type { Reading } from "../../doc/reading.ts";
import { creditsOf } from "./credits.ts";
import type { LineageDigest } from "./digest.ts";
import { ownSentences, packSentences } from "./sentences.ts";
import { type OutletTables, outletKey } from "./tables.ts";

/** What the descent of a document is judged by; a pure function of reading and tables. */
export function lineageDigest(reading: Reading, tables: OutletTables): LineageDigest {
  const { document } = reading;
  const outlet = outletOf(document, tables);
  const page =
    document.uri ??
    (document.outlet === undefined || document.title === undefined
      ? undefined
      : `${outlet?.key}\u001f${document.title}`);
  return {
    form: 1,
    tables: tables.hash,
    document: document.id,
    ...(page === undefined ? {} : { page }),
    ...(outlet === undefined ? {} : { outlet }),
    ...(document.published === undefined ? {} : { published: document.published.value }),
    credits: creditsOf(reading, outlet?.key, tables),
    agencyIds: agencyIdsOf(reading, tables),
    ...packSentences(ownSentences(reading, tables)),
  };
}

function outletOf({ outlet }: Reading["document"], tables: OutletTables): LineageDigest["outlet"] {
  if (outlet === undefined) return undefined;
  const { name, domain } = outlet;
  const known = tables.named(name) ?? (domain === undefined ? undefined : tables.at(domain));
  return {
    key: known?.key ?? outletKey(name),
    name,
    ...(domain === undefined ? {} : { domain }),
    ...(known?.agency === true ? { agency: true } : {}),
    ...(known?.owner === undefined ? {} : { owner: known.owner }),
  };
}

const MOST_IDS = 8;

function agencyIdsOf({ document }: Reading, tables: OutletTables): readonly string[] {
  const { text, zones, uri = "" } = document;
  const places = [uri, ...zones.filter(({ kind }) => kind !== "clutter").map(({ span }) => text.slice(...span))];
  const ids = tables.idPatterns.flatMap((pattern) =>
    places.flatMap((place) => [...place.matchAll(pattern)].map(([id]) => id)),
  );
  return [...new Set(ids)].sort().slice(0, MOST_IDS);
}
