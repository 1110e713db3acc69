import { textHash } from "../../src/doc/document-id.ts";
import { sha256Hex } from "../../src/doc/hash.ts";
import type { Reading } from "../../src/doc/reading.ts";
import type { Span } from "../../src/doc/span.ts";

/**
 * A made-up world of reports, without end and the same for the same seed: every day some happenings, each told by one to
 * eight outlets in the days after, a third of them copying another; a war that is told every day without a date; and 200
 * old happenings, of which every report recalls one. Readings are made directly, as if read, so that a library of 50,000
 * documents can be fused within minutes.
 */
export interface WorldOptions {
  readonly seed: number;
  /** Days for which an old happening is recalled, on average, before a newer one takes its place; else for ever. */
  readonly recalled?: number;
  readonly engine: Reading["engine"];
}

interface Happening {
  readonly type: Reading["events"][number]["type"];
  readonly word: string;
  readonly actor: number;
  readonly recipient: number;
  readonly town: number;
  readonly day: number;
  readonly dead: number;
  readonly dated: boolean;
}

const KINDS = [
  ["ASSAULT", "attacked"],
  ["CONSULT", "met"],
  ["REQUEST", "urged"],
  ["ACCUSE", "accused"],
  ["SUPPORT", "backed"],
  ["RETREAT", "withdrew"],
  ["SANCTION", "sanctioned"],
  ["PROTEST", "protested"],
] as const;
const STATES = 60;
const TOWNS = 400;
const OUTLETS = 80;
const FIRST_DAY = 15_000;
const HAPPENINGS_A_DAY = 3;
const STANDING = 200;

/** Numbers from 0 to 1 (S. Vigna's splitmix, 32 bits). */
function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x9e3779b9) >>> 0;
    let z = state;
    z = Math.imul(z ^ (z >>> 16), 0x21f0aaad);
    z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
    return ((z ^ (z >>> 15)) >>> 0) / 0x1_0000_0000;
  };
}

const SYLLABLES = "ka lo mi ren dor tas vel nar bu shi gor pel ta ran mo sul dek fir hal jor".split(" ");
const name = (number: number, salt: number): string => {
  const parts = [0, 1, 2].map((at) => SYLLABLES[Math.floor((number * 7 + salt) / 20 ** at) % 20] ?? "");
  const word = parts.join("") + SYLLABLES[(number + salt) % 20];
  return word.charAt(0).toUpperCase() + word.slice(1);
};
const isoDay = (day: number): string => new Date(day * 86_400_000).toISOString().slice(0, 10);

/** Documents in the order of their publication. */
export function* readingsOf({ seed, recalled, engine }: WorldOptions): Generator<Reading> {
  const random = randomFrom(seed);
  const below = (limit: number): number => Math.floor(random() * limit);
  const standing = Array.from({ length: STANDING }, () => happening(FIRST_DAY, false));
  let recent: Happening[] = [];

  function happening(day: number, dated: boolean): Happening {
    const [type, word] = KINDS[below(KINDS.length)] ?? KINDS[0];
    return {
      type,
      word,
      actor: below(STATES),
      recipient: below(STATES),
      town: below(TOWNS),
      day,
      dead: 3 + below(90),
      dated,
    };
  }

  for (let day = FIRST_DAY; ; day++) {
    const today = Array.from({ length: HAPPENINGS_A_DAY }, () => happening(day, random() < 0.7));
    for (let at = 0; recalled !== undefined && at < standing.length; at++)
      if (random() < 1 / recalled) standing[at] = happening(day, false);
    // A war without end: the same two, day by day, in one of few towns.
    today.push({
      type: "ASSAULT",
      word: "attacked",
      actor: 0,
      recipient: 1,
      town: below(6),
      day,
      dead: 3 + below(20),
      dated: false,
    });
    recent = [...recent.filter((each) => each.day > day - 5), ...today];
    for (const main of today) {
      let told: string | undefined;
      const reports = 1 + below(8);
      for (let at = 0; at < reports; at++) {
        const others = Array.from({ length: 3 }, () => recent[below(recent.length)] ?? main);
        const background = standing[below(standing.length)] ?? main;
        const sentences =
          told !== undefined && random() < 0.33
            ? told
            : [main, ...others, background].map((each, index) => sentence(each, index, below)).join(" ");
        told = sentences;
        yield reading(sentences, [main, ...others, background], day + (at > 4 ? 1 : 0), below(OUTLETS), engine);
      }
    }
  }
}

/** Many words: reports that are no copies share few of them. */
const filler = (number: number): string => name(number, 17).toLowerCase();

function sentence(each: Happening, index: number, below: (limit: number) => number): string {
  const extra = Array.from({ length: 8 }, () => filler(below(4000))).join(" ");
  const when = each.dated ? ` on ${isoDay(each.day)}` : "";
  const dead = index === 0 ? ` and ${each.dead} people died` : "";
  return `${name(each.actor, 3)} ${each.word} ${name(each.recipient, 3)} in ${name(each.town, 11)}${when}${dead}, with ${extra}.`;
}

/** As the reader would have it: one event and its parties, place, date and figure for each sentence. */
function reading(
  text: string,
  told: readonly Happening[],
  day: number,
  outlet: number,
  engine: Reading["engine"],
): Reading {
  const published = isoDay(day);
  const outletName = `Outlet ${outlet}`;
  const id = sha256Hex(`${outletName}\u001f${published}\u001e${text}`).slice(0, 32);
  const sentences: Span[] = [];
  let start = 0;
  for (const part of text.split(/(?<=\.) /)) {
    sentences.push([start, start + part.length]);
    start += part.length + 1;
  }
  const actors = new Map<number, Reading["actors"][number]>();
  const places: Reading["places"][number][] = [];
  const figures: Reading["figures"][number][] = [];
  const events: Reading["events"][number][] = [];
  const found = { by: "made", certainty: "sure" } as const;
  const party = (state: number, span: Span): string => {
    const known = actors.get(state);
    const mention = { span, head: span, form: "name" as const };
    const actor: Reading["actors"][number] =
      known === undefined
        ? {
            id: `a${actors.size + 1}`,
            name: name(state, 3),
            entity: `state-${state}`,
            kind: "armed-group",
            mentions: [mention],
            ...found,
          }
        : { ...known, mentions: [...known.mentions, mention] };
    actors.set(state, actor);
    return actor.id;
  };
  for (const [at, evidence] of sentences.entries()) {
    const each = told[at];
    if (each === undefined) continue;
    const words = text.slice(...evidence);
    const spanOf = (part: string): Span => {
      const from = evidence[0] + Math.max(0, words.indexOf(part));
      return [from, from + part.length];
    };
    const place = `p${places.length + 1}`;
    places.push({
      id: place,
      name: name(each.town, 11),
      country: `X${String.fromCharCode(65 + (each.town % 20))}A`,
      lat: ((each.town * 37) % 160) - 80,
      lon: ((each.town * 71) % 340) - 170,
      kind: "city",
      mentions: [spanOf(name(each.town, 11))],
      ...found,
    });
    const event = `e${events.length + 1}`;
    const dead = / and (\d+) people died/.exec(words);
    if (dead !== null) {
      const span = spanOf(`${dead[1]} people died`);
      figures.push({
        id: `f${figures.length + 1}`,
        what: "killed",
        low: Number(dead[1]),
        high: Number(dead[1]),
        qualifier: "exact",
        span,
        event,
        ...found,
      });
    }
    events.push({
      id: event,
      type: each.type,
      contexts: [],
      actor: [party(each.actor, spanOf(name(each.actor, 3)))],
      recipient: [party(each.recipient, spanOf(name(each.recipient, 3)))],
      mentions: [{ trigger: spanOf(each.word), evidence, status: "occurred" }],
      ...(each.dated
        ? { date: { value: isoDay(each.day), precision: "day" as const, basis: "absolute" as const } }
        : {}),
      place,
      figures: dead === null ? [] : [figures.at(-1)?.id ?? ""],
      ...found,
    });
  }
  return {
    schema: "hearsay/reading@1",
    engine,
    document: {
      id,
      textHash: textHash(text),
      title: text.slice(0, 60),
      language: "en",
      outlet: { name: outletName },
      published: { value: published, precision: "day", basis: "metadata" },
      text,
      zones: [{ kind: "body", span: [0, text.length] }],
    },
    sentences,
    actors: [...actors.values()],
    places,
    times: [],
    attributions: [],
    events,
    relations: [],
    figures,
    notes: [],
  };
}
