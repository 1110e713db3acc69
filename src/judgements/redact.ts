import { textHash } from "../doc/document-id.ts";
import type { Actor, Reading } from "../doc/reading.ts";
import { contains, overlaps, type Span } from "../doc/span.ts";
import { fold, holdsTogether, isTelling, type NameWord, nameWords } from "./name-words.ts";

/** Somebody whose name is to be replaced. */
export interface PrivatePerson {
  readonly actor: Actor;
  readonly placeholder: string;
}

export interface Redaction {
  readonly reading: Reading;
  /** How many persons' names were replaced. */
  readonly persons: number;
  /** Another string that tells of the same document, with the same names replaced. */
  words(text: string): string;
  /** True where a key or an address holds one of the names: whoever passes it on gives the name away. */
  tells(address: string): boolean;
  /** Where a span of the text is in the redacted text. */
  span(span: Span): Span;
}

export const REDACTED_NOTE = "private-persons-redacted";
const ADDRESS = "[an address left out]";

interface Replacement {
  readonly span: Span;
  readonly placeholder: string;
}

/** Names as they are looked for: which words are whose, and which are also somebody else's, who is public. */
interface Names {
  readonly persons: readonly { readonly words: ReadonlySet<string>; readonly person: PrivatePerson }[];
  readonly publicWords: ReadonlySet<string>;
}

/** Where a name stands as the machine has read it; empty for strings that are no part of the text. */
interface Known {
  own(person: PrivatePerson, span: Span): boolean;
  publicly(span: Span, person: PrivatePerson): boolean;
  readonly bounds: readonly number[];
}

export function redact(reading: Reading, persons: readonly PrivatePerson[]): Redaction {
  if (persons.length === 0)
    return { reading, persons: 0, words: (text) => text, tells: () => false, span: (span) => span };
  const { text } = reading.document;
  const names = namesOf(reading, persons);
  const replacements = replacementsIn(text, names, knownIn(reading, persons));
  const span = (one: Span): Span => moved(replacements, one);
  const redacted = replaced(text, replacements);
  const words = (other: string): string => {
    // A title mostly stands in the text too, where the machine has seen whose name is whose.
    const at = nameWords(other).length > 2 ? text.indexOf(other) : -1;
    const place: Span = [at, at + other.length];
    const cut = replacements.some((one) => overlaps(one.span, place) && !contains(place, one.span));
    if (at >= 0 && !cut) return redacted.slice(...span(place));
    return replaced(other, replacementsIn(other, names, NOTHING_KNOWN));
  };
  const tells = (address: string): boolean => addressTells(address, names);
  return {
    reading: rewrite(reading, persons, { text: redacted, words, tells, span }),
    persons: persons.length,
    words,
    tells,
    span,
  };
}

const NOTHING_KNOWN: Known = { own: () => false, publicly: () => false, bounds: [] };

function namesOf(reading: Reading, persons: readonly PrivatePerson[]): Names {
  const { text } = reading.document;
  const hidden = new Set(persons.map(({ actor }) => actor.id));
  const publicWords = new Set<string>();
  for (const actor of reading.actors) {
    const known = actor.entity !== undefined || (actor.kind !== "people" && actor.kind !== "unknown");
    if (hidden.has(actor.id) || !known) continue;
    const called = actor.mentions.filter(({ form }) => form === "name").map(({ span }) => text.slice(...span));
    if (called.length > 0)
      for (const { folded, named } of nameWords(called.join(" "))) if (named) publicWords.add(folded);
  }
  for (const { name, mentions } of reading.places) {
    for (const { folded } of nameWords([name, ...mentions.map((span) => text.slice(...span))].join(" ")))
      publicWords.add(folded);
  }
  return { persons: persons.map((person) => ({ words: wordsOf(text, person), person })), publicWords };
}

/** All words of somebody's names: the name itself, what is written where it is mentioned, what people have called it. */
function wordsOf(text: string, { actor }: PrivatePerson): ReadonlySet<string> {
  const told = (actor.judged ?? []).flatMap(({ field, value, machine }) =>
    field === "name" || field === "alias" ? [value, machine] : [],
  );
  const names = [actor.name, ...told.filter((one) => typeof one === "string")];
  const words = new Set(names.flatMap((name) => nameWords(name).map(({ folded }) => folded)));
  for (const { span, form } of actor.mentions) {
    if (form !== "name") continue;
    const mention = nameWords(text.slice(...span));
    const own = mention.flatMap(({ folded }, at) => (words.has(folded) && isTelling(folded) ? [at] : []));
    // "Ada 'Red' Brennock": what stands inside a name is of it; what stands before may be a title.
    const inside = own.length > 0 ? mention.slice(own[0], (own.at(-1) ?? 0) + 1) : mention.filter(({ named }) => named);
    for (const { folded } of inside) words.add(folded);
  }
  return words;
}

function knownIn(reading: Reading, persons: readonly PrivatePerson[]): Known {
  const hidden = new Set(persons.map(({ actor }) => actor.id));
  const named = (actor: Actor): readonly Span[] =>
    actor.mentions.filter(({ form }) => form === "name").map(({ span }) => span);
  const own = new Map(persons.map((person) => [person, named(person.actor)]));
  const times = reading.times.flatMap(({ span }) => (span === undefined ? [] : [span]));
  const others = reading.actors.filter(({ id, kind }) => !hidden.has(id) && kind === "person").flatMap(named);
  return {
    own: (person, span) => own.get(person)?.some((mention) => overlaps(mention, span)) === true,
    publicly: (span, person) => {
      // A day that the machine takes for somebody ("on Friday") is one all the same.
      if (times.some((time) => contains(time, span))) return true;
      const mine = own.get(person)?.filter((mention) => overlaps(mention, span)) ?? [];
      // "Minister Karimi's daughter Leila": whoever's words are the closest.
      return others.some(
        (mention) => contains(mention, span) && !mine.some((one) => lengthOf(one) <= lengthOf(mention)),
      );
    },
    bounds: reading.document.zones.flatMap((zone) => [...zone.span]),
  };
}

function replacementsIn(text: string, names: Names, known: Known): readonly Replacement[] {
  const addresses = addressesIn(text, names);
  const found: Replacement[] = [...addresses];
  const words = nameWords(text).filter(({ span }) => !addresses.some((address) => overlaps(address.span, span)));
  const common = new Set(words.filter(({ named }) => !named).map(({ folded }) => folded));
  const bounds = [...known.bounds, ...addresses.flatMap(({ span }) => [...span])];
  for (let at = 0; at < words.length; at++) {
    const runs = names.persons
      .map(({ words: own, person }) => ({ person, run: runAt(text, words, at, own, bounds) }))
      .filter(({ run, person }) => run.length > 0 && isName(text, run, person, names, known, common))
      // The longest, then whose mention it is, then the first in the reading.
      .sort((a, b) => b.run.length - a.run.length || owns(known, b) - owns(known, a));
    const [first] = runs;
    if (first === undefined) continue;
    found.push({ span: spanOf(first.run), placeholder: first.person.placeholder });
    at += first.run.length - 1;
  }
  return found.sort((a, b) => a.span[0] - b.span[0]);
}

const lengthOf = ([start, end]: Span): number => end - start;

const owns = (
  known: Known,
  { person, run }: { readonly person: PrivatePerson; readonly run: readonly NameWord[] },
): number => (known.own(person, spanOf(run)) ? 1 : 0);

const spanOf = (run: readonly NameWord[]): Span => [run[0]?.span[0] ?? 0, run.at(-1)?.span[1] ?? 0];

/** As many words from here as are of one name, and one of them tells. */
function runAt(
  text: string,
  words: readonly NameWord[],
  at: number,
  own: ReadonlySet<string>,
  bounds: readonly number[],
): readonly NameWord[] {
  const run: NameWord[] = [];
  for (let next = at; next < words.length; next++) {
    const word = words[next];
    if (word === undefined) break;
    const last = run.at(-1);
    const together =
      last === undefined ||
      (holdsTogether(text.slice(last.span[1], word.span[0])) &&
        !bounds.some((bound) => last.span[1] <= bound && bound <= word.span[0]));
    if (!together) break;
    const follows = words[next + 1];
    const initial =
      last !== undefined && word.folded.length === 1 && word.named && follows !== undefined && own.has(follows.folded);
    if (!own.has(word.folded) && !initial) break;
    run.push(word);
  }
  return run.some(({ folded }) => isTelling(folded)) ? run : [];
}

function isName(
  text: string,
  run: readonly NameWord[],
  person: PrivatePerson,
  { publicWords }: Names,
  known: Known,
  common: ReadonlySet<string>,
): boolean {
  const span = spanOf(run);
  if (known.publicly(span, person)) return false;
  if (known.own(person, span)) return true;
  const telling = run.filter(({ folded }) => isTelling(folded));
  if (telling.length > 1) return true;
  const [only] = telling;
  if (only === undefined || !only.named || publicWords.has(only.folded)) return false;
  // "Hope" at the start of a sentence, in a text that hopes elsewhere too.
  return !(common.has(only.folded) && /(?:^|[.!?:\n"“‘'«]\s*)$/u.test(text.slice(0, span[0])));
}

/** Addresses, handles and tags write names in small letters and as one word. */
function addressesIn(text: string, names: Names): readonly Replacement[] {
  return [...text.matchAll(/[^\s<>()[\]"“”,;]*(?:@|:\/\/|www\.|#)[^\s<>()[\]"“”,;]*/gu)].flatMap(
    ({ 0: chunk, index }) => {
      const address = chunk.replace(/[.:!?'’]+$/u, "");
      const span: Span = [index, index + address.length];
      return addressTells(address, names) ? [{ span, placeholder: ADDRESS }] : [];
    },
  );
}

function addressTells(address: string, { persons, publicWords }: Names): boolean {
  let decoded = address;
  try {
    decoded = decodeURIComponent(address);
  } catch {
    // Not every string with a % in it is encoded: then it is searched as it stands.
  }
  const parts = new Set(nameWords(decoded.replaceAll("_", " ")).map(({ folded }) => folded));
  const letters = fold(decoded).replace(/[^\p{L}\p{N}]/gu, "");
  const holds = (word: string): boolean => parts.has(word) || (word.length > 4 && letters.includes(word));
  return persons.some(({ words }) => {
    const telling = [...words].filter((word) => isTelling(word) && holds(word));
    // Two words of one name are that name, whoever else bears one of them.
    return telling.length > 1 || telling.some((word) => !publicWords.has(word));
  });
}

function replaced(text: string, replacements: readonly Replacement[]): string {
  let out = "";
  let at = 0;
  for (const { span, placeholder } of replacements) {
    out += text.slice(at, span[0]) + placeholder;
    at = span[1];
  }
  return out + text.slice(at);
}

/** Grows where it cuts into a name: half a placeholder is no words. */
function moved(replacements: readonly Replacement[], [start, end]: Span): Span {
  const shift = (offset: number, side: "start" | "end"): number => {
    let by = 0;
    for (const { span, placeholder } of replacements) {
      if (offset >= span[1]) by += placeholder.length - (span[1] - span[0]);
      else if (offset > span[0]) return span[0] + by + (side === "start" ? 0 : placeholder.length);
      else break;
    }
    return offset + by;
  };
  return start === end ? [shift(start, "start"), shift(start, "start")] : [shift(start, "start"), shift(end, "end")];
}

interface Means extends Pick<Redaction, "words" | "tells" | "span"> {
  readonly text: string;
}

/** Fields whose strings are the format's own words or ids; any other string is searched for names. */
const OWN_WORDS: ReadonlySet<string> = new Set(
  `schema engine id textHash language precision basis anchor kind form sector country entity candidates certainty by field record
  at of actors addressees within event attribution figure place from to actor recipient figures type mode contexts status act
  qualifier code path domain`.split(/\s+/),
);

function rewrite(reading: Reading, persons: readonly PrivatePerson[], means: Means): Reading {
  const placeholders = new Map(persons.map(({ actor, placeholder }) => [actor.id, placeholder]));
  // Spans are the only pairs of numbers in the format, whatever field they stand in, now and later.
  const walk = (value: unknown, key: string): unknown => {
    if (typeof value === "string") return OWN_WORDS.has(key) ? value : means.words(value);
    if (Array.isArray(value)) {
      const [start, end] = value;
      if (value.length === 2 && typeof start === "number" && typeof end === "number") return means.span([start, end]);
      return value.map((one) => walk(one, key));
    }
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, walk(one, name)]));
  };
  const { document, engine, actors, ...rest } = reading;
  const walked = walk({ ...rest, actors }, "") as Omit<Reading, "document" | "engine">;
  const note = {
    code: REDACTED_NOTE,
    message: `the names of ${persons.length} private ${persons.length === 1 ? "person" : "persons"} were replaced`,
  };
  return {
    schema: walked.schema,
    engine,
    document: documentWithout(document, walk, means),
    sentences: walked.sentences,
    actors: walked.actors.map((actor) => {
      const name = placeholders.get(actor.id);
      if (name === undefined) return actor;
      // What now stands there is a description, not a name.
      const mentions = actor.mentions.map((mention) =>
        mention.form === "name" ? { ...mention, form: "nominal" as const } : mention,
      );
      // An entry of the knowledge base is as good as a name.
      const { entity: _, candidates: __, ...rest } = actor;
      return { ...rest, name, mentions };
    }),
    places: walked.places,
    times: walked.times,
    attributions: walked.attributions,
    events: walked.events,
    relations: walked.relations,
    figures: walked.figures,
    notes: [...walked.notes, note],
  };
}

function documentWithout(
  document: Reading["document"],
  walk: (value: unknown, key: string) => unknown,
  { text, tells, span }: Means,
): Reading["document"] {
  const { key, uri, outlet, basis, elements, text: _, ...rest } = document;
  const hides = (address: string | undefined): boolean => address === undefined || tells(address);
  const gone = (field: string): boolean => (field === "uri" && hides(uri)) || (field === "key" && hides(key));
  return {
    ...(walk(rest, "") as typeof rest),
    ...(key === undefined || tells(key) ? {} : { key }),
    ...(uri === undefined || tells(uri) ? {} : { uri }),
    ...(outlet === undefined ? {} : { outlet: hides(outlet.domain) ? { name: outlet.name } : outlet }),
    ...(basis === undefined
      ? {}
      : {
          basis: Object.fromEntries(
            Object.entries(basis)
              .filter(([field]) => !gone(field))
              .map(([field, one]) => [field, typeof one === "string" ? one : span(one)]),
          ),
        }),
    ...(elements === undefined
      ? {}
      : {
          elements: elements
            .filter(({ path }) => !tells(path))
            .map(({ span: place, path }) => ({ span: span(place), path })),
        }),
    text,
    textHash: textHash(text),
  };
}
