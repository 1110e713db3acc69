import { z } from "zod";
import { HearsayError } from "../../errors.ts";
import type { Session } from "../../store/store.ts";
import {
  CODING_SCHEMA,
  type Coding,
  codingId,
  codingSchema,
  inTime,
  lastCodings,
  partsOf,
  WITHDRAWN,
} from "../../validation/coding.ts";
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

type Said = Omit<Coding, "schema">;

/** What is found of an item; said again it replaces what the same coder found before. */
export async function code(session: Session, said: Said, sample: Sample): Promise<Coding> {
  return keep(session, await inTurn(session, said), sample);
}

/** Takes back what a coder said last, which stays on record; said twice it takes back what was before that, too. */
export async function withdrawLast(
  session: Session,
  { id, sample }: OpenSample,
  { coder, at }: Pick<Coding, "coder" | "at">,
): Promise<Coding> {
  const last = lastSaid(await codingsOf(session, id), coder);
  if (last !== undefined)
    return code(session, { sample: id, item: last.item, coder, at, verdict: WITHDRAWN, wrong: [] }, sample);
  throw new HearsayError("E_CONFLICT", {
    where: coder,
    expected: "an answer of this coder that can be taken back",
    got: "none",
    fix: "Go on with the item that is open.",
  });
}

/** What a coder has said last that still holds. */
export const lastSaid = (codings: readonly Coding[], coder: string): Coding | undefined =>
  inTime(lastCodings(codings).filter((coding) => coding.coder === coder)).at(-1);

/** Later than all that the coder has said of the sample: which of two answers is the last is asked of their times. */
async function inTurn(session: Session, said: Said): Promise<Said> {
  const before = (await codingsOf(session, said.sample)).filter(({ coder }) => coder === said.coder);
  const last = inTime(before).at(-1);
  if (last === undefined || last.at < said.at) return said;
  return { ...said, at: new Date(Date.parse(last.at) + 1).toISOString() };
}

async function keep(session: Session, said: Said, sample: Sample): Promise<Coding> {
  const parsed = codingSchema.safeParse({ schema: CODING_SCHEMA, ...said });
  const item = sample.items[said.item];
  const parts = item === undefined ? [] : partsOf(item.layer);
  const fits = said.verdict === "wrong" || said.wrong.length === 0;
  if (parsed.success && item !== undefined && fits && said.wrong.every((part) => parts.includes(part))) {
    const json = JSON.stringify(parsed.data);
    await session.addCodings([{ id: codingId(parsed.data), sample: said.sample, at: said.at, json }]);
    return parsed.data;
  }
  throw new HearsayError("E_INPUT_SCHEMA", {
    where: `item ${said.item}`,
    expected: `an item of the sample, a verdict, and of what is wrong parts among ${parts.join(", ")}`,
    got: JSON.stringify({ verdict: said.verdict, wrong: said.wrong }),
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
  for (const { schema: _, ...coding } of fresh) await keep(session, coding, sample);
  return fresh.length;
}

const NOTHING_TAKEN = { id: "", at: "", sample: undefined, codings: [] } as const;

/** An item of a sample as one coder has it: by a key that tells nobody else's place, and not its stratum either. */
export interface OpenItem {
  readonly item: number;
  readonly key: string;
}

/** As many characters of a hash as keep two items of one sample apart. */
const KEY = 16;

/**
 * The items in the order in which one coder has them: the same item is the first for one and the last for another, so
 * that tiredness and habit do not fall on the same items.
 */
export const itemsFor = (sample: Sample, id: string, coder: string): readonly OpenItem[] =>
  sample.items
    .map((_, item) => ({ item, key: rankOf(sample.seed, id, coder, String(item)).slice(0, KEY) }))
    .sort((a, b) => (a.key < b.key ? -1 : 1));

/** What a coder has still to code. */
export function openItems(sample: Sample, id: string, codings: readonly Coding[], coder: string): readonly number[] {
  const done = doneBy(codings, coder);
  return itemsFor(sample, id, coder).flatMap(({ item }) => (done.has(item) ? [] : [item]));
}

export const doneBy = (codings: readonly Coding[], coder: string): ReadonlySet<number> =>
  new Set(lastCodings(codings).flatMap((coding) => (coding.coder === coder ? [coding.item] : [])));
