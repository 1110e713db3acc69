import { z } from "zod";
import type { Actor, Reading } from "../../doc/reading.ts";

/** What is known of an actor of one document for finding it again in others. */
export const actorDigestSchema = z
  .strictObject({
    /** Local to the reading. */
    id: z.string(),
    name: z.string(),
    kind: z.string(),
    /**
     * Same key, same actor, unless the countries of a name differ in the library: an entry of the knowledge base, a full
     * name, or, where neither is given, the actor of this document alone.
     */
    key: z.string(),
    certainty: z.enum(["sure", "likely", "unsure"]),
    country: z.string().exactOptional(),
    /** Short names and acronyms that the document uses for it, normalised. */
    aliases: z.array(z.string()).readonly(),
    /** Keys of those it belongs to or acts for: a minister's state, a fighter's group. */
    partOf: z.array(z.string()).readonly(),
  })
  .readonly();
export type ActorDigest = z.infer<typeof actorDigestSchema>;

/** Case, accents, hyphens and articles make no difference between names. */
export function normaliseName(name: string): string {
  return name
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/['’ʼ`.]/g, "")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .replace(/^(?:the|a|an) /, "")
    .trim();
}

/** Kinds whose members act for the whole of their country. */
const FOR_COUNTRY = new Set(["state", "government", "office"]);
const OFFICIAL = new Set(["GOV", "MIL", "SPY", "COP", "JUD"]);

export function actorDigests({ document, actors }: Reading): readonly ActorDigest[] {
  const keys = new Map(actors.map((actor) => [actor.id, keyOf(actor, document.id)]));
  const named = actors.filter((actor) => actor.entity !== undefined || hasName(actor));
  return actors.map((actor) => {
    const own = keys.get(actor.id) ?? "";
    const wholes = new Set<string>();
    for (const role of actor.roles ?? []) {
      if (role.former !== true && role.of !== undefined) wholes.add(keys.get(role.of) ?? "");
    }
    // "Taliban fighters", "the leaders of the rebel group": who is named inside the description is who they act for.
    if (actor.entity === undefined && !hasName(actor)) {
      for (const whole of named)
        if (whole !== actor && isNamedInside(whole, actor)) wholes.add(keys.get(whole.id) ?? "");
    }
    if (actor.country !== undefined && actsForCountry(actor)) wholes.add(`kb:${actor.country}`);
    wholes.delete(own);
    wholes.delete("");
    return {
      id: actor.id,
      name: actor.name,
      kind: actor.kind,
      key: own,
      certainty: actor.entity === undefined ? (own.startsWith("in:") ? "unsure" : "likely") : "sure",
      ...(actor.country === undefined ? {} : { country: actor.country }),
      aliases: own.startsWith("name:") ? aliasesOf(actor, document.text) : [],
      partOf: [...wholes].sort(),
    };
  });
}

const hasName = (actor: Actor): boolean => actor.mentions.some((mention) => mention.form === "name");

const actsForCountry = ({ kind, sector }: Actor): boolean =>
  FOR_COUNTRY.has(kind) || (kind === "person" && sector !== undefined && OFFICIAL.has(sector));

function isNamedInside(whole: Actor, part: Actor): boolean {
  return part.mentions.some(
    ({ form, span: [start, end] }) =>
      form === "nominal" &&
      whole.mentions.some(
        (inner) =>
          (inner.form === "name" || inner.form === "adjective" || inner.form === "metonym") &&
          inner.span[0] >= start &&
          inner.span[1] <= end &&
          inner.span[1] - inner.span[0] < end - start,
      ),
  );
}

/** One word names a person only within its document ("Ali"); of an office or a group the country decides. */
function keyOf(actor: Actor, document: string): string {
  if (actor.entity !== undefined) return `kb:${actor.entity}`;
  const name = normaliseName(actor.name);
  const words = name.split(" ");
  // By its head: "the United Nations children" and "the United Nations children's agency" begin with the same word.
  const local = `in:${document}#${actor.mentions[0]?.head[0] ?? 0}`;
  if (!hasName(actor) || !/\p{L}/u.test(name)) return local;
  switch (actor.kind) {
    case "person":
      return words.length > 1 ? `name:person:${name}` : local;
    case "office":
    case "government":
      return actor.country === undefined ? local : `name:office:${name}`;
    case "people":
    case "unknown":
      return local;
    default:
      return words.length > 1 || /^[A-Z]{3,}$/.test(actor.name) ? `name:group:${name}` : local;
  }
}

/** Acronyms and other full names; a surname alone would join families. */
function aliasesOf(actor: Actor, text: string): readonly string[] {
  const names = new Set<string>();
  for (const { span, form } of actor.mentions) {
    if (form !== "name") continue;
    const words = text.slice(...span);
    const name = normaliseName(words);
    if (/^[A-Z][A-Za-z-]*[A-Z][A-Za-z-]*$/.test(words) || (actor.kind !== "person" && name.includes(" ")))
      names.add(name);
  }
  names.delete(normaliseName(actor.name));
  return [...names].sort();
}
