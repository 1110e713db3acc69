import { daysBetween } from "../days.ts";
import type { LeadDigest } from "./lead-digest.ts";
import type { StoryLink } from "./link.ts";

/** Openings that appeared further apart are of different happenings, or of one that a later report looks back on. */
const APART = 4;
const STRETCH = 7;

/** Two openings are compared only if they share one of these: a number or a named town or actor, in the same week. */
export function leadKeys({ actors, spots, numbers, published, scene }: LeadDigest): readonly string[] {
  if (published === undefined) return [];
  const when = Math.floor(published.first / STRETCH);
  const facts = [
    ...numbers.filter((number) => number >= 10).map((number) => `n${number}`),
    ...spots.map((spot) => `@${spot}`),
    ...actors.map(({ key }) => `${key}@${scene ?? ""}`),
  ];
  return [...new Set(facts)]
    .sort()
    .slice(0, 16)
    .map((fact) => `${when}|lead|${fact}`);
}

/** Weighs two openings like two events; both must have appeared within days, and share more than who is concerned. */
export function leadLink(a: LeadDigest, b: LeadDigest): StoryLink | undefined {
  if (a.published === undefined || b.published === undefined) return undefined;
  if (daysBetween(a.published, b.published) > APART || !daysAgree(a, b)) return undefined;
  const actors = a.actors.filter(({ key }) => b.actors.some((other) => other.key === key));
  const spots = a.spots.filter((spot) => b.spots.includes(spot));
  const numbers = a.numbers.filter((number) => b.numbers.includes(number));
  const words = a.words.filter((word) => b.words.includes(word)).length;
  const share = words / Math.max(8, Math.min(a.words.length, b.words.length));
  const scene = a.scene === b.scene ? 0.5 : -1;
  const gap = daysBetween(a.published, b.published);
  const told = numbers.reduce(
    (sum, number) => sum + (number >= 100 && number % 100 !== 0 ? 2.5 : number >= 10 ? 1.2 : 0.5),
    0,
  );
  const score =
    Math.min(2, actors.length) +
    Math.min(2, 0.7 * spots.length) +
    Math.min(4, told) +
    Math.min(3, 7 * share) +
    scene -
    0.3 * gap;
  return {
    score: Math.round(score * 10) / 10,
    reasons: [
      "both open with it within days",
      ...(actors.length === 0 ? [] : [`both openings name ${list(actors.map(({ name }) => name))}`]),
      ...(spots.length === 0 ? [] : [`both openings name ${list(spots)}`]),
      ...(numbers.length === 0 ? [] : [`the same numbers: ${numbers.join(", ")}`]),
      ...(share < 0.2 ? [] : [`${words} words in common`]),
    ],
  };
}

const list = (names: readonly string[]): string => [...new Set(names)].sort().join(", ");

/** Openings that name days must have one in common, or nearly. */
const daysAgree = (a: LeadDigest, b: LeadDigest): boolean =>
  a.days.length === 0 ||
  b.days.length === 0 ||
  a.days.some((one) => b.days.some((other) => daysBetween(one, other) <= 2));
