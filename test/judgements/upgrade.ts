import type { Reading } from "../../src/doc/reading.ts";
import type { Span } from "../../src/doc/span.ts";
import { ELEMENT_KINDS, LISTS } from "../../src/judgements/elements.ts";

/** Which element of the new reading is which of the old one; what is not here is gone or new. */
export interface Upgrade {
  readonly reading: Reading;
  readonly oldOf: ReadonlyMap<string, string>;
}

/**
 * The reading as another engine might make it of the same text: half of the elements moved by a few characters, some
 * gone, some called otherwise, all with new ids and in another order. Who is who is kept, to hold a judgement's fate against.
 */
export function upgrade(reading: Reading, random: () => number): Upgrade {
  const size = reading.document.text.length;
  const shift = ([start, end]: Span): Span => {
    const [before, after] = [Math.floor(random() * 5) - 2, Math.floor(random() * 5) - 2];
    const from = Math.min(Math.max(0, start + before), size - 1);
    return [from, Math.min(size, Math.max(from + 1, end + after))];
  };
  const gone = new Set<string>();
  const renamed = new Map<string, string>();
  for (const kind of ELEMENT_KINDS) {
    const ids = reading[LISTS[kind]].map(({ id }) => id);
    for (const [at, id] of shuffled(ids, random).entries()) {
      if (random() < 0.1) gone.add(id);
      else renamed.set(id, `n${ELEMENT_KINDS.indexOf(kind)}${at}`);
    }
  }
  /** Every id, wherever it stands, and spans of half of the elements. */
  const rewrite = (value: unknown, moved: boolean): unknown => {
    if (typeof value === "string") return renamed.get(value) ?? value;
    if (Array.isArray(value)) {
      const isSpan = value.length === 2 && value.every((part) => typeof part === "number");
      if (isSpan) return moved ? shift([Number(value[0]), Number(value[1])]) : value;
      return value.filter((part) => typeof part !== "string" || !gone.has(part)).map((part) => rewrite(part, moved));
    }
    if (typeof value !== "object" || value === null) return value;
    const kept = Object.entries(value).filter(([, part]) => typeof part !== "string" || !gone.has(part));
    return Object.fromEntries(kept.map(([key, part]) => [key, rewrite(part, moved)]));
  };
  const list = <E extends { readonly id: string }>(elements: readonly E[]): readonly E[] =>
    shuffled(
      elements.filter(({ id }) => !gone.has(id)),
      random,
    ).map((element) => rewrite(element, random() < 0.5) as E);
  const called = [...reading.events].map((event) =>
    random() < 0.2 ? { ...event, type: event.type === "CONSULT" ? ("AGREE" as const) : ("CONSULT" as const) } : event,
  );
  const figures = [...reading.figures].map((figure) => (random() < 0.2 ? { ...figure, low: 999 } : figure));
  return {
    reading: {
      ...reading,
      engine: { ...reading.engine, version: "next" },
      actors: list(reading.actors),
      places: list(reading.places),
      attributions: list(reading.attributions),
      events: list(called),
      relations: list(reading.relations.filter(({ from, to }) => !gone.has(from) && !gone.has(to))),
      figures: list(figures),
    },
    oldOf: new Map([...renamed].map(([old, now]) => [now, old])),
  };
}

export function shuffled<T>(items: readonly T[], random: () => number): readonly T[] {
  const left = [...items];
  const out: T[] = [];
  while (left.length > 0) out.push(...left.splice(Math.floor(random() * left.length), 1));
  return out;
}

/** Mulberry32 (Tommy Ettinger, public domain): the same numbers from the same seed on every machine. */
export function randomFrom(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
