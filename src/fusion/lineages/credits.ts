import type { Reading } from "../../doc/reading.ts";
import type { Credit } from "./digest.ts";
import { type Outlet, type OutletTables, outletKey } from "./tables.ts";

const MOST_CREDITS = 6;
const PUBLISHED_FIRST = /publish|appeared|reprint|repost|translat|courtesy/iu;
const PICTURES = /\b(?:photo|photograph|image|picture|video|graphic|map)s?\b/iu;
/** "Reuters Staff", "AFP correspondent", "Associated Press writer Ann Lee": the agency is what counts. */
const OF_STAFF = /\s+(?:staff|correspondents?|writers?|reporters?|bureau|desk|news agency)\b.*$/iu;
/** Characters around the evidence that say what it is credited with. */
const AROUND = 80;

/**
 * The outlets that a document credits with its text or a part of it, never its own, the greatest credit first. Persons
 * and unknown names in bylines credit nobody: only a name of the tables is taken for an agency there.
 */
export function creditsOf({ document }: Reading, own: string | undefined, tables: OutletTables): readonly Credit[] {
  const { text, origin, author, zones } = document;
  const credits: Credit[] = [];
  const add = (outlet: string, name: string, kind: Credit["kind"]): void => {
    if (outlet !== own && !credits.some((credit) => credit.outlet === outlet)) credits.push({ outlet, name, kind });
  };
  const addOutlet = ({ key, name }: Outlet, kind: Credit["kind"]): void => add(key, name, kind);
  if (origin !== undefined) {
    const [start, end] = origin.evidence;
    const before = text.slice(Math.max(text.lastIndexOf("\n", start - 1) + 1, start - AROUND), start);
    const after = text.slice(end, end + AROUND).split("\n")[0] ?? "";
    const kind = PUBLISHED_FIRST.test(`${before} ${after}`) ? "republished" : "wire";
    const known = tables.named(origin.outlet);
    if (known === undefined) add(outletKey(origin.outlet), origin.outlet, kind);
    else addOutlet(known, kind);
  }
  const agencies = (author ?? "")
    .split(/\s*(?:[,;/|&]|\band\b)\s*/u)
    .flatMap((part) => tables.named(part.replace(OF_STAFF, "")) ?? [])
    .filter(({ agency }) => agency);
  // "AP, AFP": a desk's mixture of two wires.
  for (const agency of agencies) addOutlet(agency, agencies.length > 1 ? "contribution" : "wire");
  for (const { kind, span } of zones) {
    if (kind !== "byline" && kind !== "credit") continue;
    const line = text.slice(...span);
    if (PICTURES.test(line)) continue;
    for (const pattern of tables.contributions) {
      const named = tables.named(pattern.exec(line)?.groups?.["outlet"] ?? "");
      if (named !== undefined) addOutlet(named, "contribution");
    }
  }
  return credits.slice(0, MOST_CREDITS);
}
