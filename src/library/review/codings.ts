import { z } from "zod";
import { HearsayError } from "../../errors.ts";
import type { Session } from "../../store/store.ts";
import { CODING_SCHEMA, type Coding, codingId, codingSchema, lastCodings, PARTS } from "../../validation/coding.ts";
import { rankOf, type Sample, sampleId, sampleSchema } from "../../validation/sample.ts";

export interface OpenSample {
  readonly id: string;
  /** When it was drawn. */
  readonly at: string;
  readonly sample: Sample;
}

/** The sample whose id begins so, else the newest; E_USAGE where there is none. */
export async function openSample(session: Session, prefix?: string): Promise<OpenSample> {
  const all = await session.samples();
  const found = prefix === undefined ? all.slice(0, 1) : all.filter(({ id }) => id.startsWith(prefix.toLowerCase()));
  const [only] = found;
  const row = only !== undefined && found.length === 1 ? await session.sample(only.id) : undefined;
  if (row !== undefined) return { id: row.id, at: row.at, sample: sampleSchema.parse(JSON.parse(row.json)) };
  throw new HearsayError("E_USAGE", {
    ...(prefix === undefined ? {} : { where: prefix }),
    expected: "a sample that was drawn from this library",
    got: found.length === 0 ? "none" : `${found.length}`,
    fix: "Draw one: hearsay validate --sample 100",
  });
}

export async function codingsOf(session: Session, sample: string): Promise<readonly Coding[]> {
  return (await session.codings(sample)).map(({ json }) => codingSchema.parse(JSON.parse(json)));
}

/** What is found of an item; said again it replaces what the same coder found before. */
export async function code(session: Session, coding: Omit<Coding, "schema">, sample: Sample): Promise<Coding> {
  const parsed = codingSchema.safeParse({ schema: CODING_SCHEMA, ...coding });
  const item = sample.items[coding.item];
  const parts: readonly string[] = item === undefined ? [] : PARTS[item.layer];
  if (parsed.success && item !== undefined && coding.wrong.every((part) => parts.includes(part))) {
    const json = JSON.stringify(parsed.data);
    await session.addCodings([{ id: codingId(parsed.data), sample: coding.sample, at: coding.at, json }]);
    return parsed.data;
  }
  throw new HearsayError("E_INPUT_SCHEMA", {
    where: `item ${coding.item}`,
    expected: `an item of the sample, a verdict, and parts among ${parts.join(", ")}`,
    got: JSON.stringify({ verdict: coding.verdict, wrong: coding.wrong }),
    fix: "docs/validation.md shows what a coding holds.",
  });
}

/** Takes over a sample and what was found of it from another library; gives how many answers are new here. */
export async function takeOver(session: Session, given: unknown, where: string): Promise<number> {
  const parsed = z
    .looseObject({ id: z.string(), at: z.string(), sample: sampleSchema, codings: z.array(codingSchema) })
    .safeParse(given);
  const { id, at, sample, codings } = parsed.success ? parsed.data : NOTHING_TAKEN;
  if (sample === undefined || sampleId(sample) !== id || codings.some((coding) => coding.sample !== id)) {
    throw new HearsayError("E_INPUT_SCHEMA", {
      where,
      expected: "a sample with its answers",
      got: parsed.success ? "one that was changed" : "something else",
      fix: "`hearsay validate --report --json` writes one.",
    });
  }
  await session.addSample({ id, at, json: JSON.stringify(sample) });
  const known = new Set((await session.codings(id)).map((coding) => coding.id));
  const fresh = codings.filter((coding) => !known.has(codingId(coding)));
  for (const { schema: _, ...coding } of fresh) await code(session, coding, sample);
  return fresh.length;
}

const NOTHING_TAKEN = { id: "", at: "", sample: undefined, codings: [] } as const;

/**
 * What a coder has still to code, in an order of their own: the same item is the first for one and the last for another,
 * so that tiredness and habit do not fall on the same items.
 */
export function openItems(sample: Sample, id: string, codings: readonly Coding[], coder: string): readonly number[] {
  const done = new Set(lastCodings(codings).flatMap((coding) => (coding.coder === coder ? [coding.item] : [])));
  return sample.items
    .map((_, item) => ({ item, rank: rankOf(sample.seed, id, coder, String(item)) }))
    .filter(({ item }) => !done.has(item))
    .sort((a, b) => (a.rank < b.rank ? -1 : 1))
    .map(({ item }) => item);
}
