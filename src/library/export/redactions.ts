import type { Actor, Reading } from "../../doc/reading.ts";
import type { ExportStory } from "../../export/source.ts";
import type { Contradiction, Evidence, FigureStep, Identity, Position, Value } from "../../fusion/aspects/types.ts";
import { isPrivate, redactionOf } from "../../judgements/private.ts";
import type { Redaction } from "../../judgements/redact.ts";

/** Finds the redaction of a document; undefined where private persons are to be named, or there are none. */
export type FindRedaction = (document: string) => Promise<Redaction | undefined>;

export const redactionOrNone = (reading: Reading): Redaction | undefined => {
  const redaction = redactionOf(reading);
  return redaction.persons === 0 ? undefined : redaction;
};

/** Who an actor is across documents, without the name of a private person: that is a key of this document alone. */
export function identifyPrivate(
  original: Reading,
  redacted: Reading,
  identify: (actor: string) => Identity,
): (actor: string) => Identity {
  const hidden = new Map<string, Identity>();
  for (const actor of original.actors) {
    const shown = redacted.actors.find(({ id }) => id === actor.id);
    const name = shown?.name ?? "";
    // Others may be called by a private person's name: "the family of Leila Farrow".
    if (!isPrivate(original, actor) && name === actor.name) continue;
    const key = `in:${original.document.id}#${startOf(shown)}`;
    hidden.set(actor.id, { key, name });
  }
  return (actor) => hidden.get(actor) ?? identify(actor);
}

const startOf = (actor: Actor | undefined): number => actor?.mentions[0]?.head[0] ?? 0;

export async function redactStory(story: ExportStory, find: FindRedaction): Promise<ExportStory> {
  const redactions = await findAll(
    story.reports.map(({ document }) => document),
    find,
  );
  if (redactions.length === 0) return story;
  const words = wordsOf(redactions);
  return {
    ...story,
    title: words(story.title),
    ...(story.machineTitle === undefined ? {} : { machineTitle: words(story.machineTitle) }),
    labels: story.labels.map(words),
    happenings: await Promise.all(
      story.happenings.map(async (happening) => ({
        ...happening,
        aspects: await Promise.all(
          happening.aspects.map(async (aspect) => ({
            ...aspect,
            positions: await Promise.all(aspect.positions.map((position) => redactPosition(position, find))),
            comparisons: aspect.comparisons.map((each) => ({ ...each, reason: words(each.reason) })),
          })),
        ),
        steps: await Promise.all(happening.steps.map((step) => redactStep(step, find))),
      })),
    ),
    contradicting: await Promise.all(story.contradicting.map((each) => redactContradiction(each, find))),
    joined: story.joined.map((each) => ({ ...each, reasons: each.reasons.map(words) })),
  };
}

export async function redactContradiction(contradiction: Contradiction, find: FindRedaction): Promise<Contradiction> {
  const documents = contradiction.positions.flatMap(({ evidence }) => evidence.map(({ document }) => document));
  const redactions = await findAll(documents, find);
  if (redactions.length === 0) return contradiction;
  const words = wordsOf(redactions);
  return {
    ...contradiction,
    about: words(contradiction.about),
    reason: words(contradiction.reason),
    positions: await Promise.all(contradiction.positions.map((position) => redactPosition(position, find))),
  };
}

async function redactPosition(position: Position, find: FindRedaction): Promise<Position> {
  const redactions = await findAll(
    position.evidence.map(({ document }) => document),
    find,
  );
  if (redactions.length === 0) return position;
  const words = wordsOf(redactions);
  const claimant = words(position.claimant);
  return {
    ...position,
    claimant,
    key: claimant === position.claimant ? position.key : `described:${claimant}`,
    chain: position.chain.map(words),
    ...(position.value === undefined ? {} : { value: redactValue(position.value, words) }),
    words: position.words.map(words),
    evidence: await Promise.all(position.evidence.map((each) => redactEvidence(each, find))),
  };
}

/** Keys of actors are made of their names. */
function redactValue(value: Value, words: (text: string) => string): Value {
  if (value.kind !== "actors") return inStrings(value, words);
  const names = value.names.map(words);
  const keys = value.keys.map((key, at) => (names[at] === value.names[at] ? key : `described:${names[at] ?? ""}`));
  return { ...value, names, keys };
}

async function redactStep(step: FigureStep, find: FindRedaction): Promise<FigureStep> {
  const redaction = await find(step.evidence.document);
  if (redaction === undefined) return step;
  const claimant = redaction.words(step.claimant);
  return {
    ...step,
    claimant,
    key: claimant === step.claimant ? step.key : `described:${claimant}`,
    value: inStrings(step.value, redaction.words),
    evidence: await redactEvidence(step.evidence, find),
  };
}

async function redactEvidence({ document, span }: Evidence, find: FindRedaction): Promise<Evidence> {
  return { document, span: (await find(document))?.span(span) ?? span };
}

async function findAll(documents: readonly string[], find: FindRedaction): Promise<readonly Redaction[]> {
  const found = await Promise.all([...new Set(documents)].map(find));
  return found.filter((redaction) => redaction !== undefined);
}

/** A string that several documents have a part in: without the names of any of them. */
export const wordsOf =
  (redactions: readonly Redaction[]) =>
  (text: string): string =>
    redactions.reduce((left, { words }) => words(left), text);

/** The same record with another text in each of its strings that is no kind, day or key of the format. */
export function inStrings<T>(value: T, words: (text: string) => string, field = ""): T {
  if (typeof value === "string") return (OWN.has(field) ? value : words(value)) as T;
  if (Array.isArray(value)) return value.map((each: unknown) => inStrings(each, words, field)) as T;
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [name, inStrings(each as unknown, words, name)]),
  ) as T;
}

const OWN: ReadonlySet<string> = new Set(["kind", "from", "to", "edtf", "qualifier", "period", "country", "unit"]);
