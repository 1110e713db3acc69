import type { Attribution, Reading } from "../../src/doc/reading.ts";
import { overlaps, type Span } from "../../src/doc/span.ts";
import { type Planted, planted } from "./planted.ts";

/** How much of one kind of planted truth the readings hold. */
export interface Found {
  readonly found: number;
  readonly of: number;
  /** What was not found, in words. */
  readonly misses: readonly string[];
}

export type Readings = ReadonlyMap<string, Reading>;
interface Place {
  readonly document: string;
  readonly quote: string;
}

function readingOf(readings: Readings, document: string): Reading {
  const reading = readings.get(document);
  if (reading === undefined) throw new RangeError(`no reading of ${document}`);
  return reading;
}

/** Where a quote, or words inside it, stand in the document. */
export function spanOf(reading: Reading, quote: string, words: string = quote): Span {
  const start = reading.document.text.indexOf(quote) + quote.indexOf(words);
  return [start, start + words.length];
}

const wordsOf = (text: string): readonly string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
/** Every word of the shorter is in the longer, articles aside. */
function sameName(a: string, b: string): boolean {
  const [first, second] = [a, b].map((text) => wordsOf(text).filter((word) => word !== "the" && word !== "a"));
  if (first === undefined || second === undefined || first.length === 0 || second.length === 0) return false;
  const [short, long] = first.length <= second.length ? [first, second] : [second, first];
  return short.every((word) => long.includes(word));
}

function actorIs(reading: Reading, id: string, name: string): boolean {
  const actor = reading.actors.find((candidate) => candidate.id === id);
  if (actor === undefined) return false;
  const { text } = reading.document;
  return (
    sameName(actor.name, name) ||
    actor.mentions.some(({ span, form }) => form !== "pronoun" && sameName(text.slice(...span), name))
  );
}

/** From the outermost source inwards, as the planted chains are written. */
function chainOf(reading: Reading, attribution: Attribution | undefined): readonly Attribution[] {
  const chain: Attribution[] = [];
  for (let at = attribution; at !== undefined && !chain.includes(at); ) {
    chain.unshift(at);
    const outer = at.within;
    at = outer === undefined ? undefined : reading.attributions.find(({ id }) => id === outer);
  }
  return chain;
}

function sourceIs(reading: Reading, { source }: Attribution, name: string): boolean {
  const { text } = reading.document;
  return (
    (source.span !== undefined && sameName(text.slice(...source.span), name)) ||
    source.actors.some((id) => actorIs(reading, id, name))
  );
}

/** The innermost claimant must be right; an outer one that the reader leaves out is a miss only where it is planted. */
function chainIs(reading: Reading, id: string | undefined, claimants: readonly string[]): boolean {
  const innermost = reading.attributions.find((attribution) => attribution.id === id);
  const chain = chainOf(reading, innermost);
  if (claimants.length === 0) return chain.length === 0;
  return claimants.every((name, at) => {
    const attribution = chain[chain.length - claimants.length + at];
    return attribution !== undefined && sourceIs(reading, attribution, name);
  });
}

function count<T extends Place>(
  readings: Readings,
  list: readonly T[],
  holds: (entry: T, reading: Reading) => boolean,
  say: (entry: T) => string = ({ quote }) => quote,
): Found {
  const missed = list.filter((entry) => !holds(entry, readingOf(readings, entry.document)));
  return {
    found: list.length - missed.length,
    of: list.length,
    misses: missed.map((entry) => `${entry.document}: ${say(entry)}`),
  };
}

type PlantedFigure = Planted["figures"][number];
function figureAt(reading: Reading, planted: PlantedFigure): Reading["figures"][number] | undefined {
  const span = spanOf(reading, planted.quote, planted.words);
  return reading.figures.find(
    (figure) =>
      overlaps(figure.span, span) &&
      (planted.share === undefined
        ? (planted.low === undefined || figure.low === planted.low) &&
          (planted.high === undefined || figure.high === planted.high)
        : figure.share !== undefined && Math.abs(figure.share - planted.share) < 0.001),
  );
}

const inZone = (reading: Reading, span: Span, ...kinds: readonly string[]): boolean =>
  reading.document.zones.some((zone) => kinds.includes(zone.kind) && overlaps(zone.span, span));

export function measureMetadata(readings: Readings): Found {
  const misses: string[] = [];
  let of = 0;
  for (const { id, outlet, published, title, author, origin } of planted.documents) {
    const { document } = readingOf(readings, id);
    const facts: readonly (readonly [string, string | undefined, string | undefined])[] = [
      ["outlet", outlet, document.outlet?.name],
      ["published", published ?? undefined, document.published?.value],
      ["title", title, document.title],
      ["author", author, author === undefined ? undefined : document.author],
      ["origin", origin, document.origin?.outlet],
    ];
    for (const [field, wanted, got] of facts) {
      of += 1;
      if (wanted?.toLowerCase() !== got?.toLowerCase())
        misses.push(`${id}: ${field} ${wanted ?? "none"}, got ${got ?? "none"}`);
    }
  }
  return { found: of - misses.length, of, misses };
}

export function measureSample(readings: Readings): Readonly<Record<string, Found>> {
  const figures = (wanted: readonly PlantedFigure[]): Found =>
    count(readings, wanted, (entry, reading) => figureAt(reading, entry) !== undefined);
  const claimants = (wanted: readonly PlantedFigure[]): Found =>
    count(
      readings,
      wanted,
      (entry, reading) => {
        const figure = figureAt(reading, entry);
        return figure !== undefined && chainIs(reading, figure.attribution, entry.claimants);
      },
      ({ quote, claimants: names }) => `${quote} [${names.join(" > ") || "the outlet itself"}]`,
    );
  const raids = planted.figures.filter(({ story }) => story === "air-raids");
  return {
    metadata: measureMetadata(readings),
    clutter: count(readings, planted.clutter, (entry, reading) => {
      const span = spanOf(reading, entry.quote);
      return !reading.sentences.some((sentence) => overlaps(sentence, span)) || inZone(reading, span, "credit");
    }),
    clutterMarkup: count(readings, planted.clutterMarkup, ({ quote }, { document, sentences }) => {
      const at = document.text.indexOf(quote);
      return at < 0 || !sentences.some((sentence) => overlaps(sentence, [at, at + quote.length]));
    }),
    captions: count(readings, planted.captions, (entry, reading) =>
      inZone(reading, spanOf(reading, entry.quote), "caption"),
    ),
    figures: figures(planted.figures),
    "figures with claimant": claimants(planted.figures),
    "figures of the air raids": figures(raids),
    "figures of the air raids with claimant": claimants(raids),
    nested: count(readings, planted.nested, (entry, reading) => {
      const span = spanOf(reading, entry.quote, entry.content);
      return reading.attributions.some(
        (attribution) =>
          attribution.content.some((piece) => overlaps(piece, span)) && chainIs(reading, attribution.id, entry.chain),
      );
    }),
    denials: count(
      readings,
      planted.denials,
      (entry, reading) => {
        const span = spanOf(reading, entry.quote);
        return (
          reading.attributions.some(
            (attribution) =>
              (attribution.act === "denial" || attribution.negated) &&
              overlaps(attribution.cue ?? attribution.content[0] ?? [0, 0], span) &&
              sourceIs(reading, attribution, entry.claimant),
          ) ||
          reading.events.some(
            (event) =>
              event.type === "REJECT" &&
              event.mentions.some((mention) => overlaps(mention.trigger, span)) &&
              event.actor.some((id) => actorIs(reading, id, entry.claimant)),
          )
        );
      },
      ({ claimant, quote }) => `${claimant}: ${quote}`,
    ),
    aliases: count(readings, planted.aliases, (entry, reading) => {
      const span = spanOf(reading, entry.quote, entry.mention);
      const actor = reading.actors.find(({ mentions }) =>
        mentions.some((mention) => overlaps(mention.span, span) && mention.form !== "pronoun"),
      );
      return actor !== undefined && !/pakistan/i.test(actor.name) === !/pakistan/i.test(entry.actor);
    }),
    events: count(
      readings,
      planted.events,
      (entry, reading) =>
        reading.events.some(
          (event) =>
            event.type === entry.type &&
            event.mentions.some((mention) => overlaps(mention.trigger, spanOf(reading, entry.quote, entry.trigger))),
        ),
      ({ type, quote }) => `${type} ${quote}`,
    ),
    "events in full": count(
      readings,
      planted.events,
      (entry, reading) =>
        reading.events.some((event) => {
          const span = spanOf(reading, entry.quote, entry.trigger);
          const mention = event.mentions.find(({ trigger }) => overlaps(trigger, span));
          if (event.type !== entry.type || mention === undefined || !sameStatus(mention.status, entry.status))
            return false;
          const sides = [...event.actor, ...event.recipient];
          return (
            entry.actor.every((name) =>
              (entry.recipient.length === 0 ? sides : event.actor).some((id) => actorIs(reading, id, name)),
            ) &&
            entry.recipient.every((name) => event.recipient.some((id) => actorIs(reading, id, name))) &&
            (entry.claimant === undefined || chainIs(reading, mention.attribution, [entry.claimant])) &&
            (entry.date === undefined || event.date?.value === entry.date)
          );
        }),
      ({ type, actor, recipient, quote }) => `${type} ${actor.join(", ")} -> ${recipient.join(", ")}: ${quote}`,
    ),
    "traps avoided": count(readings, planted.traps, (entry, reading) => {
      const span = spanOf(reading, entry.quote);
      return !reading.events.some((event) =>
        event.mentions.some(
          (mention) =>
            overlaps(mention.trigger, span) && (mention.status === "occurred" || mention.status === "ongoing"),
        ),
      );
    }),
    relations: count(
      readings,
      planted.relations,
      (entry, reading) =>
        reading.relations.some(
          (relation) =>
            relation.type === entry.type &&
            overlaps(relation.evidence, spanOf(reading, entry.quote)) &&
            actorIs(reading, relation.from, entry.from) &&
            actorIs(reading, relation.to, entry.to),
        ),
      ({ type, from, to, quote }) => `${from} ${type} ${to}: ${quote}`,
    ),
    dates: count(
      readings,
      planted.dates,
      (entry, reading) => {
        const span = spanOf(reading, entry.quote, entry.words);
        return reading.times.some(
          (time) => time.span !== undefined && overlaps(time.span, span) && time.value === entry.value,
        );
      },
      ({ words, value, quote }) => `${words} = ${value}: ${quote}`,
    ),
  };
}

/** Denied and negated are one here: "denied that there had been any attack" is both. */
function sameStatus(a: string, b: string): boolean {
  const plain = (status: string): string =>
    status === "denied" ? "negated" : status === "ongoing" ? "occurred" : status;
  return plain(a) === plain(b);
}
