import type { Actor, Reading } from "../doc/reading.ts";
import { overlaps, type Span } from "../doc/span.ts";
import { fold, foldedName, nameWords } from "./name-words.ts";
import {
  FUNCTION_ADJECTIVES,
  FUNCTION_HEADS,
  HONORIFICS,
  PUBLIC_HEADS,
  PUBLIC_SECTORS,
  PUBLIC_TITLES,
} from "./public-functions.ts";
import { type PrivatePerson, type Redaction, redact } from "./redact.ts";

/** Whether an actor is a private person, and why it is taken for one or not. */
export interface Privacy {
  readonly private: boolean;
  readonly because: string;
}

const isPublic = (because: string): Privacy => ({ private: false, because });

/**
 * Tells private persons (victims, witnesses, people without public office) from public ones. Whoever is not shown to be
 * public is private: to leave out a name too many can be mended, a name that was given away cannot. What a person has
 * said of it (the field `public`) wins.
 */
export function privacyOf(reading: Reading, actor: Actor): Privacy {
  const own = ownPrivacy(reading, actor);
  if (!own.private || actor.public !== undefined) return own;
  // The machine sometimes takes two mentions of one person for two persons.
  const name = foldedName(actor.name);
  const other = reading.actors.find(
    (one) =>
      one.id !== actor.id &&
      one.kind === "person" &&
      (name.includes(" ") ? foldedName(one.name) === name : name !== "" && foldedName(one.name).endsWith(` ${name}`)) &&
      !ownPrivacy(reading, one).private,
  );
  return other === undefined ? own : isPublic(`bears the name of another who is public: ${other.name}`);
}

export const isPrivate = (reading: Reading, actor: Actor): boolean => privacyOf(reading, actor).private;

function ownPrivacy(reading: Reading, actor: Actor): Privacy {
  if (actor.public === true) return isPublic("somebody has said that this person is public");
  if (actor.public === false) return { private: true, because: "somebody has said that this person is private" };
  if (actor.kind !== "person") return isPublic("no single person");
  if (actor.entity !== undefined) return isPublic("stands in the knowledge base of public actors");
  if (actor.candidates !== undefined) return isPublic("goes by a name of public persons in the knowledge base");
  const because = functionOf(reading, actor) ?? relationOf(reading, actor) ?? authorship(reading, actor);
  if (because !== undefined) return isPublic(because);
  return { private: true, because: "the report names no public office or function of this person" };
}

/** A public office or function that the report gives the actor, in its words. */
function functionOf(reading: Reading, actor: Actor): string | undefined {
  const { text } = reading.document;
  for (const { title, of } of actor.roles ?? []) {
    const words = title.toLowerCase();
    const [first = ""] = words.split(/ (?:of|for|to|at|in) /);
    const head = (first.split(/\s+/).at(-1) ?? "").replace(/\.$/, "");
    const body = reading.actors.find(({ id }) => id === of);
    if (PUBLIC_HEADS.has(head) || hasPublicTitle(words) || (FUNCTION_HEADS.has(head) && isNamedBody(body)))
      return `is called ${title}${body === undefined ? "" : ` of ${body.name}`}`;
  }
  for (const { span, head, form } of actor.mentions) {
    if (form === "nominal" && PUBLIC_HEADS.has(text.slice(...head).toLowerCase()))
      return `is called ${text.slice(...head).toLowerCase()}`;
    const title = form === "name" ? titleBefore(text.slice(...span), actor.name) : undefined;
    if (title !== undefined) return `is called ${title}`;
  }
  const own = nameWords(actor.name);
  const last = own.at(-1);
  const isTitle = (word: string): boolean => PUBLIC_HEADS.has(word) || FUNCTION_ADJECTIVES.has(word);
  if (last !== undefined && PUBLIC_HEADS.has(last.folded)) {
    // "Vice President", "Carolina senator": no name at all. Of Ms Justice a surname is all that acts for a state.
    return own.every(({ folded }) => isTitle(folded)) || !last.named ? `is called ${actor.name}` : undefined;
  }
  return actor.sector !== undefined && PUBLIC_SECTORS.has(actor.sector) ? "acts for a state, or did" : undefined;
}

const hasPublicTitle = (title: string): boolean =>
  PUBLIC_TITLES.has(title) || [...PUBLIC_TITLES].some((known) => title.endsWith(` ${known}`));

/** "Interior Minister" of "Interior Minister Sheikh Rashid Ahmed"; nothing of "Minister Karimi's daughter Leila". */
function titleBefore(mention: string, name: string): string | undefined {
  const own = new Set(nameWords(name).map(({ folded }) => folded));
  // What is somebody else's is no title: "Minister Karimi's daughter".
  const words = nameWords(mention.replace(/^.*['’]s?\s/su, ""));
  const first = words.findIndex(({ folded }) => own.has(folded) && !HONORIFICS.has(folded));
  const before = words.slice(0, Math.max(0, first)).filter(({ folded }) => !HONORIFICS.has(folded));
  const head = before.at(-1)?.folded ?? "";
  const title = before.map(({ folded }) => folded).join(" ");
  // "Odrin Party Chairman": the body stands before the function, in capitals.
  const bodied = before.some(
    ({ folded, named }) => named && !FUNCTION_HEADS.has(folded) && !FUNCTION_ADJECTIVES.has(folded),
  );
  return PUBLIC_HEADS.has(head) || hasPublicTitle(title) || (FUNCTION_HEADS.has(head) && bodied) ? title : undefined;
}

const BODIES: ReadonlySet<Actor["kind"]> = new Set([
  "state",
  "government",
  "armed-group",
  "party",
  "international-organisation",
  "organisation",
  "company",
  "media",
  "office",
]);

const isNamedBody = (body: Actor | undefined): boolean =>
  body !== undefined &&
  BODIES.has(body.kind) &&
  (body.entity !== undefined || body.mentions.some(({ form }) => form === "name"));

function relationOf({ relations, actors }: Reading, actor: Actor): string | undefined {
  for (const { type, from, to, status } of relations) {
    if (from !== actor.id || status === "denied") continue;
    const body = actors.find(({ id }) => id === to);
    if (type === "spokespersonOf" || type === "officeHolderOf" || (type === "leaderOf" && isNamedBody(body)))
      return `${RELATION[type]} ${body?.name ?? "a body"}`;
  }
  return undefined;
}

const RELATION = {
  spokespersonOf: "speaks for",
  officeHolderOf: "holds an office of",
  leaderOf: "leads",
} as const;

/** Who signs a report stands by it in public. An outlet that the machine takes for a person is none. */
function authorship({ document }: Reading, { name, mentions }: Actor): string | undefined {
  const { author, outlet, origin, zones } = document;
  const own = foldedName(name);
  const signed: readonly Span[] = zones
    .filter(({ kind }) => kind === "byline" || kind === "credit")
    .map(({ span }) => span);
  if (author !== undefined && own !== "" && ` ${foldedName(author)} `.includes(` ${own} `)) return "signs the report";
  if (mentions.some(({ span }) => signed.some((zone) => overlaps(zone, span)))) return "signs the report";
  const outlets = [outlet?.name, outlet?.domain, origin?.outlet].flatMap((one) => (one === undefined ? [] : [one]));
  return outlets.some((one) => plainName(one) === plainName(name)) ? "is the outlet" : undefined;
}

const plainName = (name: string): string => fold(name).replace(/^the /, "");

/** The private persons of a reading, in its order, with the reason. */
export function privatePersons(reading: Reading): readonly { readonly actor: Actor; readonly because: string }[] {
  return reading.actors.flatMap((actor) => {
    const privacy = privacyOf(reading, actor);
    return privacy.private ? [{ actor, because: privacy.because }] : [];
  });
}

/** The reading without the names of private persons: see `redactionOf`. */
export const redactPrivate = (reading: Reading): Reading => redactionOf(reading).reading;

/**
 * Puts what somebody is ("[a resident]") in the place of the names of private persons: in the text, with the spans of all
 * elements moved along, in names, titles, notes and values; also parts of names, names in capitals and names inside
 * quotes. The hash is that of the text as it now is. Keys and addresses that hold such a name are left out. A reading
 * without private names is given back as it is.
 *
 * What it also gives: `words`, which does the same to any other string that tells of the document (a story's title, a
 * reason, a line of a log), and `span`, which moves a span.
 */
export function redactionOf(reading: Reading): Redaction {
  const named = privatePersons(reading).filter(({ actor }) => actor.mentions.some(({ form }) => form === "name"));
  const labels = named.map(({ actor }) => labelFor(reading, actor));
  const persons = named.map(({ actor }, at): PrivatePerson => {
    const label = labels[at] ?? "";
    const number = labels.slice(0, at + 1).filter((other) => other === label).length;
    const several = labels.filter((other) => other === label).length > 1;
    const article = /^(?:[aeio]|u(?!ni|se))/.test(label) ? "an" : "a";
    return { actor, placeholder: `[${article} ${label}${several ? ` ${number}` : ""}]` };
  });
  return redact(reading, persons);
}

const PLAIN_NOUN = /^[a-z]+(?:[ -][a-z]+){0,2}$/;

/** What the report calls somebody besides the name: a role, else a noun, else nothing more than a private person. */
function labelFor({ document }: Reading, { roles, mentions }: Actor): string {
  const called = [
    ...(roles ?? []).map(({ title }) => title),
    ...mentions.filter(({ form }) => form === "nominal").map(({ head }) => document.text.slice(...head)),
  ];
  const plain = called.find((word) => PLAIN_NOUN.test(word) && !HONORIFICS.has(word));
  return plain ?? "private person";
}
