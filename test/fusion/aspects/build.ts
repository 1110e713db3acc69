import type { Actor, Attribution, Event, Figure, Place, Reading, Relation } from "../../../src/doc/reading.ts";
import { readingSchema } from "../../../src/doc/reading.ts";
import type { Span } from "../../../src/doc/span.ts";
import { createAspects } from "../../../src/fusion/aspects/aspects.ts";
import { readKnowledge } from "../../../src/fusion/aspects/knowledge.ts";
import type { Identity, Report } from "../../../src/fusion/aspects/types.ts";
import { fileResources } from "../../../src/resources/files.ts";

export const resources = fileResources();
export const aspects = createAspects(resources);
export const knowledge = readKnowledge(resources);

const found = { by: "test", certainty: "likely" } as const;

/** Elements of a small reading; every span is given by its words, which must stand in the text once. */
export interface Parts {
  readonly key?: string;
  readonly published?: string;
  readonly outlet?: string;
  readonly lineage?: string;
  /** Which events tell of the story: all of them, unless said. */
  readonly events?: readonly string[];
  readonly actors?: Readonly<Record<string, ActorParts>>;
  readonly places?: Readonly<Record<string, { readonly kind?: Place["kind"]; readonly country?: string }>>;
  readonly claims?: readonly ClaimParts[];
  readonly happened?: readonly EventParts[];
  readonly figures?: readonly FigureParts[];
  readonly times?: Readonly<Record<string, string>>;
  readonly relations?: readonly {
    readonly type: Relation["type"];
    readonly from: string;
    readonly to: string;
    readonly words: string;
  }[];
}
interface ActorParts {
  readonly kind?: Actor["kind"];
  readonly entity?: string;
  readonly country?: string;
  /** Other words for it. */
  readonly also?: readonly string[];
  readonly form?: "name" | "nominal" | "pronoun";
  readonly title?: string;
  readonly of?: string;
}
interface ClaimParts extends Partial<Pick<Attribution, "act" | "negated" | "mode" | "within" | "about">> {
  readonly by?: string;
  readonly cue?: string;
  readonly says: string;
}
interface EventParts extends Partial<Pick<Event, "type">> {
  readonly trigger: string;
  readonly evidence?: string;
  readonly actor?: readonly string[];
  readonly recipient?: readonly string[];
  readonly status?: Event["mentions"][number]["status"];
  readonly claim?: number;
  readonly date?: string;
  readonly place?: string;
}
type Numbers = Partial<Pick<Figure, "low" | "high" | "share" | "of" | "unit" | "qualifier" | "whom">>;
interface FigureParts extends Numbers {
  readonly words: string;
  readonly what: string;
  readonly event?: number;
  readonly claim?: number;
}

/** One sentence a line. Ids are a1…, c1…, e1…, f1…, p1… in the order given. */
export function report(lines: readonly string[], parts: Parts = {}): Report {
  const text = lines.join("\n");
  const at = (words: string): Span => {
    const start = text.indexOf(words);
    if (start < 0) throw new RangeError(`“${words}” does not stand in the text`);
    return [start, start + words.length];
  };
  const names = Object.keys(parts.actors ?? {});
  const idOf = (name: string): string => {
    const index = names.indexOf(name);
    if (index < 0) throw new RangeError(`no actor ${name}`);
    return `a${index + 1}`;
  };
  const placeNames = Object.keys(parts.places ?? {});
  const sentences: Span[] = [];
  for (const [index, line] of lines.entries()) {
    const start = lines.slice(0, index).reduce((sum, each) => sum + each.length + 1, 0);
    sentences.push([start, start + line.length]);
  }
  const reading: Reading = {
    schema: "hearsay/reading@1",
    engine: { version: "0", model: "none", knowledge: "none" },
    document: {
      key: parts.key ?? "one",
      id: parts.key ?? "one",
      textHash: `sha256:${"0".repeat(64)}`,
      language: "en",
      ...(parts.outlet === undefined ? {} : { outlet: { name: parts.outlet } }),
      ...(parts.published === undefined
        ? {}
        : { published: { value: parts.published, precision: "day", basis: "metadata" } }),
      text,
      zones: [{ kind: "body", span: [0, text.length] }],
    },
    sentences,
    actors: Object.entries(parts.actors ?? {}).map(([name, actor]) => ({
      id: idOf(name),
      name,
      ...(actor.entity === undefined ? {} : { entity: actor.entity }),
      ...(actor.country === undefined ? {} : { country: actor.country }),
      kind: actor.kind ?? "organisation",
      ...(actor.title === undefined
        ? {}
        : {
            roles: [
              {
                title: actor.title,
                evidence: at(actor.title),
                ...(actor.of === undefined ? {} : { of: idOf(actor.of) }),
              },
            ],
          }),
      mentions: [name, ...(actor.also ?? [])].map((words, index) => ({
        span: at(words),
        head: at(words),
        form: index === 0 ? (actor.form ?? "name") : "pronoun",
      })),
      ...found,
    })),
    places: Object.entries(parts.places ?? {}).map(([name, place], index) => ({
      id: `p${index + 1}`,
      name,
      kind: place.kind ?? "region",
      ...(place.country === undefined ? {} : { country: place.country }),
      mentions: allOf(text, name),
      ...found,
    })),
    times: Object.entries(parts.times ?? {}).map(([words, value]) => ({
      value,
      precision: value.includes("/") ? "interval" : value.length === 10 ? "day" : value.length === 7 ? "month" : "year",
      basis: "relative",
      span: at(words),
    })),
    attributions: (parts.claims ?? []).map((claim, index) => ({
      id: `c${index + 1}`,
      source:
        claim.by === undefined
          ? { actors: [] }
          : names.includes(claim.by)
            ? { actors: [idOf(claim.by)], span: at(claim.by) }
            : { actors: [], span: at(claim.by) },
      ...(claim.cue === undefined ? {} : { cue: at(claim.cue) }),
      content: [at(claim.says)],
      mode: claim.mode ?? "indirect",
      act: claim.act ?? "statement",
      negated: claim.negated ?? false,
      ...(claim.within === undefined ? {} : { within: claim.within }),
      ...(claim.about === undefined ? {} : { about: claim.about }),
      addressees: [],
      ...found,
    })),
    events: (parts.happened ?? []).map((event, index) => ({
      id: `e${index + 1}`,
      type: event.type ?? "ASSAULT",
      contexts: [],
      actor: (event.actor ?? []).map(idOf),
      recipient: (event.recipient ?? []).map(idOf),
      mentions: [
        {
          trigger: at(event.trigger),
          evidence: at(event.evidence ?? event.trigger),
          status: event.status ?? "occurred",
          ...(event.claim === undefined ? {} : { attribution: `c${event.claim}` }),
        },
      ],
      ...(event.date === undefined
        ? {}
        : {
            date: {
              value: parts.times?.[event.date] ?? "",
              precision: "day",
              basis: "relative",
              span: at(event.date),
            } as const,
          }),
      ...(event.place === undefined ? {} : { place: `p${placeNames.indexOf(event.place) + 1}` }),
      figures: (parts.figures ?? []).flatMap((figure, at) => (figure.event === index + 1 ? [`f${at + 1}`] : [])),
      ...found,
    })),
    relations: (parts.relations ?? []).map(({ type, from, to, words }, index) => ({
      id: `r${index + 1}`,
      type,
      from: idOf(from),
      to: idOf(to),
      evidence: at(words),
      status: "asserted",
      ...found,
    })),
    figures: (parts.figures ?? []).map(({ words, event, claim, ...figure }, index) => ({
      id: `f${index + 1}`,
      qualifier: "exact",
      ...figure,
      span: at(words),
      ...(claim === undefined ? {} : { attribution: `c${claim}` }),
      ...(event === undefined ? {} : { event: `e${event}` }),
      ...found,
    })),
    notes: [],
  };
  readingSchema.parse(reading);
  const key = parts.key ?? "one";
  return {
    document: key,
    ...(parts.published === undefined ? {} : { published: parts.published }),
    ...(parts.outlet === undefined ? {} : { outlet: parts.outlet }),
    lineage: parts.lineage ?? key,
    reading,
    events: parts.events ?? reading.events.map(({ id }) => id),
    identify: (id): Identity => {
      const actor = reading.actors.find((each) => each.id === id);
      const name = actor?.name ?? id;
      return { key: actor?.entity ?? name, name };
    },
  };
}

function allOf(text: string, words: string): Span[] {
  const spans: Span[] = [];
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) spans.push([at, at + words.length]);
  return spans;
}
