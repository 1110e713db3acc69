import { textHash } from "../../src/doc/document-id.ts";
import { sha256Hex } from "../../src/doc/hash.ts";
import { PLOVER_TYPES, type Reading } from "../../src/doc/reading.ts";
import type { Span } from "../../src/doc/span.ts";

/**
 * A made-up library without end, the same for the same seed: reports of some thirty sentences, each with an event and half
 * of them said by somebody. Actors, places and outlets are as unequal as in the news: the commonest stands in most
 * reports, most stand in few. Readings are made directly, as if read.
 */
export interface Report {
  readonly reading: Reading;
  /** Documents with the same number go back to one origin. */
  readonly lineage: number;
  /** Its first events tell of this story. */
  readonly story: number;
}

const ACTORS = 6_000;
const PLACES = 800;
const OUTLETS = 250;
const EVENTS = 20;
const CAST = 14;
const FIRST_DAY = 18_000;
const DAYS = 1_400;
/** Reports of one story, and of one origin, at most. */
const STORY = 8;
const COPIES = 3;

const SYLLABLES = "ka lo mi ren dor tas vel nar bu shi gor pel ta ran mo sul dek fir hal jor".split(" ");
const word = (number: number): string => {
  const parts = [0, 1, 2, 3].map((at) => SYLLABLES[Math.floor((number * 7_919 + 31) / 20 ** at) % 20] ?? "");
  const text = parts.join("");
  return text.charAt(0).toUpperCase() + text.slice(1);
};
/** States and groups of the knowledge base first, then persons and groups that are known by their names. */
const FAMOUS = 600;
const nameOf = (actor: number): string => `${word(actor)} ${word(actor + ACTORS)}`;

const VERBS = ["attacked", "met", "urged", "accused", "backed", "left", "sanctioned", "threatened"] as const;
const CUES = ["said", "denied", "warned", "announced"] as const;
const ACTS = ["statement", "denial", "warning", "statement"] as const;
const FILL = "late in the day after several weeks of talks between both sides near the border of the province".split(
  " ",
);

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

export function* reportsOf(seed: number, engine: Reading["engine"]): Generator<Report, never> {
  const random = randomFrom(seed);
  /** The first is the commonest, by Zipf's law. */
  const unequal = (most: number): number => Math.min(most - 1, Math.floor(most ** random()) - 1);
  for (let number = 0; ; number++) {
    const cast = [...new Set(Array.from({ length: CAST }, () => unequal(ACTORS)))];
    const place = () => unequal(PLACES);
    yield {
      reading: readingOf({ number, cast, place, random, outlet: unequal(OUTLETS), engine }),
      lineage: Math.floor(number / COPIES),
      story: Math.floor(number / STORY),
    };
  }
}

interface Making {
  readonly number: number;
  readonly cast: readonly number[];
  readonly place: () => number;
  readonly random: () => number;
  readonly outlet: number;
  readonly engine: Reading["engine"];
}

const dayText = (day: number): string => new Date(day * 86_400_000).toISOString().slice(0, 10);

function readingOf({ number, cast, place, random, outlet, engine }: Making): Reading {
  const published = FIRST_DAY + Math.floor(random() * DAYS);
  const mentions = new Map<number, Span[]>();
  const sentences: Span[] = [];
  const events: Reading["events"][number][] = [];
  const attributions: Reading["attributions"][number][] = [];
  const relations: Reading["relations"][number][] = [];
  const places = new Map<number, { id: string; spans: Span[] }>();
  let text = "";
  const put = (words: string): Span => {
    const start = text.length;
    text += words;
    return [start, text.length];
  };
  const one = (): number => cast[Math.floor(random() * cast.length)] ?? 0;
  const named = (actor: number): Span => {
    const span = put(nameOf(actor));
    mentions.set(actor, [...(mentions.get(actor) ?? []), span]);
    return span;
  };
  const idOf = (actor: number): string => `a${cast.indexOf(actor) + 1}`;
  for (let at = 0; at < EVENTS; at++) {
    const start = text.length;
    const said = random() < 0.6;
    const kind = Math.floor(random() * VERBS.length);
    const how = Math.floor(random() * CUES.length);
    const speaker = said ? one() : undefined;
    const source = speaker === undefined ? undefined : named(speaker);
    if (source !== undefined) put(" ");
    const cue = source === undefined ? undefined : put(CUES[how] ?? "said");
    if (cue !== undefined) put(" that ");
    const content = text.length;
    const [actor, recipient] = [one(), one()];
    named(actor);
    put(" ");
    const trigger = put(VERBS[kind] ?? "met");
    put(" ");
    if (recipient !== actor) named(recipient);
    put(" in ");
    const where = place();
    const spot = put(word(where + 40_000));
    const known = places.get(where) ?? { id: `p${places.size + 1}`, spans: [] };
    known.spans.push(spot);
    places.set(where, known);
    put(` ${FILL.slice(0, 4 + Math.floor(random() * 12)).join(" ")}`);
    const end = text.length;
    put(".\n");
    sentences.push([start, end + 1]);
    const attribution = speaker === undefined ? undefined : `c${attributions.length + 1}`;
    if (speaker !== undefined && source !== undefined && cue !== undefined && attribution !== undefined) {
      attributions.push({
        id: attribution,
        source: { actors: [idOf(speaker)], span: source },
        cue,
        content: [[content, end]],
        mode: "indirect",
        act: ACTS[how] ?? "statement",
        negated: false,
        addressees: [],
        by: "generated",
        certainty: "sure",
      });
    }
    const happened = published - Math.floor(random() * 20);
    events.push({
      id: `e${at + 1}`,
      type: PLOVER_TYPES[Math.floor(random() * PLOVER_TYPES.length)] ?? "CONSULT",
      contexts: [],
      actor: [idOf(actor)],
      recipient: recipient === actor ? [] : [idOf(recipient)],
      mentions: [
        {
          trigger,
          evidence: [content, end],
          status: how === 1 && said ? "denied" : random() < 0.1 ? "planned" : "occurred",
          ...(attribution === undefined ? {} : { attribution }),
        },
      ],
      ...(random() < 0.6 ? { date: { value: dayText(happened), precision: "day", basis: "absolute" } } : {}),
      place: known.id,
      figures: [],
      by: "generated",
      certainty: "sure",
    });
    if (at % 7 === 0 && recipient !== actor) {
      relations.push({
        id: `r${relations.length + 1}`,
        type: at === 0 ? "alliedWith" : "hostileTo",
        from: idOf(actor),
        to: idOf(recipient),
        evidence: [content, end],
        status: "asserted",
        by: "generated",
        certainty: "sure",
      });
    }
  }
  const name = `Outlet ${word(outlet + 90_000)}`;
  return {
    schema: "hearsay/reading@1",
    engine,
    document: {
      id: sha256Hex(`report ${number}`).slice(0, 32),
      textHash: textHash(text),
      title: `Report ${number} from ${word(number)}`,
      outlet: { name },
      published: { value: dayText(published), precision: "day", basis: "metadata" },
      language: "en",
      text,
      zones: [{ kind: "body", span: [0, text.length] }],
    },
    sentences,
    actors: cast.flatMap((actor) => {
      const spans = mentions.get(actor) ?? [];
      if (spans.length === 0) return [];
      return [
        {
          id: idOf(actor),
          name: nameOf(actor),
          ...(actor < FAMOUS ? { entity: `e${actor}` } : {}),
          kind: actor < 60 ? "state" : actor % 3 === 0 ? "person" : "organisation",
          ...(actor % 3 === 0 ? { roles: [{ title: "minister", evidence: spans[0] ?? [0, 1] }] } : {}),
          mentions: spans.map((span) => ({ span, head: span, form: "name" as const })),
          by: "generated",
          certainty: "sure" as const,
        },
      ];
    }),
    places: [...places].map(([where, { id, spans }]) => ({
      id,
      name: word(where + 40_000),
      country: `${String.fromCharCode(65 + (where % 20))}AA`,
      lat: (where % 120) - 60,
      lon: (where % 300) - 150,
      radiusM: 5_000,
      kind: "city" as const,
      mentions: spans,
      by: "generated",
      certainty: "sure" as const,
    })),
    times: [],
    attributions,
    events,
    relations,
    figures: [],
    notes: [],
  };
}
