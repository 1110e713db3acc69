import { PLOVER_TYPES } from "../doc/reading.ts";
import type { Span } from "../doc/span.ts";
import {
  type AnnotatedField,
  type AnnotatedText,
  type Annotation,
  eventType,
  fields,
  type Left,
  plain,
} from "./annotation.ts";
import { utf16Offsets } from "./code-points.ts";

/** Kinds of actors and places by the names that annotation schemes commonly give them; any other name is an actor. */
const ACTORS: Readonly<Record<string, string>> = {
  person: "person",
  per: "person",
  organization: "organisation",
  organisation: "organisation",
  org: "organisation",
  state: "state",
  country: "state",
  gpe: "state",
  government: "government",
  group: "armed-group",
  armedgroup: "armed-group",
  party: "party",
  company: "company",
  media: "media",
  office: "office",
  people: "people",
};
const PLACES: Readonly<Record<string, string>> = {
  location: "unknown",
  loc: "unknown",
  place: "unknown",
  city: "city",
  region: "region",
  facility: "facility",
  fac: "facility",
};
const DOERS = new Set(["agent", "actor", "attacker", "giver", "source", "arg1", "subject"]);
const TARGETS = new Set(["target", "recipient", "patient", "victim", "theme", "beneficiary", "arg2", "object"]);
const WHERE = new Set(["place", "location", "loc"]);
/** Parts of an attribution, as PolNeAR and its like mark them. */
const SPEAKER = new Set(["source", "speaker", "claimant"]);
const SAYING = new Set(["content", "claim", "statement"]);

interface Bound {
  readonly id: string;
  readonly type: string;
  readonly spans: readonly Span[];
}
interface Frame {
  readonly id: string;
  readonly type: string;
  readonly trigger: string;
  readonly roles: readonly (readonly [role: string, id: string])[];
}

/**
 * Reads brat standoff (.ann beside .txt): text-bound annotations (T), events (E), relations (R) and attributes (A). Its
 * offsets count code points. An event or relation with a source and a content is an attribution.
 */
export function readBrat(where: string, text: string, ann: string): AnnotatedText {
  const left: Left[] = [];
  const bounds = new Map<string, Bound>();
  const frames: Frame[] = [];
  const attributes = new Map<string, Map<string, string>>();
  const offset = utf16Offsets(text);
  for (const [index, line] of ann.split("\n").entries()) {
    const [id = "", body = "", words = ""] = line.trimEnd().split("\t");
    if (id === "") continue;
    const at = `${where}:${index + 1}`;
    const leave = (because: string): number => left.push({ where: at, because });
    switch (id[0]) {
      case "T": {
        const bound = boundOf(id, body, offset);
        if (bound === undefined) leave("its offsets are none of this text's");
        else if (squeezed(bound.spans.map((span) => text.slice(...span)).join(" ")) !== squeezed(words))
          leave("its words are not what stands at its offsets");
        else bounds.set(id, bound);
        break;
      }
      case "E": {
        const [head = "", ...rest] = body.split(" ");
        const [type = "", trigger = ""] = head.split(":");
        frames.push({ id, type, trigger, roles: rolesOf(rest) });
        break;
      }
      case "R": {
        const [type = "", ...rest] = body.split(" ");
        frames.push({ id, type, trigger: "", roles: rolesOf(rest) });
        break;
      }
      case "A":
      case "M": {
        const [name = "", target = "", value = "true"] = body.split(" ");
        const own = attributes.get(target) ?? new Map<string, string>();
        attributes.set(target, own.set(name.toLowerCase(), value));
        break;
      }
      default:
        leave(id[0] === "#" ? "notes are for people" : "it is neither T, E, R nor A");
    }
  }
  const annotations = framed(where, bounds, frames, attributes, left);
  return { where, text, annotations, left };
}

const squeezed = (words: string): string => words.replace(/\s+/g, " ").trim();

function boundOf(id: string, body: string, offset: (codePoint: number) => number | undefined): Bound | undefined {
  const [, type = "", places = ""] = /^(\S+) (.+)$/.exec(body) ?? [];
  const spans = places.split(";").map((place): Span | undefined => {
    const [, from, to] = /^(\d+) (\d+)$/.exec(place) ?? [];
    const [start, end] = [offset(Number(from ?? -1)), offset(Number(to ?? -1))];
    return start === undefined || end === undefined || start >= end ? undefined : [start, end];
  });
  const whole = spans.filter((span) => span !== undefined);
  return whole.length === spans.length && whole.length > 0 ? { id, type, spans: whole } : undefined;
}

/** "Agent2:T7" is another agent. */
const rolesOf = (parts: readonly string[]): Frame["roles"] =>
  parts.flatMap((part) => {
    const [role = "", id = ""] = part.split(":");
    return id === "" ? [] : [[role.toLowerCase().replace(/(?<!^arg)\d+$/, ""), id] as const];
  });

function framed(
  where: string,
  bounds: ReadonlyMap<string, Bound>,
  frames: readonly Frame[],
  attributes: ReadonlyMap<string, ReadonlyMap<string, string>>,
  left: Left[],
): readonly Annotation[] {
  const annotations: Annotation[] = [];
  const parts = new Set(frames.map(({ trigger }) => trigger));
  const claims = frames.filter(({ roles }) => roles.some(([role]) => SAYING.has(role)));
  for (const { roles } of claims) for (const [role, id] of roles) if (SAYING.has(role) || role === "cue") parts.add(id);
  for (const { id, type, spans } of bounds.values()) {
    if (parts.has(id)) continue;
    const [span] = spans;
    if (span === undefined) continue;
    const name = type.toLowerCase().replace(/[^a-z]/g, "");
    if (name in PLACES) annotations.push({ id, kind: "place", span, fields: fields({ kind: plain(PLACES[name]) }) });
    else annotations.push({ id, kind: "actor", span, fields: fields({ kind: plain(ACTORS[name] ?? "unknown") }) });
  }
  for (const frame of frames) {
    const made = claims.includes(frame) ? claimOf(frame, bounds) : eventOf(frame, bounds, attributes);
    if (made === undefined) left.push({ where: `${where} ${frame.id}`, because: "no words say that it happens" });
    else annotations.push(made);
  }
  return annotations;
}

function claimOf({ id, type, trigger, roles }: Frame, bounds: ReadonlyMap<string, Bound>): Annotation | undefined {
  const content = roles.filter(([role]) => SAYING.has(role)).flatMap(([, part]) => bounds.get(part)?.spans ?? []);
  const cue = (bounds.get(trigger) ?? bounds.get(roles.find(([role]) => role === "cue")?.[1] ?? ""))?.spans[0];
  const speakers = roles.filter(([role]) => SPEAKER.has(role)).map(([, part]) => part);
  const [first] = content;
  if (first === undefined) return undefined;
  const denial = /den(?:y|ial|ies)/i.test(type);
  const source: AnnotatedField = { form: "refs", ids: speakers };
  return {
    id,
    kind: "attribution",
    span: cue ?? first,
    fields: fields({
      source,
      content: { form: "wordLists", spans: content },
      cue: cue === undefined ? undefined : { form: "words", span: cue },
      act: denial ? plain("denial") : undefined,
    }),
  };
}

function eventOf(
  { id, type, trigger, roles }: Frame,
  bounds: ReadonlyMap<string, Bound>,
  attributes: ReadonlyMap<string, ReadonlyMap<string, string>>,
): Annotation | undefined {
  const span = bounds.get(trigger)?.spans[0];
  if (span === undefined) return undefined;
  const of = (names: ReadonlySet<string>): readonly string[] =>
    roles.filter(([role]) => names.has(role)).map(([, part]) => part);
  const [place] = of(WHERE);
  const own = attributes.get(id);
  const negated = own?.get("negation") ?? own?.get("negated") ?? own?.get("polarity");
  return {
    id,
    kind: "event",
    span,
    fields: fields({
      type: plain(eventType(type, PLOVER_TYPES)),
      actor: { form: "refs", ids: of(DOERS) },
      recipient: { form: "refs", ids: of(TARGETS) },
      place: place === undefined ? undefined : { form: "ref", id: place },
      status: negated === undefined || /^(?:positive|false)$/i.test(negated) ? undefined : plain("negated"),
    }),
  };
}
