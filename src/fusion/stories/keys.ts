import { lengthOf } from "../days.ts";
import { compareText } from "../ids.ts";
import type { EventDigest, Party } from "./event-digest.ts";
import { BACKGROUND, familiesOf } from "./families.ts";

/** Reports are looked for in the same stretch of days and in the ones on either side. */
const STRETCH = 7;
/** More would tell no more: the first ones in order are as good as any. */
const MOST_KEYS = 32;
/** A date wider than this says too little to look by: "this year". */
const WIDE = 45;

/**
 * Under what a report is filed so that others of the same happening meet it: two reports are compared only if they
 * share a key. Each key joins a family of types with two things said of the event, one of them being its days, so
 * that a key holds about as many reports as its happening has. Keys begin with the days: what is reported in one week
 * lies side by side in an index, so that a week's reports are filed and found in a few of its pages.
 */
export function storyKeys(event: EventDigest): readonly string[] {
  const whens = stretches(event);
  const [actors, recipients] = [rolled(event.actors), rolled(event.recipients)];
  const places = event.place === undefined || event.place.kind === "country" ? [] : [event.place.name.toLowerCase()];
  const facts = [
    ...actors.flatMap((actor) => recipients.map((recipient) => `${actor}>${recipient}`)),
    ...pairs([...new Set([...actors, ...recipients])].sort()),
    ...actors.map((actor) => `${actor}>`),
    ...actors.flatMap((actor) => event.trigger.map((word) => `${actor}:${word}`)),
    ...recipients.flatMap((recipient) => event.trigger.map((word) => `${recipient}<${word}`)),
    ...places.map((place) => `@${place}`),
    ...event.figures.filter(({ low }) => low > 2).map(({ what, low, high }) => `${what}=${low}-${high}`),
  ];
  const kind = `${event.type}.${event.mode ?? ""}`;
  const { country = event.scene } = event.place ?? {};
  const keys = familiesOf(event.type).flatMap((family) =>
    facts.flatMap((fact) => whens.map((when) => timed(`${when}`, `${family}|${fact}`))),
  );
  if (event.days !== undefined && lengthOf(event.days) <= 3 && country !== undefined) {
    for (let day = event.days.first; day <= event.days.last; day++) keys.push(timed(`d${day}`, `${kind}@${country}`));
  }
  // Without a date of its own a report is also filed by all that makes it what it is: background that outlets repeat
  // for years ("the withdrawal of US troops").
  if (isBackground(event) && (event.days === undefined || lengthOf(event.days) > WIDE))
    keys.push(...timeless(event, kind, country, actors, recipients));
  const things = new Map(keys.map(({ when, what }) => [`${what}|${when}`, `${when}|${what}`]));
  return [...things]
    .toSorted(([a], [b]) => compareText(a, b))
    .map(([, key]) => key)
    .slice(0, MOST_KEYS);
}

interface TimedKey {
  readonly when: string;
  readonly what: string;
}
const timed = (when: string, what: string): TimedKey => ({ when, what });

/** Talks and deals are told from either side. */
const pairs = (parties: readonly string[]): readonly string[] =>
  parties.flatMap((one, at) => parties.slice(at + 1).map((other) => `${one}+${other}`));

/** Who takes part, and on whose behalf. */
const rolled = (parties: readonly Party[]): readonly string[] => [
  ...new Set(parties.flatMap(({ key, partOf, known }) => [...(known ? [key] : []), ...partOf])),
];

function stretches({ days, published }: EventDigest): readonly number[] {
  const span = days !== undefined && lengthOf(days) <= WIDE ? days : published;
  if (span === undefined || lengthOf(span) > WIDE) return [];
  const [from, to] = [Math.floor(span.first / STRETCH), Math.floor(span.last / STRETCH)];
  return Array.from({ length: to - from + 1 }, (_, at) => from + at);
}

/** The same key in the stretches before and after: a week on either side, three quarters of a year for background. */
export function neighbourKeys(key: string): readonly string[] {
  const at = key.indexOf("|");
  const when = key.slice(0, at);
  if (when.startsWith("d")) return [key];
  const [mark, reach] = when.startsWith("q") ? ["q", 3] : ["", 1];
  const middle = Number(when.slice(mark.length));
  return Array.from({ length: 2 * reach + 1 }, (_, step) => `${mark}${middle + step - reach}${key.slice(at)}`);
}

/** A quarter of a year, about. */
const QUARTER = 91;

const isBackground = ({ type }: EventDigest): boolean => familiesOf(type).some((family) => BACKGROUND.has(family));

function timeless(
  event: EventDigest,
  kind: string,
  country: string | undefined,
  actors: readonly string[],
  recipients: readonly string[],
): readonly TimedKey[] {
  if (event.published === undefined) return [];
  const when = `q${Math.floor(event.published.first / QUARTER)}`;
  const whats = actors.flatMap((actor) => [
    ...recipients.flatMap((recipient) =>
      familiesOf(event.type)
        .filter((family) => BACKGROUND.has(family))
        .map((family) => `${family}|${actor}>${recipient}`),
    ),
    ...event.trigger.map((word) => `${kind}|${actor}:${word}`),
    ...(country === undefined ? [] : [`${kind}|${actor}@${country}`]),
  ]);
  return whats.map((what) => timed(when, what));
}
