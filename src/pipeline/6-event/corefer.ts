import type { Actor, DateValue, Place } from "../../doc/reading.ts";
import { tokenAt } from "../../doc/tree.ts";
import { boundsOf } from "../5-circumstance/calendar.ts";
import type { Draft } from "./draft.ts";
import type { EventLexicon } from "./lexicon.ts";

export interface Situated extends Draft {
  readonly date?: DateValue;
  /** Why it has this date, for `--explain`. */
  readonly dateWhy?: string;
  readonly place?: Place;
  readonly placeWhy?: string;
}

/** Several mentions of one happening; the main one first. */
export interface Cluster {
  readonly mentions: Situated[];
  actor: readonly Actor[];
  recipient: readonly Actor[];
  date?: DateValue;
  dateWhy?: string;
  place?: Place;
  placeWhy?: string;
}

/** Each saying is its own act, even when the same is said twice. */
const SPEECH = new Set(["REQUEST", "ACCUSE", "REJECT", "THREATEN", "AGREE"]);

/**
 * Joins mentions of one happening, careful rather than complete: a definite noun ("the attack", "their visit") points
 * back to the last event of its type that its own words do not contradict; other words only when sides, date and place
 * agree and the sides are known.
 */
export function corefer(drafts: readonly Situated[], { classes }: EventLexicon): readonly Cluster[] {
  const families = [...FAMILIES].map((name) => classes.get(name) ?? new Set<string>());
  const clusters: Cluster[] = [];
  for (const draft of drafts) {
    const match = clusters.findLast((cluster) => joins(cluster, draft, families));
    if (match === undefined) {
      if (draft.tentative === true) continue;
      clusters.push({
        mentions: [draft],
        actor: draft.actor,
        recipient: draft.recipient,
        ...circumstancesOf(draft),
      });
      continue;
    }
    const { tentative: _tentative, ...mention } = draft;
    match.mentions.push(mention);
    if (match.actor.length === 0) match.actor = draft.actor.filter((one) => !match.recipient.includes(one));
    if (match.recipient.length === 0) match.recipient = draft.recipient.filter((one) => !match.actor.includes(one));
    const { date, dateWhy, place, placeWhy } = circumstancesOf(draft);
    if (date !== undefined && isBetter(date, match.date)) Object.assign(match, { date, dateWhy });
    if (match.place === undefined && place !== undefined) Object.assign(match, { place, placeWhy });
  }
  return clusters;
}

function circumstancesOf({
  date,
  dateWhy,
  place,
  placeWhy,
}: Situated): Pick<Cluster, "date" | "dateWhy" | "place" | "placeWhy"> {
  return {
    ...(date === undefined ? {} : { date }),
    ...(dateWhy === undefined ? {} : { dateWhy }),
    ...(place === undefined ? {} : { place }),
    ...(placeWhy === undefined ? {} : { placeWhy }),
  };
}

const REACH = 8;

/** Words of one type that do not mean each other: "the fighting" is not the shell that hit, "the visit" not the notice of it. */
const FAMILIES = ["warfare", "notice"] as const;

function joins(cluster: Cluster, draft: Situated, families: readonly ReadonlySet<string>[]): boolean {
  const main = cluster.mentions[0];
  const last = cluster.mentions.at(-1);
  if (main === undefined || last === undefined || main.type !== draft.type) return false;
  if (!agreeInTime(cluster.date, draft.date)) return false;
  if (draft.place !== undefined && cluster.place !== undefined && draft.place !== cluster.place) return false;
  if (main.mode !== undefined && draft.mode !== undefined && main.mode !== draft.mode) return false;
  if (families.some((words) => words.has(lemmaOf(main)) !== words.has(lemmaOf(draft)))) return false;
  if (draft.sentence === last.sentence && isNoun(draft) === isNoun(last)) return false;
  const near = draft.sentence.index - last.sentence.index <= REACH;
  // A claim and its denial meet: the same deed of the same people.
  if (draft.status === "denied" && same(cluster.actor, draft.actor) && draft.actor.length > 0)
    return fits(cluster.recipient, draft.recipient);
  if (draft.definite && near && !SPEECH.has(draft.type))
    return fits(cluster.actor, draft.actor) && fits(cluster.recipient, draft.recipient);
  if (SPEECH.has(draft.type))
    return draft.definite && near && isNoun(draft) && same(cluster.actor, draft.actor) && draft.actor.length > 0;
  const known =
    cluster.actor.length > 0 &&
    same(cluster.actor, draft.actor) &&
    (same(cluster.recipient, draft.recipient) || draft.recipient.length === 0 || cluster.recipient.length === 0);
  // "withdrew ... the withdrawal ... has pulled out": deeds that one carries out over a time; blows come many.
  return known && near && (draft.type === "RETREAT" || (cluster.recipient.length > 0 && sameWords(main, draft)));
}

/** A date that the text gives, over one that only the day of publication gives; a day over its month. */
function isBetter(date: DateValue, than: DateValue | undefined): boolean {
  if (than === undefined) return true;
  const assumed = [date, than].map(({ basis }) => basis === "publication");
  if (assumed[0] !== assumed[1]) return assumed[1] === true;
  const [one, other] = [boundsOf(date.value), boundsOf(than.value)];
  return one !== undefined && other !== undefined && one.last - one.first < other.last - other.first;
}

/** News of a day is told in the present on the next: a day that is only assumed may be some days late. */
const SLACK_DAYS = 7;

/** Dates contradict each other where neither holds the other. */
function agreeInTime(a: DateValue | undefined, b: DateValue | undefined): boolean {
  if (a === undefined || b === undefined || a.value === b.value) return true;
  const [one, other] = [a, b].map(({ value, basis, precision }) => {
    const bounds = boundsOf(value);
    if (bounds === undefined || basis !== "publication" || precision !== "day") return bounds;
    return { first: bounds.first - SLACK_DAYS, last: bounds.last };
  });
  if (one === undefined || other === undefined) return false;
  return (one.first <= other.first && other.last <= one.last) || (other.first <= one.first && one.last <= other.last);
}

const fits = (known: readonly Actor[], more: readonly Actor[]): boolean =>
  more.length === 0 || known.length === 0 || more.some((one) => known.includes(one));
const same = (a: readonly Actor[], b: readonly Actor[]): boolean =>
  a.length === b.length && a.every((one) => b.includes(one));
const isNoun = (draft: Draft): boolean => tokenAt(draft.sentence, draft.head).upos === "NOUN";
const lemmaOf = (draft: Draft): string => tokenAt(draft.sentence, draft.head).lemma.toLowerCase();
const sameWords = (a: Draft, b: Draft): boolean => lemmaOf(a) === lemmaOf(b);
