import { type Days, daysBetween, lengthOf } from "../days.ts";
import type { EventDigest, Party, Where } from "./event-digest.ts";
import { BACKGROUND, MUTUAL, RECURRENT, sharedFamily } from "./families.ts";

/** How much speaks for two reports telling of one happening, and why, in words. */
export interface StoryLink {
  readonly score: number;
  readonly reasons: readonly string[];
}

interface Finding {
  readonly points: number;
  /** In words, when they are asked for: most pairs are only weighed. */
  readonly reason?: () => string;
}
const NOTHING: Finding = { points: 0 };

/** Below this two reports are not joined. Tuned on reports whose stories are known. */
export const JOINED = 4;

/**
 * Weighs two reports of different documents; the same for (b, a). Undefined where something rules it out: other days,
 * other places, other parties. The weights are rules of thumb in tenths, not probabilities.
 */
export function storyScore(a: EventDigest, b: EventDigest): number | undefined {
  const findings = findingsOf(a, b);
  if (findings === undefined) return undefined;
  const sum = findings.reduce((total, { points }) => total + points, 0);
  return sum === Number.NEGATIVE_INFINITY ? undefined : Math.round(sum * 10) / 10;
}

/** The same with what speaks for it in words. */
export function storyLink(a: EventDigest, b: EventDigest): StoryLink | undefined {
  const score = storyScore(a, b);
  if (score === undefined) return undefined;
  const reasons = (findingsOf(a, b) ?? []).flatMap(({ reason }) => (reason === undefined ? [] : [reason()]));
  return { score, reasons };
}

function findingsOf(a: EventDigest, b: EventDigest): readonly Finding[] | undefined {
  const family = sharedFamily(a.type, b.type);
  if (family === undefined) return undefined;
  return [
    kindOf(a, b),
    ...(MUTUAL.has(family) ? [together(a, b)] : sides(a, b)),
    daysOfBoth(a, b),
    placeOfBoth(a.place, b.place),
    spotsOfBoth(a, b),
    figuresOfBoth(a, b),
    wordsOfBoth(a, b),
    sceneOfBoth(a, b),
  ];
}

/** Whether nothing that two reports say keeps them apart. */
export const compatible = (a: EventDigest, b: EventDigest): boolean =>
  sharedFamily(a.type, b.type) !== undefined &&
  (MUTUAL.has(sharedFamily(a.type, b.type) ?? "") || partiesOf(a.actors, b.actors, "actor", 2).points > -2) &&
  daysOfBoth(a, b).points > -2 &&
  placeOfBoth(a.place, b.place).points > -2;

function kindOf(a: EventDigest, b: EventDigest): Finding {
  const real = a.unreal === b.unreal ? 0 : -0.5;
  if (a.type !== b.type) return { points: -0.5 + real };
  const same = a.mode !== undefined && a.mode === b.mode;
  return { points: 1 + (same ? 0.5 : 0) + real, reason: () => `both are ${a.type}${same ? ` ${a.mode}` : ""}` };
}

function partiesOf(a: readonly Party[], b: readonly Party[], role: string, full: number): Finding {
  const [known, others] = [a.filter(isTold), b.filter(isTold)];
  if (known.length === 0 || others.length === 0) return NOTHING;
  const same = known.filter((one) => others.some((other) => one.known && one.key === other.key));
  if (same.length > 0) return { points: full, reason: () => `same ${role}: ${names(same)}` };
  const related = known.filter((one) => others.some((other) => meets(one, other)));
  if (related.length > 0) return { points: full * 0.6, reason: () => `${role} of one side: ${names(related)}` };
  return { points: -full };
}

const isTold = ({ known, partOf }: Party): boolean => known || partOf.length > 0;
const names = (parties: readonly Party[]): string => [...new Set(parties.map(({ name }) => name))].sort().join(", ");

/** A minister and a state, fighters and their group. Two ministers of one state are not each other. */
function meets(a: Party, b: Party): boolean {
  if (a.known && b.known) return a.key === b.key || a.partOf.includes(b.key) || b.partOf.includes(a.key);
  const mine = new Set([...(a.known ? [a.key] : []), ...a.partOf]);
  return (b.known && mine.has(b.key)) || b.partOf.some((key) => mine.has(key));
}

/** One party may do a thing to many and suffer it from many; the two together are rarer. */
function sides(a: EventDigest, b: EventDigest): readonly Finding[] {
  const [actor, recipient] = [
    partiesOf(a.actors, b.actors, "actor", 2),
    partiesOf(a.recipients, b.recipients, "recipient", 1.5),
  ];
  const both = sameKeys(a.actors, b.actors).length > 0 && sameKeys(a.recipients, b.recipients).length > 0;
  return [actor, recipient, both ? { points: 0.8, reason: () => "the same two parties" } : NOTHING];
}

const sameKeys = (one: readonly Party[], two: readonly Party[]): readonly Party[] =>
  one.filter((party) => party.known && two.some(({ key }) => key === party.key));

function together(a: EventDigest, b: EventDigest): Finding {
  const [mine, other] = [
    [...a.actors, ...a.recipients],
    [...b.actors, ...b.recipients],
  ];
  const same = new Map(sameKeys(mine, other).map((party) => [party.key, party]));
  if (same.size > 1) return { points: 4, reason: () => `the same parties: ${names([...same.values()])}` };
  return partiesOf(mine, other, "party", 2);
}

function daysOfBoth(a: EventDigest, b: EventDigest): Finding {
  if (a.days !== undefined && b.days !== undefined) return statedBoth(a.days, b.days);
  const stated = a.days ?? b.days;
  const report = a.days === undefined ? a.published : b.published;
  if (stated !== undefined && report !== undefined) {
    const gap = daysBetween(stated, report);
    if (gap <= 3)
      return { points: lengthOf(stated) <= 7 ? 1 : 0.5, reason: () => "one is dated when the other appeared" };
    // What was long ago may be told again without its date; what is still to come cannot have been reported.
    return { points: gap <= 30 || (isBackground(a, b) && stated.last < report.first) ? -0.5 : -1.5 };
  }
  if (a.published === undefined || b.published === undefined) return { points: -0.5 };
  const gap = daysBetween(a.published, b.published);
  // A ministry rejects and demands something every day.
  if (gap <= 3 && sharedFamily(a.type, b.type) === "words") return NOTHING;
  if (gap <= 3) return { points: 1, reason: () => "reported within three days" };
  if (isBackground(a, b)) return NOTHING;
  return { points: gap <= 14 ? 0 : gap <= 60 ? -1 : -4 };
}

const isBackground = (a: EventDigest, b: EventDigest): boolean => BACKGROUND.has(sharedFamily(a.type, b.type) ?? "");

function statedBoth(a: Days, b: Days): Finding {
  const gap = daysBetween(a, b);
  const widest = Math.max(lengthOf(a), lengthOf(b));
  if (gap > 0) {
    // Reports of one happening differ by a day or two; who says "9 July" for "7 July" is a contradiction to be shown.
    if (widest <= 7) return gap <= 2 ? { points: 0 } : { points: Number.NEGATIVE_INFINITY };
    return gap <= 31 && widest > 45 ? { points: -1 } : { points: -2 };
  }
  if (widest <= 3) return { points: 2, reason: () => "on the same day" };
  if (widest <= 31) return { points: 1, reason: () => "in the same days" };
  return { points: 0.3 };
}

const FAR_KM = 150;

function placeOfBoth(a: Where | undefined, b: Where | undefined): Finding {
  if (a === undefined || b === undefined) return NOTHING;
  if (a.name === b.name) {
    return a.kind === "country"
      ? { points: 0.5, reason: () => `both in ${a.name}` }
      : { points: 1.5, reason: () => `both in ${a.name}` };
  }
  if (a.country !== undefined && b.country !== undefined && a.country !== b.country) return { points: -5 };
  const km = distanceKm(a, b);
  if (km === undefined || a.kind === "country" || b.kind === "country") return NOTHING;
  if (km <= 30) return { points: 1, reason: () => `${a.name} and ${b.name} lie close together` };
  const reach = ((a.radiusM ?? 0) + (b.radiusM ?? 0)) / 1000;
  if (km <= Math.max(FAR_KM, reach)) return NOTHING;
  return { points: a.kind === "city" && b.kind === "city" ? -4 : -1 };
}

/** Towns that the words of both name: a report on the fall of one is not a report on the fall of another. */
function spotsOfBoth(a: EventDigest, b: EventDigest): Finding {
  if (a.spots.length === 0 || b.spots.length === 0) return NOTHING;
  const shared = a.spots.filter((spot) => b.spots.includes(spot));
  return shared.length > 0 ? { points: 0.8, reason: () => `both name ${shared.join(", ")}` } : { points: -2 };
}

/** The country that both documents are mostly about, where an event says nothing of its own place. */
function sceneOfBoth(a: EventDigest, b: EventDigest): Finding {
  if (a.place !== undefined && b.place !== undefined) return NOTHING;
  const [one, other] = [a.place?.country ?? a.scene, b.place?.country ?? b.scene];
  if (one === undefined || other === undefined) return NOTHING;
  if (one !== other) return { points: -0.5 };
  return sharedFamily(a.type, b.type) === "words"
    ? NOTHING
    : { points: 0.5, reason: () => "the scene is the same country" };
}

/** On a sphere (R. Sinnott, "Virtues of the haversine", 1984). */
function distanceKm(a: Where, b: Where): number | undefined {
  if (a.lat === undefined || a.lon === undefined || b.lat === undefined || b.lon === undefined) return undefined;
  const rad = Math.PI / 180;
  const [north, east] = [((b.lat - a.lat) * rad) / 2, ((b.lon - a.lon) * rad) / 2];
  const half = Math.sin(north) ** 2 + Math.cos(a.lat * rad) * Math.cos(b.lat * rad) * Math.sin(east) ** 2;
  // Whole kilometres: the last bits of sines differ between machines.
  return Math.round(2 * 6371 * Math.asin(Math.min(1, Math.sqrt(half))));
}

function figuresOfBoth(a: EventDigest, b: EventDigest): Finding {
  for (const one of a.figures) {
    for (const other of b.figures) {
      if (one.what !== other.what || one.low !== other.low || one.high !== other.high || one.low < 3) continue;
      return { points: 1.5, reason: () => `the same number: ${one.low} ${one.what}` };
    }
  }
  return NOTHING;
}

/** Of a digest that is at hand, made once. */
const sets = new WeakMap<EventDigest, ReadonlySet<string>>();
function wordsIn(digest: EventDigest): ReadonlySet<string> {
  const known = sets.get(digest);
  if (known !== undefined) return known;
  const words = new Set([...digest.trigger, ...digest.words]);
  sets.set(digest, words);
  return words;
}

function wordsOfBoth(a: EventDigest, b: EventDigest): Finding {
  const triggers = a.trigger.filter((word) => b.trigger.includes(word));
  const [mine, other] = [wordsIn(a), wordsIn(b)];
  let shared = 0;
  for (const word of mine) if (other.has(word)) shared++;
  const share = shared / Math.max(4, Math.min(mine.size, other.size));
  // "Attack", "accuse", "meet": what everyone calls such an event says little.
  const telling = RECURRENT.has(sharedFamily(a.type, b.type) ?? "") ? 0.3 : 0.8;
  const points = (triggers.length > 0 ? telling : 0) + Math.min(1.5, 2 * share);
  if (points < 0.8) return { points };
  return { points, reason: () => (triggers.length > 0 ? "the same word for it" : `${shared} words in common`) };
}
