import type {
  Attribution,
  Certainty,
  DateValue,
  Event,
  Figure,
  Reading,
  Relation,
} from "../../../../src/doc/reading.ts";
import type { Span } from "../../../../src/doc/span.ts";
import { dateWords } from "../../parts/dates.ts";
import { STATUS_WORDS, TYPE_WORDS } from "../../parts/types.ts";
import type { ElementKind } from "./marks.ts";

/** One line about an element: what is asked, what the reading has, and what stands behind it. */
export interface Fact {
  readonly asks: string;
  readonly has: string;
  readonly note?: string;
  /** Actors that can be followed, by local id. */
  readonly actors?: readonly string[];
  /** The field that a correction of this line sets, and its value now. */
  readonly field?: string;
  readonly value?: unknown;
}

export interface Described {
  readonly kind: ElementKind;
  readonly id: string;
  /** "ASSAULT · killed more than 40". */
  readonly title: string;
  readonly facts: readonly Fact[];
  /** Where its words stand, the main ones first. */
  readonly spans: readonly Span[];
  /** How sure the machine is of its reading, and by which rule. */
  readonly certainty: Certainty | undefined;
  readonly by: string;
  readonly judged: readonly {
    readonly field: string;
    readonly author: string;
    readonly at: string;
    readonly record: string;
    readonly machine?: unknown;
  }[];
}

const words = (reading: Reading, [start, end]: Span): string =>
  reading.document.text.slice(start, end).replace(/\s+/g, " ");
const actorName = (reading: Reading, id: string): string => reading.actors.find((actor) => actor.id === id)?.name ?? id;
const named = (reading: Reading, ids: readonly string[]): string =>
  ids.length === 0 ? "not stated" : ids.map((id) => actorName(reading, id)).join(" and ");

/** From the outlet inwards: who reports that who said. */
export function chainOf(reading: Reading, attribution: string | undefined): readonly string[] {
  const chain: string[] = [];
  const seen = new Set<string>();
  for (let id = attribution; id !== undefined && !seen.has(id); ) {
    seen.add(id);
    const found = reading.attributions.find((one) => one.id === id);
    if (found === undefined) break;
    chain.unshift(speakerOf(reading, found));
    id = found.within;
  }
  return [reading.document.outlet?.name ?? "this document", ...chain];
}

/** A speaker by name; by its own words where nobody knows whom they mean; else nobody. */
export function speakerOf(reading: Reading, { source }: Attribution): string {
  if (source.actors.length > 0) return named(reading, source.actors);
  return source.span === undefined ? "nobody named" : words(reading, source.span);
}

export function describe(reading: Reading, id: string): Described | undefined {
  const event = reading.events.find((one) => one.id === id);
  if (event !== undefined) return ofEvent(reading, event);
  const attribution = reading.attributions.find((one) => one.id === id);
  if (attribution !== undefined) return ofAttribution(reading, attribution);
  const figure = reading.figures.find((one) => one.id === id);
  if (figure !== undefined) return ofFigure(reading, figure);
  const relation = reading.relations.find((one) => one.id === id);
  if (relation !== undefined) return ofRelation(reading, relation);
  const actor = reading.actors.find((one) => one.id === id);
  if (actor !== undefined) {
    const { name, kind, country, sector, roles = [], mentions, candidates } = actor;
    return {
      ...found("actor", actor),
      title: name,
      facts: [
        { asks: "who", has: name, field: "name", value: name },
        { asks: "kind", has: kind.replaceAll("-", " "), field: "kind", value: kind },
        ...(country === undefined ? [] : [{ asks: "country", has: country, field: "country", value: country }]),
        ...(sector === undefined ? [] : [{ asks: "sector", has: sector, field: "sector", value: sector }]),
        ...roles.map(({ title, of, former }) => ({
          asks: former === true ? "was" : "is called",
          has: of === undefined ? title : `${title}, ${actorName(reading, of)}`,
        })),
        ...(candidates === undefined ? [] : [{ asks: "may be", has: candidates.join(" or ") }]),
        { asks: "mentioned", has: times(mentions.length) },
      ],
      spans: mentions.map(({ span }) => span),
    };
  }
  return ofTime(reading, id);
}

const times = (count: number): string => (count === 1 ? "once" : count === 2 ? "twice" : `${count} times`);

function found<
  T extends {
    readonly id: string;
    readonly certainty: Certainty;
    readonly by: string;
    readonly judged?: Described["judged"];
  },
>(
  kind: ElementKind,
  { id, certainty, by, judged = [] }: T,
): Pick<Described, "kind" | "id" | "certainty" | "by" | "judged"> {
  return { kind, id, certainty, by, judged };
}

function dateFact(reading: Reading, date: DateValue | undefined, field: string): Fact {
  if (date === undefined) return { asks: "when", has: "not stated", field };
  const { span, basis, anchor } = date;
  const how =
    basis === "publication"
      ? "assumed from the day of publication"
      : span === undefined
        ? ""
        : `“${words(reading, span)}”`;
  const from =
    basis === "relative" && anchor !== undefined && span !== undefined
      ? `${how}, counted from ${dateWords(anchor)}`
      : how;
  return { asks: "when", has: dateWords(date.value), ...(from === "" ? {} : { note: from }), field, value: date.value };
}

function ofEvent(reading: Reading, event: Event): Described {
  const [main, ...others] = event.mentions;
  const place = reading.places.find(({ id }) => id === event.place);
  const reciprocal = event.recipient.length === 0 && event.actor.length > 1;
  const status = main?.status ?? "occurred";
  return {
    ...found("event", event),
    title: `${event.type} · ${main === undefined ? "" : words(reading, main.trigger)}`,
    facts: [
      { asks: "what", has: TYPE_WORDS[event.type] ?? event.type, field: "type", value: event.type },
      {
        asks: reciprocal ? "between" : "who",
        has: named(reading, event.actor),
        actors: event.actor,
        field: "actor",
        value: event.actor,
      },
      ...(reciprocal
        ? []
        : [
            {
              asks: "to whom",
              has: named(reading, event.recipient),
              actors: event.recipient,
              field: "recipient",
              value: event.recipient,
            },
          ]),
      dateFact(reading, event.date, "date"),
      {
        asks: "where",
        has: place?.name ?? "not stated",
        ...(place?.radiusM === undefined ? {} : { note: `± ${kilometres(place.radiusM)}` }),
      },
      { asks: "status", has: STATUS_WORDS[status], field: "status", value: status },
      { asks: "says so", has: chainOf(reading, main?.attribution).join(" → ") },
      ...event.figures.flatMap((id) => {
        const figure = reading.figures.find((one) => one.id === id);
        return figure === undefined ? [] : [{ asks: figure.what, has: words(reading, figure.span) }];
      }),
      ...others.map(({ trigger, status: other, attribution }) => ({
        asks: "also",
        has: `“${words(reading, trigger)}”`,
        note: `${STATUS_WORDS[other]}, says ${chainOf(reading, attribution).at(-1) ?? ""}`,
      })),
    ],
    spans: event.mentions.flatMap(({ trigger, evidence }) => [trigger, evidence]),
  };
}

const kilometres = (metres: number): string =>
  metres < 1000 ? `${Math.round(metres)} m` : `${Math.round(metres / 1000)} km`;

function ofAttribution(reading: Reading, attribution: Attribution): Described {
  const { source, cue, content, act, mode, negated, within, addressees, about } = attribution;
  const speaker = speakerOf(reading, attribution);
  const pronoun = source.span === undefined ? undefined : words(reading, source.span);
  const aboutWhat = about?.event ?? about?.attribution ?? about?.figure;
  return {
    ...found("attribution", attribution),
    title: `${speaker}${cue === undefined ? "" : ` · ${words(reading, cue)}`}`,
    facts: [
      {
        asks: "who speaks",
        has: speaker,
        ...(pronoun === undefined || pronoun === speaker ? {} : { note: `here “${pronoun}”` }),
        actors: source.actors,
        field: "source",
        value: source.actors,
      },
      {
        asks: "as",
        has: negated ? `${act}, not made` : act,
        note: mode === "direct" ? "verbatim" : mode === "mixed" ? "partly verbatim" : "in the reporter's words",
        field: "act",
        value: act,
      },
      ...(addressees.length === 0 ? [] : [{ asks: "to", has: named(reading, addressees), actors: addressees }]),
      ...(aboutWhat === undefined ? [] : [{ asks: "about", has: describe(reading, aboutWhat)?.title ?? aboutWhat }]),
      ...(within === undefined ? [] : [{ asks: "inside the words of", has: chainOf(reading, within).join(" → ") }]),
      { asks: "says so", has: chainOf(reading, attribution.id).join(" → ") },
    ],
    spans: [...content, ...(cue === undefined ? [] : [cue]), ...(source.span === undefined ? [] : [source.span])],
  };
}

function ofFigure(reading: Reading, figure: Figure): Described {
  const { what, whom, low, high, share, qualifier, unit, attribution, span } = figure;
  const bound = (value: number | undefined, open: string): string => (value === undefined ? open : String(value));
  const values =
    share !== undefined
      ? `${Math.round(share * 1000) / 10} %`
      : low !== undefined && low === high
        ? String(low)
        : `${bound(low, "no lower bound")} to ${bound(high, "no upper bound")}`;
  return {
    ...found("figure", figure),
    title: `${what} · ${words(reading, span)}`,
    facts: [
      { asks: "counts", has: whom === undefined ? what : `${what}, ${whom}`, field: "what", value: what },
      { asks: "number", has: unit === undefined ? values : `${values} ${unit}`, note: qualifier.replace("-", " ") },
      { asks: "at least", has: bound(low, "not stated"), field: "low", value: low },
      { asks: "at most", has: bound(high, "open"), field: "high", value: high },
      { asks: "says so", has: chainOf(reading, attribution).join(" → ") },
    ],
    spans: [span],
  };
}

function ofRelation(reading: Reading, relation: Relation): Described {
  const { type, from, to, status, evidence, attribution } = relation;
  const inWords = type.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return {
    ...found("relation", relation),
    title: `${actorName(reading, from)} · ${inWords}`,
    facts: [
      { asks: "who", has: actorName(reading, from), actors: [from] },
      { asks: inWords, has: actorName(reading, to), actors: [to] },
      { asks: "status", has: status, field: "status", value: status },
      { asks: "says so", has: chainOf(reading, attribution).join(" → ") },
    ],
    spans: [evidence],
  };
}

function ofTime(reading: Reading, id: string): Described | undefined {
  const date = reading.times[Number(id.slice(1)) - 1];
  if (!id.startsWith("t") || date === undefined) return undefined;
  return {
    kind: "time",
    id,
    title: dateWords(date.value),
    facts: [dateFact(reading, date, "")].map(({ field: _, ...fact }) => fact),
    spans: date.span === undefined ? [] : [date.span],
    certainty: undefined,
    by: "",
    judged: [],
  };
}
